"""A detector's finds as a lead: how many, with the error that was measured for such a pixel; refused where too coarse.

A machine's count is never a sighting by itself: a person looks, or a second reader counts (`counting_readers.py`).
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from yellowplate.estimate.caution import Caution
from yellowplate.records.errors import UnreadableInput

VEHICLE_GSD_M = 0.5
"""Metres a pixel up to which vehicles are counted: above it a quarter more error and a growing bias were measured
(note on yards, section C: F1 0.76 at 0.5 m, 0.68 at 1 m, 0.40 at 3 m)."""

AREA_GSD_M = 3.0
"""Metres a pixel up to which the area that vehicles take up is given instead; above it nothing."""

LEAST_SHARE = 0.05
"""Share found below which a range's upper end is cut: twenty times the finds."""

SAME_SHARE = 0.5
"""Overlap (intersection over union) from which two finds are one vehicle found twice."""


class Given(StrEnum):
    """What may be said at a pixel size."""

    VEHICLES = "vehicles"
    OCCUPIED_AREA = "occupied area"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class CountError:
    """How far a detector's count was off on labelled scenes.

    Attributes:
        gsd_m: metres a pixel of those scenes.
        n_scenes: scenes.
        n_vehicles: vehicles in them, by the labels.
        bias: mean of (count - truth) / truth.
        spread: mean of |count - truth| / truth.
        worst: largest of these.
        precision: share of the finds that are vehicles, or None where not measured.
        recall: share of the vehicles that were found, or None.
        source: how and on what it was measured.
    """

    gsd_m: float
    n_scenes: int
    n_vehicles: int
    bias: float
    spread: float
    worst: float
    precision: float | None
    recall: float | None
    source: str


@dataclass(frozen=True, slots=True)
class MachineCount:
    """What a detector found in one scene: a lead.

    Attributes:
        given: what may be said.
        count: finds of vehicles, doubles taken out; None above `VEHICLE_GSD_M`.
        low: the least of count less the worst error and count times precision; None where no error was measured.
        high: the most of count and the worst error and count over recall; None likewise.
        area_m2: ground the finds cover, overlaps once; None where a find has no outline.
        gsd_m: metres a pixel.
        n_double: finds that were one vehicle found twice.
        n_below: finds below the score asked.
        cautions: what a reader must know.
    """

    given: Given
    count: int | None
    low: int | None
    high: int | None
    area_m2: float | None
    gsd_m: float
    n_double: int
    n_below: int
    cautions: tuple[Caution, ...]


def given_at(gsd_m: float) -> Given:
    """Say what may be said at a pixel size.

    Raises:
        ValueError: not a size.
    """
    if not (math.isfinite(gsd_m) and gsd_m > 0):
        msg = f"not metres a pixel: {gsd_m}"
        raise ValueError(msg)
    if gsd_m <= VEHICLE_GSD_M:
        return Given.VEHICLES
    return Given.OCCUPIED_AREA if gsd_m <= AREA_GSD_M else Given.NOTHING


def count_error(
    counts: Sequence[tuple[int, int]], *, gsd_m: float, source: str, n_right: int | None = None
) -> CountError:
    """Measure a detector on labelled scenes.

    Args:
        counts: machine's count and true count by scene; scenes without a vehicle are left out.
        gsd_m: metres a pixel.
        source: how and on what.
        n_right: finds that are vehicles, over all scenes; None where finds were not compared one by one.

    Raises:
        ValueError: no scene with a vehicle.

    Limits: a count may be near the truth because misses and false finds cancel; only precision and recall show it.
    """
    ratios = [(count - truth) / truth for count, truth in counts if truth > 0]
    if not ratios:
        msg = "no labelled scene holds a vehicle: no error can be measured"
        raise ValueError(msg)
    sizes = [abs(ratio) for ratio in ratios]
    n_vehicles = sum(truth for _, truth in counts)
    mean = math.fsum(ratios) / len(ratios)
    n_found = sum(count for count, _ in counts)
    return CountError(
        gsd_m=gsd_m,
        n_scenes=len(ratios),
        n_vehicles=n_vehicles,
        bias=mean,
        spread=math.fsum(sizes) / len(sizes),
        worst=max(sizes),
        precision=None if n_right is None else n_right / max(n_found, 1),
        recall=None if n_right is None else n_right / n_vehicles,
        source=source,
    )


def machine_count(
    document: Mapping[str, Any],
    *,
    file: str,
    gsd_m: float | None = None,
    least_score: float = 0.0,
    errors: Sequence[CountError] = (),
) -> MachineCount:
    """Read a detector's GeoJSON as a lead.

    Args:
        document: a FeatureCollection in WGS 84 (RFC 7946); points or polygons, `score` or `confidence` in properties.
        file: its name, for messages.
        gsd_m: metres a pixel; read from `gsd_m` of the document or its features if None.
        least_score: finds below are left out; those without a score are kept.
        errors: measured errors of this very detector; the one with the nearest pixel not finer than the scene's is
            used, or none.

    Raises:
        UnreadableInput: no FeatureCollection, no pixel size, a broken outline, or a pixel above `AREA_GSD_M`.

    Limits: the worst error over few scenes is no bound; scenes of another ground, light or sensor may be worse.
    """
    features = document.get("features")
    if document.get("type") != "FeatureCollection" or not isinstance(features, list):
        raise UnreadableInput(file, "it is no GeoJSON FeatureCollection", remedy="Export the finds as GeoJSON.")
    size = _pixel(document, features, gsd_m, file)
    given = given_at(size)
    if given is Given.NOTHING:
        reason = f"{size:g} m a pixel: above {AREA_GSD_M:g} m neither vehicles nor their area can be told"
        raise UnreadableInput(file, reason, remedy="Use it as an index of traffic only, by a person.")
    shapes, n_below = _shapes(features, least_score, file)
    kept, n_double = _single(shapes)
    area = _area(kept)
    cautions = [Caution("machine_count", f"{len(kept)} finds", "A lead: nobody has looked at these finds.")]
    if given is Given.OCCUPIED_AREA:
        if area is None:
            reason = f"{size:g} m a pixel: only the area taken up may be told, and these finds have no outline"
            raise UnreadableInput(file, reason, remedy="Export outlines, or finer imagery.")
        text = f"Above {VEHICLE_GSD_M:g} m a pixel vehicles are not counted; the area is of all finds together."
        cautions.append(Caution("pixel_too_coarse", f"{size:g} m", text))
        return MachineCount(given, None, None, None, area, size, n_double, n_below, tuple(cautions))
    fitting = sorted((e for e in errors if e.gsd_m >= size), key=lambda one: one.gsd_m)
    if not fitting:
        text = "No error of this detector was measured at such a pixel: the count has no range."
        cautions.append(Caution("error_not_measured", f"{size:g} m", text))
        return MachineCount(given, len(kept), None, None, area, size, n_double, n_below, tuple(cautions))
    worst = fitting[0]
    text = f"Measured on {worst.n_scenes} scenes with {worst.n_vehicles} vehicles ({worst.source}); elsewhere unknown."
    cautions.append(Caution("error_measured", f"bias {worst.bias:+.0%}, worst {worst.worst:.0%}", text))
    # A total is near the truth where misses and false finds cancel, which the next scene need not repeat.
    low = math.floor(len(kept) * min(1 / (1 + worst.worst), 1.0 if worst.precision is None else worst.precision))
    high = math.ceil(len(kept) / max(min(1 - worst.worst, 1.0 if worst.recall is None else worst.recall), LEAST_SHARE))
    if worst.precision is None:
        text = "Finds were not compared one by one: misses and false finds may cancel in the error told."
        cautions.append(Caution("finds_not_compared", f"{worst.n_scenes} scenes", text))
    return MachineCount(given, len(kept), low, high, area, size, n_double, n_below, tuple(cautions))


def _pixel(document: Mapping[str, Any], features: Sequence[Any], gsd_m: float | None, file: str) -> float:
    told: list[Any] = [document.get("gsd_m") if gsd_m is None else gsd_m]
    if told == [None]:
        named = ((one.get("properties") or {}).get("gsd_m") for one in features if isinstance(one, dict))
        told = sorted({size for size in named if size is not None}, key=str)
    if not told:
        raise UnreadableInput(file, "metres a pixel are not told", remedy="Give gsd_m, or --gsd.")
    for size in told:
        if isinstance(size, bool) or not isinstance(size, int | float) or not (math.isfinite(size) and size > 0):
            raise UnreadableInput(file, f"gsd_m is {size!r}, not metres a pixel", remedy="Write a number above 0.")
    return float(max(told))  # the coarsest of several


def _shapes(features: Sequence[Any], least_score: float, file: str) -> tuple[list[Any], int]:
    from shapely.geometry import shape

    shapes, n_below = [], 0
    for number, feature in enumerate(features, start=1):
        place = f"feature {number}"
        try:
            properties = feature.get("properties") or {}
            score = properties.get("score", properties.get("confidence"))
            if score is not None and float(score) < least_score:
                n_below += 1
                continue
            found = shape(feature["geometry"])
        except (AttributeError, KeyError, TypeError, ValueError, IndexError) as error:
            reason = f"this find has no geometry that can be read ({error})"
            raise UnreadableInput(file, reason, place=place, remedy="Mend or remove it.") from error
        if found.is_empty or not found.is_valid or found.geom_type not in ("Point", "Polygon", "MultiPolygon"):
            reason = f"a find is a point or a sound outline, not {found.geom_type} (empty, or crossing itself)"
            raise UnreadableInput(file, reason, place=place, remedy="Mend or remove it.")
        west, south, east, north = found.bounds
        if not (-180 <= west <= east <= 180 and -90 <= south <= north <= 90):  # noqa: PLR2004 - degrees of the globe
            reason = f"{west:g}, {south:g} is not longitude and latitude: pixels, metres, or swapped"
            raise UnreadableInput(file, reason, place=place, remedy="Export in WGS 84, longitude first.")
        shapes.append(found)
    return shapes, n_below


def _single(shapes: Sequence[Any]) -> tuple[list[Any], int]:
    """Drop finds that are one vehicle found twice: the smaller outline of two that overlap by half, equal points."""
    from shapely import STRtree

    kept: list[Any] = []
    order = sorted(shapes, key=lambda one: (-one.area, one.wkt))
    tree = STRtree(order)
    dropped: set[int] = set()
    for i, one in enumerate(order):
        if i in dropped:
            continue
        kept.append(one)
        for j in sorted(int(k) for k in tree.query(one, predicate="intersects")):
            other = order[j]
            if j > i and one.geom_type == other.geom_type:
                joint = one.union(other).area
                if one.equals(other) or (joint > 0 and one.intersection(other).area / joint >= SAME_SHARE):
                    dropped.add(j)
    return kept, len(dropped)


def _area(shapes: Sequence[Any]) -> float | None:
    from pyproj import Geod
    from shapely import unary_union

    if any(one.geom_type == "Point" for one in shapes):
        return None
    area, _ = Geod(ellps="WGS84").geometry_area_perimeter(unary_union(list(shapes)))
    return round(abs(float(area)), 1)
