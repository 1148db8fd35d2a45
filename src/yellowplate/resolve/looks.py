"""Looks at areas of interest: what was counted in them, scene by scene and day by day.

Three things are kept apart: seen and empty (a count of 0), seen and not counted (no count), and not seen (coverage 0).
Ground that two areas share counts once: a point in both belongs to the smaller area, then to the first by name. Counts
by people belong to the area they are told of; areas that share ground name each other, and are not to be added up.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from yellowplate.numbers.coordinates import EARTH_RADIUS_KM
from yellowplate.records import (
    MACHINE,
    Area,
    AreaCount,
    Coverage,
    Polarity,
    Quantity,
    Statement,
    SubjectKind,
    rounded,
)
from yellowplate.resolve.areas import VISIBILITY, Scene, areas, asserted, coverages, polygon_of, scenes, shape_of
from yellowplate.resolve.publications import row_of

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

_SCENE = re.compile(r"Scene (\S+?)\.(?:\s|$)")
_COUNT = "_count"
_FULL = Decimal(100)
DEGREE_KM = math.pi * EARTH_RADIUS_KM / 180
_SATELLITE = frozenset({"satellite image", MACHINE})


def _order(one: AreaCount) -> tuple[str, str, str, str, str]:
    return (one.area, str(one.seen_on or "~"), one.scene, one.method, one.id)


def _edge_km(shape: BaseGeometry, lon: float, lat: float) -> float:
    """Give the distance from a point to the edge of a shape, on a plane through the point."""
    from shapely import Point, transform

    scale = (DEGREE_KM * math.cos(math.radians(lat)), DEGREE_KM)
    near = transform(shape.boundary, lambda vertices: (vertices - (lon, lat)) * scale)
    return float(near.distance(Point(0, 0)))


class _Looks:
    """Joins the statements of one case to its areas."""

    def __init__(self, statements: Sequence[Statement]) -> None:
        from shapely import prepare

        self.statements = statements
        self.areas = areas(statements)
        self.scenes = scenes(statements)
        self.shapes = {area.name: polygon_of(area) for area in self.areas}
        prepare(list(self.shapes.values()))
        self.coverage = {(one.area, one.scene): one for one in coverages(statements)}
        self.by_name = {area.name.casefold(): area for area in self.areas}
        # The smallest first: what lies in two areas belongs to the closer one.
        self.by_size = sorted(self.areas, key=lambda one: (self.shapes[one.name].area, one.name))

    def home(self, lon: float, lat: float, radius_km: float = 0.0) -> tuple[Area | None, bool]:
        """Return the area a point belongs to, and whether all of where it may be lies in that area.

        The smallest area that holds the whole circle goes before a smaller one that holds its middle only.
        """
        from shapely import Point

        point = Point(lon, lat)
        holding = [area for area in self.by_size if self.shapes[area.name].covers(point)]
        whole = [area for area in holding if not radius_km or _edge_km(self.shapes[area.name], lon, lat) >= radius_km]
        return next(iter((*whole, *holding)), None), bool(whole)

    def machine(self) -> list[AreaCount]:
        """Count what detectors found in each area that a scene shows."""
        found: list[AreaCount] = []
        by_scene = {scene.name: scene for scene in self.scenes}
        for one in asserted(self.statements, "detections"):
            scene = by_scene[one.subject.key.partition(":")[2]]
            numbers: dict[str, int] = {}
            for point in getattr(shape_of(one.value), "geoms", ()):
                home, _ = self.home(point.x, point.y)
                if home is not None:
                    numbers[home.name] = numbers.get(home.name, 0) + 1
            for area in self.areas:
                made = self._machine(area, scene, one, numbers.get(area.name, 0))
                found += [made] if made else []
        return found

    def _machine(self, area: Area, scene: Scene, told: Statement, number: int) -> AreaCount | None:
        seen = self.coverage.get((area.name, scene.name))
        # Without a footprint nobody knows whether an area without finds was looked at.
        if number == 0 and (seen is None or not seen.is_seen):
            return None
        count = Decimal(number)
        shared = f" Shares ground with {', '.join(area.overlaps)}; each find counts once." if area.overlaps else ""
        beyond = seen is not None and not seen.is_seen
        return AreaCount(
            area=area.name,
            scene=scene.name,
            seen_on=told.happened_on or scene.seen_on,
            count=Quantity(count, count, "vehicles", is_approx=True),
            coverage=None if seen is None or beyond else seen.share,
            method=MACHINE,
            visibility=scene.visibility,
            statements=tuple(sorted({told.id, *area.statements, *(seen.statements if seen else ())})),
            note=f"A machine's count, a lead.{shared}"
            + (" The finds lie outside the scene's stated footprint." if beyond else ""),
        )

    def told(self) -> list[AreaCount]:
        """Give the counts of people at areas, by the area's name or the report's point."""
        points = {
            (one.locator.item, row_of(one.locator.field)): one
            for one in asserted(self.statements, "point")
            if row_of(one.locator.field)
        }
        shares = {
            (one.locator.item, row_of(one.locator.field)): one
            for one in asserted(self.statements, "coverage")
            if row_of(one.locator.field) and one.quantity is not None
        }
        found: list[AreaCount] = []
        for one in self.statements:
            is_count = one.property.endswith(_COUNT) and one.quantity is not None
            if one.subject.kind is not SubjectKind.PLACE or not is_count or one.polarity is not Polarity.ASSERTED:
                continue
            row = (one.locator.item, row_of(one.locator.field))
            beside = [held[row] for held in (points, shares) if row[1] and row in held]
            area, doubt = self._area_of(one, points.get(row) if row[1] else None)
            if area is not None:
                look = self._told(area, one, beside, shares.get(row) if row[1] else None)
                found.append(replace(look, note=f"{look.note} {doubt}".strip()))
        return found

    def _area_of(self, one: Statement, point: Statement | None) -> tuple[Area | None, str]:
        """Find the area of a count, and what is doubtful about it."""
        for name in (one.place, one.subject.key.partition(":")[2]):
            if area := self.by_name.get(name.casefold()):
                return area, ""
        if point is None:
            return None, ""
        lat, lon = (float(part) for part in point.value.split(","))
        radius = point.quantity.high if point.quantity else None
        area, is_sure = self.home(lon, lat, float(radius or 0))
        return area, "" if is_sure else f"Its point may lie {radius} km off, beyond the area's edge."

    def _told(self, area: Area, one: Statement, beside: Sequence[Statement], share: Statement | None) -> AreaCount:
        scene = self._scene_of(area, one)
        coverage: float | None = scene.share if scene else None
        if share is not None and share.quantity is not None and share.quantity.low is not None:
            coverage = rounded(float(share.quantity.low / _FULL))
        is_unseen = coverage == 0
        seen = VISIBILITY.search(one.note)
        named = _SCENE.search(one.note)
        shared = f"Shares ground with {', '.join(area.overlaps)}; not to be added up." if area.overlaps else ""
        return AreaCount(
            area=area.name,
            scene=scene.scene if scene else named[1] if named else "",
            seen_on=one.happened_on,
            count=None if is_unseen else one.quantity,
            coverage=coverage,
            method=one.method,
            visibility=seen[1] if seen else scene.visibility if scene else "",
            statements=tuple(
                sorted({one.id, *area.statements, *(told.id for told in beside), *(scene.statements if scene else ())})
            ),
            note="The report says that nothing of it was seen, so its count is left out." if is_unseen else shared,
        )

    def _scene_of(self, area: Area, one: Statement) -> Coverage | None:
        """Find the scene a count was read from: the one it names, else the only one of its day that shows the area."""
        named = _SCENE.search(one.note)
        shown = [seen for (name, _), seen in self.coverage.items() if name == area.name and seen.is_seen]
        if named:
            return next((seen for seen in shown if seen.scene == named[1]), None)
        if one.method not in _SATELLITE or one.happened_on is None:
            return None
        same = [seen for seen in shown if seen.seen_on == one.happened_on]
        return same[0] if len(same) == 1 else None

    def uncounted(self, counted: Iterable[AreaCount]) -> list[AreaCount]:
        """Give the scenes of which nobody counted an area: not counted is not empty, and not seen is neither."""
        done = {(one.area, one.scene) for one in counted}
        return [
            AreaCount(
                area=seen.area,
                scene=seen.scene,
                seen_on=seen.seen_on,
                count=None,
                coverage=seen.share,
                visibility=seen.visibility,
                statements=seen.statements,
                note="Seen, and not counted." if seen.is_seen else "Not in this scene.",
            )
            for key, seen in self.coverage.items()
            if key not in done
        ]


def area_counts(statements: Iterable[Statement]) -> tuple[AreaCount, ...]:
    """Give every look at every area: what series are made of.

    Args:
        statements: any.

    Returns:
        By area, day, scene and way of counting: counts by people, machine counts (leads), and the scenes of which
        nobody counted the area, with no count. The order of the statements changes nothing.

    Limits: a count belongs to an area by the name it is told of, or by the point its own report gives; where that point
        may lie beyond the area's edge the note says so. A count told of a town is not laid onto an area inside it.
    """
    kept = sorted({one.id: one for one in statements}.values(), key=lambda one: one.id)
    looks = _Looks(kept)
    if not looks.areas:
        return ()
    counted = [*looks.machine(), *looks.told()]
    return tuple(sorted((*counted, *looks.uncounted(counted)), key=_order))


def by_area(looks: Iterable[AreaCount]) -> Mapping[str, tuple[AreaCount, ...]]:
    """Group looks by the name of their area, in the order given."""
    found: dict[str, list[AreaCount]] = {}
    for one in looks:
        found.setdefault(one.area, []).append(one)
    return {name: tuple(several) for name, several in found.items()}
