"""Money: an amount, a currency and a day; amounts are exact and never floats."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

_CURRENCY = re.compile(r"[A-Z]{3}")


@dataclass(frozen=True, slots=True)
class Money:
    """A sum of money.

    Attributes:
        amount: exact; may be negative.
        currency: ISO 4217 code ("CNY", "USD", "KPW", "KRW").
        on: the day the sum is of, or None where the source gives none; needed before any conversion.
    """

    amount: Decimal
    currency: str
    on: date | None = None

    def __post_init__(self) -> None:
        """Refuse amounts that are not finite and codes that are not three letters."""
        if not self.amount.is_finite():
            msg = f"not an amount: {self.amount}"
            raise ValueError(msg)
        if not _CURRENCY.fullmatch(self.currency):
            msg = f"not an ISO 4217 code: {self.currency!r}"
            raise ValueError(msg)

    def __add__(self, other: Money) -> Money:
        """Add two sums of one currency and day; anything else needs a dated rate and is refused."""
        if (self.currency, self.on) != (other.currency, other.on):
            msg = f"cannot add {other.currency} of {other.on} to {self.currency} of {self.on} without a dated rate"
            raise ValueError(msg)
        return Money(self.amount + other.amount, self.currency, self.on)
