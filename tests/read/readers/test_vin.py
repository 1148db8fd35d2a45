"""VINs among lines: what is found, what is refused, what the check digit may be called."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from numpy.typing import NDArray

from yellowplate.read.look import Line, Look
from yellowplate.read.readers.vin import READER
from yellowplate.records import Item, MediaKind, Reading

ITEM = Item("a" * 64, 1, "image/png", MediaKind.IMAGE, "a.png")
VALID = "1G4AH59H45G118341"  # printed in 49 CFR 565.15(c)
MADE_UP = "LVGBM51K5PG123456"  # fails the check digit
EUROPE = "WVWZZZ1JZXW000001"


@pytest.fixture
def see(white: NDArray[np.uint8]) -> Callable[..., list[Reading]]:
    return lambda *lines: list(READER.see(Look(ITEM, lines, white, 400, 100)))


@pytest.mark.parametrize(
    ("text", "vin", "check_digit"),
    [
        (VALID, VALID, "observed"),
        (MADE_UP, MADE_UP, "fails"),
        (EUROPE, EUROPE, "not_binding"),
        (f"*{VALID}*", VALID, "observed"),
        (f"VIN: {VALID}", VALID, "observed"),
        (f"VIN{VALID}", VALID, "observed"),
        (f"V.1.M {VALID} TYPE: MPV", VALID, "observed"),
        ("1G4AH59H45G118.341", VALID, "observed"),
        ("1G4 AH59H4 5G118341", VALID, "observed"),
        ("1G4AH59H45GII834I", VALID, "observed"),
        ("车架号1G4AH59H45G118341", VALID, "observed"),
        ("LVGBM51K5PG1O3456", "LVGBM51K5PG103456", "fails"),
        (f"{VALID}{'/'}X", VALID, "observed"),
        (f"{VALID}Z", VALID, "observed"),
    ],
)
def test_finds(
    see: Callable[..., list[Reading]], line_of: Callable[..., Line], text: str, vin: str, check_digit: str
) -> None:
    (reading,) = see(line_of(text))
    assert (reading.text, reading.check_digit) == (vin, check_digit)
    assert reading.reader.startswith("vin/3")


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("CHERYAUTOMOBILECO", "a maker's name folds into seventeen characters"),
        ("only for Korea 68000", "a sentence of seventeen letters and digits"),
        ("ONLY FOR KOREA 68000", "the same in capitals"),
        ("GAWR FRONT 2900 lbs 1315 kg", "axle loads"),
        ("Piston displacement 1798ml.", "words"),
        ("11111111111111111", "a placeholder"),
        ("LVGBM51K5PG12345", "sixteen characters"),
        ("1G4AH59H45G1183410", "eighteen: which seventeen is not told"),
        ("LVGBM51K5PG12345A", "the last four are digits"),
        ("", "nothing"),
    ],
)
def test_refuses(see: Callable[..., list[Reading]], line_of: Callable[..., Line], text: str, why: str) -> None:
    assert see(line_of(text)) == [], why


def test_the_runner_up_makes_the_alternatives(see: Callable[..., list[Reading]], line_of: Callable[..., Line]) -> None:
    (reading,) = see(line_of("LVGBM51K5PG123456", seconds="#####8###########"))
    assert [one.text for one in reading.alternatives] == ["LVGBM51K5PG123456", "LVGBM81K5PG123456"]
    assert reading.gap == pytest.approx(np.log(0.9 / 0.05), abs=1e-4)


def test_an_alternative_that_satisfies_the_check_digit_never_wins_by_it(
    see: Callable[..., list[Reading]], line_of: Callable[..., Line]
) -> None:
    misread = VALID.replace("H59", "H58", 1)
    (reading,) = see(line_of(misread, seconds="######9##########"))
    assert reading.text == misread
    assert reading.check_digit == "fails"
    assert VALID in [one.text for one in reading.alternatives]


def test_symbols_that_fold_into_one_are_one(see: Callable[..., list[Reading]], line_of: Callable[..., Line]) -> None:
    plain = see(line_of("LVGBM50K5PG123456"))[0]
    sure = see(line_of("LVGBM50K5PG123456", seconds="######O##########"))[0]
    assert sure.prob > plain.prob
    assert sure.gap is None


def test_several_transcripts_vote(see: Callable[..., list[Reading]], line_of: Callable[..., Line]) -> None:
    right, wrong = line_of(VALID), line_of(VALID.replace("1G4", "1C4"), prob=0.8)
    (reading,) = see(Line(right.quad, right.transcripts + wrong.transcripts + right.transcripts))
    assert reading.text == VALID
    assert reading.alternatives[1].text == VALID.replace("1G4", "1C4")


def test_neighbours_on_a_row_are_joined(see: Callable[..., list[Reading]], line_of: Callable[..., Line]) -> None:
    first, second = line_of("1G4AH59H", box=(0, 0, 80, 10)), line_of("45G118341", box=(95, 1, 180, 11))
    (reading,) = see(second, first)
    assert reading.text == VALID
    assert reading.locator.box is not None
    assert (reading.locator.box.left, reading.locator.box.right) == (0, 180)


@pytest.mark.parametrize(
    ("box", "words"),
    [((95, 30, 180, 40), "45G118341"), ((300, 0, 380, 10), "45G118341"), ((95, 0, 180, 10), "45G11834")],
)
def test_strangers_are_not_joined(
    see: Callable[..., list[Reading]], line_of: Callable[..., Line], box: tuple[int, int, int, int], words: str
) -> None:
    assert see(line_of("1G4AH59H", box=(0, 0, 80, 10)), line_of(words, box=box)) == []


def test_a_line_with_its_own_vin_joins_nobody(see: Callable[..., list[Reading]], line_of: Callable[..., Line]) -> None:
    found = see(line_of(VALID, box=(0, 0, 80, 10)), line_of("45G118341", box=(85, 0, 160, 10)))
    assert [one.text for one in found] == [VALID]


def test_the_box_is_that_of_the_number(see: Callable[..., list[Reading]], line_of: Callable[..., Line]) -> None:
    (reading,) = see(line_of(f"VIN {VALID}", box=(0, 0, 210, 10)))
    assert reading.locator.box is not None
    assert 35 <= reading.locator.box.left <= 41
    assert reading.locator.box.right == 210
