"""Series: scenes, gaps, months, change points, events beside them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

import numpy as np
import pytest

from yellowplate.estimate.looks.change import NEAR_POISSON, best_cuts, costs, likely_cuts, sizes_of, stretches
from yellowplate.estimate.looks.change_report import change_report, over_all
from yellowplate.estimate.looks.events import near, within
from yellowplate.estimate.looks.series import AreaSeries, MonthTotal, Scene, SceneState, by_area, month_totals
from yellowplate.estimate.looks.series_rows import quantity_of, read_scenes
from yellowplate.records.errors import WrongCharacter
from yellowplate.tables.route_events import load


def series(counts: Sequence[int | tuple[int, int]], *, gap_days: int = 20, coverage: float = 1.0) -> AreaSeries:
    scenes = []
    for i, count in enumerate(counts):
        low, high = count if isinstance(count, tuple) else (count, count)
        state = SceneState.COUNTED if high else SceneState.EMPTY
        scenes.append(Scene("yard", date(2025, 1, 1) + timedelta(days=gap_days * i), state, low, high, coverage))
    return by_area(scenes)[0]


def read(**cells: str) -> Scene | str:
    found = read_scenes([("line 2", {"area": "A", "day": "2025-03-01", **cells})], file="f")
    return found.scenes[0] if found.scenes else found.refusals[0].reason


@pytest.mark.parametrize(
    ("cells", "state", "low", "high"),
    [
        ({"count": "30"}, SceneState.COUNTED, 30, 30),
        ({"count": "30-40"}, SceneState.COUNTED, 30, 40),
        ({"low": "30", "high": "40"}, SceneState.COUNTED, 30, 40),
        ({"count": "at least 100"}, SceneState.COUNTED, 100, None),
        ({"count": "up to 40"}, SceneState.COUNTED, 0, 40),
        ({"count": "about 30"}, SceneState.COUNTED, 27, 33),
        ({"count": "dozens"}, SceneState.NOT_COUNTED, None, None),
        ({"count": "수십 대"}, SceneState.NOT_COUNTED, None, None),
        ({"coverage": "80%"}, SceneState.NOT_COUNTED, None, None),
        ({"count": "0"}, SceneState.EMPTY, 0, 0),
        ({"count": "not seen"}, SceneState.NOT_SEEN, None, None),
        ({"count": "0", "coverage": "0"}, SceneState.NOT_SEEN, None, None),
        ({"state": "cloud"}, SceneState.NOT_SEEN, None, None),
    ],
)
def test_what_a_row_says(cells: dict[str, str], state: SceneState, low: int | None, high: int | None) -> None:
    scene = read(**cells)
    assert isinstance(scene, Scene)
    assert (scene.state, scene.low, scene.high) == (state, low, high)


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        ({"day": "2025-03", "count": "3"}, "no single day"),
        ({"day": "", "count": "3"}, "no day"),
        ({"area": "", "count": "3"}, "no area"),
        ({}, "neither a count nor a coverage"),
        ({"count": "3", "coverage": "0"}, "nothing of the area was in view"),
        ({"count": "3", "coverage": "1.5"}, "a share from 0 to 1"),
        ({"count": "3", "coverage": "most"}, "a share from 0 to 1"),
        ({"count": "3", "gsd_m": "fine"}, "metres a pixel"),
        ({"count": "40-30"}, "the range goes"),
        ({"count": "-3"}, "not a count"),
    ],
)
def test_rows_that_cannot_be(cells: dict[str, str], words: str) -> None:
    reason = read(**cells)
    assert isinstance(reason, str)
    assert words in reason


def test_juche_days_and_units() -> None:
    scene = read(day="주체114(2025)년 9월 13일", count="30여 대", gsd_m="0.5")
    assert isinstance(scene, Scene)
    assert (scene.day, scene.gsd_m) == (date(2025, 9, 13), 0.5)
    assert quantity_of("dozens").low is None
    with pytest.raises(WrongCharacter):
        quantity_of("blue")


@pytest.mark.parametrize(
    ("state", "low", "high", "coverage"),
    [
        (SceneState.NOT_SEEN, 3, 3, 0.0),
        (SceneState.NOT_SEEN, None, None, 0.5),
        (SceneState.COUNTED, 3, 3, 0.0),
        (SceneState.COUNTED, -1, 3, 1.0),
        (SceneState.COUNTED, 5, 3, 1.0),
        (SceneState.EMPTY, 0, 3, 1.0),
    ],
)
def test_scenes_that_cannot_be(state: SceneState, low: int | None, high: int | None, coverage: float) -> None:
    with pytest.raises(ValueError, match="A on 2025"):
        Scene("A", date(2025, 1, 1), state, low, high, coverage)


def test_gaps_and_two_looks_on_one_day() -> None:
    days = [date(2025, 1, 1), date(2025, 2, 1), date(2025, 4, 1)]
    scenes = [
        Scene("A", days[0], SceneState.COUNTED, 5, 5),
        Scene("A", days[0], SceneState.COUNTED, 4, 4, 0.5, place="line 9"),
        Scene("A", days[1], SceneState.NOT_SEEN, coverage=0.0),
        Scene("A", days[2], SceneState.EMPTY, 0, 0),
    ]
    [one] = by_area(scenes)
    [gap] = one.gaps(longer_than_days=30)
    assert (gap.n_days, gap.n_not_seen) == (90, 1)
    assert one.left_out == ("line 9: counted on 2025-01-01",)
    assert one.gaps(longer_than_days=120) == ()
    assert [scene.middle for scene in one.figures] == [5.0, 0.0]
    assert one.scenes[1].middle == 0.0


def test_months_fill_nothing_in() -> None:
    scenes = [
        Scene("A", date(2025, 1, 5), SceneState.COUNTED, 9, 9),
        Scene("A", date(2025, 1, 25), SceneState.COUNTED, 4, 6),
        Scene("B", date(2025, 1, 7), SceneState.EMPTY, 0, 0),
        Scene("A", date(2025, 2, 5), SceneState.COUNTED, 3, 3),
    ]
    first, second = month_totals(by_area(scenes))
    assert (first.low, first.high, first.not_seen) == (4, 6, ())
    assert (second.n_areas, second.not_seen) == (1, ("B",))


def test_the_cuts_are_the_best_of_all() -> None:
    chance = np.random.default_rng(4)
    counts = chance.poisson(20, (3, 11)).astype(float)
    exposures = chance.uniform(0.5, 1, 11)
    sizes = np.array([5.0, NEAR_POISSON, 30.0])
    cost = costs(counts, exposures, sizes)
    found = best_cuts(cost, 2)
    for s in range(3):
        every = {(i, j): cost[s, 0, i] + cost[s, i, j] + cost[s, j, 11] for i in range(3, 6) for j in range(i + 3, 9)}
        assert found[2][0][s] == pytest.approx(min(every.values()))
        assert tuple(int(cut) for cut in found[2][1][s]) == min(every, key=every.__getitem__)
    assert found[0][0] == pytest.approx(cost[:, 0, 11])


def test_dispersion_of_the_site() -> None:
    chance = np.random.default_rng(8)
    levels = 40 * chance.gamma(4, 0.25, (200, 40))
    rough = sizes_of(chance.poisson(levels).astype(float), np.ones(40), np.zeros((200, 0)))
    assert np.median(rough) == pytest.approx(4, rel=0.25)
    even = sizes_of(np.full((1, 12), 30.0), np.ones(12), np.zeros((1, 0)))
    assert even[0] == NEAR_POISSON
    step = np.array([[10.0] * 6 + [90.0] * 6])
    assert sizes_of(step, np.ones(12), np.array([[6.0]]))[0] == NEAR_POISSON
    assert sizes_of(step, np.ones(12), np.zeros((1, 0)))[0] < 20
    assert sizes_of(np.zeros((1, 8)), np.ones(8), np.zeros((1, 0)))[0] == NEAR_POISSON


def test_a_doubling_is_found_and_a_level_is_left_alone() -> None:
    jump = np.array([30, 28, 33, 31, 27, 30, 62, 58, 61, 65, 57, 60.0])
    found = stretches(jump, np.ones(12))
    assert found.cuts == (6,)
    assert found.chances[0] == pytest.approx(0.005)
    assert likely_cuts(jump, np.ones(12), found.size, 0, 12, 0.9) == (6, 6)
    still = stretches(np.array([30, 28, 33, 31, 27, 30, 32, 28, 31, 35, 27, 30.0]), np.ones(12))
    assert still.cuts == ()
    assert still.chances[0] > 0.05
    assert stretches(np.zeros(9), np.ones(9)).chances == ()
    short = stretches(np.array([3, 2, 4, 90, 93, 95.0]), np.ones(6))
    assert short.cuts == (3,)


def test_chance_of_a_false_change() -> None:
    chance = np.random.default_rng(6)
    n_false = 0
    for seed in range(80):
        counts = chance.poisson(30 * chance.gamma(5, 0.2, 12)).astype(float)
        n_false += bool(stretches(counts, np.ones(12), seed=seed, n_series=99).cuts)
    assert n_false <= 12  # 5 % of 80 is 4; more than 12 has a chance below 0.001


def test_a_report_with_ranges_coverage_and_events() -> None:
    counts: list[int | tuple[int, int]] = [30, (28, 34), 33, 31, 29, 60, 64, (56, 62), 63, 61]
    found = change_report(series(counts, gap_days=36, coverage=0.8), events=load())
    assert found.why_silent == ""
    assert len(found.levels) == 2
    [change] = found.changes
    assert change.earliest <= change.after < change.before <= change.latest
    assert change.ratio == pytest.approx(2, abs=0.15)
    assert change.holds_at_ends
    assert found.levels[0].lower < found.levels[0].mean < found.levels[0].upper
    assert "partly_in_view" in {caution.code for caution in found.cautions}
    assert all(event.facts for event in change.events)


def test_a_change_that_lies_in_the_ranges_alone() -> None:
    counts: list[int | tuple[int, int]] = [30] * 5 + [(28, 100)] * 5
    found = change_report(series(counts))
    assert found.changes == () or not found.changes[0].holds_at_ends
    assert "change_within_ranges" in {caution.code for caution in found.cautions}


def test_from_nothing_there_is_no_ratio() -> None:
    found = change_report(series([0, 0, 0, 0, 0, 25, 30, 28, 31, 26]))
    assert found.changes[0].ratio is None
    assert found.levels[0].lower == 0.0
    assert found.levels[0].upper > 0


def test_silence() -> None:
    assert "below 8" in change_report(series([3, 90, 2, 95, 1])).why_silent
    assert "nothing was counted" in change_report(series([0] * 9)).why_silent


def test_a_yard_that_wanders_and_is_seen_too_often() -> None:
    slow = [20, 22, 25, 29, 33, 36, 38, 39, 38, 36, 33, 30, 26, 22, 20, 19]
    scenes = [*series(slow, gap_days=5).scenes, Scene("yard", date(2026, 1, 1), SceneState.NOT_SEEN, coverage=0.0)]
    codes = {caution.code for caution in change_report(AreaSeries("yard", tuple(scenes))).cautions}
    assert "stay_may_outlast_scenes" in codes
    assert "scenes_left_out" in codes


def test_a_yard_that_wanders() -> None:
    slow = [40, 41, 40, 39, 44, 45, 46, 44, 38, 37, 38, 36, 41, 42, 43, 42, 37, 36, 37, 38]
    codes = {caution.code for caution in change_report(series(slow)).cautions}
    assert "slow_wander" in codes


def test_over_all_only_where_every_area_was_seen() -> None:
    seen = [MonthTotal(f"2025-{m:02}", 10 if m < 6 else 60, 10 if m < 6 else 60, 2, ()) for m in range(1, 11)]
    assert len(over_all(seen).changes) == 1
    partly = [*seen[:4], *(MonthTotal(t.month, 1, 1, 1, ("B",)) for t in seen[4:])]
    assert "4 of 10 months" in over_all(partly).why_silent
    assert over_all([MonthTotal(t.month, 0, 0, 2, ()) for t in seen]).levels == ()


def test_events_are_dated_and_sourced() -> None:
    events = load()
    assert all(event.facts and event.said_by and event.happened_on.earliest for event in events)
    assert [e.kind for e in near(events, date(2025, 6, 20), date(2025, 6, 30))] == ["halt", "restart"]
    assert near(events, date(2025, 7, 20), date(2025, 7, 30)) == ()
    assert any(e.kind == "halt" for e in within(events, date(2025, 3, 5), date(2025, 3, 6)))
