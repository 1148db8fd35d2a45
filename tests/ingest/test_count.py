"""Counts as platforms print them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yellowplate.ingest.count import parse_count


@pytest.mark.parametrize(
    ("text", "number", "why"),
    [
        ("2.3万", 23000, "ten thousands"),
        ("1.2亿", 120_000_000, "hundred millions"),
        ("10w+", 100_000, "the lower end of an open count"),
        ("1,234", 1234, "thousands commas"),
        ("1,234,567", 1_234_567, "twice"),
        (" 56 ", 56, "blanks around"),
        ("３２", 32, "full-width digits"),
        ("1.5K", 1500, "English unit"),
        ("2m", 2_000_000, "English unit"),
        ("3千", 3000, "thousands"),
        ("0", 0, "none is a number"),
        (0, 0, "none is a number"),
        (17, 17, "a number"),
        (17.9, 17, "cut"),
        ("1.23456万", 12345, "cut to a whole one"),
    ],
)
def test_it_reads(text: str | float, number: int, why: str) -> None:
    assert parse_count(text) == number


@pytest.mark.parametrize(
    "text",
    [
        "",
        None,
        "赞",
        "万",
        "-3",
        -3,
        "1,23",
        "1.2.3",
        "12 cars",
        True,
        float("inf"),
        float("nan"),
        "9" * 40,
        "+",
        "3万万",
    ],
)
def test_what_is_no_count_is_not_known(text: str | float | None) -> None:
    assert parse_count(text) is None


@given(st.integers(0, 10**15))
def test_digits_come_back(number: int) -> None:
    assert parse_count(str(number)) == parse_count(f"{number:,}") == number


@given(st.text(max_size=40))
def test_it_never_raises(text: str) -> None:
    found = parse_count(text)
    assert found is None or found >= 0
