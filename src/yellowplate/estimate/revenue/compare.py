"""What an answer is set beside: variants on the same draws, rates of other reporters, reported figures, ceilings."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from yellowplate.estimate.revenue.answer import Below, Compared, Conversion, Held
from yellowplate.estimate.revenue.estimates import MEANINGS, Wording, estimate_of
from yellowplate.estimate.revenue.flow import ClassFlow, open_shares
from yellowplate.estimate.revenue.scenario import Check, Scenario
from yellowplate.estimate.revenue.totals import Totals, in_year, run_totals
from yellowplate.estimate.trade.rates import cross_rates
from yellowplate.records.units import NIGHTS_A_MONTH
from yellowplate.tables import ceilings, exchange_rates, reported_facts

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Array = NDArray[np.float64]

_TO_DOLLARS_A_YEAR = {"USD per month": 12.0}
_UNITS = {
    "private_sales": "vehicles",
    "arrivals": "vehicles",
    "arrivals_a_night": "vehicles per night",
    "yard": "vehicles",
    "price": "CNY per vehicle",
}


def compared(scenario: Scenario, run: Totals, values: Mapping[str, Array], words: Wording) -> tuple[Compared, ...]:
    """Run every variant on the draws of the scenario and compare draw by draw.

    Returns:
        The scenario first, then its variants in their order; those for which the total asked cannot be computed are
        left out.
    """
    import numpy as np

    asked = scenario.asked
    stated = in_year(scenario, run.totals[asked.total], asked.year)
    name = f"{MEANINGS[asked.total]}"
    rows = [
        Compared("as stated", estimate_of(name, "CNY", stated, words, over=str(asked.year)), difference=(0.0, 0.0, 0.0))
    ]
    for variant in scenario.variants:
        total = run_totals(scenario, values, variant).totals[asked.total]
        varied = in_year(scenario, total, asked.year)
        low, middle, high = (float(f"{end:.6g}") for end in np.quantile(varied - stated, [0.05, 0.5, 0.95]))
        estimate = estimate_of(name, "CNY", varied, words, over=f"{asked.year}; {variant.name}")
        rows.append(Compared(variant.name, estimate, (low, middle, high)))
    return tuple(rows)


def conversions(year: int, median_yuan: float) -> tuple[Conversion, ...]:
    """Convert one sum by every rate reported for a year: the official one, those printed beside prices, those of won.

    Args:
        year: the calendar year.
        median_yuan: middle of the total asked for.

    Returns:
        The official rate first; it alone is used. Rates through won follow in order of day.
    """
    known = exchange_rates.official_for(year)
    assert known is not None, "scenarios begin after the table of official rates"
    rate = float(known.rate.value)
    found = [
        Conversion(
            f"official {known.year}",
            "official",
            rate,
            str(known.year),
            "",
            "Federal Reserve, yearly mean",
            _short(median_yuan / rate),
            is_used=True,
        )
    ]
    for point in exchange_rates.load():
        if point.pair == "CNY/USD":
            value = float(point.value)
            converted = _short(median_yuan / value)
            found.append(
                Conversion(
                    point.id, "printed", value, str(point.on), point.place, point.surveyor, converted, is_used=False
                )
            )
    found += [
        Conversion(
            f"{cross.dollar.id} {cross.yuan.id}",
            "through won",
            _short(cross.value),
            str(cross.dollar.on),
            cross.dollar.place,
            cross.dollar.surveyor,
            _short(median_yuan / cross.value),
            is_used=False,
        )
        for cross in cross_rates(exchange_rates.load())
        if cross.dollar.on.earliest is not None and cross.dollar.on.earliest.year == year
    ]
    return tuple(found)


def _short(number: float) -> float:
    return float(f"{number:.6g}") + 0.0


def _outcome(scenario: Scenario, flow: ClassFlow, check: Check) -> Array | None:
    columns = [n for n, month in enumerate(scenario.months) if check.first <= month <= check.last]
    if not columns:
        return None
    if check.outcome == "private_sales":
        return None if flow.private is None else _sum(flow.private[:, columns])
    if check.outcome == "arrivals":
        return _sum(flow.arrivals[:, columns])
    if check.outcome == "arrivals_a_night":
        nights = float(open_shares(scenario)[columns].sum() * float(NIGHTS_A_MONTH))
        return _sum(flow.arrivals[:, columns]) / nights if nights else None
    if check.outcome == "yard":
        return _mean(flow.yard[:, columns])
    if flow.price is None:
        return None
    spread = flow.price if flow.price.shape[1] > 1 else flow.price[:, [0] * len(scenario.months)]
    return _mean(spread[:, columns])


def _sum(part: Array) -> Array:
    found: Array = part.sum(axis=1)
    return found


def _mean(part: Array) -> Array:
    found: Array = part.mean(axis=1)
    return found


def held(scenario: Scenario, run: Totals, words: Wording) -> tuple[Held, ...]:
    """Set reported figures beside what the scenario gives for the same thing; nothing is fitted to them.

    Returns:
        One row a check, in their order; a check of what the scenario does not compute is left out.
    """
    found = []
    for check in scenario.checks:
        fact = reported_facts.by_id()[check.fact]
        draws = _outcome(scenario, run.classes[check.vehicle_class], check)
        if draws is None or fact.low is None:
            continue
        quantity = f"{check.vehicle_class}: {check.outcome.replace('_', ' ')}"
        over = f"{check.first} to {check.last}"
        estimate = estimate_of(quantity, _UNITS[check.outcome], draws, words, over=over)
        low, high = float(fact.low), None if fact.high is None else float(fact.high)
        found.append(
            Held(
                fact.id,
                fact.note,
                fact.attribution,
                low,
                high,
                quantity,
                estimate,
                round(float((draws < low).mean()), 6),
                _reading(low, high, estimate.lower or 0.0, estimate.upper or 0.0),
            )
        )
    return tuple(found)


def _reading(low: float, high: float | None, lower: float, upper: float) -> str:
    if upper < low:
        return "the reported figure lies above the 90 % range: the scenario and this report disagree"
    if high is not None and lower > high:
        return "the reported figure lies below the 90 % range: the scenario and this report disagree"
    return "the reported figure and the 90 % range meet"


def below(year: int, upper_yuan: float) -> tuple[Below, ...]:
    """Set the upper end of gross receipts of a year beside the published figures.

    Args:
        year: the calendar year.
        upper_yuan: upper end of gross, yuan in that year.
    """
    known = exchange_rates.official_for(year)
    assert known is not None, "scenarios begin after the table of official rates"
    found = []
    for one in ceilings.load():
        high = float(one.high)
        in_yuan = one.unit.startswith("CNY")
        yearly = high / float(known.rate.value) if in_yuan else high * _TO_DOLLARS_A_YEAR.get(one.unit, 1.0)
        found.append(
            Below(
                one.id,
                one.what,
                float(one.low),
                high,
                one.unit,
                one.against,
                tuple(fact.id for fact in one.facts),
                one.source_url,
                _short(upper_yuan / float(known.rate.value) / yearly),
                one.note,
            )
        )
    return tuple(found)
