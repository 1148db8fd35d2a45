"""Missed links and uneven visibility: exact expectations give the truth back, and what cannot be is not answered."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from yellowplate.estimate.population.lists import overlaps_of
from yellowplate.estimate.population.loglinear import design, fit
from yellowplate.estimate.population.visibility import if_links_were_missed, if_visibility_varied, total_from_margins

SMALL = overlaps_of(("A", "B", "C"), {1: 120, 2: 100, 3: 30, 4: 90, 5: 25, 6: 20, 7: 8})


@given(
    st.floats(0.05, 0.4), st.floats(0.05, 0.4), st.sampled_from([0.0, 0.5, 1.0, 1.5]), st.sampled_from([0, 0.1, 0.5])
)
def test_expected_margins_give_the_truth_back(one: float, other: float, variation: float, miss_rate: float) -> None:
    total, rates = 5000.0, np.array([one, other, 0.2])
    if variation:
        square = variation**2
        sizes = total * (1 - (1 + square * rates) ** (-1 / square))
        seen = total * (1 - (1 + square * rates.sum()) ** (-1 / square))
    else:
        sizes = total * (1 - np.exp(-rates))
        seen = total * (1 - np.exp(-rates.sum()))
    observed = seen + miss_rate * (sizes.sum() - seen)
    found = total_from_margins(sizes[None], np.array([observed]), miss_rate, variation)
    assert found[0] == pytest.approx(total, rel=1e-4)


def test_missed_links_pull_the_number_down_and_uneven_visibility_up() -> None:
    missed = [one.n_hat for one in if_links_were_missed(SMALL, level=0.9, n_draws=100, seed=1)]
    uneven = [one.n_hat for one in if_visibility_varied(SMALL, level=0.9, n_draws=100, seed=1)]
    assert missed == sorted(missed, key=lambda one: -(one or 0))
    assert uneven == sorted(uneven, key=lambda one: one or 0)
    layout = design(3, ())
    fitted = fit(layout, SMALL.counts(), layout.chosen(())).n_hidden[0] + SMALL.n_observed
    assert missed[0] == uneven[0] == pytest.approx(fitted, rel=1e-6)


def test_limits_hold_the_number() -> None:
    for one in if_visibility_varied(SMALL, level=0.9, n_draws=100, seed=1):
        assert one.lower is not None
        assert one.n_hat is not None
        assert one.upper is not None
        assert one.lower < one.n_hat < one.upper


def test_without_draws_there_are_no_limits() -> None:
    [first, *_] = if_links_were_missed(SMALL, level=0.9, n_draws=0, seed=1)
    assert first.n_hat is not None
    assert first.lower is first.upper is None


def test_more_links_than_can_be_missing_are_ruled_out() -> None:
    nearly_all = overlaps_of(("A", "B"), {1: 5, 2: 5, 3: 90})
    found = if_links_were_missed(nearly_all, level=0.9, n_draws=20, seed=1)
    assert found[-1].n_hat is None
    assert found[-1].lower is None


def test_without_overlap_there_is_no_number() -> None:
    apart = overlaps_of(("A", "B"), {1: 5, 2: 5})
    assert all(one.n_hat is None for one in if_visibility_varied(apart, level=0.9, n_draws=20, seed=1))
