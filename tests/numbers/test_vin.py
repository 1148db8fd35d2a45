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


def test_decode_says_what_is_known_and_how_well() -> None:
    decoded = vin.decode(MADE_UP.lower(), until=2026)
    assert decoded.shape_ok
    assert (decoded.vin, decoded.wmi, decoded.country, decoded.maker) == (MADE_UP, "LVG", "China", "GAC Toyota")
    assert decoded.maker_evidence == "V P B"
    assert decoded.years == (1993, 2023)
    assert decoded.check_digit == "invalid"
    assert decoded.notes == ("the check digit fails where it is binding: misread or made up",)


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("LS4BM51K5PG123456", "the maker rests on a brand list alone"),
        ("LC0BM51K5PG123456", "sources name different makers for this WMI"),
        ("WVWZZZ1JZ0W000001", "the tenth character stands for no model year"),
        ("WVWZZZ1JZXW000001", "no maker is known for this WMI"),
        ("1" * 17, "a placeholder that people type, not a vehicle"),
    ],
)
def test_decode_notes_what_is_weak(text: str, note: str) -> None:
    assert note in vin.decode(text, until=2026).notes


def test_decode_tells_small_makers_by_their_longer_code() -> None:
    assert vin.decode("LS9BM51K5PG123456", until=2026).wmi == "LS9/123"


def test_decode_of_a_wrong_shape_gives_the_reason() -> None:
    decoded = vin.decode("lvgo", until=2026)
    assert not decoded.shape_ok
    assert decoded.vin == "LVGO"
    assert decoded.notes == ("a VIN has 17 characters, not 4",)


@given(VINS)
def test_putting_in_the_asked_digit_makes_it_valid(text: str) -> None:
    asked = vin.check_digit(text)
    whole = text[:8] + asked + text[9:]
    assert vin.check_digit(whole) == asked
    assert vin.check("L" + whole[1:]) in {"valid", "invalid"}


@given(st.text())
def test_decode_is_total(text: str) -> None:
    decoded = vin.decode(text, until=2026)
    assert decoded.shape_ok or decoded.notes


@given(VINS)
def test_parse_twice_changes_nothing(text: str) -> None:
    assert vin.parse(vin.parse(text)) == text
