"""How the highest number grew with time: one estimate a window of sightings, and whether the numbers still run up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from yellowplate.estimate.method import Question, methods
from yellowplate.estimate.serials.serial import LEVEL, SerialAnswer, SerialBlock, SerialSeen
from yellowplate.records import rounded

DAYS_A_MONTH = 365.25 / 12
"""Days of a mean month, for rates."""

FEWEST_FOR_TREND = 6
"""Dated numbers below which no trend is looked for: five in perfect order have a chance of 1 in 60 either way."""

N_ORDERS = 4_999
"""Random orders the trend is compared with."""

SEED = 20251022
"""Start of the random stream of those orders and of the growth's interval."""


@dataclass(frozen=True, slots=True)
class SerialWindow:
    """Sightings of one calendar month.

    Attributes:
        earliest: first day of a sighting in it.
        latest: last day of a sighting in it.
        n_distinct: different numbers seen in it.
        highest: highest of them.
        highest_so_far: highest of this and all earlier windows: a floor of the highest number issued by then.
        answer: the estimate from this window alone.
    """

    earliest: date
    latest: date
    n_distinct: int
    highest: int
    highest_so_far: int
    answer: SerialAnswer


@dataclass(frozen=True, slots=True)
class SerialGrowth:
    """A block over time.

    Attributes:
        windows: months with sightings, in order.
        per_month: numbers issued a month between the first and the last window, or None for fewer than two.
        lower: lower end of it; may be below 0, which is to say that no growth is shown.
        upper: upper end.
        trend_chance: chance of so strong a rise of the numbers with their days if the total stood still; None below
            `FEWEST_FOR_TREND` dated numbers or where all are of one day.
    """

    windows: tuple[SerialWindow, ...]
    per_month: float | None
    lower: float | None
    upper: float | None
    trend_chance: float | None


def growth(block: SerialBlock, *, level: float = LEVEL) -> SerialGrowth:
    """Follow a block over time.

    Args:
        block: the block; sightings dated to a month or better are used.
        level: coverage of the growth's interval.

    Returns:
        The windows; within one the total is taken to stand still.

    Limits: a number that was issued long ago and is seen late tells nothing of the days between; the growth needs two
        windows with enough numbers each, and its interval says when there are too few.
    """
    dated = [(one.seen_on.earliest, one) for one in block.seen if one.seen_on and one.seen_on.earliest]
    months: dict[tuple[int, int], list[tuple[date, SerialSeen]]] = {}
    for day, one in dated:
        latest = one.seen_on.latest if one.seen_on else None
        if latest is not None and (latest.year, latest.month) == (day.year, day.month):
            months.setdefault((day.year, day.month), []).append((day, one))
    windows: list[SerialWindow] = []
    goodman = next(method for method in methods(Question.SERIAL) if method.name == "goodman")
    for _, inside in sorted(months.items()):
        numbers = {one.number for _, one in inside}
        lowest, highest = min(numbers), max(numbers)
        part = replace(block, lowest=lowest, highest=highest, n_distinct=len(numbers), seen=())
        so_far = max([highest, *(window.highest_so_far for window in windows)])
        days = [day for day, _ in inside]
        answer = goodman.answer(part, level=level)
        windows.append(SerialWindow(min(days), max(days), len(numbers), highest, so_far, answer))
    trend = _trend([(day, one.number) for day, one in dated])
    if len(windows) < 2:  # noqa: PLR2004 - growth lies between two windows
        return SerialGrowth(tuple(windows), None, None, None, trend)
    per_month, lower, upper = _rate(windows, level)
    return SerialGrowth(tuple(windows), per_month, lower, upper, trend)


def _rate(windows: Sequence[SerialWindow], level: float) -> tuple[float, float, float]:
    import numpy as np

    chance = np.random.default_rng(SEED)
    first, last = windows[0], windows[-1]
    months = max((last.latest - first.earliest).days, 1) / DAYS_A_MONTH
    assert first.answer.draw is not None
    assert last.answer.draw is not None
    tiny = np.finfo(float).tiny
    drawn = last.answer.draw(chance.uniform(tiny, 1, 20_000)) - first.answer.draw(chance.uniform(tiny, 1, 20_000))
    value = (last.answer.value or 0.0) - (first.answer.value or 0.0)
    low, high = np.quantile(drawn, [(1 - level) / 2, (1 + level) / 2])
    ends = min(float(low), value) / months, max(float(high), value) / months
    return round(value / months, 1), round(ends[0], 1), round(ends[1], 1)


def _trend(dated: Sequence[tuple[date, int]]) -> float | None:
    """Compare the rank correlation of day and number with random orders of the numbers."""
    import numpy as np
    from scipy.stats import rankdata

    # A number seen twice is one number: its first sighting says by when it was issued.
    first_seen: dict[int, date] = {}
    for day, number in dated:
        first_seen[number] = min(day, first_seen.get(number, day))
    if len(first_seen) < FEWEST_FOR_TREND or len(set(first_seen.values())) == 1:
        return None
    days = rankdata([day.toordinal() for day in first_seen.values()])
    ranks = rankdata(list(first_seen))
    chance = np.random.default_rng(SEED)
    orders = chance.permuted(np.tile(ranks, (N_ORDERS, 1)), axis=1)
    n_above = int(np.sum(orders @ days >= ranks @ days - 1e-9))
    return rounded((n_above + 1) / (N_ORDERS + 1))
