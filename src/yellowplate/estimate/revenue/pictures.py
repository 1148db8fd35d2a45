"""Plain data for the pictures of receipts: density with bands, fan by month with its breaks, exceedance."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from yellowplate.estimate.revenue.answer import BANDS, Band, Density, Exceedance, FanMonth
from yellowplate.estimate.revenue.scenario import Month, Scenario
from yellowplate.estimate.revenue.totals import Totals
from yellowplate.records.receipts import Total
from yellowplate.tables import route_events
from yellowplate.tables.route_events import EventKind

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Array = NDArray[np.float64]

N_AT = 160
"""Points at which a density is given."""
N_BINS = 2048
"""Bins into which draws are counted before they are smoothed: far narrower than the kernel."""
STEPS = (1, 2, 5)
"""Round sums in each power of ten at which the chance of exceeding is given."""


def bands(draws: Array) -> tuple[Band, ...]:
    """Return the central ranges of one column of draws."""
    import numpy as np

    found = []
    for level in BANDS:
        low, high = np.quantile(draws, [(1 - level) / 2, (1 + level) / 2])
        found.append(Band(level, _short(low), _short(high)))
    return tuple(found)


def _short(number: float) -> float:
    return float(f"{number:.6g}") + 0.0


def density(quantity: str, unit: str, draws: Array) -> Density:
    """Smooth draws to a density.

    Args:
        quantity: what the draws are.
        unit: their unit.
        draws: one value a draw.

    Returns:
        Heights at 160 places between the 0.1 and 99.9 % parts: a normal kernel of Silverman's width, taken on the log
        where every draw is above 0.

    Source: Silverman 1986, section 3.4.2 (width 0.9 min(sd, interquartile range / 1.34) n^(-1/5)).
    """
    import numpy as np

    is_positive = bool((draws > 0).all())
    bent = np.log(draws) if is_positive else draws
    low, high = np.quantile(bent, [0.001, 0.999])
    at = np.linspace(low, high, N_AT)
    quarters = np.quantile(bent, [0.25, 0.75])
    spread = min(float(bent.std()), float(quarters[1] - quarters[0]) / 1.34)
    width = 0.9 * spread * len(bent) ** -0.2
    if width <= 0:
        value = _short(float(np.median(draws)))
        return Density(quantity, unit, (value,), (0.0,), value, bands(draws))
    counts, edges = np.histogram(bent, bins=N_BINS)
    middles = (edges[1:] + edges[:-1]) / 2
    kernel = np.exp(-(((at[:, None] - middles[None, :]) / width) ** 2) / 2)
    height = kernel @ counts / (len(bent) * width * np.sqrt(2 * np.pi))
    values = np.exp(at) if is_positive else at
    height = height / values if is_positive else height
    return Density(
        quantity,
        unit,
        tuple(_short(one) for one in values),
        tuple(_short(one) for one in height),
        _short(float(np.median(draws))),
        bands(draws),
    )


def breaks_in(scenario: Scenario, month: Month) -> tuple[str, ...]:
    """Return the events that break the regime in a month: halts of the scenario and crackdowns of the calendar."""
    first, last = month.span
    halts = {halt.event for halt in scenario.halts}
    found = []
    for event in route_events.load():
        began = event.happened_on.earliest
        is_break = event.id in halts or event.kind in (EventKind.CRACKDOWN, EventKind.RESTART)
        if is_break and began is not None and first <= began <= last:
            found.append(event.id)
    return tuple(found)


def fan(scenario: Scenario, run: Totals) -> Iterator[FanMonth]:
    """Yield gross receipts and arrivals month by month, with the events that break the regime."""
    import numpy as np

    arrivals = sum((flow.arrivals for flow in run.classes.values()), start=np.zeros((1, 1)))
    for quantity, unit, by_month in (
        ("gross", "CNY per month", run.totals[Total.GROSS]),
        ("arrivals", "vehicles per month", arrivals),
    ):
        for column, month in enumerate(scenario.months):
            draws = by_month[:, column]
            yield FanMonth(
                quantity, unit, str(month), _short(float(np.median(draws))), bands(draws), breaks_in(scenario, month)
            )


def exceedance(draws: Array, unit: str) -> tuple[Exceedance, ...]:
    """Say how likely the draws lie above round sums.

    Returns:
        Sums of 1, 2 and 5 in each power of ten between the smallest and the largest draw above 0, with the chance of
        more; empty where no draw is above 0.
    """
    import numpy as np

    above = draws[draws > 0]
    if not len(above):
        return ()
    first, last = (int(np.floor(np.log10(end))) for end in (above.min(), above.max()))
    sums = [step * 10.0**power for power in range(first, last + 1) for step in STEPS]
    return tuple(
        Exceedance(one, unit, round(float((draws > one).mean()), 6))
        for one in sums
        if above.min() <= one <= above.max()
    )
