"""Numbers in digits and words."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yellowplate.extract.numerals import from_english, from_han, from_korean, to_number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("两万八", 28000),
        ("三万五千", 35000),
        ("十二", 12),
        ("二十", 20),
        ("三百五", 350),
        ("三百零五", 305),
        ("一千二", 1200),
        ("十二万", 120000),
        ("两万零八百", 20800),
        ("贰拾", 20),
        ("二零二一", 2021),
        ("万", None),
        ("一二十", None),
        ("一车", None),
        ("二十三五万", None),
        ("三万一二十", None),
    ],
)
def test_chinese(text: str, number: int | None) -> None:
    assert from_han(text) == number


@pytest.mark.parametrize(
    ("text", "number"),
    [("세", 3), ("열두", 12), ("스무", 20), ("사십", 40), ("백이십삼", 123), ("천", 1000), ("", 0), ("차", None)],
)
def test_korean(text: str, number: int | None) -> None:
    assert from_korean(text) == number


@pytest.mark.parametrize(
    ("text", "number"),
    [("eleven", 11), ("forty", 40), ("twenty-one", 21), ("a hundred", 100), ("a dozen", 12), ("three dozen", 36)],
)
def test_english(text: str, number: int) -> None:
    assert from_english(text) == number


@pytest.mark.parametrize(
    ("text", "number"),
    [("68,000", 68000), ("Eleven", 11), ("三十", 30), ("열두", 12), ("dozens", None), ("几十", None)],
)
def test_any_language(text: str, number: int | None) -> None:
    assert to_number(text) == (None if number is None else Decimal(number))


@given(st.integers(min_value=1, max_value=9999))
def test_chinese_numbers_in_full_are_read_back(number: int) -> None:
    digits = "零一二三四五六七八九"
    text, has_gap = "", False
    for unit, word in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // unit % 10
        if digit:
            text += ("零" if has_gap and text else "") + digits[digit] + word
            has_gap = False
        elif text:
            has_gap = True
    assert from_han(text) == number
