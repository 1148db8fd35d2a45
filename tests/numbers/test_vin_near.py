"""Near VINs: a distance by what the reader takes for what."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yellowplate.numbers import vin
from yellowplate.numbers.vin_near import NEAR, Book, distance, holding, nearest, spellings
from yellowplate.records.errors import WrongCharacter, WrongLength

VALID = "1G4AH59H45G118341"  # printed in 49 CFR 565.15(c)
VINS = st.text(alphabet=vin.ALPHABET, min_size=17, max_size=17)


@pytest.mark.parametrize(
    ("near", "far", "why"),
    [
        ("1G4AH59H45G11B341", "1G4AH59H45G11K341", "8 is taken for B, hardly for K"),
        ("1G4AH59H45G118341", "1G4AH59H45G11B341", "nothing is nearer than the same"),
        ("166AH59H45G118341", "1X6AH59H45G118341", "G for 6 rather than X for G"),
    ],
)
def test_likelier_misreadings_are_nearer(near: str, far: str, why: str) -> None:
    assert distance(VALID, near) < distance(VALID, far), why


@pytest.mark.parametrize("pair", ["D0", "B8", "VW", "Z2", "G6", "MN"])
def test_the_usual_confusions_are_near(pair: str) -> None:
    one, other = (VALID[:6] + character + VALID[7:] for character in pair)
    assert 0 < distance(one, other) < NEAR


@given(one=VINS, other=VINS)
def test_a_distance(one: str, other: str) -> None:
    assert distance(one, other) == pytest.approx(distance(other, one))
    assert (distance(one, other) == 0) == (one == other)


def test_nearest_are_given_in_order() -> None:
    known = ["1G4AH59H45G11B341", VALID, "LVGBM51K5PG123456", "1G4AH59H4SG11B341"]
    found = nearest(VALID, known, within=2 * NEAR)
    assert [one for one, _ in found] == [VALID, "1G4AH59H45G11B341", "1G4AH59H4SG11B341"]
    assert nearest(VALID, ["LVGBM51K5PG123456"]) == []


def test_what_is_no_vin_is_refused() -> None:
    with pytest.raises(WrongLength, match="not 16"):
        distance(VALID, VALID[:-1])
    with pytest.raises(WrongCharacter, match="place 17"):
        distance(VALID, VALID[:-1] + "O")


# Characters that are often mistaken make near VINs likely.
ALIKE = st.text(alphabet="0D8B2Z5S6G1VWY", min_size=17, max_size=17)


@given(asked=ALIKE, known=st.lists(ALIKE, max_size=8), places=st.lists(st.integers(0, 16), max_size=3))
def test_a_book_finds_what_looking_at_all_finds(asked: str, known: list[str], places: list[int]) -> None:
    other = asked
    for place in places:
        other = other[:place] + {"0": "D", "D": "0", "8": "B", "B": "8"}.get(other[place], "Y") + other[place + 1 :]
    known = [*known, other]
    assert Book(known).near(asked) == nearest(asked, known)


@given(ALIKE)
def test_spellings_are_different_and_within(text: str) -> None:
    found = list(spellings(text[:9], within=6.0))
    assert len({one for one, _ in found}) == len(found)
    assert (text[:9], 0.0) in found
    assert all(apart <= 6.0 for _, apart in found)


def test_a_part_is_found_where_it_fits_best() -> None:
    known = ["1G4AH59H45G11B341", VALID, "LVGBM51K5PG123456"]
    assert holding("G118341", known) == [(VALID, 0.0), ("1G4AH59H45G11B341", pytest.approx(distance(VALID, known[0])))]
    assert holding("G118341", known, within=0.0) == [(VALID, 0.0)]
    assert holding("G11K341", known) == []
    assert [one for one, _ in holding("AH59H45G118341", known)] == [VALID, known[0]]


def test_questions_that_are_no_vins_are_refused() -> None:
    with pytest.raises(WrongLength, match="not 16"):
        Book([VALID]).near(VALID[:-1])
    with pytest.raises(WrongCharacter, match="'O'"):
        Book([VALID]).near(VALID[:-1] + "O")
    with pytest.raises(WrongCharacter, match="'O'"):
        holding("118O41", [VALID])


def test_a_book_may_hold_what_is_no_vin() -> None:
    assert Book(["not a VIN", VALID]).near(VALID) == [(VALID, 0.0)]


def test_without_a_limit_every_character_is_exchanged_for_all_it_is_taken_for() -> None:
    found = dict(spellings("8", within=1e6))
    assert found["8"] == 0
    assert "B" in found
    assert all(len(one) == 1 for one in found)
