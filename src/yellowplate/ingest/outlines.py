"""Outlines on the ground: rings held against what a polygon must be, with one clear message for each fault.

Nothing is mended: an open ring, one that crosses itself or one that runs over the 180th meridian is refused with its
place, and the rest of the file is read. Which way round a ring runs says nothing here: it is turned and that is all.

Source: OGC KML 2.3, 10.6 to 10.8 (LinearRing, Polygon); RFC 7946, 3.1.6 and 3.1.9 (rings, antimeridian).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise

from yellowplate.ingest.whereabouts import doubt
from yellowplate.records.area import MIN_RING, Ring, Vertex

MAX_VERTICES = 20_000
"""Vertices of one outline; a person draws some dozens, a coast has more."""
_HALF_TURN = 180
_DIGITS = 7
"""Digits of a degree that are kept: about a centimetre."""


class BadOutline(Exception):
    """An outline that cannot be used.

    Args:
        reason: what is wrong, in one sentence.
        remedy: what a person can do.
    """

    def __init__(self, reason: str, remedy: str) -> None:
        super().__init__(reason, remedy)
        self.reason, self.remedy = reason, remedy


def _tidy(ring: Sequence[Vertex]) -> Ring:
    return tuple((round(lon, _DIGITS) + 0.0, round(lat, _DIGITS) + 0.0) for lon, lat in ring)


def checked_point(vertex: Vertex, name: str = "") -> Vertex:
    """Hold a point against the globe and the place it is named for.

    Raises:
        BadOutline: off the globe, or latitude and longitude look swapped.
    """
    lon, lat = vertex
    if not (math.isfinite(lon) and math.isfinite(lat)):
        raise BadOutline(f"not a point: {lon}, {lat}", "Write degrees.")
    found = doubt(lat, lon, name)
    if found is not None and found.is_refused:
        raise BadOutline(found.reason, found.remedy)
    return _tidy((vertex,))[0]


def checked_ring(vertices: Sequence[Vertex], name: str = "") -> Ring:
    """Hold a ring against what a ring must be.

    Args:
        vertices: degrees east and north, in the order of the file.
        name: the place it is named for, or "".

    Returns:
        The closed ring, as it runs.

    Raises:
        BadOutline: too few or too many vertices, open, over the 180th meridian, swapped or off the globe.
    """
    if len(vertices) < MIN_RING:
        raise BadOutline(f"a ring of {len(vertices)} vertices; it takes {MIN_RING}", "Draw the outline again.")
    if len(vertices) > MAX_VERTICES:
        raise BadOutline(f"a ring of {len(vertices)} vertices, more than {MAX_VERTICES}", "Simplify the outline.")
    checked_point(vertices[0], name)
    for vertex in vertices[1:]:
        checked_point(vertex)
    if tuple(vertices[0]) != tuple(vertices[-1]):
        raise BadOutline("the ring is not closed: its last vertex is not its first", "Close the outline.")
    for (lon, _), (lon2, _) in pairwise(vertices):
        if abs(lon - lon2) > _HALF_TURN:
            raise BadOutline("the outline crosses the 180th meridian", "Split it there into two outlines.")
    return _tidy(vertices)


def checked_rings(rings: Sequence[Sequence[Vertex]], name: str = "") -> tuple[Ring, ...]:
    """Hold a polygon against what a polygon must be; the outline comes out against the clock, holes with it.

    Raises:
        BadOutline: a ring is bad or without extent, crosses itself or another, or a hole lies outside.
    """
    from shapely import Polygon
    from shapely.geometry.polygon import orient
    from shapely.validation import explain_validity

    if not rings:
        raise BadOutline("a polygon without an outline", "Draw the outline again.")
    outline, *holes = (checked_ring(ring, name if place == 0 else "") for place, ring in enumerate(rings))
    polygon = Polygon(outline, holes)
    if not polygon.is_valid:
        why = explain_validity(polygon).replace("[", " at ").replace("]", "").lower()
        raise BadOutline(f"not one clean outline: {why}", "Draw it so that no line crosses another.")
    turned = orient(polygon)
    return tuple(_tidy([(x, y) for x, y in ring.coords]) for ring in (turned.exterior, *turned.interiors))


def written(rings: Sequence[Ring]) -> str:
    """Write a polygon as well-known text, degrees east before degrees north.

    >>> written((((128.0, 41.0), (128.5, 41.0), (128.5, 41.5), (128.0, 41.0)),))
    'POLYGON ((128 41, 128.5 41, 128.5 41.5, 128 41))'
    """
    parts = ("(" + ", ".join(f"{_degrees(lon)} {_degrees(lat)}" for lon, lat in ring) + ")" for ring in rings)
    return f"POLYGON ({', '.join(parts)})"


def _degrees(angle: float) -> str:
    return f"{angle:.{_DIGITS}f}".rstrip("0").rstrip(".")


def area_km2(rings: Sequence[Ring]) -> float:
    """Give the ground a polygon covers, holes taken off, in square kilometres on the WGS 84 ellipsoid."""
    from pyproj import Geod

    geod = Geod(ellps="WGS84")
    sizes = [
        abs(float(geod.polygon_area_perimeter([lon for lon, _ in ring], [lat for _, lat in ring])[0])) / 1e6
        for ring in rings
    ]
    return sizes[0] - sum(sizes[1:])
