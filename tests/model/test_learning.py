"""What learning one number would do for another: all, half, nothing, and too few runs to say."""

from __future__ import annotations

import numpy as np
import pytest

from yellowplate.model.learning import taken, worth_of

CHANCE = np.random.Generator(np.random.Philox(key=7))
N = 2000
X, Y = CHANCE.standard_normal(N), CHANCE.standard_normal(N)


def test_a_half_is_taken_by_each_of_two() -> None:
    found = {one.learnt: one for one in worth_of("sum", X + Y, {"x": X, "y": Y, "itself": X + Y, "flat": X * 0})}
    assert next(iter(found)) == "itself"
    assert found["itself"].taken > 0.97
    for name in ("x", "y"):
        assert found[name].taken == pytest.approx(0.5, abs=0.05)
        assert found[name].narrower == pytest.approx(1 - 0.5**0.5, abs=0.05)
        assert found[name].interval[0] < found[name].taken < found[name].interval[1]
    assert "flat" not in found


def test_unrelated_numbers_take_nothing() -> None:
    shares = [taken(X, CHANCE.standard_normal(N), 20) for _ in range(40)]
    assert np.mean(shares) < 0.01


def test_a_bent_relation_is_seen() -> None:
    assert taken(X * X, X, 20) > 0.8


def test_runs_without_the_number_are_left_out() -> None:
    column = np.where(X > 0, X, np.nan)
    found = worth_of("x", X, {"above": column})
    assert found[0].n == int((X > 0).sum())


@pytest.mark.parametrize("n", [0, 1, 39])
def test_too_few_runs_say_nothing(n: int) -> None:
    assert worth_of("x", X[:n], {"y": Y[:n]}) == ()


def test_one_value_alone_takes_nothing() -> None:
    assert taken(np.ones(50), X[:50], 5) == 0.0
    assert taken(X[:50], np.ones(50), 5) == 0.0
