"""Where a GeoTIFF lies: the corners of its raster in WGS 84, its pixel on the ground, its own date tag.

Source: OGC GeoTIFF 1.1 (19-008r4), 7.1 and B.6, tags 33550, 33922, 34264 and 34735; TIFF 6.0, tag 306.
"""

from __future__ import annotations

import logging
import math
import struct
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

from yellowplate.records.area import Vertex
from yellowplate.records.errors import UnreadableInput

_SCALE, _TIE, _TRANSFORM, _KEYS, _DATE = 33550, 33922, 34264, 34735, 306
_WIDTH, _HEIGHT = 256, 257
_RASTER_TYPE, _GEOGRAPHIC, _PROJECTED = 1025, 2048, 3072
_IS_POINT = 2
_USER_DEFINED = 32767
_STEPS = 8
"""Points a side of the outline: a straight side of the raster is bent on the globe."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A raster on the ground.

    Attributes:
        ring: its outline, closed, degrees east and north.
        gsd_m: metres a pixel along the middle row.
        written: its date tag as it stands, or "".
        width: in pixels.
        height: in pixels.
    """

    ring: tuple[Vertex, ...]
    gsd_m: float
    written: str
    width: int
    height: int


def _tags(path: Path, file: str) -> dict[int, Any]:
    import tifffile

    log = logging.getLogger("tifffile")
    was_disabled, log.disabled = log.disabled, True  # it prints what is raised or passed over here anyway
    try:
        with tifffile.TiffFile(path) as tiff:
            page = tiff.pages[0]
            return {tag.code: tag.value for tag in page.tags.values()}  # type: ignore[union-attr]
    except (tifffile.TiffFileError, struct.error, ValueError, IndexError, KeyError, TypeError, OSError) as error:
        reason = f"not a whole TIFF: {type(error).__name__}: {error}"
        raise UnreadableInput(file, reason, remedy="Get the image again.") from error
    finally:
        log.disabled = was_disabled


def is_geotiff(path: Path) -> bool:
    """Tell whether a TIFF has the directory of geographic keys; False for what breaks."""
    try:
        return _KEYS in _tags(path, "")
    except UnreadableInput:
        return False


def _keys(tags: dict[int, Any]) -> dict[int, int]:
    """Read the keys whose value stands in the directory itself."""
    words = [int(one) for one in tags[_KEYS]]
    quads = (words[at : at + 4] for at in range(4, len(words) - 3, 4))
    return {key: value for key, where, _, value in quads if where == 0}


def _model(tags: dict[int, Any], file: str) -> Callable[[float, float], tuple[float, float]]:
    """Give the function from column and row to the coordinates of the raster's own system."""
    if _TRANSFORM in tags:
        m = [float(one) for one in tags[_TRANSFORM]]
        return lambda column, row: (m[0] * column + m[1] * row + m[3], m[4] * column + m[5] * row + m[7])
    if _SCALE in tags and _TIE in tags:
        scale_x, scale_y = (float(one) for one in tags[_SCALE][:2])
        i, j, _, x, y, _ = (float(one) for one in tags[_TIE][:6])
        return lambda column, row: (x + (column - i) * scale_x, y - (row - j) * scale_y)
    reason = "its raster is not tied to the ground"
    raise UnreadableInput(file, reason, remedy="Export it with a model transformation or a tie point and a scale.")


def _system(tags: dict[int, Any], file: str) -> int:
    keys = _keys(tags)
    code = keys.get(_PROJECTED) or keys.get(_GEOGRAPHIC)
    if code is None or code == _USER_DEFINED:
        reason = "its reference system has no EPSG number"
        raise UnreadableInput(file, reason, remedy="Export it in WGS 84 or a UTM zone.")
    return code


def placed(path: Path, *, file: str) -> Placed:
    """Find where a GeoTIFF lies.

    Args:
        path: the image.
        file: name for the error.

    Returns:
        Its outline with eight points a side.

    Raises:
        UnreadableInput: broken, without geographic keys, in a system that is not known, or partly off that system.

    Limits: the outline of the raster; pixels without an image at its edges count as seen.
    """
    from pyproj import Geod, Transformer
    from pyproj.exceptions import ProjError

    tags = _tags(path, file)
    if _KEYS not in tags:
        raise UnreadableInput(file, "a TIFF without geographic keys", remedy="Export it as GeoTIFF.")
    try:
        width, height = int(tags[_WIDTH]), int(tags[_HEIGHT])
        to_model = _model(tags, file)
        code = _system(tags, file)
        # Where the raster names its pixels by their middle, its edge lies half a pixel further out.
        half = 0.5 if _keys(tags).get(_RASTER_TYPE) == _IS_POINT else 0.0
    except (KeyError, TypeError, ValueError, IndexError) as error:
        reason = f"its tags are broken: {type(error).__name__}: {error}"
        raise UnreadableInput(file, reason, remedy="Get the image again.") from error
    corners = [(0, 0), (width, 0), (width, height), (0, height), (0, 0)]
    try:
        to_globe = Transformer.from_crs(code, 4326, always_xy=True)

        def globe(column: float, row: float) -> Vertex:
            lon, lat = to_globe.transform(*to_model(column - half, row - half))
            return float(lon), float(lat)

        ring = [
            globe(c + (c2 - c) * step / _STEPS, r + (r2 - r) * step / _STEPS)
            for (c, r), (c2, r2) in pairwise(corners)
            for step in range(_STEPS)
        ]
        left, right = globe(0, height / 2), globe(width, height / 2)
    except ProjError as error:
        raise UnreadableInput(file, f"its reference system EPSG:{code} is not known: {error}") from error
    if not all(math.isfinite(number) for vertex in ring for number in vertex):
        raise UnreadableInput(file, f"it lies outside its reference system EPSG:{code}", remedy="Export it again.")
    metres = float(Geod(ellps="WGS84").inv(*left, *right)[2])
    return Placed((*ring, ring[0]), metres / max(width, 1), str(tags.get(_DATE, "")).strip("\x00 "), width, height)
