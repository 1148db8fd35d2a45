"""The scorer of the model's twin, and that the twin loses no household."""

from __future__ import annotations

import numpy as np
import pytest

from benchmarks.model import __main__ as scorer
from benchmarks.model import small_world, twin
from benchmarks.model.small_world import Measured


def _measured(owned: np.ndarray[tuple[int, ...], np.dtype[np.float64]]) -> Measured:
    return Measured({"owned": owned}, 1.0, 1)


def test_a_score_is_the_difference_over_its_error() -> None:
    one = _measured(np.array([-1.0, 1.0] * 200).reshape(400, 1, 1))
    other = _measured(np.array([0.0, 2.0] * 50).reshape(100, 1, 1))
    expected = 1.0 / np.sqrt(one.series["owned"].var(ddof=1) / 400 + other.series["owned"].var(ddof=1) / 100)
    assert scorer.z_scores(one, other, "owned")[0, 0] == pytest.approx(expected)


def test_a_rare_event_that_few_runs_do_not_show_is_no_difference() -> None:
    one = np.zeros((1000, 1, 1))
    one[:50] = 1.0
    assert abs(scorer.z_scores(_measured(one), _measured(np.zeros((10, 1, 1))), "owned")[0, 0]) < 1
    none = _measured(np.zeros((10, 1, 1)))
    assert scorer.z_scores(none, none, "owned")[0, 0] == 0


@pytest.mark.parametrize(("n", "limit"), [(1, 2.576), (64, 3.78)])
def test_the_limit_grows_with_the_number_of_scores(n: int, limit: float) -> None:
    assert scorer.limit_of(n) == pytest.approx(limit, abs=0.01)


@pytest.mark.parametrize("keeps_form", [True, False])
def test_no_household_is_lost(monkeypatch: pytest.MonkeyPatch, keeps_form: bool) -> None:
    monkeypatch.setitem(small_world.NUMBERS, "scrapping.share", 0.0)
    monkeypatch.setattr(twin, "N_WEEKS", 30)
    town = twin.Town(1, keeps_form=keeps_form)
    for index in range(30):
        town.week(index)
    owners = sum(len(owners) for _, owners, _ in town.cars)
    assert owners > 0
    assert sum(town.counts()["households"]) + owners == len(twin.COHORTS_USED) * small_world.N_HOUSEHOLDS
    assert len(town.cars) + town.stock == sum(small_world.supply(index) for index in range(30))


def test_both_sides_tell_the_same_counts() -> None:
    cohorts, agents = small_world.cohorts(5, 1), twin.agents(2, 1)
    assert cohorts.series.keys() == agents.series.keys()
    for name in small_world.SHOWN:
        assert cohorts.series[name].shape[1:] == agents.series[name].shape[1:] == (4, 4)
