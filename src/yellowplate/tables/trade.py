"""Reported figures of trade between China and North Korea, by period, flow, product and reporter, conflicts kept."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from yellowplate.records import Period, parse_period
from yellowplate.tables import rows

TABLE = "trade.csv"


@dataclass(frozen=True, slots=True)
class TradePoint:
    """One printed figure of trade.

    Attributes:
        id: fact id, or "T" and a number for a point of the series.
        flow: "total", "china_exports" or "china_imports", as the Chinese side counts.
        product: "all" or "HS 87".
        over: the days it adds up.
        musd: millions of dollars.
        reporter: who printed it.
        source_url: page it was read on, or words.
        note: caveat, or "".
    """

    id: str
    flow: str
    product: str
    over: Period
    musd: Decimal
    reporter: str
    source_url: str
    note: str


@cache
def load() -> tuple[TradePoint, ...]:
    """Return every printed figure in order of product, flow, period and id."""
    return tuple(
        TradePoint(
            id=row["id"],
            flow=row["flow"],
            product=row["product"],
            over=parse_period(row["over"]),
            musd=Decimal(row["musd"]),
            reporter=row["reporter"],
            source_url=row["source_url"],
            note=row["note"],
        )
        for row in rows.read(TABLE)
    )
