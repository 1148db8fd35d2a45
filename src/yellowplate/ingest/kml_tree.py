"""The tree of a KML file: folders, placemarks, shapes, times, and where each stands.

Parsed without entities; network links and pictures are named, never fetched.

Source: OGC KML 2.3 (12-007r2); Google's extensions `gx:` are passed over.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from yellowplate.ingest.markup import visible_runs
from yellowplate.numbers.day_words import parse_day
from yellowplate.records import Period
from yellowplate.records.area import Vertex
from yellowplate.records.errors import NumberError, UnreadableInput, WrongSchema

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_FOLDERS = ("Document", "Folder")
_SHAPES = ("Point", "Polygon", "LineString", "LinearRing", "Model", "Track", "MultiTrack")
MAX_DEPTH = 50


@dataclass(frozen=True, slots=True)
class Shape:
    """One shape of a placemark.

    Attributes:
        kind: "Point", "Polygon", or another element's name.
        place: its path in the file: "/Document/Folder[2]/Placemark[1]/Point".
        raw: its coordinates as they stand, those of a polygon's rings joined by ";".
        rings: its vertices by ring; one ring of one vertex for a point.
        fault: why it cannot be read, or "".
    """

    kind: str
    place: str
    raw: str
    rings: tuple[tuple[Vertex, ...], ...]
    fault: str = ""


@dataclass(frozen=True, slots=True)
class Feature:
    """A placemark, or a link or overlay that is only named.

    Attributes:
        tag: "Placemark", "NetworkLink", "GroundOverlay", ...
        place: its path in the file.
        name: as it stands, or "".
        folders: names of the folders around it, outermost first.
        folder: path of the folder it stands in.
        description: its words, without markup.
        days: its own time, else that of the nearest folder; None where none is stated.
        day_fault: why its time cannot be read, or "".
        fields: ExtendedData by name.
        shapes: in order.
        link: address of a network link, or "".
    """

    tag: str
    place: str
    name: str
    folders: tuple[str, ...]
    folder: str
    description: str
    days: Period | None
    day_fault: str
    fields: dict[str, str]
    shapes: tuple[Shape, ...]
    link: str


def _tag(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _child(element: Element, *names: str) -> Element | None:
    for name in names:
        found = next((one for one in element if _tag(one) == name), None)
        if found is None:
            return None
        element = found
    return element


def _text(element: Element, *names: str) -> str:
    found = _child(element, *names)
    return "".join(found.itertext()).strip() if found is not None else ""


def _places(element: Element, place: str) -> Iterator[tuple[Element, str]]:
    """Give the children of an element with their paths; a number where several have one name."""
    tags = [_tag(one) for one in element]
    seen: dict[str, int] = {}
    for one, tag in zip(element, tags, strict=True):
        seen[tag] = seen.get(tag, 0) + 1
        yield one, f"{place}/{tag}" + (f"[{seen[tag]}]" if tags.count(tag) > 1 else "")


def _vertices(text: str) -> tuple[Vertex, ...]:
    """Read coordinates: longitude, latitude and perhaps a height, parted by commas, vertices by blanks.

    Raises:
        ValueError: not of that form.
    """
    found: list[Vertex] = []
    for part in text.split():
        numbers = [float(one) for one in part.split(",") if one]
        if not 2 <= len(numbers) <= 3:  # noqa: PLR2004 - longitude, latitude, height
            msg = f"not a vertex: {part[:40]!r}"
            raise ValueError(msg)
        found.append((numbers[0], numbers[1]))
    return tuple(found)


def _shape(element: Element, place: str) -> Shape:
    kind = _tag(element)
    if kind == "Polygon":
        inner = [one for one in element if _tag(one) == "innerBoundaryIs"]
        outer = _text(element, "outerBoundaryIs", "LinearRing", "coordinates")
        texts = [outer, *(_text(one, "LinearRing", "coordinates") for one in inner)]
    else:
        texts = [_text(element, "coordinates")]
    raw = ";".join(" ".join(text.split()) for text in texts)
    try:
        rings = tuple(_vertices(text) for text in texts)
    except ValueError as error:
        return Shape(kind, place, raw, (), f"coordinates that are none: {error}")
    is_bad_point = kind == "Point" and len(rings[0]) != 1
    return Shape(kind, place, raw, rings, "a point without its coordinates" if is_bad_point else "")


def _shapes(element: Element, place: str, depth: int = 0) -> Iterator[Shape]:
    for one, at in _places(element, place):
        if _tag(one) == "MultiGeometry" and depth < MAX_DEPTH:
            yield from _shapes(one, at, depth + 1)
        elif _tag(one) in _SHAPES:
            yield _shape(one, at)


def _days(element: Element, before: Period | None) -> tuple[Period | None, str]:
    """Read TimeStamp or TimeSpan; `before` is the time of the folder around."""
    when = _text(element, "TimeStamp", "when")
    begin, end = _text(element, "TimeSpan", "begin"), _text(element, "TimeSpan", "end")
    if not (when or begin or end):
        return before, ""
    try:
        if when:
            return parse_day(when), ""
        earliest = parse_day(begin).earliest if begin else None
        return Period(earliest, parse_day(end).latest if end else None), ""
    except (NumberError, ValueError) as error:
        return None, str(error)


def _fields(element: Element) -> dict[str, str]:
    found: dict[str, str] = {}
    data = _child(element, "ExtendedData")
    for one in data.iter() if data is not None else ():
        if _tag(one) == "Data":
            found.setdefault(one.get("name", ""), _text(one, "value"))
        elif _tag(one) == "SimpleData":
            found.setdefault(one.get("name", ""), (one.text or "").strip())
    return {name: value for name, value in found.items() if name and value}


def _words(markup: str) -> str:
    return "\n".join(run.text for run in visible_runs(markup)) if "<" in markup or "&" in markup else markup


def _features(
    element: Element, place: str, folders: tuple[str, ...], days: Period | None, depth: int
) -> Iterator[Feature]:
    for one, at in _places(element, place):
        tag = _tag(one)
        if tag in _FOLDERS and depth < MAX_DEPTH:
            name = _text(one, "name")
            own, _ = _days(one, days)
            yield from _features(one, at, (*folders, name) if name else folders, own, depth + 1)
        elif tag in ("Placemark", "NetworkLink", "GroundOverlay", "PhotoOverlay"):
            own, fault = _days(one, days)
            yield Feature(
                tag=tag,
                place=at,
                name=_text(one, "name"),
                folders=folders,
                folder=place,
                description=_words(_text(one, "description")),
                days=own,
                day_fault=fault,
                fields=_fields(one),
                shapes=tuple(_shapes(one, at)),
                link=_text(one, "Link", "href") or _text(one, "Url", "href"),
            )


def features(path: Path, *, file: str) -> list[Feature]:
    """Read the features of a KML file in its order.

    Args:
        path: the file.
        file: name for the error.

    Raises:
        UnreadableInput: not well formed, or with entities or an outside DTD.
        WrongSchema: XML of another kind.
    """
    from xml.etree.ElementTree import ParseError

    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import parse

    try:
        root = parse(path).getroot()
    except ParseError as error:
        line, column = error.position
        remedy = "Save the file again in Google Earth Pro."
        raise UnreadableInput(
            file, f"not XML: {error}", place=f"line {line}, column {column}", remedy=remedy
        ) from error
    except (DefusedXmlException, ValueError, LookupError) as error:
        reason = f"XML that is not read: {type(error).__name__}: {error}"
        raise UnreadableInput(file, reason, remedy="Save the file again in Google Earth Pro.") from error
    if root is None or _tag(root) != "kml":
        raise WrongSchema(file, "the first element is not <kml>", remedy="Save it as KML.")
    return list(_features(root, "", (), None, 0))
