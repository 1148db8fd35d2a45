"""Change points of one area's series, with an interval for the date, and silence where data are thin."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from yellowplate.estimate.caution import Caution
from yellowplate.estimate.looks.change import NEAR_POISSON, Stretches, likely_cuts, stretches
from yellowplate.estimate.looks.dwell import DWELL_DAYS
from yellowplate.estimate.looks.events import near
from yellowplate.estimate.looks.series import AreaSeries, MonthTotal, Scene, SceneState
from yellowplate.tables.route_events import RouteEvent

LEVEL = 0.90
"""Coverage the intervals of dates and levels aim at."""

FEWEST_SCENES = 8
"""Scenes with a figure below which nothing is said of changes."""

FALSE_WHERE_STAYING = "3 of 10 steady yards show a change that is none (4 of 10 where they stay three times as long)"
"""Measured: 29 and 42 of 100 series of 24 scenes (`python -m benchmarks.estimates.series 100`)."""

WANDER = 0.5
"""Correlation of neighbouring scenes within stretches from which the series is taken to wander."""


@dataclass(frozen=True, slots=True)
class Level:
    """One stretch of one level.

    Attributes:
        first: day of its first scene.
        last: day of its last scene.
        n_scenes: scenes in it.
        mean: vehicles standing, all of the area in view.
        lower: lower end of the mean's interval.
        upper: upper end.
        low: mean of the lower ends told.
        high: mean of the upper ends told.
    """

    first: date
    last: date
    n_scenes: int
    mean: float
    lower: float
    upper: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Change:
    """One change of level.

    Attributes:
        after: day of the last scene before the likeliest place of the change.
        before: day of the first scene behind it.
        earliest: day of the last scene before the earliest likely place.
        latest: day of the first scene behind the latest likely place.
        ratio: level after over level before; None where it was nought before.
        chance: chance of so great a gain without it.
        holds_at_ends: True if it is also found with all counts at their lower ends and with all at their upper ends.
        events: dated events of the route within the interval; beside it, never its cause.
    """

    after: date
    before: date
    earliest: date
    latest: date
    ratio: float | None
    chance: float
    holds_at_ends: bool
    events: tuple[RouteEvent, ...]


@dataclass(frozen=True, slots=True)
class ChangeReport:
    """What can be said of changes in one series.

    Attributes:
        area: its name.
        why_silent: why nothing is said, or "".
        n_scenes: scenes with a figure.
        variation: coefficient of variation of the site beyond Poisson counts; None where silent.
        levels: the stretches in order; empty where silent.
        changes: the changes in order.
        cautions: what a reader must know.
    """

    area: str
    why_silent: str
    n_scenes: int
    variation: float | None
    levels: tuple[Level, ...]
    changes: tuple[Change, ...]
    cautions: tuple[Caution, ...]


def change_report(series: AreaSeries, *, events: Sequence[RouteEvent] = (), level: float = LEVEL) -> ChangeReport:
    """Look for changes of level in a series.

    Args:
        series: one area; scenes with both ends of a figure are used, each with the share of the area in view.
        events: dated events to set beside the changes.
        level: coverage of the intervals.

    Returns:
        The report: silent below `FEWEST_SCENES` scenes or where nothing was ever counted.
    """
    figures = series.figures
    if len(figures) < FEWEST_SCENES:
        why = f"{len(figures)} scenes with a figure: below {FEWEST_SCENES} a change cannot be told from chance"
        return ChangeReport(series.area, why, len(figures), None, (), (), ())
    if not any(scene.high for scene in figures):
        return ChangeReport(series.area, "nothing was counted in any scene", len(figures), None, (), (), ())
    found = _cut(figures, "middle")
    edges = [0, *found.cuts, len(figures)]
    levels = tuple(_level(figures[a:b], found.size, level) for a, b in pairwise(edges))
    others = [_cut(figures, end) for end in ("low", "high")] if any(s.low != s.high for s in figures) else []
    changes = tuple(
        _change(
            figures, found, (edges[i], edges[i + 1], edges[i + 2]), (levels[i], levels[i + 1]), others, events, level
        )
        for i in range(len(found.cuts))
    )
    variation = 0.0 if found.size >= NEAR_POISSON else math.sqrt(1 / found.size)
    cautions = tuple(sorted(_cautions(series, figures, edges, changes)))
    return ChangeReport(series.area, "", len(figures), variation, levels, changes, cautions)


def over_all(totals: Sequence[MonthTotal], *, events: Sequence[RouteEvent] = (), level: float = LEVEL) -> ChangeReport:
    """Look for changes in the sum over all areas, by months in which every area was seen."""
    scenes = [
        Scene("all areas", date.fromisoformat(f"{one.month}-01"), SceneState.COUNTED, one.low, one.high)
        for one in totals
        if not one.not_seen
    ]
    scenes = [scene if scene.high else replace(scene, state=SceneState.EMPTY) for scene in scenes]
    found = change_report(AreaSeries("all areas", tuple(scenes)), events=events, level=level)
    if found.why_silent:
        why = f"{len(scenes)} of {len(totals)} months saw every area: below {FEWEST_SCENES} nothing is said"
        return replace(found, why_silent=why)
    return found


def _cut(figures: Sequence[Scene], end: str) -> Stretches:
    import numpy as np

    counts = {"low": [s.low or 0 for s in figures], "high": [s.high or 0 for s in figures]}
    chosen = [scene.middle for scene in figures] if end == "middle" else counts[end]
    return stretches(np.array(chosen, dtype=float), np.array([scene.coverage for scene in figures]))


def _level(scenes: Sequence[Scene], size: float, level: float) -> Level:
    from scipy.stats import norm

    exposure = math.fsum(scene.coverage for scene in scenes)
    total = math.fsum(scene.middle for scene in scenes)
    mean = total / exposure
    # Half a vehicle more keeps the interval of an empty stretch open at the top.
    spread = math.sqrt(1 / (total + 0.5) + 1 / (size * len(scenes)))
    reach = math.exp(float(norm.ppf((1 + level) / 2)) * spread)
    centre = max(mean, 0.5 / exposure)
    return Level(
        first=scenes[0].day,
        last=scenes[-1].day,
        n_scenes=len(scenes),
        mean=round(mean, 2),
        lower=round(0.0 if total == 0 else centre / reach, 2),
        upper=round(centre * reach, 2),
        low=round(math.fsum(scene.low or 0 for scene in scenes) / exposure, 2),
        high=round(math.fsum(scene.high or 0 for scene in scenes) / exposure, 2),
    )


def _change(
    figures: Sequence[Scene],
    found: Stretches,
    edges: tuple[int, int, int],
    levels: tuple[Level, Level],
    others: Sequence[Stretches],
    events: Sequence[RouteEvent],
    level: float,
) -> Change:
    import numpy as np

    counts = np.array([scene.middle for scene in figures])
    exposures = np.array([scene.coverage for scene in figures])
    left, cut, right = edges
    first, last = likely_cuts(counts, exposures, found.size, left, right, level)
    first, last = min(first, cut), max(last, cut)
    earliest, latest = figures[first - 1].day, figures[last].day
    return Change(
        after=figures[cut - 1].day,
        before=figures[cut].day,
        earliest=earliest,
        latest=latest,
        ratio=round(levels[1].mean / levels[0].mean, 2) if levels[0].mean else None,
        # The chance told is that of the weakest cut kept: each was added beside those before it.
        chance=max(chance for chance in found.chances[: len(found.cuts)]),
        holds_at_ends=all(any(first <= one <= last for one in other.cuts) for other in others),
        events=near(events, earliest, latest),
    )


def _cautions(
    series: AreaSeries, figures: Sequence[Scene], edges: Sequence[int], changes: Sequence[Change]
) -> list[Caution]:
    found = []
    wander = _wander([[s.middle / s.coverage for s in figures[a:b]] for a, b in pairwise(edges)])
    if wander is not None and wander > WANDER:
        text = (
            "Neighbouring scenes resemble each other: a yard that fills and empties slowly shows changes that are none."
        )
        found.append(Caution("slow_wander", f"correlation {wander:.2f}", text))
    days = sorted((b.day - a.day).days for a, b in pairwise(figures))
    middle = days[len(days) // 2]
    if changes and middle < DWELL_DAYS[-1]:
        text = (
            "Scenes are taken as independent. Where vehicles stay as long as that or longer, scenes count the same "
            f"ones again, and {FALSE_WHERE_STAYING}."
        )
        found.append(Caution("stay_may_outlast_scenes", f"{middle} days between scenes", text))
    left_out = [scene for scene in series.scenes if not scene.is_figure]
    if left_out:
        n_blind = sum(scene.state is SceneState.NOT_SEEN for scene in left_out)
        text = "Scenes without a figure are not in the segmentation; those not seen are gaps, not noughts."
        found.append(Caution("scenes_left_out", f"{len(left_out)}, of these {n_blind} not seen", text))
    n_weak = sum(not change.holds_at_ends for change in changes)
    if n_weak:
        text = "A change is not found with all counts at one end of their ranges: it may lie in the ranges alone."
        found.append(Caution("change_within_ranges", f"{n_weak} of {len(changes)}", text))
    n_partial = sum(scene.coverage < 1 for scene in figures)
    if n_partial:
        text = "Counts are raised to the whole area: what was not in view is taken to hold its share."
        found.append(Caution("partly_in_view", f"{n_partial} of {len(figures)} scenes", text))
    return found


def _wander(parts: Sequence[Sequence[float]]) -> float | None:
    """Return the correlation of neighbours about their stretch's mean; None for too few or none that vary."""
    above, below, n = 0.0, 0.0, 0
    for part in parts:
        mean = sum(part) / len(part)
        above += math.fsum((a - mean) * (b - mean) for a, b in pairwise(part))
        below += math.fsum((a - mean) ** 2 for a in part)
        n += len(part)
    return above / below if below > 0 and n >= FEWEST_SCENES else None
