"""GeoTIFF: what ground a scene shows and on which day, so that seen and empty can be told from not seen.

The day comes from NAME.json beside NAME.tif (a STAC item, or an object with acquired, scene, cloud_cover); else from
the image's own date tag, which may be the day it was processed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from yellowplate.ingest.entries import Break, load_text, read_document
from yellowplate.ingest.format import Claimed, Folder, Format, SourceFile, Yield
from yellowplate.ingest.geojson import Shot, shot_of
from yellowplate.ingest.geotiff_tags import is_geotiff, placed
from yellowplate.ingest.outlines import BadOutline, checked_rings
from yellowplate.ingest.sites import Told, footprint_statement
from yellowplate.numbers.day_words import parse_day
from yellowplate.records import Locator, MediaKind, Period
from yellowplate.records.errors import UnreadableInput, WrongCharacter

READER = "geotiff/1"
_TIFF = "image/tiff"
_TAG_DATE = re.compile(r"(\d{4})[:-](\d{2})[:-](\d{2})(?:\s.*)?")
_SIDECARS = (".json", ".meta.json", ".stac.json")


def recognises(file: SourceFile) -> bool:
    """A TIFF with the directory of geographic keys."""
    return file.item.media_type == _TIFF and is_geotiff(file.path)


def _sidecar(file: SourceFile, folder: Folder) -> tuple[SourceFile | None, dict[str, Any]]:
    stem = file.name.rpartition(".")[0] or file.name
    beside = next((one for end in _SIDECARS if (one := folder.beside(file, stem + end)) is not None), None)
    if beside is None or beside.item.kind not in (MediaKind.STRUCTURED, MediaKind.TEXT):
        return None, {}
    document = read_document(load_text(beside))
    if isinstance(document, Break) or not isinstance(document, dict):
        raise UnreadableInput(beside.item.origin, "not an object of fields", remedy="Write acquired and scene.")
    told = dict(document)
    if isinstance(inner := told.get("properties"), dict):
        told = {**told, **inner}
    return beside, told


def _tag_day(written: str) -> Period | None:
    match = _TAG_DATE.fullmatch(written)
    try:
        return parse_day("-".join(match.groups()[:3])) if match else None
    except WrongCharacter:
        return None


def read(file: SourceFile, folder: Folder) -> Iterator[Yield]:
    """State the footprint of the image, its pixel size and its day.

    Raises:
        UnreadableInput: broken, not tied to the ground, or in a system that is not known.
    """
    found = placed(file.path, file=file.item.origin)
    shot = Shot("", None, None, "", "")
    try:
        beside, told = _sidecar(file, folder)
        if beside is not None:
            yield Claimed(beside)
            shot = shot_of(told)
    except (UnreadableInput, BadOutline) as error:
        reason = f"what stands beside it cannot be read: {error.reason}"
        yield Break("", reason, error.remedy).refusal(file)
    days, note = shot.days, ""
    if days is None:
        days = _tag_day(found.written)
        note = "The day is the image's own date tag, which may be the day it was processed." if days else ""
    if days is None:
        remedy = f"Write acquired into {file.name.rpartition('.')[0]}.json beside it."
        yield Break("", "the day of the image is not known", remedy).refusal(file)
    note = " ".join(
        part
        for part in (
            note,
            f"Sensor {shot.sensor}." if shot.sensor else "",
            f"Visibility: {shot.visibility}." if shot.visibility else "",
        )
        if part
    )
    scene = shot.scene or file.name.rpartition(".")[0] or file.name
    raw = f"{found.width} x {found.height} pixels"
    told_of = Told(Locator(file.item.sha256), READER, raw, (), days, note)
    try:
        rings = checked_rings([found.ring])
    except BadOutline as error:
        raise UnreadableInput(file.item.origin, error.reason, remedy=error.remedy) from error
    yield footprint_statement(told_of, scene, rings, found.gsd_m)


FORMAT = Format(
    name="geotiff",
    source="OGC GeoTIFF 1.1 (19-008r4)",
    order=80,
    recognises=recognises,
    read=read,
)
