"""Sobol indices against closed forms, SciPy and SALib; swings; what knowing a number is worth."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from yellowplate.estimate.revenue.draws import cube
from yellowplate.estimate.revenue.sensitivity import sobol_indices, swings, worth_of_knowing

Array = np.ndarray[Any, np.dtype[np.float64]]
ISHIGAMI = ((0.3139, 0.5576), (0.4424, 0.4424), (0.0, 0.2437))
"""First and total indices for a = 7, b = 0.1: Ishigami and Homma 1990, closed form."""


def ishigami(points: Array) -> Array:
    x = np.pi * (2 * points - 1)
    found: Array = np.sin(x[:, 0]) + 7 * np.sin(x[:, 1]) ** 2 + 0.1 * x[:, 2] ** 4 * np.sin(x[:, 0])
    return found


def test_indices_agree_with_the_closed_form_and_their_intervals_hold_it() -> None:
    found = sobol_indices(ishigami, ("a", "b", "c"), n_base=8192, seed=3)
    for index, (first, total) in zip(found, ISHIGAMI, strict=True):
        assert index.first == pytest.approx(first, abs=0.01)
        assert index.total == pytest.approx(total, abs=0.01)
        assert index.first_low <= index.first <= index.first_high
        assert index.total_low <= index.total <= index.total_high


def test_indices_agree_with_scipy() -> None:
    from scipy.stats import sobol_indices as scipy_indices
    from scipy.stats import uniform

    theirs = scipy_indices(func=lambda x: ishigami(x.T), n=8192, dists=[uniform(), uniform(), uniform()], rng=5)
    ours = sobol_indices(ishigami, ("a", "b", "c"), n_base=8192, seed=5)
    assert [one.first for one in ours] == pytest.approx(list(theirs.first_order), abs=0.02)
    assert [one.total for one in ours] == pytest.approx(list(theirs.total_order), abs=0.02)


def test_an_outcome_that_never_varies_has_no_shares() -> None:
    found = sobol_indices(lambda points: np.full(len(points), 4.0), ("a",), n_base=64, seed=1)
    assert (found[0].first, found[0].total) == (0.0, 0.0)


def test_the_widest_swing_comes_first() -> None:
    found = swings(lambda points: points[:, 0] + 10 * points[:, 1], ("a", "b"))
    assert [one.name for one in found] == ["b", "a"]
    assert (found[0].at_low, found[0].at_high, found[0].middle) == pytest.approx((1.0, 10.0, 5.5))


def test_knowing_what_decides_is_worth_everything_and_the_rest_nothing() -> None:
    points = cube(8192, 2, 1)
    found = worth_of_knowing(points[:, 0] > 0.7, points, ("a", "b"), [["a"], ["b"], ["a", "b"]])
    worth = {one.names: one for one in found}
    assert worth["a",].gain == pytest.approx(0.3, abs=1 / 32)  # the class that holds 0.7 is mixed
    assert worth["b",].gain == pytest.approx(0.0, abs=0.002)
    assert worth["a", "b"].gain >= worth["a",].gain
    assert worth["a",].at_most == pytest.approx(0.3, abs=0.001)


def test_worth_of_one_of_two_halves_has_its_closed_form() -> None:
    """Yes where u + v > 1: knowing u the chance of yes is u, so that the gain is E max(u, 1 - u) - 1/2 = 1/4."""
    points = cube(16384, 2, 2)
    yes = points.sum(axis=1) > 1.0
    found = worth_of_knowing(yes, points, ("u", "v"), [["u"]])
    assert found[0].gain == pytest.approx(0.25, abs=0.01)


def test_with_fewer_draws_than_classes_nothing_breaks() -> None:
    points = cube(16, 1, 1)
    assert worth_of_knowing(points[:, 0] > 0.5, points, ("a",), [["a"]])[0].gain == pytest.approx(0.5)
