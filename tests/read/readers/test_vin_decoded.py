"""VINs in lines that were looked at in several views: one reading a place, probabilities, what is left out."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from numpy.typing import NDArray

from yellowplate.read.ctc import FLOOR
from yellowplate.read.look import Line, Look, Transcript
from yellowplate.read.readers.vin import READER
from yellowplate.read.vin_frames import SYMBOLS
from yellowplate.records import Item, MediaKind

ITEM = Item("a" * 64, 1, "image/png", MediaKind.IMAGE, "a.png")
VALID = "1G4AH59H45G118341"  # printed in 49 CFR 565.15(c)


@pytest.fixture
def seen(line_of: Callable[..., Line]) -> Callable[..., Line]:
    def make(text: str, *, regret: float = 0.0, box: tuple[int, int, int, int] = (0, 0, 170, 10)) -> Line:
        frames = np.full((2 * len(text) + 1, len(SYMBOLS) + 1), FLOOR, np.float32)
        frames[::2, -1] = 0.0
        for place, one in enumerate(text):
            frames[2 * place + 1, SYMBOLS.index(one)] = regret
        line = line_of(text, box=box)
        return Line(line.quad, (Transcript(line.best.characters, (frames,)),))

    return make


def test_a_plain_number_is_observed(seen: Callable[..., Line], white: NDArray[np.uint8]) -> None:
    (reading,) = READER.see(Look(ITEM, (seen(VALID),), white, 400, 100))
    assert (reading.text, reading.check_digit) == (VALID, "observed")
    assert reading.prob > 0.9
    assert reading.gap is not None
    assert reading.gap > 2


def test_of_two_readings_at_one_place_the_likelier_is_given(
    seen: Callable[..., Line], white: NDArray[np.uint8]
) -> None:
    worse = seen(VALID.replace("H59", "H58"), regret=-0.2, box=(2, 0, 168, 11))
    (reading,) = READER.see(Look(ITEM, (worse,), white, 400, 100, faint=(seen(VALID),)))
    assert (reading.text, reading.check_digit) == (VALID, "observed")


def test_two_places_are_two_readings(seen: Callable[..., Line], white: NDArray[np.uint8]) -> None:
    lines = (seen(VALID), seen("1M8GDM9AXKP042788", box=(0, 50, 170, 60)))
    found = list(READER.see(Look(ITEM, lines, white, 400, 100)))
    assert {one.text for one in found} == {VALID, "1M8GDM9AXKP042788"}


@pytest.mark.parametrize(("text", "regret"), [(VALID, -3.0), ("TYREPRESSURE3", 0.0)])
def test_what_is_hardly_a_vin_is_none(
    seen: Callable[..., Line], white: NDArray[np.uint8], text: str, regret: float
) -> None:
    assert list(READER.see(Look(ITEM, (seen(text, regret=regret),), white, 400, 100))) == []


def test_views_without_a_number_give_no_reading(line_of: Callable[..., Line], white: NDArray[np.uint8]) -> None:
    nothing = np.full((5, len(SYMBOLS) + 1), FLOOR, np.float32)
    line = line_of(VALID)
    looked_at = Line(line.quad, (Transcript(line.best.characters, (nothing,)),))
    assert list(READER.see(Look(ITEM, (looked_at,), white, 400, 100))) == []
