"""Whole fen: shares and words."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yellowplate.law.claims.fen import half_up, number, shares, spoken


@pytest.mark.parametrize(
    ("amount", "dues", "expected"),
    [
        (100, [50, 60], [45, 55]),  # 45.45 and 54.54: the left-over fen goes to the larger remainder
        (1, [10, 10], [1, 0]),  # equal remainders: the first
        (0, [5, 5], [0, 0]),
        (500, [5, 5], [5, 5]),
        (10, [0, 0], [0, 0]),
        (7, [], []),
    ],
)
def test_shares(amount: int, dues: list[int], expected: list[int]) -> None:
    assert shares(amount, dues) == expected


@given(st.integers(0, 10**9), st.lists(st.integers(0, 10**8), max_size=6))
def test_shares_lose_nothing_and_give_nobody_too_much(amount: int, dues: list[int]) -> None:
    found = shares(amount, dues)
    assert sum(found) == min(amount, sum(dues))
    assert all(0 <= share <= due for share, due in zip(found, dues, strict=True))


def test_numbers_and_words() -> None:
    assert half_up(Fraction(7, 2)) == 4
    assert half_up(Fraction(10, 3)) == 3
    assert (spoken(0), spoken(5), spoken(123456700)) == ("0", "0.05", "1,234,567")
    assert number(10) == 0.1
    assert isinstance(number(100), int)
