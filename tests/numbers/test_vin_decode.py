"""Decoding: what is said, how well it is known, and what is called made up."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yellowplate.numbers import vin
from yellowplate.numbers.vin_decode import decode

MADE_UP = "LVGBM51K5PG123456"


def test_decode_says_what_is_known_and_how_well() -> None:
    decoded = decode(MADE_UP.lower(), until=2026)
    assert decoded.shape_ok
    assert (decoded.vin, decoded.wmi, decoded.country, decoded.maker) == (MADE_UP, "LVG", "China", "GAC Toyota")
    assert (decoded.region, decoded.described, decoded.serial) == ("Asia", "BM51K", "123456")
    assert decoded.maker_evidence == "V P B"
    assert decoded.years == (1993, 2023)
    assert (decoded.check_digit, decoded.standing) == ("invalid", "misread_or_made_up")
    assert decoded.notes == (
        "the check digit fails where it is binding: misread or made up",
        "the last six characters are such as people make up",
    )


@pytest.mark.parametrize(
    ("text", "standing", "why"),
    [
        ("1" * 17, "placeholder", "ones satisfy the check digit"),
        ("12345678901234567", "placeholder", "digits in order"),
        ("1M8GDM9AXKP042788", "documentation", "worked example of check-digit pages"),
        ("1G4AH59H45G118341", "documentation", "worked example of 49 CFR 565.15(c)"),
        ("LVGBM51K5PG173459", "misread_or_made_up", "China asks for the check digit"),
        ("WVWZZZ1JZXW003001", "", "Germany does not ask for it"),
        ("1G4AH59H45G118342", "misread_or_made_up", "one digit beside the worked example"),
    ],
)
def test_what_is_no_vehicle_is_named(text: str, standing: str, why: str) -> None:
    assert decode(text, until=2026).standing == standing, why


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("LS4BM51K5PG123456", "the maker rests on a brand list alone"),
        ("XTTBM51K5PG173456", "the maker is typed from common knowledge alone"),
        ("LC0BM51K5PG123456", "sources name different makers for this WMI"),
        ("WVWZZZ1JZ0W000001", "the tenth character stands for no model year"),
        ("LJCPCBLCX11000237", "no maker is known for this WMI"),
        ("LJCPCBLCX11000237", "printed as an example: worked example (scientificgems.wordpress.com, 2018-04-27)"),
        ("1" * 17, "a placeholder that people type, not a vehicle"),
        ("LS9BM51K5PG173456", "a maker of fewer than 1,000 vehicles a year, not in the table"),
        ("WVWZZZ1JZXW000000", "the last six characters are such as people make up"),
    ],
)
def test_decode_notes_what_is_weak(text: str, note: str) -> None:
    assert note in decode(text, until=2026).notes


@pytest.mark.parametrize(
    ("text", "wmi", "maker"),
    [
        ("LS9BM51K5PG173456", "LS9/173", ""),
        ("LA9BM51K5PGLC0456", "LA9/LC0", "BYD"),
        ("W09BM51K5PGR06456", "W09/R06", "RUF"),
    ],
)
def test_small_makers_are_told_by_their_longer_code(text: str, wmi: str, maker: str) -> None:
    decoded = decode(text, until=2026)
    assert (decoded.wmi, decoded.maker) == (wmi, maker)


@pytest.mark.parametrize(
    ("text", "plant", "why"),
    [
        ("W0V0TGF7542051239", "Bochum", "a 2 at place 11 of Opel"),
        ("VF1BM51D5PG173456", "Douai", "a D at place 8 of Renault"),
        ("VF1BM51E5PG173456", "", "the source marks the E of Renault as a guess"),
        ("W0V0TGF754Y051239", "", "no source says what the Y is"),
        ("LVGBM51K5PG173456", "", "no source for Chinese plants"),
    ],
)
def test_plants_are_said_only_with_a_source(text: str, plant: str, why: str) -> None:
    decoded = decode(text, until=2026)
    assert (decoded.plant, decoded.plant_evidence) == (plant, "V" if plant else ""), why


def test_decode_of_a_wrong_shape_gives_the_reason() -> None:
    decoded = decode("lvgo", until=2026)
    assert not decoded.shape_ok
    assert (decoded.vin, decoded.standing, decoded.check_digit) == ("LVGO", "", "")
    assert decoded.notes == ("a VIN has 17 characters, not 4",)


@given(st.text())
def test_decode_is_total(text: str) -> None:
    decoded = decode(text, until=2026)
    assert decoded.shape_ok or decoded.notes


@given(st.text(alphabet=vin.ALPHABET, min_size=17, max_size=17))
def test_the_parts_are_those_of_the_vin(text: str) -> None:
    decoded = decode(text, until=2026)
    assert decoded.vin == text[:3] + decoded.described + text[8:11] + decoded.serial
    if decoded.standing == "misread_or_made_up":
        assert decoded.check_digit == "invalid"
    assert vin.is_placeholder(text) == (decoded.standing == "placeholder")
