"""The regression adjustment, on lines whose answer is known."""

from __future__ import annotations

import numpy as np
import pytest

from yellowplate.model.fit_adjusted import adjusted, quantiles


def test_points_on_a_line_move_to_where_it_meets_no_distance() -> None:
    off = np.linspace(-1, 1, 4001)[:, None]
    moved, weights = adjusted(3 + 2 * off, off, np.ones(4001), 1.0)
    assert moved == pytest.approx(3, abs=0.01)
    assert weights.sum() == pytest.approx(1)


def test_nearer_points_count_more_and_those_beyond_the_width_not() -> None:
    off = np.array([[0.0], [0.5], [1.0], [2.0]])
    _, weights = adjusted(off, off, np.ones(4), 1.0)
    assert weights == pytest.approx(np.array([1, 0.75, 0, 0]) / 1.75)


def test_weights_of_the_points_are_kept() -> None:
    off = np.zeros((2, 1))
    _, weights = adjusted(off, off, np.array([3.0, 1.0]), 1.0)
    assert weights == pytest.approx([0.75, 0.25])


def test_residuals_that_do_not_vary_move_nothing() -> None:
    z = np.array([[1.0], [2.0]])
    moved, weights = adjusted(z, np.full((2, 1), 0.3), np.ones(2), 1.0)
    assert np.array_equal(moved, z)
    assert weights == pytest.approx([0.5, 0.5])


def test_where_all_lie_beyond_the_width_the_weights_stand() -> None:
    z = np.array([[1.0], [2.0]])
    _, weights = adjusted(z, np.array([[4.0], [5.0]]), np.ones(2), 1.0)
    assert weights == pytest.approx([0.5, 0.5])


def test_an_exact_posterior_is_found() -> None:
    # z ~ N(0, 1), told with an error of N(0, 1): a report of 1 leaves N(1/2, 1/2).
    rng = np.random.default_rng(1)
    z = rng.standard_normal((200_000, 1))
    off = z + rng.standard_normal(z.shape) - 1
    kept = np.abs(off[:, 0]) < 1
    moved, weights = adjusted(z[kept], off[kept], np.ones(int(kept.sum())), 1.0)
    low, middle, high = quantiles(moved, weights, (0.1587, 0.5, 0.8413))[:, 0]
    assert middle == pytest.approx(0.5, abs=0.02)
    assert (high - low) / 2 == pytest.approx(0.5**0.5, abs=0.02)


def test_weighted_quantiles() -> None:
    z = np.array([[3.0], [1.0], [2.0]])
    assert quantiles(z, np.array([0.25, 0.25, 0.5]), (0.5,))[0, 0] == pytest.approx(2)
    assert quantiles(z, np.array([0.0, 0.0, 1.0]), (0.1, 0.9))[:, 0] == pytest.approx([1.2, 2.8])
