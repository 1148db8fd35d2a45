"""North Korean plates: the form and what it refuses."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yellowplate.numbers.plate_kp import parse
from yellowplate.records.errors import NumberError, WrongCharacter, WrongLength


@pytest.mark.parametrize(
    ("text", "normal"),
    [
        ("평북 48-366", "평북48-366"),
        ("평양12-3456", "평양12-3456"),
        ("나선 21 345", "라선21-345"),
        ("平北４８–366", "평북48-366"),
        ("외 61-123", "외61-123"),
    ],
)
def test_plates(text: str, normal: str) -> None:
    plate = parse(text)
    assert plate.text == normal
    assert f"{plate.region}{plate.pair}-{plate.serial}" == normal


@pytest.mark.parametrize(
    ("text", "error", "why"),
    [
        ("", WrongCharacter, "empty"),
        ("서울 12-3456", WrongCharacter, "no region of the North"),
        ("평북 48-ABC", WrongCharacter, "letters"),
        ("평북 4-3", WrongLength, "too few digits"),
        ("평북 48-366123", WrongLength, "too many digits"),
        ("평북 48--366", WrongCharacter, "two hyphens"),
    ],
)
def test_refusals(text: str, error: type[NumberError], why: str) -> None:
    with pytest.raises(error):
        parse(text)


@given(st.text(max_size=12))
def test_anything_else_is_a_number_error(text: str) -> None:
    plate = None
    with contextlib.suppress(NumberError):
        plate = parse(text)
    assert plate is None or parse(plate.text) == plate
