"""Areas of interest, the scenes that show them, and how much of each area a scene covers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from yellowplate.records import Area, AreaKind, Coverage, Period, Polarity, Statement, SubjectKind, rounded

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

_VALUE = re.compile(r"(?P<kind>\w+) (?P<country>[a-z]{2}|-) (?P<shape>POLYGON .*)", re.DOTALL)
VISIBILITY = re.compile(r"Visibility: (.*?)\.(?:\s|$)")
"""How notes of statements say what could be seen."""
_SLIVER = 1e-6
"""Share of the smaller area below which shared ground is a shared border."""


@dataclass(frozen=True, slots=True)
class Scene:
    """One image of the ground.

    Attributes:
        name: its id.
        seen_on: its day, or None.
        visibility: cloud and the like, or "".
        shape: what it shows, or None where no footprint is stated.
        statements: ids of the statements it rests on.
    """

    name: str
    seen_on: Period | None
    visibility: str
    shape: BaseGeometry | None
    statements: tuple[str, ...]


def asserted(statements: Iterable[Statement], name: str) -> list[Statement]:
    """Return what is stated of places under one property, each statement once, in order of subject and value."""
    found = {
        one.id: one
        for one in statements
        if one.subject.kind is SubjectKind.PLACE and one.property == name and one.polarity is Polarity.ASSERTED
    }
    return sorted(found.values(), key=lambda one: (one.subject.key, one.value, one.id))


def shape_of(text: str) -> BaseGeometry:
    """Read a shape from well-known text."""
    from shapely import from_wkt

    return from_wkt(text)


def polygon_of(area: Area) -> BaseGeometry:
    """Return an area's outline and holes as a polygon."""
    from shapely import Polygon

    return Polygon(area.rings[0], area.rings[1:])


def areas(statements: Iterable[Statement]) -> tuple[Area, ...]:
    """Collect the areas of interest.

    Args:
        statements: any; those with the property "area" are used, unless denied or hypothetical.

    Returns:
        One area for each outline, in order of name; the same outline told twice is one area. Different outlines of one
        name are told apart by a number. Each names the areas it shares ground with.
    """
    from shapely import Polygon

    told: dict[tuple[str, str], list[Statement]] = {}
    for one in asserted(statements, "area"):
        told.setdefault((one.subject.key.partition(":")[2], one.value), []).append(one)
    names = [name for name, _ in told]
    made: list[Area] = []
    for number, ((name, value), several) in enumerate(told.items()):
        match = _VALUE.fullmatch(value)
        shape = shape_of(match["shape"]) if match else None
        if match is None or not isinstance(shape, Polygon) or shape.is_empty:
            continue
        before = names[:number].count(name)
        speakers = sorted({link.speaker for one in several for link in one.said_by})
        made.append(
            Area(
                name=f"{name} ({before + 1})" if before else name,
                kind=AreaKind(match["kind"]),
                country="" if match["country"] == "-" else match["country"],
                rings=tuple(tuple((x, y) for x, y in ring.coords) for ring in (shape.exterior, *shape.interiors)),
                source=", ".join(speakers),
                statements=tuple(sorted(one.id for one in several)),
            )
        )
    return tuple(sorted(_with_overlaps(made), key=lambda one: one.name))


def _with_overlaps(made: Sequence[Area]) -> list[Area]:
    from shapely import STRtree

    shapes = [polygon_of(one) for one in made]
    tree = STRtree(shapes)
    found: list[Area] = []
    for number, area in enumerate(made):
        near = [int(other) for other in tree.query(shapes[number], predicate="intersects") if int(other) != number]
        shared = [
            other
            for other in near
            if shapes[number].intersection(shapes[other]).area > _SLIVER * min(shapes[number].area, shapes[other].area)
        ]
        found.append(replace(area, overlaps=tuple(sorted(made[other].name for other in shared))))
    return found


def scenes(statements: Iterable[Statement]) -> tuple[Scene, ...]:
    """Collect the scenes that have a footprint or detections, in order of id.

    A scene told by several footprints shows all of their ground.
    """
    from shapely import union_all

    told: dict[str, list[Statement]] = {}
    kept = list(statements)
    for name in ("footprint", "detections", "occupied_area"):
        for one in asserted(kept, name):
            told.setdefault(one.subject.key.partition(":")[2], []).append(one)
    found: list[Scene] = []
    for name, several in sorted(told.items()):
        outlines = [shape_of(one.value) for one in several if one.property == "footprint"]
        days = [one.happened_on for one in several if one.happened_on is not None]
        seen = {match[1] for one in several if (match := VISIBILITY.search(one.note))}
        names = tuple(sorted(one.id for one in several))
        shape = union_all(outlines) if outlines else None
        found.append(Scene(name, days[0] if days else None, "; ".join(sorted(seen)), shape, names))
    return tuple(found)


def _share(area: BaseGeometry, scene: BaseGeometry) -> float:
    return rounded(min(1.0, area.intersection(scene).area / area.area))


def coverages(statements: Iterable[Statement]) -> tuple[Coverage, ...]:
    """Say how much of each area each scene shows.

    Args:
        statements: any; areas and footprints are used.

    Returns:
        One for each pair of an area and a scene with a footprint, by area, day and scene; share 0 is "not seen".

    Limits: measured in degrees, which for areas below 10 km is off by less than 0.1 %; the footprint's own edge pixels
        and clouds are not taken off.
    """
    kept = list(statements)
    return tuple(
        Coverage(
            area.name,
            scene.name,
            scene.seen_on,
            _share(polygon_of(area), scene.shape),
            scene.visibility,
            tuple(sorted({*area.statements, *scene.statements})),
        )
        for area in areas(kept)
        for scene in sorted(scenes(kept), key=lambda one: (str(one.seen_on or ""), one.name))
        if scene.shape is not None
    )
