"""Shapley shares: games solved by hand, shares that sum to the whole, and causes that do nothing."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest

from yellowplate.model.causes import cause_shares, shapley, subsets, with_only
from yellowplate.model.changes import CAUSES
from yellowplate.model.sample import Sample, sample
from yellowplate.model.scenario import Scenario

ONE, TWO, THREE = CAUSES
SHORT = Scenario(first=date(2025, 1, 6), n_weeks=40, n_runs=6, seed=3)


@pytest.fixture(scope="module")
def samples() -> dict[frozenset[str], Sample]:
    return {present: sample(with_only(SHORT, present)) for present in subsets()}


def test_each_alone_adds_its_own() -> None:
    worth = {ONE: 1.0, TWO: 10.0, THREE: 100.0}
    found = shapley(lambda present: np.full(2, sum(worth[cause] for cause in present)))
    for cause, value in worth.items():
        assert found[cause].tolist() == pytest.approx([value, value])


def test_all_three_needed_share_alike() -> None:
    found = shapley(lambda present: np.array([6.0 * (len(present) == 3)]))
    assert [float(added[0]) for added in found.values()] == pytest.approx([2.0, 2.0, 2.0])


def test_one_needed_with_either_of_two() -> None:
    found = shapley(lambda present: np.array([float(ONE in present and len(present) > 1)]))
    assert [float(found[cause][0]) for cause in (ONE, TWO, THREE)] == pytest.approx([2 / 3, 1 / 6, 1 / 6])


@pytest.mark.parametrize("outcome", ["crossed", "sold_private", "state_retained", "price_used"])
def test_shares_sum_to_the_whole(samples: dict[frozenset[str], Sample], outcome: str) -> None:
    found = shapley(lambda present: samples[present].whole(outcome))
    everything = samples[frozenset(CAUSES)].whole(outcome) - samples[frozenset()].whole(outcome)
    assert np.allclose(sum(found.values()), everything)
    shares = cause_shares(samples, outcome, 0)
    assert sum(one.share or 0.0 for one in shares) == pytest.approx(1.0, abs=1e-3)
    assert all(one.lower is not None and one.upper is not None and one.lower <= one.upper for one in shares)


def test_with_all_causes_it_is_the_scenario_itself(samples: dict[frozenset[str], Sample]) -> None:
    assert np.array_equal(samples[frozenset(CAUSES)].whole("crossed"), sample(SHORT).whole("crossed"))


def test_no_household_owns_without_the_policy(samples: dict[frozenset[str], Sample]) -> None:
    assert (samples[frozenset({ONE, TWO})].whole("sold_private") == 0).all()
    assert (samples[frozenset({ONE, THREE})].whole("sold") == 0).all()


def test_what_no_cause_moves_has_no_share(samples: dict[frozenset[str], Sample]) -> None:
    found = cause_shares(samples, "confiscated", 0)
    assert [(one.cause, one.share, one.lower) for one in found] == [(cause, None, None) for cause in CAUSES]


def test_what_is_missing_in_a_subset_is_left_out(samples: dict[frozenset[str], Sample]) -> None:
    assert all(one.adds.n == 0 and one.share is None for one in cause_shares(samples, "capital_share", 0))


def test_an_interval_is_not_given_where_resampled_runs_can_come_to_nothing(
    samples: dict[frozenset[str], Sample],
) -> None:
    changed = dict(samples)
    for present, found in samples.items():
        value = np.zeros((6, len(found.spans)))
        value[0] = float(len(present) == 3)
        changed[present] = Sample(found.scenario, found.calendar, found.spans, {"crossed": value}, {})
    shares = cause_shares(changed, "crossed", 0)
    assert [one.share for one in shares] == pytest.approx([1 / 3] * 3, abs=1e-4)
    assert all(one.lower is None for one in shares)
