"""What a detector found in one scene, as a lead: points of vehicles where pixels are fine enough, else ground covered.

Source of the limits: notes of this project on yards and crossings. Own trials at 0.13 to 0.5 m a pixel found vehicles
with F1 0.74 to 0.76, at 1 m 0.68 and at 3 m 0.40; published work on 0.5 m images misses 24 to 28 of 100 vehicles
(arXiv 1910.10017), and cars are not told apart at 3 m (arXiv 2406.06320).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from yellowplate.ingest.entries import Break
from yellowplate.ingest.format import SourceFile
from yellowplate.ingest.geojson import Shot
from yellowplate.ingest.outlines import area_km2, checked_rings
from yellowplate.records import MACHINE, Basis, Link, Locator, Quantity, Refusal, Statement, Subject, SubjectKind
from yellowplate.records.area import Ring, Vertex

READER = "geojson_detections/1"
MAX_VEHICLE_GSD_M = 0.5
"""Coarsest pixel at which a machine's finds are counted as vehicles."""
MAX_OCCUPIED_GSD_M = 3.0
"""Coarsest pixel at which the ground that things cover is told."""
THRESHOLD = 0.5
"""Score from which a find counts where its file names none: the one the errors above were measured at."""
_GRID = 1e-7
"""Degrees of the grid joined outlines are put on: a centimetre."""
_LEAD = (
    "A machine's count is a lead, not a count by a person; its error on this ground is not known, and published work "
    "on 0.5 m images misses 24 to 28 of 100 vehicles."
)


@dataclass(frozen=True, slots=True)
class Find:
    """One find.

    Attributes:
        at: its middle.
        score: 0 to 1.
        rings: its outline, or empty for a point.
    """

    at: Vertex
    score: float
    rings: tuple[Ring, ...] = ()


@dataclass(slots=True)
class SceneFinds:
    """The finds of one scene.

    Attributes:
        shot: what is said of the scene.
        detector: name of the program, or "".
        threshold: score from which a find counts.
        finds: in the order of the file.
    """

    shot: Shot
    detector: str
    threshold: float
    finds: list[Find] = field(default_factory=list)


def _degrees(vertex: Vertex) -> str:
    return f"{vertex[0]:.6f} {vertex[1]:.6f}"


def _multipoint(finds: Sequence[Find]) -> str:
    points = sorted(_degrees(one.at) for one in finds)
    return f"MULTIPOINT ({', '.join(f'({point})' for point in points)})" if points else "MULTIPOINT EMPTY"


def _occupied(finds: Sequence[Find]) -> tuple[str, Decimal]:
    """Join outlines, so that ground under two finds counts once; the ground in square metres."""
    from shapely import MultiPolygon, Polygon, normalize, set_precision, to_wkt, union_all

    shapes = [Polygon(one.rings[0], one.rings[1:]) for one in finds]
    joined = normalize(set_precision(union_all(shapes), _GRID))
    parts = joined.geoms if isinstance(joined, MultiPolygon) else [joined]
    rings = [
        [[(x, y) for x, y in ring.coords] for ring in (part.exterior, *part.interiors)]
        for part in parts
        if isinstance(part, Polygon)
    ]
    m2 = sum(area_km2([tuple(ring) for ring in part]) * 1e6 for part in rings)
    return to_wkt(joined, rounding_precision=7), Decimal(f"{m2:.0f}")


def _statement(told: SceneFinds, file: SourceFile, name: str, value: str, quantity: Quantity) -> Statement:
    shot = told.shot
    seen = f" Visibility: {shot.visibility}." if shot.visibility else ""
    sensor = f" Sensor {shot.sensor}." if shot.sensor else ""
    return Statement(
        subject=Subject(SubjectKind.PLACE, f"scene:{shot.scene}"),
        property=name,
        value=value,
        raw=shot.scene,
        locator=Locator(file.item.sha256, "/features"),
        reader=READER,
        said_by=(Link(told.detector, Basis.INFERRED),) if told.detector else (),
        quantity=quantity,
        happened_on=shot.days,
        note=f"{_LEAD} Finds from score {told.threshold:g} on, {shot.gsd_m:g} m a pixel.{sensor}{seen}",
        method=MACHINE,
    )


def statements(told: SceneFinds, file: SourceFile) -> Iterator[Statement | Refusal]:
    """State what was found in a scene, as far as its pixels carry it.

    Returns:
        Up to 0.5 m a pixel the points of the finds ("detections", none for an empty scene); above that a refusal, and
        up to 3 m the ground the outlines cover ("occupied_area"). Without a pixel size or a scene id only a refusal.
    """
    shot = told.shot
    kept = [one for one in told.finds if one.score >= told.threshold]
    if not shot.scene or shot.gsd_m is None:
        missing = "the id of the scene" if not shot.scene else "the metres a pixel"
        reason = f"{len(told.finds)} finds were not counted: {missing} is not given"
        remedy = "Write scene, acquired, gsd_m and sensor beside the features."
        yield Break("/features", reason, remedy).refusal(file)
        return
    if shot.gsd_m <= MAX_VEHICLE_GSD_M:
        number = Decimal(len(kept))
        quantity = Quantity(number, number, "vehicles", is_approx=True)
        yield _statement(told, file, "detections", _multipoint(kept), quantity)
        return
    reason = f"{len(kept)} finds at {shot.gsd_m:g} m a pixel are not counted as vehicles, which takes 0.5 m"
    has_outlines = bool(kept) and all(one.rings for one in kept)
    if shot.gsd_m > MAX_OCCUPIED_GSD_M or not has_outlines:
        remedy = "Use a finer image; up to 3 m a pixel, outlines give the ground that is occupied."
        yield Break("/features", reason, remedy).refusal(file)
        return
    yield Break("/features", reason, "The ground they cover was stated instead.").refusal(file)
    value, m2 = _occupied(kept)
    yield _statement(told, file, "occupied_area", value, Quantity(m2, m2, "m2 occupied", is_approx=True))


def outline(rings: Sequence[Sequence[Vertex]]) -> tuple[tuple[Ring, ...], Vertex]:
    """Hold a find's outline against what a polygon must be; give it with its middle.

    Raises:
        BadOutline: see `checked_rings`.
    """
    checked = checked_rings(rings)
    lons, lats = ([vertex[axis] for vertex in checked[0]] for axis in (0, 1))
    return checked, ((min(lons) + max(lons)) / 2, (min(lats) + max(lats)) / 2)
