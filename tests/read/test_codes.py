"""Bar codes and 2D codes drawn by zxing-cpp on labels, plain and spoilt; and what is no VIN."""

from __future__ import annotations

import cv2
import numpy as np
import pytest
import zxingcpp
from numpy.typing import NDArray

from yellowplate.read.codes import FORMATS, find_codes

VALID = "1G4AH59H45G118341"  # printed in 49 CFR 565.15(c)
Pixels = NDArray[np.uint8]


def _label(text: str, symbology: str, *, bar_px: int = 3, pad: int = 40) -> Pixels:
    code = zxingcpp.create_barcode(text, zxingcpp.barcode_format_from_str(symbology))
    drawn = np.asarray(zxingcpp.write_barcode_to_image(code, scale=bar_px))
    label = np.full((drawn.shape[0] + 2 * pad, drawn.shape[1] + 2 * pad), 235, np.uint8)
    label[pad:-pad, pad:-pad] = drawn
    return np.repeat(label[:, :, None], 3, axis=2)


def _spoilt(label: Pixels, how: str) -> Pixels:
    if how == "turned":
        middle = (label.shape[1] / 2, label.shape[0] / 2)
        side = max(label.shape) + 40
        move = cv2.getRotationMatrix2D(middle, 8, 1)
        move[:, 2] += side / 2 - np.array(middle)
        spoilt = cv2.warpAffine(label, move, (side, side), borderValue=(90, 90, 90))
    elif how == "blurred":
        spoilt = cv2.GaussianBlur(label, (0, 0), 1.2)
    elif how == "noisy":
        noise = np.random.default_rng(3).normal(0, 18, label.shape)
        spoilt = np.clip(label * 0.6 + 40 + noise, 0, 255).astype(np.uint8)
    elif how == "pressed":
        pressed = cv2.imencode(".jpg", label, [cv2.IMWRITE_JPEG_QUALITY, 25])[1]
        spoilt = np.asarray(cv2.imdecode(pressed, cv2.IMREAD_COLOR))
    else:
        spoilt = cv2.resize(label, None, fx=0.6, fy=0.6, interpolation=cv2.INTER_AREA)
    return np.asarray(spoilt, np.uint8)


@pytest.mark.parametrize("symbology", FORMATS)
def test_every_kind_is_decoded_with_its_place(symbology: str) -> None:
    (code,) = find_codes(_label(VALID, symbology))
    assert (code.text, code.symbology, code.vin) == (VALID, symbology, VALID)
    (left, top), _, (right, bottom), _ = code.quad
    assert 35 <= left < right
    assert 35 <= top < bottom


@pytest.mark.parametrize("symbology", FORMATS)
@pytest.mark.parametrize("how", ["turned", "blurred", "noisy", "pressed", "small"])
def test_spoilt_labels(symbology: str, how: str) -> None:
    assert [code.vin for code in find_codes(_spoilt(_label(VALID, symbology, bar_px=4), how))] == [VALID]


def test_a_small_picture_is_enlarged() -> None:
    small = cv2.resize(
        _label(VALID, "DataMatrix", bar_px=4, pad=60), None, fx=0.4, fy=0.4, interpolation=cv2.INTER_AREA
    )
    (code,) = find_codes(np.asarray(small, np.uint8))
    assert code.vin == VALID
    assert max(corner[0] for corner in code.quad) < small.shape[1]


def test_two_codes_of_one_label_from_the_top() -> None:
    first, second = _label("https://example.org/car", "QRCode"), _label(VALID, "Code128")
    page = np.full((first.shape[0] + second.shape[0], second.shape[1], 3), 235, np.uint8)
    page[: first.shape[0], : first.shape[1]] = first
    page[first.shape[0] :] = second
    assert [code.vin for code in find_codes(page)] == ["", VALID]


@pytest.mark.parametrize(
    ("text", "symbology", "vin", "why"),
    [
        (f"I{VALID}", "Code39", VALID, "the mark of an imported car stands before it"),
        ("https://example.org", "QRCode", "", "an address"),
        ("LVGBM51K5PG12345", "Code128", "", "sixteen characters"),
        (f"{VALID}X", "Code128", "", "eighteen characters"),
        ("12345678901234568", "Code128", "", "digits alone are a parcel"),
        ("11111111111111111", "Code128", "", "a placeholder"),
        ("CHERYAUTOMOBILECO", "Code39", "", "a maker's name"),
    ],
)
def test_what_a_content_is(text: str, symbology: str, vin: str, why: str) -> None:
    (code,) = find_codes(_label(text, symbology))
    assert (code.text, code.vin) == (text, vin), why


@pytest.mark.parametrize(
    ("label", "why"),
    [
        (_label("4006381333931", "EAN13"), "a retail code"),
        (_label("A12", "Code39"), "too short to be told from stripes"),
        (np.full((200, 300, 3), 255, np.uint8), "white"),
        (np.zeros((4, 300, 3), np.uint8), "too low"),
        (np.repeat(np.tile(np.array([0, 0, 255, 255], np.uint8), (120, 60))[:, :, None], 3, axis=2), "stripes"),
    ],
)
def test_refuses(label: Pixels, why: str) -> None:
    assert find_codes(label) == [], why
