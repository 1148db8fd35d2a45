"""Counts in three languages: ranges keep their open ends, words without a figure get no bound."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yellowplate.numbers.count_words import Counted, parse_count
from yellowplate.records.errors import WrongCharacter

_HAN = "零一二三四五六七八九"


def counted(low: int | None, high: int | None, unit: str = "", *, is_approx: bool = False) -> Counted:
    return Counted(None if low is None else Decimal(low), None if high is None else Decimal(high), is_approx, unit)


@pytest.mark.parametrize(
    ("text", "expected", "why"),
    [
        ("30", counted(30, 30), "digits"),
        ("1,200", counted(1200, 1200), "thousands"),
        ("30.0", counted(30, 30), "a whole number as worksheets write it"),
        ("２０～３０台", counted(20, 30, "vehicles"), "full-width digits"),
        ("20-30", counted(20, 30), "a range"),
        ("between 20 and 30", counted(20, 30), "a range in words"),
        ("20대에서 30대", counted(20, 30, "vehicles"), "a range with the counting word twice"),
        ("二十到三十辆", counted(20, 30, "vehicles"), "a Chinese range"),
        ("at least 100 vehicles", counted(100, None, "vehicles"), "open above"),
        ("100+", counted(100, None), "open above"),
        ("적어도 30대", counted(30, None, "vehicles"), "open above"),
        ("50대가 넘게", counted(50, None, "vehicles"), "open above, with a particle"),
        ("30辆以上", counted(30, None, "vehicles"), "open above"),
        ("三十多辆", counted(30, None, "vehicles"), "more than thirty"),
        ("up to 50", counted(None, 50), "open below"),
        ("10대 미만", counted(None, 10, "vehicles"), "open below"),
        ("不到十辆", counted(None, 10, "vehicles"), "open below"),
        ("30여 대", counted(30, 30, "vehicles", is_approx=True), "thirty or so"),
        ("30여대 이상", counted(30, None, "vehicles", is_approx=True), "both"),
        ("about thirty", counted(30, 30, is_approx=True), "about"),
        ("约30辆", counted(30, 30, "vehicles", is_approx=True), "about"),
        ("30 or so", counted(30, 30, is_approx=True), "about"),
        ("서른두 대", counted(32, 32, "vehicles"), "native Korean"),
        ("스무 대 정도", counted(20, 20, "vehicles", is_approx=True), "native Korean, about"),
        ("둘", counted(2, 2), "native Korean alone"),
        ("삼십이 대", counted(32, 32, "vehicles"), "Sino-Korean"),
        ("2천 대", counted(2000, 2000, "vehicles"), "digits and a scale"),
        ("两万辆", counted(20_000, 20_000, "vehicles"), "ten thousands"),
        ("만 대", counted(10_000, 10_000, "vehicles"), "a scale alone is one of it"),
        ("thirty-two cars", counted(32, 32, "vehicles"), "English words"),
        ("two dozen", counted(24, 24), "a dozen counts twelve"),
        ("a hundred", counted(100, 100), "a hundred"),
        ("43 crossings", counted(43, 43, "crossings"), "crossings"),
        ("24곳", counted(24, 24, "places"), "places"),
        ("none", counted(0, 0), "seen and empty"),
        ("없음", counted(0, 0), "seen and empty"),
        ("0 vehicles", counted(0, 0, "vehicles"), "seen and empty"),
        ("dozens", counted(None, None), "words only"),
        ("dozens of vehicles", counted(None, None, "vehicles"), "words only"),
        ("수십 대", counted(None, None, "vehicles"), "words only"),
        ("几十辆", counted(None, None, "vehicles"), "words only"),
        ("十几辆", counted(None, None, "vehicles"), "words only"),
        ("several", counted(None, None), "words only"),
    ],
)
def test_counts(text: str, expected: Counted, why: str) -> None:
    assert parse_count(text) == expected, why


def test_words_are_words() -> None:
    assert parse_count("수십 대").is_words
    assert not parse_count("up to 3").is_words


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "empty"),
        ("12.5", "no half vehicles"),
        ("abc", "no number"),
        ("30-20", "the wrong way round"),
        ("at least 5 or fewer", "two limits against each other"),
        ("dozens (maybe 40)", "two counts"),
        ("三四辆", "two digits side by side are three or four, not thirty-four"),
        ("서른스무 대", "no number"),
        ("x to 3", "half a range"),
        ("-3", "no count"),
        ("9" * 81, "too long"),
        ("1e5", "no form people write"),
    ],
)
def test_what_is_no_count(text: str, why: str) -> None:
    with pytest.raises(WrongCharacter):
        parse_count(text)


def _in_han(number: int) -> str:
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    words = f"{_HAN[hundreds]}百" if hundreds else ""
    if tens:
        words += f"{_HAN[tens]}十"
    elif hundreds and ones:
        words += "零"
    return words + (_HAN[ones] if ones else "")


@given(st.integers(1, 999))
def test_numbers_written_in_chinese_are_read_back(number: int) -> None:
    assert parse_count(f"{_in_han(number)}辆").low == number


@given(st.integers(0, 99_999), st.integers(0, 99_999))
def test_ranges_are_read_back(one: int, other: int) -> None:
    low, high = sorted((one, other))
    found = parse_count(f"{low}~{high}대")
    assert found == counted(low, high, "vehicles")


@given(st.text(max_size=30))
def test_no_text_breaks_it(text: str) -> None:
    try:
        found = parse_count(text)
    except WrongCharacter:
        return
    assert found.low is None or found.high is None or found.low <= found.high
