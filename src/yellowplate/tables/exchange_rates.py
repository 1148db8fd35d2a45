"""Rates of exchange as printed, by place, day and surveyor, conflicts kept; and official rates, dated.

`exchange_rates.csv` is made by `update/exchange_rates.py` from the reported facts and from single points of the series
that stand against them; `official_rates.csv` is typed by hand. Rates against the won are quotes of single markets.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache

from yellowplate.records import Period, parse_period
from yellowplate.records.units import YuanPerDollar
from yellowplate.tables import rows

MARKET = "exchange_rates.csv"
OFFICIAL = "official_rates.csv"


@dataclass(frozen=True, slots=True)
class RatePoint:
    """One printed rate.

    Attributes:
        id: the fact's id, or "S" and a number for a point of the series.
        pair: price of one unit of the second in units of the first: "KPW/USD", "KPW/CNY" or "CNY/USD".
        value: the price.
        on: the days it speaks of.
        place: market town or area, "bank rate", or "" where none is stated.
        surveyor: who asked.
        kind: "market", "bank" (an official rate at which nobody is reported to trade) or "average".
        source_url: page it was read on.
        note: caveat, or "".
    """

    id: str
    pair: str
    value: Decimal
    on: Period
    place: str
    surveyor: str
    kind: str
    source_url: str
    note: str


@cache
def load() -> tuple[RatePoint, ...]:
    """Return every printed rate in order of day, pair, place and id."""
    return tuple(
        RatePoint(
            id=row["id"],
            pair=row["pair"],
            value=Decimal(row["value"]),
            on=parse_period(row["on"]),
            place=row["place"],
            surveyor=row["surveyor"],
            kind=row["kind"],
            source_url=row["source_url"],
            note=row["note"],
        )
        for row in rows.read(MARKET)
    )


@dataclass(frozen=True, slots=True)
class OfficialRate:
    """The mean price of a dollar in yuan over one year.

    Attributes:
        year: calendar year.
        rate: yuan for a dollar.
        source_url: where it is published.
    """

    year: int
    rate: YuanPerDollar
    source_url: str


@cache
def official() -> tuple[OfficialRate, ...]:
    """Return the yearly means in order of year."""
    return tuple(
        OfficialRate(int(row["year"]), YuanPerDollar.written(Decimal(row["value"]), row["unit"]), row["source_url"])
        for row in rows.read(OFFICIAL)
    )


def official_for(year: int) -> OfficialRate | None:
    """Return the yearly mean of a year, or of the last year before it that the table has; None before the first.

    Whoever uses a rate of another year says so: compare `year`.
    """
    found = [one for one in official() if one.year <= year]
    return found[-1] if found else None


def last_official_day() -> date:
    """Return the last day of the last year the table has."""
    return date(official()[-1].year, 12, 31)
