"""Gross, retained, net: the three totals of a run, by month, over all classes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from yellowplate.estimate.revenue.flow import ClassFlow, flow_of_class
from yellowplate.estimate.revenue.scenario import Scenario, Variant
from yellowplate.records.receipts import Stream, Total

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Totals:
    """A run over all classes; each array has a row a draw and a column a month, in yuan.

    Attributes:
        classes: the flow of each class, by key.
        streams: receipts of each stream that at least one class has.
        totals: the totals that can be computed: retained needs the central share, net a purchase price of every class.
        left_for_china: purchase and carriage, over the classes that state a price; or None.
    """

    classes: dict[str, ClassFlow]
    streams: dict[Stream, Array]
    totals: dict[Total, Array]
    left_for_china: Array | None


def run_totals(scenario: Scenario, values: Mapping[str, Array], variant: Variant | None = None) -> Totals:
    """Run a scenario, or a variant of it, on drawn values.

    Args:
        scenario: the scenario.
        values: drawn values by name of the belief.
        variant: what is changed, or None.
    """
    import numpy as np

    fixed = variant.fixed if variant else {}
    flow_of = variant.flow_of if variant else None
    classes = {one.name: flow_of_class(scenario, one, values, fixed=fixed, flow_of=flow_of) for one in scenario.classes}
    streams: dict[Stream, Array] = {}
    for flow in classes.values():
        for stream, receipts in flow.receipts.items():
            streams[stream] = streams[stream] + receipts if stream in streams else receipts
    streams = {stream: streams[stream] for stream in Stream if stream in streams}
    zero = np.zeros((1, len(scenario.months)))
    gross = sum(streams.values(), start=zero)
    totals = {Total.GROSS: gross}
    central = scenario.country.get("central_share")
    if "country.central_share" in fixed:
        totals[Total.RETAINED] = gross * fixed["country.central_share"]
    elif central is not None:
        totals[Total.RETAINED] = gross * values[central.name][:, None]
    known = [flow.left_for_china for flow in classes.values() if flow.left_for_china is not None]
    left = sum(known, start=zero) if known else None
    if left is not None and len(known) == len(classes):
        totals[Total.NET] = gross - left
    return Totals(classes, streams, totals, left)


def in_year(scenario: Scenario, months: Array, year: int) -> Array:
    """Add up the months of one calendar year that the scenario has.

    Returns:
        One sum a draw.
    """
    columns = [number for number, month in enumerate(scenario.months) if month.year == year]
    found: Array = months[:, columns].sum(axis=1)
    return found
