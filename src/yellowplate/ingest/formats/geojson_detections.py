"""GeoJSON of any detector: points or outlines with a score, and the scene they were found in.

A machine's count is a lead: it is refused as vehicles above 0.5 m a pixel.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from yellowplate.ingest.detections import THRESHOLD, Find, SceneFinds, outline, statements
from yellowplate.ingest.entries import Break, Entry
from yellowplate.ingest.format import Folder, Format, SourceFile, Yield
from yellowplate.ingest.geojson import (
    SCENE,
    SCORES,
    first,
    is_geojson,
    load,
    point,
    polygons,
    properties,
    shot_of,
)
from yellowplate.ingest.outlines import BadOutline, checked_point
from yellowplate.ingest.report_columns import thing_of
from yellowplate.ingest.sniff import head_text
from yellowplate.records.ids import Plain

_MARK = re.compile(rf'"(?:{"|".join(SCORES)}|detector)"\s*:')
_LABEL = ("label", "class", "class_name", "category", "name")
_DETECTOR = ("detector", "model", "algorithm")
_SCHEMA: dict[str, Plain] = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "A GeoJSON FeatureCollection of what a detector found in a scene",
    "type": "object",
    "required": ["type", "features"],
    "properties": {
        "type": {"const": "FeatureCollection"},
        "scene": {"type": "string", "description": "Id of the scene; also in each feature's properties."},
        "acquired": {"type": "string", "description": "Day, or moment with its zone."},
        "gsd_m": {"type": "number", "description": "Metres on the ground a pixel; vehicles are counted up to 0.5."},
        "sensor": {"type": "string"},
        "detector": {"type": "string", "description": "Name and version of the program."},
        "threshold": {"type": "number", "description": "Score from which a find counts; 0.5 where it is not given."},
        "features": {
            "type": "array",
            "items": {
                "type": "object",
                "description": "Point or Polygon, WGS 84, longitude first.",
                "properties": {
                    "properties": {
                        "type": "object",
                        "properties": {"score": {"type": "number"}, "label": {"type": "string"}},
                    }
                },
            },
        },
    },
    "additionalProperties": True,
}


def recognises(file: SourceFile) -> bool:
    """GeoJSON whose head names a score or a detector."""
    if not is_geojson(file):
        return False
    text = head_text(file.head, is_whole=file.item.n_bytes <= len(file.head)) or ""
    return _MARK.search(text) is not None


def _is_share(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= 1


def _find(entry: Entry, told: dict[str, Any]) -> Find:
    score = first(told, SCORES)
    if not _is_share(score):
        raise BadOutline(f"not a score from 0 to 1: {score!r}", "Write the score as a share.")
    geometry = entry.fields.get("geometry")
    at = point(geometry)
    if at is not None:
        return Find(checked_point(at), float(score))
    parts = polygons(geometry)
    if len(parts) != 1:
        raise BadOutline("neither a point nor one outline", "Give each find a Point or a Polygon.")
    rings, middle = outline(parts[0])
    return Find(middle, float(score), rings)


def _is_vehicle(told: dict[str, Any]) -> bool:
    label = first(told, _LABEL)
    if label is None:
        return True
    thing = thing_of(str(label).replace("_", " ").replace("-", " "))
    return thing is not None and thing[0] == "vehicle_count"


def _whole(about: dict[str, Any]) -> SceneFinds:
    threshold = about.get("threshold", THRESHOLD)
    if not _is_share(threshold):
        raise BadOutline(f"not a threshold from 0 to 1: {threshold!r}", "Write the score from which a find counts.")
    return SceneFinds(shot_of(about), str(first(about, _DETECTOR) or ""), float(threshold))


def read(file: SourceFile, _folder: Folder) -> Iterator[Yield]:
    """Read the finds of each scene as one statement; a bad find is a partial refusal and the rest is counted.

    Raises:
        UnreadableInput: no JSON, or in another reference system.
        WrongSchema: no GeoJSON features.
    """
    about, entries = load(file)
    about.pop("id", None)  # of the collection, not of the scene
    scenes: dict[str, SceneFinds] = {}
    others: dict[str, int] = {}
    try:
        whole = _whole(about)
    except BadOutline as error:
        yield Break("/", error.reason, error.remedy).refusal(file)
        return
    if whole.shot.scene:
        scenes[whole.shot.scene] = whole
    for entry in entries:
        if isinstance(entry, Break):
            yield entry.refusal(file)
            continue
        told = properties(entry)
        told.pop("id", None)
        if not _is_vehicle(told):
            label = str(first(told, _LABEL))
            others[label] = others.get(label, 0) + 1
            continue
        try:
            shot = shot_of({name: told[name] for name in SCENE if name in told}, about)
            known = scenes.get(shot.scene) or SceneFinds(shot_of(told, about), whole.detector, whole.threshold)
            known.finds.append(_find(entry, told))
            scenes[shot.scene] = known
        except BadOutline as error:
            yield Break(entry.place or "/", error.reason, error.remedy).refusal(file)
    for label, number in sorted(others.items()):
        yield Break("/features", f"{number} finds of the class {label!r} are no vehicles and were not counted").refusal(
            file
        )
    for _, one in sorted(scenes.items()):
        yield from statements(one, file)


FORMAT = Format(
    name="geojson_detections",
    source="This project: docs/formats/geojson_detections.schema.json; RFC 7946",
    order=27,
    recognises=recognises,
    read=read,
    schema=_SCHEMA,
)
