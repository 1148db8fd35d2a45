"""Plates among lines."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from PIL import Image, ImageDraw

from yellowplate.read.look import Line, Look
from yellowplate.read.readers.plate import READER
from yellowplate.records import Item, MediaKind, Reading

ITEM = Item("a" * 64, 1, "image/png", MediaKind.IMAGE, "a.png")
GROUNDS = {
    "blue": ((20, 60, 190), "white"),
    "yellow": ((245, 190, 20), "black"),
    "white": ((250, 250, 250), "black"),
}


@pytest.fixture
def see() -> Callable[..., list[Reading]]:
    def show(line: Line, ground: str = "blue", width: int = 100) -> list[Reading]:
        colour, ink = GROUNDS[ground]
        image = Image.new("RGB", (width, 100), colour)
        pen = ImageDraw.Draw(image)
        for left in range(15, 90, 12):
            pen.line((left, 3, left, 7), fill=ink, width=2)
        pixels = np.ascontiguousarray(np.asarray(image)[:, :, ::-1])
        return list(READER.see(Look(ITEM, (line,), pixels, width, 100)))

    return show


@pytest.mark.parametrize(
    ("text", "ground", "plate"),
    [
        ("辽F12A45", "blue", "辽F12A45"),
        ("辽F·12A45", "white", "辽F12A45"),
        ("吉H·I2O45", "blue", "吉H12045"),
        ("辽FD12345", "blue", "辽FD12345"),
        ("F12A45", "blue", "F12A45"),
        ("MF·12A45", "yellow", "F12A45"),
        ("车牌辽F12A45", "blue", "辽F12A45"),
        ("吉H1234挂", "yellow", "吉H1234挂"),
        ("48-366", "yellow", "48-366"),
        ("명48-366", "yellow", "48-366"),
    ],
)
def test_finds(
    see: Callable[..., list[Reading]], line_of: Callable[..., Line], text: str, ground: str, plate: str
) -> None:
    (reading,) = see(line_of(text), ground)
    assert (reading.text, reading.colour) == (plate, ground)


@pytest.mark.parametrize(
    ("text", "ground", "why"),
    [
        ("F12A45", "white", "no province and no plate's ground"),
        ("48-366", "white", "digits on white are anything"),
        ("12-25", "yellow", "a date"),
        ("09-2020", "blue", "month and year on a maker's label"),
        ("ABCDEF", "blue", "a word"),
        ("FABC12", "blue", "too few digits without a province"),
        ("MFABC12", "blue", "three letters in the serial"),
        ("辽FABC12", "blue", "three letters in the serial"),
        ("辽F12A4", "blue", "too short"),
        ("辽F12A4567", "blue", "too long"),
        ("13800001234", "blue", "a telephone number"),
        ("F1", "blue", "too short for anything"),
    ],
)
def test_refuses(
    see: Callable[..., list[Reading]], line_of: Callable[..., Line], text: str, ground: str, why: str
) -> None:
    assert see(line_of(text), ground) == [], why


def test_what_is_hardly_read_is_left_to_the_captions(
    see: Callable[..., list[Reading]], line_of: Callable[..., Line]
) -> None:
    assert see(line_of("辽F12A45", prob=0.5)) == []


def test_transcripts_vote(see: Callable[..., list[Reading]], line_of: Callable[..., Line]) -> None:
    one, other = line_of("辽F12A45"), line_of("辽F12445", prob=0.8)
    (reading,) = see(Line(one.quad, one.transcripts + other.transcripts))
    assert [found.text for found in reading.alternatives] == ["辽F12A45", "辽F12445"]
