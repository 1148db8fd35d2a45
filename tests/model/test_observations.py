"""What runs say of observations, by hand, and how far off that is."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from yellowplate.model import observations
from yellowplate.model.calendar import reported
from yellowplate.model.chance import Chance
from yellowplate.model.scenario import FIRST, Scenario
from yellowplate.model.simulation import Trajectory, simulate
from yellowplate.tables.model_observations import Compare, Observation, Part, Summary

MONDAY = date(2024, 1, 1)


def made(low: float | None, high: float | None, *, error: float = 0.1, over: Part | None = None) -> Observation:
    part = Part(((1, "a"), (-1, "b"), (1, "10")), Summary.MEAN, MONDAY, date(2024, 1, 14))
    return Observation("made", (), part, over, Compare.POINT, low, high, "", error, "")


def weeks(**series: list[float]) -> Trajectory:
    n_weeks = len(series["serial"])
    calendar = reported(MONDAY, n_weeks)
    world = simulate(reported(MONDAY, 1), n_runs=1, seed=1).world
    return Trajectory(calendar, {}, {name: np.array([row]) for name, row in series.items()}, world)


@pytest.mark.parametrize(
    ("summary", "last", "expected"),
    [
        (Summary.MEAN, date(2024, 1, 7), 3.0),
        (Summary.MEAN, date(2024, 1, 14), 4.0),
        (Summary.SUM, date(2024, 1, 14), 8.0),
        (Summary.PER_DAY, date(2024, 1, 14), 8 / 14),
        (Summary.SUM, date(2024, 1, 21), 18.0),
    ],
)
def test_a_span_is_summed_up(summary: Summary, last: date, expected: float) -> None:
    run = weeks(a=[3.0, 5.0, 10.0], serial=[0.0, 0.0, 0.0])
    one = Observation("x", (), Part(((1, "a"),), summary, MONDAY, last), None, Compare.POINT, 1.0, 1.0, "", 0.1, "")
    assert observations.values(run, [one])[0, 0] == pytest.approx(expected)


def test_part_of_a_week_counts_by_its_days() -> None:
    run = weeks(a=[7.0, 14.0], serial=[0.0, 0.0])
    part = Part(((1, "a"),), Summary.SUM, date(2024, 1, 7), date(2024, 1, 8))
    one = Observation("x", (), part, None, Compare.POINT, 1.0, 1.0, "", 0.1, "")
    assert observations.values(run, [one])[0, 0] == pytest.approx(1 + 2)


def test_series_are_joined_and_divided() -> None:
    run = weeks(a=[5.0, 7.0], b=[2.0, 2.0], serial=[0.0, 0.0])
    over = Part(((1, "b"),), Summary.MEAN, MONDAY, date(2024, 1, 14))
    assert observations.values(run, [made(1, 1)])[0, 0] == pytest.approx(14)
    assert observations.values(run, [made(1, 1, over=over)])[0, 0] == pytest.approx(7)


def test_a_share_of_nothing_cannot_be_said_and_is_far_off() -> None:
    run = weeks(a=[5.0, 7.0], b=[0.0, 0.0], serial=[0.0, 0.0])
    over = Part(((1, "b"),), Summary.MEAN, MONDAY, date(2024, 1, 14))
    one = made(None, 2.0, over=over)
    said = observations.values(run, [one])
    assert np.isnan(said).all()
    assert observations.residuals(said, [one])[0, 0] == pytest.approx(np.log(0.01) / 0.1)


@pytest.mark.parametrize(
    ("low", "high", "said", "errors"),
    [
        (100, 100, 100, 0),
        (100, 100, 110, np.log(1.1) / 0.1),
        (100, 100, 80, np.log(0.8) / 0.1),
        (100, 200, 150, 0),
        (100, 200, 90, np.log(0.9) / 0.1),
        (100, 200, 240, np.log(1.2) / 0.1),
        (100, None, 5000, 0),
        (100, None, 50, np.log(0.5) / 0.1),
        (None, 100, 1, 0),
        (None, 100, 300, np.log(3) / 0.1),
        (100, 100, 0, np.log(0.01) / 0.1),
        (100, 100, 1e9, -np.log(0.01) / 0.1),
        (100, 100, -40, np.log(0.01) / 0.1),
    ],
)
def test_how_far_off_in_reporters_errors(low: float | None, high: float | None, said: float, errors: float) -> None:
    assert observations.residuals(np.array([[said]]), [made(low, high)])[0, 0] == pytest.approx(errors)


def test_reporters_err_as_the_table_says_each_by_a_stream_of_its_own() -> None:
    first, *others = observations.compared()
    said = np.full((20_000, 2), 7.0)
    told = observations.retold(said, [first, others[0]], Chance(1, 20_000))
    assert np.log(told / 7).std(axis=0) == pytest.approx([first.error, others[0].error], rel=0.03)
    alone = observations.retold(said[:, :1], [others[0]], Chance(1, 20_000))
    assert np.array_equal(alone[:, 0], told[:, 1])


@given(st.floats(-50, 50))
def test_bending_keeps_sign_and_order(off: float) -> None:
    bent = observations.bent(np.array([off, off + 1]))
    assert bent[0] < bent[1]
    assert np.sign(bent[0]) == np.sign(off)
    assert abs(bent[0]) <= abs(off)


def test_a_cut_off_leaves_out_what_was_not_yet_published_or_not_yet_so() -> None:
    cut = date(2025, 9, 30)
    published = {one.id for one in observations.compared(cut)}
    observed = {one.id for one in observations.compared(cut, dated="observed")}
    assert "night-2025-09" not in published
    assert "night-2025-09" in observed
    assert not {"serial-2025-10", "fall-2025-11", "capital-2025"} & (published | observed)
    assert published < {one.id for one in observations.compared()}
    assert not observations.compared(date(2020, 1, 1))


def test_an_unknown_dating_is_refused() -> None:
    with pytest.raises(KeyError, match="no such dating: heard"):
        observations.compared(dated="heard")


def test_inputs_are_never_compared() -> None:
    assert not {one.id for one in observations.inputs()} & {one.id for one in observations.compared()}


def test_runs_are_long_enough_for_every_span() -> None:
    told = observations.compared()
    n = observations.n_weeks(told, FIRST)
    last = max(one.last for one in told if one.last)
    assert Scenario(n_weeks=n).calendar().week_of(last) == n - 1
    assert observations.n_weeks([], FIRST) == 1
