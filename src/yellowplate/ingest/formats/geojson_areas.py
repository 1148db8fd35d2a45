"""GeoJSON of areas of interest, and of footprints of scenes as STAC items have them.

A polygon whose properties name a day or a pixel size is a scene's footprint; every other is an area of interest.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from yellowplate.ingest.entries import Break, Entry
from yellowplate.ingest.format import Folder, Format, SourceFile, Yield
from yellowplate.ingest.geojson import SCORES, Shot, first, is_geojson, load, polygons, properties, shot_of
from yellowplate.ingest.outlines import BadOutline, checked_rings
from yellowplate.ingest.sites import Told, area_statement, footprint_statement, kind_of, overlaps
from yellowplate.records import Basis, Link, Locator, Statement
from yellowplate.records.ids import Plain, canonical_json

READER = "geojson_areas/1"
_WORD: dict[str, Plain] = {"type": ["string", "null"]}
_SCHEMA: dict[str, Plain] = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "One GeoJSON feature: an area of interest, or the footprint of a scene",
    "type": "object",
    "required": ["type", "geometry", "properties"],
    "properties": {
        "type": {"const": "Feature"},
        "geometry": {"type": "object", "description": "Polygon or MultiPolygon, WGS 84, longitude first."},
        "properties": {
            "type": "object",
            "properties": {
                "name": {**_WORD, "description": "Of the area."},
                "kind": {**_WORD, "description": "crossing or yard."},
                "country": {**_WORD, "description": "ISO 3166-1 alpha-2."},
                "source": {**_WORD, "description": "Who drew it."},
                "scene": {**_WORD, "description": "Id of the scene, for a footprint."},
                "datetime": {**_WORD, "description": "Day of the scene; makes the polygon a footprint."},
                "gsd": {"type": ["number", "null"], "description": "Metres a pixel."},
                "eo:cloud_cover": {"type": ["number", "null"], "description": "Per cent."},
            },
        },
    },
    "additionalProperties": True,
}


def recognises(file: SourceFile) -> bool:
    """GeoJSON; asked after the detections."""
    return is_geojson(file)


def _shape(file: SourceFile, entry: Entry, told: dict[str, Any], shot: Shot) -> Iterator[Statement]:
    parts = polygons(entry.fields.get("geometry"))
    if not parts:
        raise BadOutline("not a polygon", "Areas and footprints are polygons.")
    if "id" not in told and not first(told, ("name", "scene", "title")):
        raise BadOutline("a polygon without a name", "Write a name into its properties.")
    speaker = first(told, ("source", "author", "drawn_by"))
    said_by = (Link(str(speaker), Basis.REPORTED),) if speaker else ()
    is_scene = shot.days is not None or shot.gsd_m is not None
    for number, part in enumerate(parts, start=1):
        name = str(first(told, ("scene", "id", "name", "title") if is_scene else ("name", "title", "id")))
        rings = checked_rings(part, "" if is_scene else name)
        raw = canonical_json([[list(vertex) for vertex in ring] for ring in part])
        note = f"Sensor {shot.sensor}." if shot.sensor else ""
        if shot.visibility:
            note = f"{note} Visibility: {shot.visibility}.".strip()
        about = Told(Locator(file.item.sha256, f"{entry.place}/geometry"), READER, raw, said_by, shot.days, note)
        if is_scene:
            yield footprint_statement(about, name, rings, shot.gsd_m)
        else:
            kind = kind_of(str(first(told, ("kind", "type")) or ""), name)
            country = str(told.get("country") or "").lower()
            yield area_statement(about, name + (f" ({number})" if number > 1 else ""), kind, country, rings)


def read(file: SourceFile, _folder: Folder) -> Iterator[Yield]:
    """Read each polygon; a bad one, and two that share ground, are partial refusals and the rest goes on.

    Raises:
        UnreadableInput: no JSON, or in another reference system.
        WrongSchema: no GeoJSON features.
    """
    _, entries = load(file)
    drawn: list[Statement] = []
    for entry in entries:
        if isinstance(entry, Break):
            yield entry.refusal(file)
            continue
        told = properties(entry)
        try:
            if first(told, SCORES) is not None:
                raise BadOutline("a detection among areas", "Keep detections in a file of their own.")
            for made in _shape(file, entry, told, shot_of(told)):
                yield made
                if made.property == "area":
                    drawn.append(made)
        except BadOutline as error:
            yield Break(entry.place or "/", error.reason, error.remedy).refusal(file)
    for shared in overlaps(drawn):
        yield shared.refusal(file)


FORMAT = Format(
    name="geojson_areas",
    source="RFC 7946; STAC 1.0 for footprints",
    order=28,
    recognises=recognises,
    read=read,
    schema=_SCHEMA,
)
