"""GeoJSON: the features of a collection with their places, and what is said of the scene they were read from.

Source: RFC 7946; names of fields as in STAC 1.0 (datetime, gsd, platform, eo:cloud_cover) and as detectors write them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from yellowplate.ingest.entries import Break, Entry, load_text, pointer, read_document
from yellowplate.ingest.format import SourceFile
from yellowplate.ingest.outlines import BadOutline
from yellowplate.ingest.sniff import head_text
from yellowplate.numbers.day_words import parse_day
from yellowplate.records import Period
from yellowplate.records.area import Vertex
from yellowplate.records.errors import NumberError, UnreadableInput, WrongSchema

_TYPE = re.compile(r'"type"\s*:\s*"(?:FeatureCollection|Feature)"')
_WGS84 = re.compile(r"CRS:?84|EPSG:(?::|\d*:)?4326|4979", re.IGNORECASE)
SCENE = ("scene", "scene_id", "image_id", "image", "id")
_ACQUIRED = ("acquired", "acquired_at", "acquisition_time", "datetime", "date", "captured")
_GSD = ("gsd_m", "gsd", "m_per_px", "resolution_m", "ground_sample_distance", "pixel_size_m", "resolution")
_SENSOR = ("sensor", "platform", "constellation", "satellite", "instrument")
_CLOUD = ("eo:cloud_cover", "cloud_cover", "cloud", "visibility")
SCORES = ("score", "confidence", "conf", "prob", "probability")
_MAX_GSD_M = 10_000


@dataclass(frozen=True, slots=True)
class Shot:
    """What is said of a scene.

    Attributes:
        scene: its id, or "".
        days: its day, or None.
        gsd_m: metres on the ground a pixel, or None.
        sensor: its name, or "".
        visibility: cloud and the like, in words, or "".
    """

    scene: str
    days: Period | None
    gsd_m: float | None
    sensor: str
    visibility: str


def is_geojson(file: SourceFile) -> bool:
    """Tell whether a file is JSON whose head names a GeoJSON type, or is named .geojson."""
    if "json" not in file.item.media_type:
        return False
    text = head_text(file.head, is_whole=file.item.n_bytes <= len(file.head)) or ""
    return file.name.lower().endswith(".geojson") or (_TYPE.search(text) is not None and '"geometry"' in text)


def first(fields: Mapping[str, Any], names: tuple[str, ...]) -> Any:
    """Return the first value of several names that is given, or None."""
    return next((fields[name] for name in names if fields.get(name) not in (None, "", [])), None)


def shot_of(*told: Mapping[str, Any]) -> Shot:
    """Read what is said of a scene, the nearest mapping first.

    Raises:
        BadOutline: a day or a size that cannot be read.
    """

    def find(names: tuple[str, ...]) -> Any:
        return next((value for one in told if (value := first(one, names)) is not None), None)

    acquired, gsd, cloud = find(_ACQUIRED), find(_GSD), find(_CLOUD)
    try:
        days = None if acquired is None else parse_day(str(acquired))
    except NumberError as error:
        raise BadOutline(str(error), "Write the day of the scene as 2025-09-13.") from error
    if gsd is not None and (isinstance(gsd, bool) or not isinstance(gsd, int | float) or not 0 < gsd < _MAX_GSD_M):
        raise BadOutline(f"not metres a pixel: {gsd!r}", "Write the ground sample distance in metres: 0.3.")
    scene, sensor = find(SCENE), find(_SENSOR)
    seen = f"{cloud:g} % cloud" if isinstance(cloud, int | float) else str(cloud or "")
    return Shot(
        scene=str(scene or ""),
        days=days,
        gsd_m=None if gsd is None else float(gsd),
        sensor=", ".join(map(str, sensor)) if isinstance(sensor, list) else str(sensor or ""),
        visibility=seen,
    )


def load(file: SourceFile) -> tuple[dict[str, Any], list[Entry | Break]]:
    """Read a collection, or a single feature as a collection of one.

    Returns:
        The collection's own fields without its features (its `properties` and `metadata` taken in), and the features
        in order; an element that is none is a Break.

    Raises:
        UnreadableInput: no JSON, or in another reference system than WGS 84.
        WrongSchema: JSON of another kind.
    """
    origin = file.item.origin
    document = read_document(load_text(file))
    if isinstance(document, Break):
        raise UnreadableInput(origin, document.reason, place=document.place, remedy=document.remedy)
    if not isinstance(document, dict) or document.get("type") not in ("FeatureCollection", "Feature"):
        raise WrongSchema(origin, "neither a FeatureCollection nor a Feature", remedy="Export it as GeoJSON.")
    crs = document.get("crs")
    if crs is not None and not _WGS84.search(str(crs)):
        reason = f"coordinates in another reference system than WGS 84: {str(crs)[:80]}"
        raise UnreadableInput(origin, reason, place="/crs", remedy="Export it again in EPSG:4326 (RFC 7946).")
    whole: Any = document.get("features") if document["type"] == "FeatureCollection" else [document]
    if not isinstance(whole, list):
        raise WrongSchema(origin, "it has no list of features", place="/features", remedy="Export it as GeoJSON.")
    about = {name: value for name, value in document.items() if name not in ("features", "geometry")}
    for name in ("metadata", "properties"):
        if isinstance(part := document.get(name), dict) and document["type"] == "FeatureCollection":
            about.update(part)
    prefix = ("features",) if document["type"] == "FeatureCollection" else ()
    return about, list(_entries(whole, prefix))


def _entries(whole: list[Any], prefix: tuple[str, ...]) -> Iterator[Entry | Break]:
    for number, one in enumerate(whole):
        place = pointer(*prefix, number) if prefix else ""
        if isinstance(one, dict) and one.get("type") == "Feature":
            yield Entry(place, one)
        else:
            yield Break(place, "not a Feature", "The other features were read.")


def properties(entry: Entry) -> dict[str, Any]:
    """Return a feature's properties, its own id among them where they have none."""
    found = entry.fields.get("properties")
    told: dict[str, Any] = dict(found) if isinstance(found, dict) else {}
    if "id" in entry.fields:
        told.setdefault("id", entry.fields["id"])
    return told


def _vertex(value: Any) -> Vertex:
    is_pair = isinstance(value, list) and len(value) in (2, 3)
    if not is_pair or not all(isinstance(one, int | float) and not isinstance(one, bool) for one in value):
        raise BadOutline(f"not a position: {str(value)[:40]}", "Write [longitude, latitude].")
    return float(value[0]), float(value[1])


def _ring(value: Any) -> tuple[Vertex, ...]:
    if not isinstance(value, list):
        raise BadOutline(f"not a ring: {str(value)[:40]}", "Write a list of positions.")
    return tuple(_vertex(one) for one in value)


def polygons(geometry: Any) -> list[tuple[tuple[Vertex, ...], ...]]:
    """Return the rings of each polygon of a geometry; empty for geometries without one.

    Raises:
        BadOutline: coordinates that are none.
    """
    if not isinstance(geometry, dict):
        return []
    told = geometry.get("coordinates")
    parts = {"Polygon": [told], "MultiPolygon": told}.get(str(geometry.get("type")), [])
    if not isinstance(parts, list) or not all(isinstance(part, list) for part in parts):
        raise BadOutline("not a polygon", "Write lists of positions.")
    return [tuple(_ring(ring) for ring in part) for part in parts]


def point(geometry: Any) -> Vertex | None:
    """Return the position of a point; None for other geometries.

    Raises:
        BadOutline: coordinates that are none.
    """
    if not isinstance(geometry, dict) or geometry.get("type") != "Point":
        return None
    return _vertex(geometry.get("coordinates"))
