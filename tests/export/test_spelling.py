"""How numbers, moments and places are written."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal

import pytest

from tests.factories import place
from yellowplate.export.spelling import amount, counted, language, moment, money, number, time_code, where
from yellowplate.records import Locator, Money, Quantity


@pytest.mark.parametrize(
    ("text", "code"),
    [("抵押车", "zh"), ("함흥", "ko"), ("日本の車", "ja"), ("VIN 12", ""), ("", ""), ("朝鲜 함흥", "ko")],
)
def test_language(text: str, code: str) -> None:
    assert language(text) == code


@pytest.mark.parametrize(
    ("low", "high", "unit", "is_approx", "written"),
    [
        ("68000", "68000", "CNY", False, "68,000 CNY"),
        ("3", "5", "vehicles", True, "about 3 to 5 vehicles"),
        ("100", None, "vehicles", False, "at least 100 vehicles"),
        (None, "20", "km", False, "at most 20 km"),
        (None, None, "vehicles", False, "an unstated number of vehicles"),
        (None, None, "", False, "an unstated number"),
        ("6.50", "6.50", "CNY", False, "6.5 CNY"),
    ],
)
def test_amount(low: str | None, high: str | None, unit: str, is_approx: bool, written: str) -> None:
    ends = [Decimal(end) if end else None for end in (low, high)]
    assert amount(Quantity(ends[0], ends[1], unit, is_approx=is_approx)) == written


def test_money() -> None:
    assert money(Money(Decimal(52000), "CNY")) == "52,000 CNY"
    assert money(None) == "amount not stated"
    assert number(Decimal("1E+3")) == "1,000"


@pytest.mark.parametrize(
    ("seconds", "written"), [(0.0, "0:00.0"), (63.44, "1:03.4"), (59.96, "1:00.0"), (3725.0, "1:02:05.0")]
)
def test_time_code(seconds: float, written: str) -> None:
    assert time_code(seconds) == written


@pytest.mark.parametrize(
    ("at", "written"),
    [
        (place(), "in the item"),
        (place(field="/3/price", span=(4, 12)), "in /3/price, characters 5 to 12"),
        (place(at_s=(3.0, 5.5), box=(1, 2, 3, 4)), "at 0:03.0 (seen 0:03.0 to 0:05.5), box 1,2 to 3,4"),
        (place(at_s=(3.0, 3.0)), "at 0:03.0"),
        (Locator("a" * 64, t_best_s=4.0), "at 0:04.0"),
    ],
)
def test_where(at: Locator, written: str) -> None:
    assert where(at) == written


def test_moment_and_counted() -> None:
    assert moment(datetime(2026, 2, 23, 14, 32, 59, tzinfo=UTC)) == "2026-02-23 14:32 UTC"
    assert [counted(n, "entry", "entries") for n in (0, 1, 2)] == ["no entries", "1 entry", "2 entries"]
