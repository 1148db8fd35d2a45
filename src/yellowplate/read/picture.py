"""Pictures to pixels: opened with Pillow after the header was checked, turned upright, brought to eight-bit BGR."""

from __future__ import annotations

import struct
import warnings
import zlib
from pathlib import Path
from typing import TYPE_CHECKING, cast

from yellowplate.read.vin_views import is_clear
from yellowplate.records import Item
from yellowplate.records.errors import TooLarge, UnreadableInput

if TYPE_CHECKING:
    from PIL.Image import Image

    from yellowplate.read.engine import Engine
    from yellowplate.read.look import Line, Look, Pixels, Quad
    from yellowplate.settings import Settings

_BROKEN = (struct.error, zlib.error)
DEEP_MODES = ("I", "I;16", "I;16B", "I;16L", "I;16N", "F")
"""Pillow's modes with more than eight bits a pixel, which `convert` would clip to white."""

MIN_STRIP_RATIO = 2.2
MAX_STRIP_HEIGHT_PX = 64
"""A picture this low and this many times wider than high is a cut-out of one line (a plate's crop is 94 x 24): the
detector, made for text on a ground, finds a quarter of these, so the whole picture is read as one line."""

ENLARGED, MAX_ENLARGED_PX = 3, 400
"""A small picture is enlarged this many times before the laxer detector sees it."""
FAINT_SIDE_PX = 736
"""Shorter side at which it sees a picture at least."""


def open_picture(path: Path, file: str, *, max_megapixels: float) -> tuple[Pixels, int]:
    """Open a picture as people see it.

    Args:
        path: the bytes.
        file: name for the error.
        max_megapixels: pictures whose header says more are not decompressed.

    Returns:
        Pixels in BGR with the EXIF orientation applied and transparency laid on white; and the number of frames the
        file holds, of which this is the first.

    Raises:
        TooLarge: the header says more pixels than allowed.
        UnreadableInput: not a picture, or a broken one.
    """
    import cv2
    import numpy as np
    from PIL import Image, ImageOps, UnidentifiedImageError

    too_large = f"allow more than {max_megapixels:g} megapixels"
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # Pillow warns of size (we refuse) and of odd metadata (we need none)
            with Image.open(path) as image:
                width, height = image.size
                if width * height > max_megapixels * 1e6:
                    raise TooLarge(file, f"a picture of {width} x {height} pixels", remedy=too_large)
                n_frames = int(getattr(image, "n_frames", 1))
                image.seek(0)
                image.load()
                ImageOps.exif_transpose(image, in_place=True)
                pixels = np.array(_eight_bit(image))
    except Image.DecompressionBombError as error:
        raise TooLarge(file, "a picture of far too many pixels", remedy=too_large) from error
    except UnidentifiedImageError as error:
        raise UnreadableInput(file, "not a picture that can be opened") from error
    # Pillow's decoders raise all of these for broken files; a MemoryError goes on to the pool.
    except (OSError, SyntaxError, ValueError, EOFError, ArithmeticError, LookupError, TypeError, *_BROKEN) as error:
        raise UnreadableInput(file, f"a broken picture: {error}", remedy="archive it again if it can be had") from error
    # In place: at the limit of 80 megapixels every copy costs 240 MB.
    return cast("Pixels", cv2.cvtColor(pixels, cv2.COLOR_RGB2BGR, dst=pixels)), n_frames


def _eight_bit(image: Image) -> Image:
    import numpy as np
    from PIL import Image as Images

    if image.mode in DEEP_MODES:
        deep = np.asarray(image).astype(np.float64)
        low, high = float(deep.min()), float(deep.max())
        scaled = (deep - low) * (255.0 / max(high - low, 1.0))
        return Images.fromarray(scaled.astype(np.uint8)).convert("RGB")
    if image.has_transparency_data:
        ground = Images.new("RGBA", image.size, "white")
        return Images.alpha_composite(ground, image.convert("RGBA")).convert("RGB")
    return image if image.mode == "RGB" else image.convert("RGB")


def look_at(path: Path, item: Item, settings: Settings, *, is_of_vin: bool = False) -> tuple[Look, int]:
    """Find and read all lines of a picture.

    Args:
        path: the bytes.
        item: whose bytes they are.
        settings: `max_megapixels` and `picture_side_px` matter.
        is_of_vin: somebody says that the picture shows a VIN, so it is searched for although nothing looks like one.

    Returns:
        The look, and the number of frames in the file, of which it shows the first.

    Raises:
        UnreadableInput: as `open_picture`.
    """
    from yellowplate.read.engine import load
    from yellowplate.read.look import Look

    image, n_frames = open_picture(path, item.origin, max_megapixels=settings.max_megapixels)
    engine = load()
    height, width = image.shape[:2]
    whole: Quad = ((0.0, 0.0), (float(width), 0.0), (float(width), float(height)), (0.0, float(height)))
    is_strip = width >= MIN_STRIP_RATIO * height
    quads = []
    if not (is_strip and height <= MAX_STRIP_HEIGHT_PX):
        quads = engine.detect(image, side_px=settings.picture_side_px, is_longer_side=False)
    lines = [engine.transcribe(image, quad) for quad in quads or ([whole] if is_strip else [])]
    lines = [line for line in lines if line.best.characters]
    faint = _faint(engine, image, lines, is_of_vin=is_of_vin) if quads or is_of_vin else ()
    return Look(item, tuple(lines), image, width, height, faint=faint), n_frames


def _faint(engine: Engine, image: Pixels, lines: list[Line], *, is_of_vin: bool) -> tuple[Line, ...]:
    """Look again for a VIN, with a laxer detector on an enlarged picture, where one is there but not clear."""
    import cv2

    from yellowplate.read.engine import FAINT

    may_be = [line for line in lines if line.best.views]
    if any(is_clear(line.best.views) for line in may_be) or not (may_be or is_of_vin):
        return ()
    scale = ENLARGED if max(image.shape[:2]) <= MAX_ENLARGED_PX else 1
    large = cv2.resize(image, None, fx=scale, fy=scale, interpolation=cv2.INTER_CUBIC)
    quads = engine.detect(cast("Pixels", large), side_px=FAINT_SIDE_PX, is_longer_side=False, bounds=FAINT)
    found = (
        engine.transcribe(image, cast("Quad", tuple((across / scale, down / scale) for across, down in quad)))
        for quad in quads
    )
    return tuple(line for line in found if line.best.views)
