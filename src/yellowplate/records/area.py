"""Areas of interest, what a scene covers of them, and what was counted in them: seen and empty is not unseen."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from yellowplate.records.ids import identify
from yellowplate.records.place import MAX_LAT, MAX_LON
from yellowplate.records.plain import rounded
from yellowplate.records.statement import Quantity
from yellowplate.records.times import Period

MIN_RING = 4
"""Vertices of the smallest ring: a triangle whose last vertex is its first."""

Vertex = tuple[float, float]
"""Degrees east and degrees north, WGS 84, in this order as KML and GeoJSON have it."""

Ring = tuple[Vertex, ...]
"""Vertices of a closed line; the last is the first."""


class AreaKind(StrEnum):
    """What lies in an area."""

    CROSSING = "crossing"
    YARD = "yard"
    OTHER = "other"
    """Neither is stated."""


@dataclass(frozen=True, slots=True)
class Area:
    """A polygon on the ground in which things are counted.

    Attributes:
        name: as its source names it; unique in a case, the file's hash is added where two are not one polygon.
        kind: crossing, yard, or other.
        country: ISO 3166-1 alpha-2 lower case, or "" where not stated.
        rings: the outline, then its holes.
        source: who drew it, in words, or "".
        statements: ids of the statements it rests on.
        overlaps: names of other areas that share ground with it; their counts must not be added to its own.
    """

    name: str
    kind: AreaKind
    country: str
    rings: tuple[Ring, ...]
    source: str = ""
    statements: tuple[str, ...] = ()
    overlaps: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Refuse no outline, rings that are open or too short, and vertices off the globe."""
        if not self.rings:
            msg = f"{self.name}: an area needs an outline"
            raise ValueError(msg)
        for ring in self.rings:
            if len(ring) < MIN_RING or ring[0] != ring[-1]:
                msg = f"{self.name}: a ring is closed and has at least {MIN_RING} vertices"
                raise ValueError(msg)
            if not all(abs(lon) <= MAX_LON and abs(lat) <= MAX_LAT for lon, lat in ring):
                msg = f"{self.name}: a vertex is not on the globe"
                raise ValueError(msg)

    @property
    def id(self) -> str:
        """Id from name, kind and outline."""
        return identify("ar", [self.name, str(self.kind), [[[lon, lat] for lon, lat in ring] for ring in self.rings]])


@dataclass(frozen=True, slots=True)
class Coverage:
    """How much of an area one scene shows.

    Attributes:
        area: name of the area.
        scene: id of the scene, as its source writes it.
        seen_on: day of the scene, or None where it is not stated.
        share: part of the area inside the scene's footprint, 0 (not seen) to 1, six digits.
        visibility: what the source says of cloud, snow and the like, or "".
        statements: ids of the statements it rests on.
    """

    area: str
    scene: str
    seen_on: Period | None
    share: float
    visibility: str = ""
    statements: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Refuse a share that is none or not rounded."""
        if rounded(self.share) != self.share:
            msg = f"a share must be rounded: {self.share}"
            raise ValueError(msg)

    @property
    def is_seen(self) -> bool:
        """True if any part of the area is in the scene."""
        return self.share > 0

    @property
    def percent(self) -> float:
        """The share in per cent, one digit."""
        return round(100 * self.share, 1)


@dataclass(frozen=True, slots=True)
class AreaCount:
    """One look at one area: what a series is made of.

    Attributes:
        area: name of the area.
        scene: id of the scene, or "" for a count on the ground.
        seen_on: days, or None where the source gives none.
        count: the range; 0 to 0 is "seen and empty"; both ends None for words only; None where the area was seen and
            nobody counted, or where it was not seen.
        coverage: part of the area that was seen, 0 to 1; 0.0 is "not seen"; None where it is not known.
        method: how it was counted ("by eye", "satellite image", "machine count"), or "".
        visibility: what the source says of cloud, snow and the like, or "".
        statements: ids of the statements it rests on.
        note: one sentence for the reader, or "".
    """

    area: str
    scene: str
    seen_on: Period | None
    count: Quantity | None
    coverage: float | None
    method: str = ""
    visibility: str = ""
    statements: tuple[str, ...] = ()
    note: str = ""

    def __post_init__(self) -> None:
        """Refuse a look nobody told, a share that is none, and a count of what was not seen."""
        if not self.statements:
            msg = f"a look at an area rests on statements: {self.area}"
            raise ValueError(msg)
        if self.coverage is not None and rounded(self.coverage) != self.coverage:
            msg = f"a share must be rounded: {self.coverage}"
            raise ValueError(msg)
        if self.count is not None and self.coverage == 0:
            msg = f"{self.area}: a count of what the scene does not show"
            raise ValueError(msg)

    @property
    def is_machine(self) -> bool:
        """True for a machine's count, which is a lead."""
        return self.method == MACHINE

    @property
    def is_empty(self) -> bool | None:
        """True if the area was seen and nothing stood in it; None where that is not known."""
        if self.count is None:
            return None
        if self.count.low:
            return False
        return True if self.count.high == 0 else None

    @property
    def id(self) -> str:
        """Id from area, scene, days, count and grounds."""
        return identify(
            "ac",
            [
                self.area,
                self.scene,
                str(self.seen_on) if self.seen_on else None,
                self.count.parts if self.count else None,
                self.method,
                [*sorted(self.statements)],
            ],
        )


MACHINE = "machine count"
"""Method of what a program counted: a lead, never a count by a person."""
