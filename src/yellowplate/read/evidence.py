"""Crops and frames drawn anew from the archived bytes: what a reading was read from, for people's eyes."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from yellowplate.read.animation import pictures
from yellowplate.read.frames import frame_at
from yellowplate.read.picture import open_picture
from yellowplate.records import Item, Locator, MediaKind
from yellowplate.records.errors import UnreadableInput
from yellowplate.settings import Settings

if TYPE_CHECKING:
    from yellowplate.read.look import Pixels

MAX_FRAME_PX = 960
"""Longer side of a drawn frame."""
OUTLINE_BGR = (0, 0, 255)
JPEG_QUALITY = 85
N_KEPT = 4
"""Frames kept decoded: readings of one frame are drawn one after the other."""


def crop(path: Path, item: Item, locator: Locator, margin: float = 0.25) -> bytes | None:
    """Cut out the place of a reading.

    Args:
        path: the item's bytes.
        item: the picture or video.
        locator: a box, and for videos the time of the best frame.
        margin: what is added on each side, as a share of the box's height.

    Returns:
        PNG without times or texts, the same bytes for the same place; None where there is nothing to cut.
    """
    image = _image(path, item, locator)
    box = locator.box
    if image is None or box is None:
        return None
    pad = round(max(0.0, margin) * box.height)
    cut = image[max(0, box.top - pad) : box.bottom + pad, max(0, box.left - pad) : box.right + pad]
    return _encoded(".png", cut) if cut.size else None


def frame(path: Path, item: Item, locator: Locator) -> bytes | None:
    """Draw the whole frame or picture with the place of a reading outlined.

    Args:
        path: the item's bytes.
        item: the picture or video.
        locator: for videos the time of the best frame; the outline is left out where there is no box.

    Returns:
        JPEG, at most 960 pixels on its longer side; None where there is nothing to draw.
    """
    import cv2
    import numpy as np

    image = _image(path, item, locator)
    if image is None:
        return None
    height, width = image.shape[:2]
    scale = min(1.0, MAX_FRAME_PX / max(height, width))
    size = (max(1, round(width * scale)), max(1, round(height * scale)))
    drawn = cv2.resize(image, size, interpolation=cv2.INTER_AREA)
    if locator.box is not None:
        left, top, right, bottom = (
            round(edge * scale) for edge in (locator.box.left, locator.box.top, locator.box.right, locator.box.bottom)
        )
        cv2.rectangle(drawn, (left - 2, top - 2), (right + 1, bottom + 1), OUTLINE_BGR, 2)
    return _encoded(".jpg", drawn.astype(np.uint8))


def _encoded(ending: str, image: Pixels) -> bytes:
    import cv2

    options = [cv2.IMWRITE_JPEG_QUALITY, JPEG_QUALITY] if ending == ".jpg" else []
    return bytes(cv2.imencode(ending, image, options)[1].tobytes())


def _image(path: Path, item: Item, locator: Locator) -> Pixels | None:
    try:
        if item.kind is MediaKind.IMAGE and locator.t_best_s is not None:
            return _shown(path, item.sha256, locator.t_best_s)
        if item.kind is MediaKind.IMAGE:
            return _picture(path, item.sha256)
        if item.kind is MediaKind.VIDEO and locator.t_best_s is not None:
            return _frame(path, item.sha256, locator.t_best_s)
    except UnreadableInput:
        return None
    return None


@lru_cache(maxsize=N_KEPT)
def _picture(path: Path, sha256: str) -> Pixels:
    return open_picture(path, sha256, max_megapixels=Settings().max_megapixels)[0]


@lru_cache(maxsize=N_KEPT)
def _shown(path: Path, sha256: str, t_s: float) -> Pixels | None:
    """The frame of an animated picture that is shown at a time."""
    every = pictures(path, sha256, max_megapixels=Settings().max_megapixels)
    return next((one.pixels for one in every if one.t_s <= t_s < one.until_s), None)


@lru_cache(maxsize=N_KEPT)
def _frame(path: Path, sha256: str, t_s: float) -> Pixels | None:
    return frame_at(path, sha256, t_s, max_megapixels=Settings().max_megapixels)
