"""Lines that may be a VIN, shown in several ways."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from yellowplate.read.engine import load
from yellowplate.read.look import Line, Quad
from yellowplate.read.vin_views import LEAST_PX, OTHERS, PLAIN, View, cut, is_clear, is_worth, looked, seen_poorly

VALID = "1G4AH59H45G118341"  # printed in 49 CFR 565.15(c)


def _pixels(image: Image.Image) -> tuple[NDArray[np.uint8], Quad]:
    pixels = np.ascontiguousarray(np.asarray(image)[:, :, ::-1])
    height, width = pixels.shape[:2]
    return pixels, ((0, 0), (width, 0), (width, height), (0, height))


@pytest.mark.parametrize(
    ("text", "box", "is_so", "why"),
    [
        (VALID, (0, 0, 170, 10), True, "a VIN"),
        ("G4AH59H4", (0, 0, 80, 10), True, "half of one"),
        (VALID, (0, 0, 17, 10), False, "too narrow"),
        ("G4AH59H", (0, 0, 70, 10), False, "too short"),
        ("MANUFACTURE", (0, 0, 110, 10), False, "no digits"),
        (VALID * 3, (0, 0, 510, 10), False, "a paragraph"),
    ],
)
def test_is_worth_a_second_look(
    line_of: Callable[..., Line], text: str, box: tuple[int, int, int, int], is_so: bool, why: str
) -> None:
    line = line_of(text, box=box)
    assert is_worth(line.best, line.quad) is is_so, why


def test_a_clear_number_needs_one_view(drawn: Callable[..., Image.Image]) -> None:
    views = looked(load(), *_pixels(drawn(VALID, size=32, pad=2)))
    assert len(views) == 1
    assert len(views[0]) >= LEAST_PX // 8
    assert is_clear(views)


def test_one_whose_check_digit_fails_is_shown_in_all(drawn: Callable[..., Image.Image]) -> None:
    views = looked(load(), *_pixels(drawn("LVGBM51K5PG123456", size=32, pad=2)))
    assert len(views) == 1 + len(OTHERS)
    assert not is_clear(())


def test_words_are_left_alone(drawn: Callable[..., Image.Image]) -> None:
    assert looked(load(), *_pixels(drawn("只售三千 only today", size=32, pad=2))) == ()


@pytest.mark.parametrize(
    ("view", "size"), [(PLAIN, (100, 20)), (View(0.5, 0.1), (120, 24)), (View(is_sharp=True), (100, 20))]
)
def test_cut_shows_more_around(view: View, size: tuple[int, int]) -> None:
    image = np.arange(60 * 200 * 3, dtype=np.uint8).reshape(60, 200, 3)
    crop = cut(image, ((50, 20), (150, 20), (150, 40), (50, 40)), view)
    assert (crop.shape[1], crop.shape[0]) == size


def test_cut_goes_on_beyond_the_edge() -> None:
    image = np.full((20, 100, 3), 200, np.uint8)
    assert (cut(image, ((0, 0), (100, 0), (100, 20), (0, 20)), View(1.0, 0.5)) == 200).all()


def test_sharper_strokes() -> None:
    image = np.full((20, 100, 3), 120, np.uint8)
    image[:, 50:] = 140
    quad: Quad = ((0, 0), (100, 0), (100, 20), (0, 20))
    assert np.ptp(cut(image, quad, View(is_sharp=True))) > np.ptp(cut(image, quad, PLAIN))


def test_one_of_many_frames_is_shown_in_two_ways(drawn: Callable[..., Image.Image]) -> None:
    pixels, quad = _pixels(drawn(VALID, size=32, pad=2))
    assert len(seen_poorly(load(), pixels, quad)) == 2
    assert seen_poorly(load(), pixels, (quad[0], (40, 0), (40, 40), (0, 40))) == ()
    assert seen_poorly(load(), *_pixels(drawn("MANUFACTURED BY", size=32, pad=2))) == ()
