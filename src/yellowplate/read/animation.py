"""Animated pictures (GIF, WebP, PNG, AVIF) as the short videos that they are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, cast

from yellowplate.records.errors import TooLarge, UnreadableInput

if TYPE_CHECKING:
    from yellowplate.read.look import Pixels

FORMATS = ("GIF", "WEBP", "PNG", "AVIF")
"""Formats whose frames follow one another in time; those of others (TIFF, MPO, HEIF) are pages or versions."""
DEFAULT_MS = 100.0
"""Time that a frame stays where the file says 0 or nothing, as browsers do."""
MIN_MS = 20.0
MAX_FRAMES = 20_000
"""Frames beyond this are not read, so that a file that repeats for ever ends."""


@dataclass(frozen=True, slots=True)
class Picture:
    """One frame of an animated picture; looks like `frames.Frame` to who reads it.

    Attributes:
        t_s: when it is shown, seconds from the first frame.
        until_s: when the next one replaces it.
        pixels: BGR.
    """

    t_s: float
    until_s: float
    pixels: Pixels

    def luma(self) -> Pixels:
        """Return brightness, rows by columns."""
        import cv2

        return cast("Pixels", cv2.cvtColor(self.pixels, cv2.COLOR_BGR2GRAY))

    def bgr(self) -> Pixels:
        """Return the pixels in BGR."""
        return self.pixels


def is_animated(path: Path) -> bool:
    """Tell whether a picture file holds frames that follow one another in time."""
    from PIL import Image, UnidentifiedImageError

    try:
        with Image.open(path) as image:
            return image.format in FORMATS and int(getattr(image, "n_frames", 1)) > 1
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError):
        return False


def pictures(path: Path, file: str, *, max_megapixels: float) -> Iterator[Picture]:
    """Open an animated picture frame by frame.

    Args:
        path: the bytes.
        file: name for the error.
        max_megapixels: larger frames are not decoded.

    Returns:
        Frames in order, transparency laid on white.

    Raises:
        TooLarge: frames beyond the limit.
        UnreadableInput: a frame is broken; those before it were given.
    """
    import cv2
    import numpy as np
    from PIL import Image

    with Image.open(path) as image:
        if image.width * image.height > max_megapixels * 1e6:
            raise TooLarge(file, f"frames of {image.width} x {image.height} pixels")
        t_s = 0.0
        for number in range(min(MAX_FRAMES, int(getattr(image, "n_frames", 1)))):
            try:
                image.seek(number)
                ground = Image.new("RGBA", image.size, "white")
                shown = Image.alpha_composite(ground, image.convert("RGBA")).convert("RGB")
            except (OSError, EOFError, ValueError, SyntaxError) as error:
                raise UnreadableInput(file, f"a broken frame: {error}", place=f"after {t_s:.3f} s") from error
            stays_ms = float(image.info.get("duration") or DEFAULT_MS)
            until_s = round(t_s + max(MIN_MS, stays_ms) / 1000, 3)
            yield Picture(t_s, until_s, cast("Pixels", cv2.cvtColor(np.asarray(shown), cv2.COLOR_RGB2BGR)))
            t_s = until_s
