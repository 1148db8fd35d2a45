"""Plates in lines whose frames were kept: the province, what bears a plate out, what is left out."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from PIL import Image, ImageDraw

from yellowplate.read.ctc import FLOOR
from yellowplate.read.look import Line, Look, Transcript
from yellowplate.read.plate_grammar import SYMBOLS
from yellowplate.read.readers.plate import READER
from yellowplate.records import Item, MediaKind, Reading

ITEM = Item("a" * 64, 1, "image/png", MediaKind.IMAGE, "a.png")
GROUNDS = {"blue": ((20, 60, 190), "white"), "yellow": ((245, 190, 20), "black"), "white": ((250, 250, 250), "black")}


@pytest.fixture
def see(line_of: Callable[..., Line]) -> Callable[..., list[Reading]]:
    def show(
        plate: str,
        *,
        read: str | None = None,
        ground: str = "blue",
        others: dict[int, dict[str, float]] | None = None,
        width: int = 100,
    ) -> list[Reading]:
        colour, ink = GROUNDS[ground]
        image = Image.new("RGB", (width, 30), colour)
        pen = ImageDraw.Draw(image)
        for left in range(15, 90, 12):
            pen.line((left, 8, left, 20), fill=ink, width=2)
        frames = np.full((2 * len(plate) + 1, len(SYMBOLS) + 1), FLOOR, np.float32)
        frames[::2, -1] = 0.0
        for place, one in enumerate(plate):
            frames[2 * place + 1, SYMBOLS.index(one)] = 0.0
            for other, regret in (others or {}).get(place, {}).items():
                frames[2 * place + 1, SYMBOLS.index(other)] = regret
        line = line_of(plate if read is None else read, box=(0, 0, 96, 30))
        line = Line(line.quad, (Transcript(line.best.characters, (), (frames,)),))
        pixels = np.ascontiguousarray(np.asarray(image)[:, :, ::-1])
        return list(READER.see(Look(ITEM, (line,), pixels, width, 30)))

    return show


def test_a_clear_plate_needs_no_ground(see: Callable[..., list[Reading]]) -> None:
    (reading,) = see("辽F12A45", ground="white", width=400)
    assert (reading.text, reading.colour) == ("辽F12A45", "white")
    assert reading.prob > 0.99


@pytest.mark.parametrize("plate", ["辽F12A45", "吉H1234挂", "辽FD12345", "辽F12345D"])
def test_every_form_is_decoded(see: Callable[..., list[Reading]], plate: str) -> None:
    (reading,) = see(plate)
    assert reading.text == plate


def test_a_province_the_text_lacks_is_read_from_the_frames(see: Callable[..., list[Reading]]) -> None:
    (reading,) = see("皖A12345", read="MA·12345", others={0: {"皖": -5.0, "京": -9.0}})
    assert reading.text == "皖A12345"
    assert [one.text for one in reading.alternatives[1:2]] == ["京A12345"]


def test_a_doubtful_province_is_left_out(see: Callable[..., list[Reading]]) -> None:
    (reading,) = see("皖A12345", read="A·12345", others={0: dict.fromkeys("皖京沪浙", -8.0)})
    assert reading.text == "A12345"
    assert reading.prob > 0.9


@pytest.mark.parametrize(
    ("plate", "how", "why"),
    [
        ("皖A12345", {"read": "BAR 99", "ground": "white"}, "the text says something else"),
        ("皖A12345", {"read": "A12345", "others": {0: {"皖": -9.0}}, "width": 400}, "no province, no dot, no cut-out"),
        (
            "皖A12345",
            {"read": "A12345", "others": {0: dict.fromkeys("皖京沪浙", -5.0)}, "width": 400},
            "which province?",
        ),
        ("皖A12345", {"read": "A12345", "others": {0: {"皖": -20.0}}, "width": 400}, "nothing like a province"),
        ("皖A12345", {"read": "12345", "ground": "blue"}, "only large plates have two rows"),
    ],
)
def test_what_nothing_bears_out_is_refused(
    see: Callable[..., list[Reading]], plate: str, how: dict[str, object], why: str
) -> None:
    assert see(plate, **how) == [], why


def test_the_lower_row_of_a_large_plate_counts_with_what_stands_above(see: Callable[..., list[Reading]]) -> None:
    (reading,) = see("粤A12345", read="12345", ground="yellow")
    assert (reading.text, reading.colour) == ("粤A12345", "yellow")


def test_too_few_frames_hold_no_plate(see: Callable[..., list[Reading]]) -> None:
    assert see("粤A1", read="粤A1") == []
