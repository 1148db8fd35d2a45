"""Numbers in prose with their ranges, what is counted and the currency."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from yellowplate.tables import prose


@dataclass(frozen=True, slots=True)
class Figure:
    """One number or range.

    Attributes:
        start: first code point of its words.
        end: first code point after them.
        low: lowest value meant, or None.
        high: highest value meant, or None; both None for words only ("dozens").
        is_approx: True for "about".
        kind: what is counted: a key of `unit_name`, "money", "place" (곳), "bare" or "other".
        unit: as statements write it ("vehicles", "per month"), or "".
        currency: CNY, USD, KPW or "".
        is_change: True where the number is the size of a rise or fall.
    """

    start: int
    end: int
    low: Decimal | None
    high: Decimal | None
    is_approx: bool
    kind: str
    unit: str = ""
    currency: str = ""
    is_change: bool = False

    @property
    def is_money(self) -> bool:
        """True where a currency is named."""
        return bool(self.currency)


def bounded(low: Decimal, high: Decimal, limit: str) -> tuple[Decimal | None, Decimal | None]:
    """Open the end of a range that its words leave open.

    Args:
        low: lower value.
        high: upper value.
        limit: "low" (at least), "high" (at most) or "".

    >>> bounded(Decimal(50), Decimal(50), "low")
    (Decimal('50'), None)
    """
    if limit == "low":
        return low, None
    if limit == "high":
        return None, high
    return (low, high) if low <= high else (high, low)


def unit_of(kind: str) -> str:
    """Return the name of a counted thing in the plural, or ""."""
    return str(prose.words()["unit_name"].get(kind, ""))
