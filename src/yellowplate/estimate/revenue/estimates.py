"""Turns the draws of a run into Estimates: by year and over all months, in yuan, converted once at the end."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from yellowplate.estimate.revenue.scenario import Scenario
from yellowplate.estimate.revenue.totals import Totals, in_year
from yellowplate.records import Estimate
from yellowplate.records.receipts import Stream, Total
from yellowplate.tables.exchange_rates import official_for

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Array = NDArray[np.float64]

LEVEL = 0.9
METHOD = (
    "Monte Carlo over a monthly stock-flow model on scrambled Sobol points; median and central 90 % of the draws "
    "(yellowplate estimate revenue)"
)
ASSUMPTIONS = (
    "Every number is independent of every other.",
    "A share of what stands unsold is sold each month, the same whatever its price.",
    "A loss on a vehicle falls on its private backer; the state's margin is never below zero.",
    "Charges are paid in yuan, in the month they fall due.",
    "Halts stop arrivals wholly on their days; no rate is carried across the break of November 2025.",
)
LEFT_OUT = (
    "registration, plate and yearly permit of organisations' vehicles: what one body of the state pays another",
    "bribes to officials, bank fees, sales of state showrooms, parts and fuel",
    "classes of vehicle the scenario does not state",
)
MEANINGS = {
    Total.GROSS: "gross: collected by any body of the state",
    Total.RETAINED: "retained: the part of gross that reaches the centre",
    Total.NET: "net: gross less what left for China for the same vehicles",
}


@dataclass(frozen=True, slots=True)
class Wording:
    """What every Estimate of one answer says in the same words.

    Attributes:
        population: which vehicles, where and when.
        left_out: what is not counted, the blank streams first.
    """

    population: str
    left_out: tuple[str, ...]


def estimate_of(quantity: str, unit: str, draws: Array, words: Wording, *, over: str) -> Estimate:
    """Make an Estimate of draws.

    Args:
        quantity: what is estimated.
        unit: its unit.
        draws: one value a draw.
        words: what every estimate says.
        over: which months or year.
    """
    import numpy as np

    low, middle, high = (float(f"{end:.6g}") for end in np.quantile(draws, [0.05, 0.5, 0.95]))
    return Estimate(
        quantity=quantity,
        value=middle,
        lower=low,
        upper=high,
        level=LEVEL,
        unit=unit,
        method=METHOD,
        population=f"{words.population}; {over}",
        assumptions=ASSUMPTIONS,
        left_out=words.left_out,
    )


def spans(scenario: Scenario) -> Iterator[tuple[str, int | None]]:
    """Yield each calendar year, said in months where it is not whole, and the whole scenario (None)."""
    for year in sorted({month.year for month in scenario.months}):
        months = [month for month in scenario.months if month.year == year]
        whole = len(months) == 12  # noqa: PLR2004 -- months of a year
        yield (str(year) if whole else f"{months[0]} to {months[-1]}"), year
    if scenario.first.year < scenario.last.year:
        yield f"{scenario.first} to {scenario.last}", None


def months_of(estimate: Estimate) -> str:
    """Return which months or year an estimate is of: the last part of its population."""
    return estimate.population.rpartition("; ")[2]


def is_of_year(estimate: Estimate, year: int) -> bool:
    """Return whether an estimate is of one calendar year, whole or in part."""
    first, _, last = months_of(estimate).partition(" to ")
    return first[:4] == str(year) and (last or first)[:4] == str(year)


def dollars(scenario: Scenario, by_month: Array, year: int | None) -> Array:
    """Convert a sum of yuan by the official mean of each year; the only place where yuan become dollars."""
    years = sorted({month.year for month in scenario.months}) if year is None else [year]
    parts = []
    for one in years:
        rate = official_for(one)
        assert rate is not None, "scenarios begin after the table of official rates"
        parts.append(in_year(scenario, by_month, one) / float(rate.rate.value))
    found: Array = sum(parts[1:], start=parts[0])
    return found


def _money(scenario: Scenario, name: str, by_month: Array, words: Wording) -> Iterator[Estimate]:
    for over, year in spans(scenario):
        yuan = by_month.sum(axis=1) if year is None else in_year(scenario, by_month, year)
        yield estimate_of(name, "CNY", yuan, words, over=over)
        yield estimate_of(name, "USD", dollars(scenario, by_month, year), words, over=over)


def _count(scenario: Scenario, name: str, by_month: Array, words: Wording) -> Iterator[Estimate]:
    for over, year in spans(scenario):
        counted = by_month.sum(axis=1) if year is None else in_year(scenario, by_month, year)
        yield estimate_of(name, "vehicles", counted, words, over=over)


def estimates(scenario: Scenario, run: Totals, words: Wording) -> Iterator[Estimate]:
    """Yield an Estimate of every total, stream and count, for each year and for all months; then of demand."""
    for total, by_month in run.totals.items():
        yield from _money(scenario, MEANINGS[total], by_month, words)
    for stream, by_month in run.streams.items():
        yield from _money(scenario, f"receipts from {_spoken(stream)}", by_month, words)
    if run.left_for_china is not None:
        yield from _money(scenario, "left for China for purchase and carriage", run.left_for_china, words)
    for name, flow in run.classes.items():
        yield from _count(scenario, f"{name}: arrivals", flow.arrivals, words)
        yield from _count(scenario, f"{name}: sold", flow.sold, words)
        if flow.private is not None:
            yield from _count(scenario, f"{name}: sold to private owners", flow.private, words)


def demand(scenario: Scenario, run: Totals, values: dict[str, Array], words: Wording) -> Iterator[Estimate]:
    """Yield what buyers pay and how many they may be: demand, never a take of the state.

    Sharing a car and paying by instalments change who pays and when, not what the state takes from the car.
    """
    for name, flow in run.classes.items():
        if flow.price is not None:
            paid = flow.sold * flow.price
            yield from _money(scenario, f"{name}: paid by buyers in full, demand and not take", paid, words)
        sharers = values.get(f"{name}.sharers")
        if sharers is not None and flow.private is not None:
            people = flow.private * sharers[:, None]
            for over, year in spans(scenario):
                counted = people.sum(axis=1) if year is None else in_year(scenario, people, year)
                quantity = f"{name}: buyers if every private vehicle were bought together, demand and not take"
                yield estimate_of(quantity, "persons", counted, words, over=over)
        months = values.get(f"{name}.instalments")
        if months is not None and flow.price is not None and flow.private is not None:
            owed = _outstanding(flow.private * flow.price, months)
            yield estimate_of(
                f"{name}: still owed by private buyers if every one paid by instalments, demand and not take",
                "CNY",
                owed,
                words,
                over=f"end of {scenario.last}",
            )


def _outstanding(sales: Array, months: Array) -> Array:
    """Return what is unpaid at the end where each month's sales are paid in equal parts from the same month on."""
    import numpy as np

    age = np.arange(sales.shape[1] - 1, -1, -1)
    unpaid = np.clip(1 - (age[None, :] + 1) / np.maximum(months[:, None], 1.0), 0, 1)
    found: Array = (sales * unpaid).sum(axis=1)
    return found


def _spoken(stream: Stream) -> str:
    return str(stream).replace("_", " ")
