"""VINs: check digit, years, placeholders and what is refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yellowplate.numbers import vin
from yellowplate.records.errors import NumberError, WrongCharacter, WrongLength

MADE_UP = "LVGBM51K5PG123456"
VINS = st.text(alphabet=vin.ALPHABET, min_size=17, max_size=17)


@pytest.mark.parametrize(
    ("text", "digit", "source"),
    [
        ("1G4AH59H45G118341", "4", "49 CFR 565.15(c), worked example"),
        ("1M8GDM9AXKP042788", "X", "the usual textbook example"),
        ("11111111111111111", "1", "all ones satisfy the rule"),
    ],
)
def test_check_digits(text: str, digit: str, source: str) -> None:
    assert vin.check_digit(text) == digit, source
    assert vin.check(text) == "valid"


@pytest.mark.parametrize(
    ("text", "verdict", "why"),
    [
        (MADE_UP, "invalid", "made up, and China asks for the check digit"),
        ("WVWZZZ1JZXW000001", "not_binding", "Germany does not"),
        ("JTDBR32E720123456", "not_binding", "Japan does not"),
        ("1G4AH59H55G118341", "invalid", "one digit changed"),
    ],
)
def test_three_answers(text: str, verdict: str, why: str) -> None:
    assert vin.check(text) == verdict, why


@pytest.mark.parametrize(
    ("text", "normal"),
    [("lvgbm51k5pg123456", MADE_UP), (" LVG BM51K5 PG123456 ", MADE_UP), ("LVG-BM51K5-PG123456", MADE_UP)],
)
def test_parse_brings_to_normal_form(text: str, normal: str) -> None:
    assert vin.parse(text) == vin.validate(text) == normal


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("", WrongLength),
        (MADE_UP[:-1], WrongLength),
        (MADE_UP + "0", WrongLength),
        ("LVGBM51K5PGI23456", WrongCharacter),
        ("LVGBM51K5PGO23456", WrongCharacter),
        ("LVGBM51K5PGQ23456", WrongCharacter),
        ("LVGBM51K5PG12345车", WrongCharacter),
        ("1" * 17, WrongCharacter),
        ("12345678901234567", WrongCharacter),
        ("ABABABABABABABABA", WrongCharacter),
    ],
)
def test_refusals(text: str, error: type[NumberError]) -> None:
    with pytest.raises(error):
        vin.validate(text)


@pytest.mark.parametrize(("text", "error"), [("L", WrongLength), ("I" * 17, WrongCharacter)])
def test_check_digit_refuses(text: str, error: type[NumberError]) -> None:
    with pytest.raises(error):
        vin.check_digit(text)


@pytest.mark.parametrize(
    ("letter", "until", "years"),
    [
        ("P", 2026, (1993, 2023)),
        ("A", 2026, (1980, 2010)),
        ("V", 2026, (1997, 2027)),
        ("V", 2025, (1997,)),
        ("5", 2026, (2005,)),
        ("U", 2026, ()),
        ("Z", 2026, ()),
        ("0", 2026, ()),
        ("5", 1990, ()),
    ],
)
def test_model_years(letter: str, until: int, years: tuple[int, ...]) -> None:
    text = MADE_UP[:9] + letter + MADE_UP[10:]
    assert vin.model_years(text, until=until) == years


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("LVGBM51K512345678", "eight digits in order"),
        ("LVG87654321PG3456", "eight digits downwards"),
        ("LABCDEFGHKM523456", "eight letters in order"),
        ("LSVAA000000000000", "nine equal characters and more"),
        ("AAAAABBBBBCCCCC11", "four different characters"),
    ],
)
def test_placeholders(text: str, why: str) -> None:
    assert vin.is_placeholder(text), why


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (MADE_UP, "six digits in order"),
        ("LVGBM51K501234567"[:-1] + "9", "seven digits in order"),
        ("WVWZZZ1JZXW000001", "five zeros"),
    ],
)
def test_no_placeholders(text: str, why: str) -> None:
    assert not vin.is_placeholder(text), why


def test_the_ninth_character_is_not_looked_at() -> None:
    assert vin.check_digit("1G4AH59H?5G118341") == "4"
    with pytest.raises(WrongCharacter, match="place 17"):
        vin.check_digit("1G4AH59H?5G11834?")


@given(VINS)
def test_putting_in_the_asked_digit_makes_it_valid(text: str) -> None:
    asked = vin.check_digit(text)
    whole = text[:8] + asked + text[9:]
    assert vin.check_digit(whole) == asked
    assert vin.check("L" + whole[1:]) in {"valid", "invalid"}


@given(VINS)
def test_parse_twice_changes_nothing(text: str) -> None:
    assert vin.parse(vin.parse(text)) == text
