"""Lines that may be a plate, shown and decoded."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from PIL import Image

from yellowplate.read.ctc import FLOOR
from yellowplate.read.engine import load
from yellowplate.read.look import Line, Quad
from yellowplate.read.plate_grammar import SYMBOLS, provinces
from yellowplate.read.plate_views import STRETCHES, candidates, is_lower_row, is_worth, looked


@pytest.mark.parametrize(
    ("text", "box", "is_so", "why"),
    [
        ("辽F12A45", (0, 0, 70, 20), True, "a plate"),
        ("A·Ol745", (0, 0, 70, 20), True, "letters that look like digits count"),
        ("辽F12A45", (0, 0, 200, 20), False, "too wide"),
        ("辽F12A45", (0, 0, 20, 20), False, "too high"),
        ("F1", (0, 0, 70, 20), False, "too short"),
        ("EXIT", (0, 0, 70, 20), False, "no digits"),
        ("13800001234567", (0, 0, 120, 20), False, "too long"),
    ],
)
def test_is_worth_a_second_look(
    line_of: Callable[..., Line], text: str, box: tuple[int, int, int, int], is_so: bool, why: str
) -> None:
    line = line_of(text, box=box)
    assert is_worth(line.best, line.quad) is is_so, why


def test_five_characters_may_be_a_lower_row(line_of: Callable[..., Line]) -> None:
    assert is_lower_row((line := line_of("12345", box=(0, 0, 60, 20))).best, line.quad)
    assert not is_lower_row((line := line_of("12345", box=(0, 0, 90, 20))).best, line.quad)
    assert not is_lower_row((line := line_of("A12345", box=(0, 0, 60, 20))).best, line.quad)


def test_a_drawn_plate_is_decoded_but_for_its_province(drawn: Callable[..., Image.Image]) -> None:
    image = np.ascontiguousarray(np.asarray(drawn("A·12B45", size=32, pad=2))[:, :, ::-1])
    height, width = image.shape[:2]
    quad: Quad = ((0, 0), (width, 0), (width, height), (0, height))
    line = load().transcribe(image, quad)
    views = line.best.plate_views
    assert len(views) == len(STRETCHES)
    assert candidates(views)[0].text[1:] == "A12B45"
    assert candidates(views)[0].regret < -7


def test_two_rows_are_shown_side_by_side(drawn: Callable[..., Image.Image]) -> None:
    rows = [np.asarray(drawn(text, size=size, pad=2)) for text, size in (("A", 40), ("12B45", 60))]
    image = np.full((rows[0].shape[0] + rows[1].shape[0], 260, 3), 255, np.uint8)
    image[: rows[0].shape[0], 90 : 90 + rows[0].shape[1]] = rows[0]
    image[rows[0].shape[0] :, : rows[1].shape[1]] = rows[1][:, :260]
    top, bottom, right = rows[0].shape[0], image.shape[0], min(260, rows[1].shape[1])
    quad: Quad = ((0, top), (right, top), (right, bottom), (0, bottom))
    line = load().transcribe(image, quad)
    assert line.best.text == "12B45"
    shown = looked(load(), image, quad, line.best)
    assert candidates(shown)[0].text[1:] == "A12B45"


def test_a_longer_plate_wins_only_where_its_last_character_is_clear() -> None:
    frames = np.full((19, len(SYMBOLS) + 1), FLOOR, np.float32)
    frames[::2, -1] = 0.0
    for place, one in enumerate("辽FD12345"):
        frames[2 * place + 1, SYMBOLS.index(one)] = 0.0
    assert candidates((frames,))[0].text == "辽FD12345"
    frames[15, SYMBOLS.index("5")] = -3.0
    frames[15, -1] = 0.0
    assert candidates((frames,))[0].text == "辽FD1234"


def test_every_province_is_asked() -> None:
    assert len(set(provinces("辽F12A45"))) == 31
