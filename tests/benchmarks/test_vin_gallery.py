"""The page of errors, the rendered clips and the floor of the VIN benchmark."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from benchmarks.vin.ablation import floor, steps
from benchmarks.vin.gallery import Error, marked, page
from benchmarks.vin.rendering import HEIGHT_PX, KINDS, N_FRAMES, WIDTH_PX, frames, label, planned
from benchmarks.vin.score import Answer, calibration_error, calibration_interval
from yellowplate.numbers import vin as numbers
from yellowplate.read.look import Character, Line, Look, Transcript
from yellowplate.records import Box, Item, MediaKind

VALID = "1G4AH59H45G118341"  # printed in 49 CFR 565.15(c)


def test_differing_characters_are_marked() -> None:
    assert marked("1G48H", "1G4AH") == "1G4<mark>8</mark>H"
    assert marked("", VALID) == ""


def test_the_page_holds_the_pictures(tmp_path: Path) -> None:
    Image.new("RGB", (40, 20), "white").save(tmp_path / "a.png")
    wrong = Answer(VALID.replace("H59", "H58"), 0.95, "fails", (VALID,), 10.0, is_accepted=True)
    none = Answer("", 0.0, "", (), 10.0, is_accepted=False)
    told = page(
        [
            Error("small", tmp_path / "a.png", VALID, wrong, Box(2, 2, 30, 10)),
            Error("small", tmp_path / "a.png", VALID, none, None),
        ]
    )
    assert told.count("data:image/jpeg;base64,") == 2
    assert "<b>accepted</b>" in told
    assert "among the alternatives" in told
    assert "nothing found" in told
    assert "<mark>8</mark>" in told
    assert "http" not in told


@pytest.mark.parametrize("number", range(12))
def test_clips_are_planned(number: int) -> None:
    clip = planned(number)
    assert clip == planned(number)
    assert clip.kind == KINDS[number % len(KINDS)]
    assert numbers.validate(clip.vin) == clip.vin
    assert numbers.check(clip.vin) != "invalid"


def test_frames_are_the_same_every_time_and_differ_among_themselves() -> None:
    clip = planned(4)
    near = label(clip)
    assert near.dtype == np.uint8
    assert np.ptp(near) > 60
    drawn = frames(clip)
    first, second = next(drawn), next(drawn)
    assert first.shape == (HEIGHT_PX, WIDTH_PX)
    assert not np.array_equal(first, second)
    assert np.array_equal(first, next(frames(clip)))
    assert N_FRAMES > 20


@pytest.mark.parametrize(
    ("text", "read"),
    [
        (VALID, VALID),
        (f"VIN {VALID}", ""),
        (f"*{VALID}*", VALID),
        ("1G4 AH59H4 5G118341", VALID),
        ("CHERYAUTOMOBILECO", "CHERYAUTOMOBILECO"),
        ("TYPE 1234", ""),
        ("", ""),
    ],
)
def test_the_floor_is_the_longest_run_of_the_plain_engine(text: str, read: str) -> None:
    characters = tuple(Character(one, 0.9, "", 0.0, 0.5) for one in text)
    line = Line(((0, 0), (100, 0), (100, 10), (0, 10)), (Transcript(characters),))
    item = Item("a" * 64, 1, "", MediaKind.IMAGE, "a.png")
    look = Look(item, (line,), np.zeros((10, 100, 3), np.uint8), 100, 10)
    assert floor(look) == read
    assert steps(VALID, [VALID, "1M8GDM9AXKP042788"])["and both"](look) == ""


def test_the_calibration_error() -> None:
    assert calibration_error([(0.9, True)] * 9 + [(0.9, False)]) == pytest.approx(0.0)
    assert calibration_error([(0.99, False)] * 4) == pytest.approx(0.99)
    low, high = calibration_interval([(0.9, True)] * 90 + [(0.9, False)] * 10)
    assert 0 <= low <= high < 0.1
