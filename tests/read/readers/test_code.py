"""Codes as readings: apart from the letters, with their own reader's name."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
import zxingcpp
from numpy.typing import NDArray

from yellowplate.read.look import Line, Look, Transcript
from yellowplate.read.readers.code import READER
from yellowplate.records import Item, MediaKind, ReadingKind

ITEM = Item("a" * 64, 1, "image/png", MediaKind.IMAGE, "a.png")
VALID = "1G4AH59H45G118341"  # printed in 49 CFR 565.15(c)


def _picture(text: str, symbology: str = "QRCode") -> NDArray[np.uint8]:
    code = zxingcpp.create_barcode(text, zxingcpp.barcode_format_from_str(symbology))
    drawn = np.pad(np.asarray(zxingcpp.write_barcode_to_image(code, scale=4)), 30, constant_values=255)
    return np.repeat(drawn[:, :, None], 3, axis=2)


@pytest.mark.parametrize(
    ("text", "kind", "check_digit"),
    [
        (VALID, ReadingKind.VIN, "observed"),
        ("WVWZZZ1JZXW000001", ReadingKind.VIN, "not_binding"),
        ("LVGBM51K5PG123456", ReadingKind.VIN, "fails"),
        ("https://example.org/car?id=1", ReadingKind.CODE, ""),
    ],
)
def test_what_a_code_says(text: str, kind: ReadingKind, check_digit: str) -> None:
    picture = _picture(text)
    (reading,) = READER.see(Look(ITEM, (), picture, picture.shape[1], picture.shape[0]))
    assert (reading.kind, reading.text, reading.check_digit) == (kind, text, check_digit)
    assert reading.reader.startswith("code/1+zxing-cpp-")
    assert reading.locator.box is not None
    assert reading.gap is None


def test_a_failing_check_digit_is_less_probable() -> None:
    probs = []
    for text in (VALID, "LVGBM51K5PG123456"):
        picture = _picture(text)
        probs += [one.prob for one in READER.see(Look(ITEM, (), picture, picture.shape[1], picture.shape[0]))]
    assert probs[0] > 0.9 > probs[1]


def test_a_blank_picture_holds_none(white: NDArray[np.uint8]) -> None:
    assert list(READER.see(Look(ITEM, (), white, 400, 100))) == []


@pytest.mark.parametrize(("has_views", "n_found"), [(True, 1), (False, 0)])
def test_in_a_video_only_around_a_vin(line_of: Callable[..., Line], *, has_views: bool, n_found: int) -> None:
    picture = _picture(VALID, "Code128")
    line = line_of(VALID)
    views = (np.zeros((20, 34), np.float32),) if has_views else ()
    line = Line(line.quad, (Transcript(line.best.characters, views),))
    look = Look(ITEM, (line,), picture, 2000, 1500, left=100, top=200, times=(1.0, 2.0, 1.5), n_seen=3)
    found = list(READER.see(look))
    assert len(found) == n_found
    for reading in found:
        assert reading.locator.box is not None
        assert (reading.locator.box.left > 100, reading.locator.box.top > 200) == (True, True)
        assert (reading.locator.t_best_s, reading.n_seen) == (1.5, 3)
