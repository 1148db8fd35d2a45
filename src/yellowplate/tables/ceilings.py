"""Published figures that an estimate of receipts is held against; none of them is such an estimate itself."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from yellowplate.records import Period, parse_period
from yellowplate.tables import rows
from yellowplate.tables.reported_facts import Fact
from yellowplate.tables.route_events import facts_named

TABLE = "ceilings.csv"


@dataclass(frozen=True, slots=True)
class Ceiling:
    """One published figure.

    Attributes:
        id: stable key.
        what: what the figure is.
        low: lower figure.
        high: upper figure.
        unit: "CNY per year", "USD per year", "USD per month" or "USD".
        on: the days it speaks of.
        against: "gross", "value" or "stock".
        facts: the facts it rests on.
        source_url: page, where it is no fact of the table.
        note: caveat.
    """

    id: str
    what: str
    low: Decimal
    high: Decimal
    unit: str
    on: Period
    against: str
    facts: tuple[Fact, ...]
    source_url: str
    note: str


@cache
def load() -> tuple[Ceiling, ...]:
    """Return all figures in the order of the table."""
    return tuple(
        Ceiling(
            id=row["id"],
            what=row["what"],
            low=Decimal(row["low"]),
            high=Decimal(row["high"]),
            unit=row["unit"],
            on=parse_period(row["on"]),
            against=row["against"],
            facts=facts_named(row["facts"]),
            source_url=row["source_url"],
            note=row["note"],
        )
        for row in rows.read(TABLE)
    )
