"""Counts by inversion, and streams that no other stream moves."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from yellowplate.model.chance import Chance, among, arriving

GRID = (np.arange(20_000) + 0.5) / 20_000


@pytest.mark.parametrize(
    ("n", "prob"), [(1, 0.3), (7, 0.5), (40, 0.02), (40, 0.97), (300, 0.2), (5000, 0.004), (5000, 0.6)]
)
def test_a_count_among_many_has_the_binomial_distribution(n: int, prob: float) -> None:
    counted = among(np.full_like(GRID, n), np.full_like(GRID, prob), GRID)
    assert counted.mean() == pytest.approx(n * prob, rel=0.005, abs=0.001)
    assert counted.var() == pytest.approx(n * prob * (1 - prob), rel=0.03)


@pytest.mark.parametrize("mean", [0.02, 0.9, 6.0, 11.9, 12.1, 80.0])
def test_arrivals_have_the_poisson_distribution(mean: float) -> None:
    counted = arriving(np.full_like(GRID, mean), GRID)
    assert counted.mean() == pytest.approx(mean, rel=0.005, abs=0.001)
    assert counted.var() == pytest.approx(mean, rel=0.03)


@pytest.mark.parametrize(("n", "prob"), [(9, 0.25), (400, 0.01)])
def test_small_counts_are_exact(n: int, prob: float) -> None:
    exact = stats.binom(n, prob).ppf(GRID)
    assert np.array_equal(among(np.full_like(GRID, n), np.full_like(GRID, prob), GRID), exact)
    assert np.array_equal(arriving(np.full_like(GRID, n * prob), GRID), stats.poisson(n * prob).ppf(GRID))


@given(
    st.integers(0, 2000),
    st.floats(0, 1),
    st.floats(1e-9, 1 - 1e-9),
    st.floats(1e-9, 1 - 1e-9),
)
def test_counts_are_whole_within_bounds_and_grow_with_the_number(n: int, prob: float, one: float, other: float) -> None:
    low, high = among(np.full(2, float(n)), np.full(2, prob), np.array(sorted((one, other))))
    assert 0 <= low <= high <= n
    assert low == int(low)
    assert high == int(high)


def test_nobody_and_everybody() -> None:
    half = np.array([0.5])
    assert among(np.array([0.0]), half, half) == 0
    assert among(np.array([50.0]), np.array([0.0]), half) == 0
    assert among(np.array([50.0]), np.array([1.0]), half) == 50
    assert among(np.array([50.0]), np.array([1.3]), half) == 50
    assert arriving(np.array([0.0]), half) == 0


def test_streams_are_named_and_repeat() -> None:
    one, other = Chance(7, 4), Chance(7, 4)
    other.uniform("fording", "built")
    assert np.array_equal(one.uniform("lending", "new"), other.uniform("lending", "new"))
    assert not np.array_equal(one.uniform("lending", "new"), Chance(8, 4).uniform("lending", "new"))
    by_cohort = Chance(7, 4).uniforms("buying", cohorts=("a", "b"))
    turned = Chance(7, 4).uniforms("buying", cohorts=("b", "a"))
    assert np.array_equal(by_cohort, turned[:, ::-1])
