"""Counts of an area by scene: what was seen, what was seen and empty, and what was not seen at all.

A scene is one look at one area on one day: an image, a photograph, a visit. "Not seen" (cloud, outside the frame) is
not a count of nought, and a count of nought is not a gap.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import pairwise


class SceneState(StrEnum):
    """What a scene says of its area."""

    COUNTED = "counted"
    """Vehicles were counted, with a figure or a range."""
    EMPTY = "empty"
    """The area was in view and nothing stood there."""
    NOT_COUNTED = "not_counted"
    """The area was in view; the source gives words only ("dozens")."""
    NOT_SEEN = "not_seen"
    """The area was outside the scene or under cloud."""


@dataclass(frozen=True, slots=True)
class Scene:
    """One look at one area.

    Attributes:
        area: name of the area of interest.
        day: the day.
        state: what it says.
        low: lowest number meant; None where not counted or not seen.
        high: highest number meant; None for "at least", not counted or not seen.
        coverage: share of the area in view, above 0 to 1; 0 where not seen.
        words: the count as the source writes it.
        sensor: camera or satellite, or "".
        gsd_m: metres a pixel on the ground, or None.
        source: who says so, or "".
        place: where in the file it stands.
    """

    area: str
    day: date
    state: SceneState
    low: int | None = None
    high: int | None = None
    coverage: float = 1.0
    words: str = ""
    sensor: str = ""
    gsd_m: float | None = None
    source: str = ""
    place: str = ""

    def __post_init__(self) -> None:
        """Refuse scenes that cannot be."""
        if self.state is SceneState.NOT_SEEN:
            if self.low or self.high or self.coverage:
                msg = f"{self.area} on {self.day}: not seen, yet counted or covered"
                raise ValueError(msg)
            return
        if not 0.0 < self.coverage <= 1.0:
            msg = f"{self.area} on {self.day}: coverage {self.coverage} is not above 0 to 1"
            raise ValueError(msg)
        if (self.low or 0) < 0 or (self.high is not None and self.high < (self.low or 0)):
            msg = f"{self.area} on {self.day}: a count from {self.low} to {self.high}"
            raise ValueError(msg)
        if self.state is SceneState.EMPTY and (self.low or self.high):
            msg = f"{self.area} on {self.day}: empty, yet {self.low} to {self.high} counted"
            raise ValueError(msg)

    @property
    def is_figure(self) -> bool:
        """True where both ends are known: only such scenes enter a series of numbers."""
        return self.low is not None and self.high is not None

    @property
    def middle(self) -> float:
        """Middle of the range; nought where no figure is told (ask `is_figure` first)."""
        return ((self.low or 0) + (self.high or 0)) / 2 if self.is_figure else 0.0


@dataclass(frozen=True, slots=True)
class Gap:
    """Days between two looks that saw the area.

    Attributes:
        after: the day of the last look before.
        before: the day of the next one.
        n_days: days between.
        n_not_seen: scenes in between that did not see the area.
    """

    after: date
    before: date
    n_days: int
    n_not_seen: int


@dataclass(frozen=True, slots=True)
class AreaSeries:
    """The scenes of one area in order of day.

    Attributes:
        area: its name.
        scenes: all scenes, one a day: of several on one day the one that saw most of the area.
        left_out: scenes of the same day that were set aside, as places in the file.
    """

    area: str
    scenes: tuple[Scene, ...]
    left_out: tuple[str, ...] = ()

    def of_state(self, *states: SceneState) -> tuple[Scene, ...]:
        """Return the scenes with one of the states, in order."""
        return tuple(scene for scene in self.scenes if scene.state in states)

    @property
    def figures(self) -> tuple[Scene, ...]:
        """Scenes with both ends of a figure, nought included, in order."""
        return tuple(scene for scene in self.scenes if scene.is_figure)

    def gaps(self, *, longer_than_days: int) -> tuple[Gap, ...]:
        """Return the gaps between looks that saw the area, those longer than so many days."""
        seen = [scene for scene in self.scenes if scene.state is not SceneState.NOT_SEEN]
        found = []
        for first, second in pairwise(seen):
            n_days = (second.day - first.day).days
            if n_days > longer_than_days:
                blind = sum(first.day < one.day < second.day for one in self.of_state(SceneState.NOT_SEEN))
                found.append(Gap(first.day, second.day, n_days, blind))
        return tuple(found)


def by_area(scenes: Iterable[Scene]) -> tuple[AreaSeries, ...]:
    """Sort scenes into areas.

    Args:
        scenes: in any order.

    Returns:
        One series an area, in order of names. Two scenes of one area and day are two looks at one thing: the one
        with a figure, then with the larger coverage, then the higher count is kept, and the other is named.
    """
    areas: dict[str, dict[date, list[Scene]]] = {}
    for scene in scenes:
        areas.setdefault(scene.area, {}).setdefault(scene.day, []).append(scene)
    found = []
    for area, days in sorted(areas.items()):
        kept, left_out = [], []
        for _, looks in sorted(days.items()):
            first, *rest = sorted(looks, key=lambda one: (not one.is_figure, -one.coverage, -one.middle, one.place))
            kept.append(first)
            left_out += [f"{one.place}: {one.words or one.state} on {one.day}" for one in rest]
        found.append(AreaSeries(area, tuple(kept), tuple(left_out)))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class MonthTotal:
    """All areas in one calendar month, each by its last look with a figure.

    Attributes:
        month: "2025-09".
        low: sum of the lower ends over the areas seen.
        high: sum of the upper ends.
        n_areas: areas with a figure in the month.
        not_seen: names of the areas without one: the sum is silent about them.
    """

    month: str
    low: int
    high: int
    n_areas: int
    not_seen: tuple[str, ...]


def month_totals(series: Iterable[AreaSeries]) -> tuple[MonthTotal, ...]:
    """Add the areas month by month; nothing is filled in for an area that was not seen.

    Limits: the looks of a month are of different days; a vehicle that moved between two areas counts twice. A partly
        covered area adds what was seen of it.
    """
    areas = tuple(series)
    last: dict[str, dict[str, Scene]] = {}
    for one in areas:
        for scene in one.figures:
            last.setdefault(scene.day.isoformat()[:7], {})[one.area] = scene
    return tuple(
        MonthTotal(
            month=month,
            low=sum(scene.low or 0 for scene in seen.values()),
            high=sum(scene.high or 0 for scene in seen.values()),
            n_areas=len(seen),
            not_seen=tuple(one.area for one in areas if one.area not in seen),
        )
        for month, seen in sorted(last.items())
    )
