"""Windows of a line, its script, and the reader that tells hangul."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from yellowplate.read.line_script import N_DIRECTIONS, SIDE_PX, Script, script, windows
from yellowplate.read.look import Character, Line, Look, Transcript
from yellowplate.read.readers.script import READER, UNREAD, is_hangul
from yellowplate.records import Item, MediaKind, ReadingKind
from yellowplate.tables import line_script as table

Pixels = NDArray[np.uint8]


def written(text: str = "LVGBM51K5PG123456", *, ink: int = 0) -> Pixels:
    font = ImageFont.load_default(30)
    left, top, right, bottom = (round(edge) for edge in font.getbbox(text))
    image = Image.new("L", (right - left + 16, bottom - top + 10), 255 - ink)
    ImageDraw.Draw(image).text((8 - left, 5 - top), text, font=font, fill=ink)
    return np.asarray(image)


def test_windows_are_of_unit_length_and_cover_the_line() -> None:
    found = windows(written())
    assert found is not None
    assert found.shape[1] == N_DIRECTIONS * 64
    assert np.linalg.norm(found, axis=1) == pytest.approx(1.0, abs=1e-4)


def test_light_on_dark_and_dark_on_light_count_alike() -> None:
    one, other = windows(written()), windows(written(ink=255))
    assert one is not None
    assert other is not None
    assert np.abs(one - other).max() < 0.02


def test_colour_counts_as_brightness() -> None:
    plain = windows(written())
    coloured = windows(np.repeat(written()[..., None], 3, axis=2))
    assert plain is not None
    assert coloured is not None
    assert np.abs(plain - coloured).max() < 0.02


@pytest.mark.parametrize("shape", [(9, 90), (30, 40), (0, 0), (0, 0, 3)])
def test_a_line_too_small_or_short_has_no_script(shape: tuple[int, ...]) -> None:
    assert script(np.zeros(shape, np.uint8)) is None


@pytest.mark.parametrize("text", ["LVGBM51K5PG123456", "138 0013 8000", "Toyota Camry 2019", "WDB2037352A"])
def test_letters_and_digits_are_no_hangul(text: str) -> None:
    found = script(written(text))
    assert found is not None
    assert not is_hangul(found)


def test_an_even_line_is_no_hangul() -> None:
    found = script(np.full((SIDE_PX, 200), 90, np.uint8))
    assert found is not None
    assert not is_hangul(found)


def test_the_weights_fit_the_windows() -> None:
    weights = table.load()
    assert weights.inner.shape[0] == N_DIRECTIONS * 64
    assert weights.outer.shape == (weights.inner.shape[1], len(weights.names))
    assert set(weights.names) == {"hangul", "han", "latin", "none"}


def look(line: Pixels, score: float) -> Look:
    height, width = line.shape[:2]
    quad = ((0.0, 0.0), (float(width), 0.0), (float(width), float(height)), (0.0, float(height)))
    read = Transcript((Character("H", score, "I", 0.0, 0.5),))
    image = np.repeat(line[..., None], 3, axis=2)
    return Look(Item("a" * 64, 1, "", MediaKind.IMAGE, "sign.png"), (Line(quad, (read,)),), image, width, height)


def test_a_line_of_letters_is_not_told() -> None:
    assert list(READER.see(look(written(), 0.1))) == []


def test_a_line_in_hangul_is_told_and_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("yellowplate.read.readers.script.script", lambda _line: Script("hangul", 0.9999991, 0.9999991))
    (found,) = READER.see(look(written(), 0.1))
    assert (found.text, found.kind, found.prob) == (UNREAD, ReadingKind.CAPTION, 0.999999)
    assert found.locator.box is not None
    assert list(READER.see(look(written(), 0.95))) == []
