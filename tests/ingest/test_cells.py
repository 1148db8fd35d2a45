"""Dates and numbers in cells."""

from __future__ import annotations

from decimal import Decimal

import pytest

from yellowplate.ingest.cells import day_in, moment_in, number_in, period_in
from yellowplate.records.errors import WrongCharacter


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("", None),
        ("  ", None),
        ("100", Decimal(100)),
        ("-3.5", Decimal("-3.5")),
        ("68,000", Decimal(68000)),
        ("6.8万", Decimal(68000)),
        ("￥68000元", Decimal(68000)),
        ("1.2亿", Decimal(120000000)),
        ("3千", Decimal(3000)),
    ],
)
def test_numbers(text: str, number: Decimal | None) -> None:
    assert number_in(text) == number


@pytest.mark.parametrize("text", ["abc", "1e9", "NaN", "Infinity", "68,00", "about 5", "万", "1 to 2", "５"])
def test_what_is_no_number_is_refused(text: str) -> None:
    with pytest.raises(WrongCharacter):
        number_in(text)


@pytest.mark.parametrize(
    ("first", "last", "period"),
    [
        ("", "", "None"),
        ("2025-09", "2025-09", "2025-09"),
        ("2025-09-26", "2025-11", "2025-09-26/2025-11-30"),
        ("2025", "", "2025-01-01/.."),
        ("", "2024", "../2024-12-31"),
    ],
)
def test_periods(first: str, last: str, period: str) -> None:
    assert str(period_in(first, last)) == period


@pytest.mark.parametrize(("first", "last"), [("2025-13", ""), ("", "2025-02-30"), ("2025", "2024"), ("late", "")])
def test_what_is_no_period_is_refused(first: str, last: str) -> None:
    with pytest.raises(WrongCharacter):
        period_in(first, last)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2025-09-13", "2025-09-13"),
        ("2025/9/3", "2025-09-03"),
        ("2025.9.3", "2025-09-03"),
        ("2025年9月3日", "2025-09-03"),
        ("2025-09", "2025-09"),
    ],
)
def test_days(text: str, day: str) -> None:
    assert str(day_in(text)) == day


@pytest.mark.parametrize("text", ["", "3/4/2025", "2025/2/30", "yesterday"])
def test_what_is_no_day_is_refused(text: str) -> None:
    with pytest.raises(WrongCharacter):
        day_in(text)


def test_only_a_whole_day_is_a_moment() -> None:
    moment = moment_in("2025-11-18")
    assert moment is not None
    assert moment.isoformat() == "2025-11-18T00:00:00+00:00"
    assert moment_in("2025-11") is moment_in("") is moment_in("2025-11-18/..") is moment_in("../2025-11-18") is None
