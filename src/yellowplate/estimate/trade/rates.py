"""Rates of the won: where reporters disagree, the spread to the bank rate, and what a detour through won would do.

Every figure is of one place and day. A rate of the yuan made from two rates of the won is a warning, never used.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from yellowplate.records import Period
from yellowplate.tables.exchange_rates import RatePoint, official_for

CLOSE_DAYS = 7
"""Two quotes this close in time speak of one week."""
CONFLICT_FACTOR = 1.25
"""Quotes of one week further apart than this are shown; the widest spread between cities that one survey printed for
one day is 1.07 (Daily NK, 2 February 2025: 2,300 won a yuan at Pyongyang, 2,450 at Hyesan)."""


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Two quotes of one pair for one week that stand far apart.

    Attributes:
        pair: as in the table.
        low: the lower quote.
        high: the higher.
        factor: high over low.
    """

    pair: str
    low: RatePoint
    high: RatePoint
    factor: float

    @property
    def is_one_surveyor(self) -> bool:
        """True if one surveyor printed both: then it may be a jump within the week, not a quarrel of reporters."""
        return self.low.surveyor == self.high.surveyor


@dataclass(frozen=True, slots=True)
class Spread:
    """A market quote against the bank rate of the same month.

    Attributes:
        market: the quote.
        bank: the bank rate, at which nobody is reported to trade.
        ratio: market over bank.
    """

    market: RatePoint
    bank: RatePoint
    ratio: float


@dataclass(frozen=True, slots=True)
class CrossRate:
    """Yuan for a dollar as two won quotes of one place and day imply it.

    Attributes:
        dollar: the won quote of the dollar.
        yuan: the won quote of the yuan.
        value: yuan for a dollar.
        official: yearly mean of the dollar in yuan, or None where the table begins later.
        official_year: year of that mean.
        off_by: value over official less 1, or None.
    """

    dollar: RatePoint
    yuan: RatePoint
    value: float
    official: float | None
    official_year: int | None
    off_by: float | None


def days_apart(one: Period, other: Period) -> int | None:
    """Return the days between two periods, 0 where they overlap, None where an end is open."""
    if one.earliest is None or one.latest is None or other.earliest is None or other.latest is None:
        return None
    return max(0, (one.earliest - other.latest).days, (other.earliest - one.latest).days)


def _is_month_or_less(point: RatePoint) -> bool:
    first, last = point.on.earliest, point.on.latest
    return first is not None and last is not None and (last - first).days < 31  # noqa: PLR2004 -- days of a month


def _order(point: RatePoint) -> tuple[date, str, str, str]:
    return (point.on.earliest or date.min, point.pair, point.place, point.id)


def disagreements(points: Sequence[RatePoint]) -> tuple[Disagreement, ...]:
    """Find quotes of one pair and one week that differ by more than the factor.

    Args:
        points: market quotes and means; bank rates are left aside.

    Returns:
        Every such couple, in order of day; both quotes are kept, neither is called wrong.
    """
    quoted = sorted((one for one in points if one.kind != "bank" and _is_month_or_less(one)), key=_order)
    found = []
    for one, other in combinations(quoted, 2):
        apart = days_apart(one.on, other.on)
        low, high = sorted((one, other), key=lambda point: (point.value, point.id))
        factor = float(high.value / low.value)
        if one.pair == other.pair and apart is not None and apart <= CLOSE_DAYS and factor > CONFLICT_FACTOR:
            found.append(Disagreement(one.pair, low, high, factor))
    return tuple(found)


def spreads(points: Sequence[RatePoint]) -> tuple[Spread, ...]:
    """Set every market quote beside the bank rate of the same pair that was reported for the same days.

    Returns:
        In order of day and place; empty where no bank rate is reported for the days of a quote.
    """
    banks = [one for one in points if one.kind == "bank"]
    markets = sorted((one for one in points if one.kind == "market" and _is_month_or_less(one)), key=_order)
    return tuple(
        Spread(market, bank, float(market.value / bank.value))
        for market in markets
        for bank in banks
        if bank.pair == market.pair and days_apart(market.on, bank.on) == 0
    )


def cross_rates(points: Sequence[RatePoint]) -> tuple[CrossRate, ...]:
    """Divide the won quotes of dollar and yuan of one place, day and surveyor.

    Returns:
        In order of day and place, each with how far it lies from the official mean of its year.
    """
    quoted = [one for one in points if one.kind != "bank"]
    yuan = {(str(one.on), one.place, one.surveyor): one for one in quoted if one.pair == "KPW/CNY"}
    found = []
    for one in sorted((one for one in quoted if one.pair == "KPW/USD"), key=_order):
        other = yuan.get((str(one.on), one.place, one.surveyor))
        if other is None:
            continue
        value = float(one.value / other.value)
        known = official_for(one.on.earliest.year) if one.on.earliest else None
        rate = float(known.rate.value) if known else None
        found.append(
            CrossRate(one, other, value, rate, known.year if known else None, value / rate - 1 if rate else None)
        )
    return tuple(found)
