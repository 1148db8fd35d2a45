"""Money is exact, and sums of different days or currencies do not add up by themselves."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from yellowplate.records import Money

DAY = date(2026, 2, 1)


def test_cents_add_up_exactly() -> None:
    assert Money(Decimal("0.1"), "CNY", DAY) + Money(Decimal("0.2"), "CNY", DAY) == Money(Decimal("0.3"), "CNY", DAY)


@pytest.mark.parametrize("amount", ["NaN", "Infinity", "-Infinity"])
def test_amounts_that_are_not_finite_are_refused(amount: str) -> None:
    with pytest.raises(ValueError, match="not an amount"):
        Money(Decimal(amount), "CNY")


@pytest.mark.parametrize("code", ["", "cny", "CN", "CNYX", "C1Y", "元", "CNY\n"])
def test_codes_that_are_not_of_iso_4217_are_refused(code: str) -> None:
    with pytest.raises(ValueError, match="not an ISO 4217 code"):
        Money(Decimal(1), code)


@pytest.mark.parametrize(
    "other",
    [Money(Decimal(1), "USD", DAY), Money(Decimal(1), "CNY", date(2026, 2, 2)), Money(Decimal(1), "CNY")],
)
def test_adding_across_currencies_or_days_needs_a_rate(other: Money) -> None:
    with pytest.raises(ValueError, match="without a dated rate"):
        Money(Decimal(1), "CNY", DAY) + other
