"""Ground colours of plates, with an abstain state."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from yellowplate.read.colour import CANNOT_TELL, ground_colour


def _plate(ground: tuple[int, int, int], ink: tuple[int, int, int]) -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
    image = Image.new("RGB", (160, 44), ground)
    ImageDraw.Draw(image).text((12, 4), "A 82F71", font=ImageFont.load_default(34), fill=ink)
    return np.ascontiguousarray(np.asarray(image)[:, :, ::-1])


WHITE, BLACK = (245, 245, 245), (15, 15, 15)


@pytest.mark.parametrize(
    ("ground", "ink", "colour"),
    [
        ((20, 60, 190), WHITE, "blue"),
        ((245, 190, 20), BLACK, "yellow"),
        ((90, 200, 110), BLACK, "green"),
        ((20, 120, 50), WHITE, "green"),
        (WHITE, BLACK, "white"),
        (BLACK, WHITE, "black"),
        ((190, 20, 30), WHITE, "red"),
        ((200, 20, 60), WHITE, "red"),
    ],
)
def test_colours_with_their_characters(ground: tuple[int, int, int], ink: tuple[int, int, int], colour: str) -> None:
    assert ground_colour(_plate(ground, ink)) == colour


@pytest.mark.parametrize(
    ("ground", "ink", "why"),
    [
        ((200, 150, 10), WHITE, "yellow with light characters: a sticker or a lamp, 6 false finds in 1,263"),
        ((80, 130, 250), BLACK, "blue with dark characters is no plate"),
        ((10, 12, 40), (45, 45, 60), "night: most plates called black were blue"),
        ((200, 30, 200), WHITE, "violet is no plate"),
        ((120, 120, 120), (125, 125, 125), "no contrast"),
        ((120, 120, 120), (120, 120, 120), "nothing there"),
    ],
)
def test_doubt_is_said(ground: tuple[int, int, int], ink: tuple[int, int, int], why: str) -> None:
    assert ground_colour(_plate(ground, ink)) == CANNOT_TELL, why


def test_a_speck_has_no_colour() -> None:
    assert ground_colour(np.zeros((4, 30, 3), np.uint8)) == CANNOT_TELL
