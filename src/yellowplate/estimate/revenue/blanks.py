"""Streams that are left out because nobody states a number they need: named, asked for, and what they would weigh."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from yellowplate.estimate.revenue.answer import Blank
from yellowplate.estimate.revenue.estimates import Wording, estimate_of
from yellowplate.estimate.revenue.flow import flow_of_class
from yellowplate.estimate.revenue.parameters import Parameter, needed_by
from yellowplate.estimate.revenue.scenario import Scenario, VehicleClass
from yellowplate.estimate.revenue.totals import in_year
from yellowplate.records import Estimate
from yellowplate.records.receipts import Stream
from yellowplate.records.units import YuanPerVehicle, YuanPerVehicleYear
from yellowplate.tables import fees

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Array = NDArray[np.float64]

PER_YUAN = 1000
"""The fee at which a blank stream's weight is shown; receipts rise in proportion to the fee."""


def path_of(vehicle_class: str, parameter: Parameter) -> str:
    """Return the key under which a scenario states a parameter."""
    return f"country.{parameter.name}" if parameter.is_of_country else f"class.{vehicle_class}.{parameter.name}"


def _reported(parameter: Parameter, vehicle_class: str) -> tuple[str, ...]:
    if not parameter.item:
        return ()
    return tuple(
        f"{fee.fact.id}, {fee.fact.attribution}: {fee.fact.note}"
        for fee in fees.of_item(parameter.item, vehicle_class)
        if fee.fact is not None
    )


def _asks(parameter: Parameter, vehicle_class: str) -> str:
    item = parameter.item
    known = "no report prints a figure" if item and fees.is_unreported(item, vehicle_class) else "it is not stated"
    return (
        f"{parameter.asks} {known[0].upper()}{known[1:]}: "
        f"give it in {parameter.kind.UNIT} as [{path_of(vehicle_class, parameter)}], "
        "elicited with a note or reported with its source."
    )


def _weight(
    scenario: Scenario, one: VehicleClass, stream: Stream, lacks: tuple[Parameter, ...], values: Mapping[str, Array]
) -> Array | None:
    """Return the receipts of the year asked if the one missing fee were 1,000 yuan, or None."""
    if len(lacks) != 1 or lacks[0].kind not in (YuanPerVehicle, YuanPerVehicleYear):
        return None
    flow = flow_of_class(scenario, one, values, fixed={f"{one.name}.{lacks[0].name}": float(PER_YUAN)})
    return in_year(scenario, flow.receipts[stream], scenario.asked.year)


def blanks(scenario: Scenario, values: Mapping[str, Array], words: Wording) -> tuple[Blank, ...]:
    """Name every stream of every class that cannot be computed, in order of class and stream.

    Args:
        scenario: the scenario.
        values: drawn values by name of the belief.
        words: what every estimate says.
    """
    found = []
    for one in scenario.classes:
        for stream in Stream:
            lacks = one.lacks(stream, scenario.country)
            if not lacks:
                continue
            weight = _weight(scenario, one, stream, lacks, values)
            per_unit: Estimate | None = None
            if weight is not None:
                quantity = f"{one.name}: {str(stream).replace('_', ' ')} for each {PER_YUAN} yuan of the missing fee"
                per_unit = estimate_of(quantity, "CNY", weight, words, over=str(scenario.asked.year))
            asks = tuple(_asks(parameter, one.name) for parameter in lacks)
            reported = tuple(line for parameter in lacks for line in _reported(parameter, one.name))
            keys = tuple(path_of(one.name, parameter) for parameter in lacks)
            found.append(Blank(one.name, stream, keys, asks, reported, per_unit))
    return tuple(found)


def named(scenario: Scenario) -> tuple[str, ...]:
    """Return one sentence for each blank stream, for what an estimate leaves out."""
    return tuple(
        f"{one.name}: {str(stream).replace('_', ' ')}, because "
        f"{', '.join(parameter.name for parameter in one.lacks(stream, scenario.country))} is not stated"
        for one in scenario.classes
        for stream in Stream
        if needed_by(stream) and one.lacks(stream, scenario.country)
    )
