"""The ground colour of a plate by statistics, with "cannot tell" as an answer.

Source: the project's note on plates, section B (bands on OpenCV's hue). Measured there: blue 961 of 1000 crops and
211 of 241 in street photographs; yellow 31 of 37 with none false in 1,263 where the hue is yellow and the characters
are darker than the ground; hue alone gave 6 false ones. White, green, black and red are almost untested.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from yellowplate.read.look import Pixels

CANNOT_TELL = "cannot tell"
INNER_HEIGHT, INNER_WIDTH = 0.70, 0.88
"""Share of the crop that is looked at: the rim belongs to the frame and the car."""
MAX_BLACK_VALUE = 50
MAX_GREY_SATURATION = 45
MIN_CONTRAST = 25.0
"""Smallest difference of lightness (of 255) between characters and ground; below it there is no plate to judge."""
HUE_BANDS = ((8, "red"), (36, "yellow"), (88, "green"), (135, "blue"), (168, CANNOT_TELL), (181, "red"))
"""Hue (0 to 180) below which the name holds."""
DARK_CHARACTERS = {"yellow": True, "white": True, "blue": False, "black": False, "red": False}
"""Whether characters are darker than the ground; green exists both ways."""
MIN_SIDE_PX = 6


def ground_colour(crop: Pixels) -> str:
    """Name the ground colour of a plate.

    Args:
        crop: BGR pixels of the plate or of the text on it.

    Returns:
        "blue", "yellow", "green", "white", "black", "red" or "cannot tell".

    Limits: night, glare and colour cast; of dark pictures nothing is said. Temporary paper plates and commercial
        plates of other countries are yellow too: a colour says nothing about the owner.
    """
    import cv2
    import numpy as np

    height, width = crop.shape[:2]
    if min(height, width) < MIN_SIDE_PX:
        return CANNOT_TELL
    rim_y, rim_x = int(height * (1 - INNER_HEIGHT) / 2), int(width * (1 - INNER_WIDTH) / 2)
    inner = np.ascontiguousarray(crop[rim_y : height - rim_y, rim_x : width - rim_x])
    lightness = cast("Pixels", cv2.cvtColor(inner, cv2.COLOR_BGR2LAB))[:, :, 0]
    threshold, _ = cv2.threshold(np.ascontiguousarray(lightness), 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)
    is_light = lightness > threshold
    if not is_light.any() or is_light.all():
        return CANNOT_TELL
    has_dark_characters = bool(is_light.mean() >= 0.5)  # noqa: PLR2004 - the ground is the larger side
    ground = is_light if has_dark_characters else ~is_light
    if abs(float(lightness[ground].mean()) - float(lightness[~ground].mean())) < MIN_CONTRAST:
        return CANNOT_TELL
    hue, saturation, value = np.median(cv2.cvtColor(inner, cv2.COLOR_BGR2HSV)[ground], axis=0)
    name = _name(float(hue), float(saturation), float(value))
    return name if DARK_CHARACTERS.get(name, has_dark_characters) == has_dark_characters else CANNOT_TELL


def _name(hue: float, saturation: float, value: float) -> str:
    if saturation < MAX_GREY_SATURATION:
        return "black" if value < MAX_BLACK_VALUE else "white"
    if value < MAX_BLACK_VALUE:
        return CANNOT_TELL  # most of the dark crops called black were blue plates at night
    return next(name for below, name in HUE_BANDS if hue < below)
