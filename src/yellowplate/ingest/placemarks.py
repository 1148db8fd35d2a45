"""Placemarks of a KML file to statements: points, counts of a folder's points, areas of interest, reports in fields."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from yellowplate.ingest.entries import Break
from yellowplate.ingest.format import SourceFile, Yield
from yellowplate.ingest.kml_tree import Feature, Shape
from yellowplate.ingest.outlines import BadOutline, checked_point, checked_rings
from yellowplate.ingest.report_columns import columns_of, thing_of
from yellowplate.ingest.report_rows import Report, statements, subject_of
from yellowplate.ingest.sites import Told, area_statement, kind_of, overlaps, point_statement
from yellowplate.ingest.whereabouts import doubt
from yellowplate.records import (
    Locator,
    Origin,
    Period,
    Post,
    PostKind,
    PostText,
    Quantity,
    Refusal,
    Statement,
    TextRole,
)
from yellowplate.records.errors import UnreadableInput
from yellowplate.tables import places

READER = "kml/1"
METHOD = "placemarks"
RADIUS_KM = "0.1"
"""How far off a mark set by hand may be. Google Earth's imagery was measured 40 m off on average (Potere 2008, 43
cities, doi:10.3390/s8127973); a hand adds as much."""
_NUMBER = re.compile(r"(?<!\d)(\d{1,5})(?!\d)")
_COUNTS = ("count", "low", "high")
_SITES = ("border", "town", "yard")
"""Kinds of the table of places that are narrow enough to be where something stands; a river is not."""


@dataclass(slots=True)
class _Points:
    """The points that stand directly in one folder."""

    folders: tuple[str, ...]
    told: list[Statement] = field(default_factory=list)


def _locator(file: SourceFile, place: str) -> Locator:
    return Locator(file.item.sha256, place)


def _told(file: SourceFile, feature: Feature, shape: Shape) -> Told:
    return Told(_locator(file, shape.place), READER, shape.raw, (), feature.days, feature.description)


def _name(feature: Feature) -> str:
    return feature.name or feature.place.strip("/").replace("/", " ")


def _point(file: SourceFile, feature: Feature, shape: Shape, name: str) -> Iterator[Statement | Refusal]:
    vertex = checked_point(shape.rings[0][0], name)
    if found := doubt(vertex[1], vertex[0], name):
        yield Break(shape.place, found.reason, found.remedy).refusal(file)
    yield point_statement(_told(file, feature, shape), name, vertex, RADIUS_KM)


def _shape(file: SourceFile, feature: Feature, shape: Shape, name: str) -> Iterator[Statement | Refusal]:
    if shape.fault:
        yield Break(shape.place, f"{name}: {shape.fault}", "Draw it again in Google Earth Pro.").refusal(file)
        return
    try:
        if shape.kind == "Point":
            yield from _point(file, feature, shape, name)
        else:
            kind = kind_of(*(feature.fields.get(key, "") for key in ("kind", "type")), name, *reversed(feature.folders))
            country = feature.fields.get("country", "").lower()
            rings = checked_rings(shape.rings, name)
            yield area_statement(_told(file, feature, shape), name, kind, country, rings)
    except BadOutline as error:
        yield Break(shape.place, f"{name}: {error.reason}", error.remedy).refusal(file)


def _report(file: SourceFile, feature: Feature) -> Iterator[Statement | Refusal]:
    """Read a count that stands in the placemark's fields, as one row of a field report."""
    try:
        columns = columns_of(feature.fields, file=file.item.origin, place=feature.place)
    except UnreadableInput as error:
        yield Break(feature.place, error.reason, error.remedy).refusal(file)
        return
    if not any(column in columns for column in _COUNTS):
        return
    place = {column: f"{feature.place}/ExtendedData/{heading}" for column, heading in columns.items()}
    cells = {column: feature.fields[heading] for column, heading in columns.items()}
    cells.setdefault("place", _name(feature))
    if feature.days and "date" not in cells:
        cells["date"] = str(feature.days).replace("/", " ~ ").replace("..", "")
    report = Report(
        cells,
        lambda column: Locator(file.item.sha256, place[column], 0, len(cells[column])),
        lambda column: place.get(column, feature.place),
    )
    yield from statements(report, file)


def _post(file: SourceFile, feature: Feature) -> Iterator[Post]:
    """Give the description as a text, so that it is read like any other."""
    if not feature.description:
        return
    body = PostText(TextRole.BODY, feature.description, _locator(file, f"{feature.place}/description"))
    title = PostText(TextRole.TITLE, feature.name, _locator(file, f"{feature.place}/name"))
    yield Post(_locator(file, feature.place), PostKind.TEXT, texts=(body, title) if feature.name else (body,))


def _span(told: Sequence[Statement]) -> Period | None:
    days = [one.happened_on for one in told]
    first: list[date] = [day.earliest for day in days if day and day.earliest]
    last: list[date] = [day.latest for day in days if day and day.latest]
    return Period(min(first), max(last)) if len(first) == len(last) == len(told) else None


def _place_of(folders: Sequence[str], file: SourceFile) -> str:
    """Name where a folder's points lie: a place of the table that a folder is named for, else the folders' names."""
    for name in reversed(folders):
        for named in places.load():
            if named.kind in _SITES and (match := re.search(places.expression(named), name, re.IGNORECASE)):
                return match.group()
    return " / ".join(folders[-2:]) or file.name


def _folder(file: SourceFile, place: str, points: _Points) -> Iterator[Statement | Refusal]:
    """State how many points a folder holds; it rests on them, so it is inferred."""
    if len(points.told) < 2:  # noqa: PLR2004 - one mark is no count
        return
    number = len(points.told)
    title = points.folders[-1] if points.folders else file.name
    thing = next((found for name in reversed(points.folders) if (found := _thing(name))), ("thing_count", "placemarks"))
    note = f"{number} points stand in the folder {title!r}; nobody says that they are all."
    figures = [int(figure) for figure in _NUMBER.findall(title)]
    if figures and number not in figures and thing[0] != "thing_count":
        note = f"{note} Its name gives {figures[0]}."
        reason = f"the folder {title!r} holds {number} points"
        yield Break(place, reason, "Check whether points are missing; both figures are shown.").refusal(file)
    where = _place_of(points.folders, file)
    yield Statement(
        subject=subject_of(where),
        property=thing[0],
        value=str(number),
        raw=title,
        locator=_locator(file, place),
        reader=READER,
        origin=Origin.INFERRED,
        quantity=Quantity(Decimal(number), Decimal(number), thing[1]),
        place=where,
        happened_on=_span(points.told),
        because=tuple(sorted(one.id for one in points.told)),
        note=note,
        method=METHOD,
    )


def _thing(name: str) -> tuple[str, str] | None:
    """Name what a folder's points are, where its name says so."""
    found = thing_of(_NUMBER.sub("", name))
    if found is None or found[0] == "thing_count":
        return None
    return found[0], {"crossing_count": "crossings", "vehicle_count": "vehicles"}[found[0]]


def read_features(found: Sequence[Feature], file: SourceFile) -> Iterator[Yield]:
    """Make statements of the features of one file.

    Args:
        found: in their order.
        file: the file.

    Returns:
        A point or an area for each shape, a report for fields that hold a count, a text for each description, a count
        for each folder of two points or more; partial refusals for links, overlays, bad shapes, bad times, shapes of a
        kind that is not read, and areas that share ground.
    """
    by_folder: dict[str, _Points] = {}
    unread: dict[str, int] = {}
    drawn: list[Statement] = []
    for feature in found:
        if feature.tag != "Placemark":
            yield _only_named(file, feature)
            continue
        if feature.day_fault:
            reason = f"{_name(feature)}: its time cannot be read: {feature.day_fault}"
            yield Break(feature.place, reason, "The placemark was read without it.").refusal(file)
        yield from _post(file, feature)
        yield from _report(file, feature)
        names: dict[str, int] = {}
        for shape in feature.shapes:
            if shape.kind not in ("Point", "Polygon"):
                unread[shape.kind] = unread.get(shape.kind, 0) + 1
                continue
            names[shape.kind] = names.get(shape.kind, 0) + 1
            name = _name(feature) + (f" ({names[shape.kind]})" if names[shape.kind] > 1 else "")
            for made in _shape(file, feature, shape, name):
                yield made
                if isinstance(made, Statement) and made.property == "area":
                    drawn.append(made)
                elif isinstance(made, Statement):
                    by_folder.setdefault(feature.folder, _Points(feature.folders)).told.append(made)
    for kind, number in sorted(unread.items()):
        reason = f"{number} shapes of the kind {kind} are not read"
        yield Break("/", reason, "Points and polygons are; draw an area of interest as a polygon.").refusal(file)
    for shared in overlaps(drawn):
        yield shared.refusal(file)
    for place, points in by_folder.items():
        yield from _folder(file, place, points)


def _only_named(file: SourceFile, feature: Feature) -> Refusal:
    if feature.tag == "NetworkLink":
        reason = f"a network link was not followed: {feature.link or 'without an address'}"
        remedy = "Save what it shows as KML and put it into the folder."
    else:
        reason = f"a picture laid over the map was not read: {feature.name or feature.tag}"
        remedy = "Give the picture as GeoTIFF with its day."
    return Break(feature.place, reason, remedy).refusal(file)
