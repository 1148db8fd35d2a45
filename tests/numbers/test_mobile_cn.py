"""Mobile numbers: all the ways they are written, and what is refused."""

from __future__ import annotations

import pytest

from yellowplate.numbers.mobile_cn import parse, parse_korean
from yellowplate.records.errors import NumberError, WrongCharacter, WrongLength


@pytest.mark.parametrize(
    "text",
    [
        "13800001001",
        "138 0000 1001",
        "138-0000-1001",
        "138.0000.1001",
        "+86 13800001001",
        "008613800001001",
        "①③⑧00001001",
    ],
)
def test_ways_of_writing(text: str) -> None:
    assert parse(text) == "+8613800001001"


@pytest.mark.parametrize(
    ("text", "error", "why"),
    [
        ("2839475610", WrongLength, "a QQ id of ten digits"),
        ("220102199001011234", WrongLength, "an identity number"),
        ("12800001001", WrongCharacter, "12 is no mobile range"),
        ("16000001001", WrongCharacter, "a range the plan does not give to mobiles"),
        ("1380000100a", WrongCharacter, "a letter"),
        ("", WrongCharacter, "empty"),
    ],
)
def test_refusals(text: str, error: type[NumberError], why: str) -> None:
    with pytest.raises(error):
        parse(text)


@pytest.mark.parametrize("text", ["010-1234-5678", "+82 10 1234 5678", "8210-1234-5678", "+82 010-1234-5678"])
def test_korean_numbers(text: str) -> None:
    assert parse_korean(text) == "+821012345678"


@pytest.mark.parametrize("text", ["13800001001", "010-1234", "082", "010-1234-abcd"])
def test_korean_refusals(text: str) -> None:
    with pytest.raises(WrongCharacter):
        parse_korean(text)
