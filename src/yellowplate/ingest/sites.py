"""Statements that map files make: areas of interest, points, footprints of scenes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from yellowplate.ingest.entries import Break
from yellowplate.ingest.outlines import area_km2, written
from yellowplate.ingest.report_rows import subject_of
from yellowplate.records import AreaKind, Link, Locator, Period, Quantity, Statement, Subject, SubjectKind
from yellowplate.records.area import Ring, Vertex

SLIVER = 1e-6
"""Share of the smaller area below which shared ground is a shared border."""
_KINDS = (
    (AreaKind.CROSSING, re.compile(r"crossing|\bford|ferry|도하|도강|건널목|여울|나루|渡口|过江|過江|渡河|浅滩")),
    (
        AreaKind.YARD,
        re.compile(
            r"\byards?\b|parking|staging|storage|depot|\blot\b|야적|주차|집하|보관|차판|停车|停車|堆场|货场|车场"
        ),
    ),
)


def kind_of(*words: str) -> AreaKind:
    """Say what lies in an area by its names, the nearest first; OTHER where they do not say.

    >>> kind_of("Yard 3", "Crossings of the Yalu"), kind_of("혜산 도하장"), kind_of("A1")
    (<AreaKind.YARD: 'yard'>, <AreaKind.CROSSING: 'crossing'>, <AreaKind.OTHER: 'other'>)
    """
    for word in words:
        for kind, expression in _KINDS:
            if expression.search(word.lower()):
                return kind
    return AreaKind.OTHER


@dataclass(frozen=True, slots=True)
class Told:
    """What a file says around a shape.

    Attributes:
        locator: where the shape stands.
        reader: name and version of the format.
        raw: its coordinates as they stand.
        said_by: who drew it, where the file says so.
        days: when it holds, or None.
        note: one sentence for the reader, or "".
    """

    locator: Locator
    reader: str
    raw: str
    said_by: tuple[Link, ...] = ()
    days: Period | None = None
    note: str = ""


def _statement(told: Told, subject: Subject, name: str, value: str, quantity: Quantity | None, place: str) -> Statement:
    return Statement(
        subject=subject,
        property=name,
        value=value,
        raw=told.raw,
        locator=told.locator,
        reader=told.reader,
        said_by=told.said_by,
        quantity=quantity,
        place=place,
        happened_on=told.days,
        note=told.note,
    )


def area_statement(told: Told, name: str, kind: AreaKind, country: str, rings: Sequence[Ring]) -> Statement:
    """State an area of interest: "<kind> <country or -> <well-known text>", its extent in square kilometres."""
    size = Decimal(f"{area_km2(rings):.6f}")
    value = f"{kind} {country or '-'} {written(rings)}"
    subject = Subject(SubjectKind.PLACE, f"place:{name}")
    return _statement(told, subject, "area", value, Quantity(size, size, "km2"), name)


def overlaps(told: Sequence[Statement]) -> Iterator[Break]:
    """Name each two areas of one file that share ground; both stand, and counting keeps them apart.

    Args:
        told: area statements of one file, in order.

    Returns:
        One Break a pair, at the place of the later one. A shared border is no shared ground.
    """
    from shapely import STRtree, from_wkt

    shapes = [from_wkt(one.value.split(" ", 2)[2]) for one in told]
    tree = STRtree(shapes)
    for number, shape in enumerate(shapes):
        for other in sorted(int(place) for place in tree.query(shape, predicate="intersects")):
            smaller = min(shape.area, shapes[other].area)
            share = shape.intersection(shapes[other]).area / smaller
            if other < number and share > SLIVER:
                names = f"{told[other].place!r} and {told[number].place!r}"
                reason = f"the areas {names} share ground: {100 * share:.1f} % of the smaller"
                yield Break(told[number].locator.field, reason, "Both were kept; what lies in both counts once.")


def point_statement(told: Told, name: str, vertex: Vertex, radius_km: str) -> Statement:
    """State a point of a place, with how far off it may be: "<degrees north>,<degrees east>"."""
    lon, lat = vertex
    radius = Decimal(radius_km)
    quantity = Quantity(radius, radius, "km around the point")
    return _statement(told, subject_of(name), "point", f"{lat:.6f},{lon:.6f}", quantity, name)


def footprint_statement(told: Told, scene: str, rings: Sequence[Ring], gsd_m: float | None) -> Statement:
    """State what a scene shows: its outline as well-known text, its pixel on the ground in metres."""
    size = None if gsd_m is None else Decimal(f"{gsd_m:.4g}")
    quantity = None if size is None else Quantity(size, size, "m per pixel")
    return _statement(told, Subject(SubjectKind.PLACE, f"scene:{scene}"), "footprint", written(rings), quantity, "")
