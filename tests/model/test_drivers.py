"""Sobol shares of groups: functions whose shares are known, chance as a group, and what never varies."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pytest
from numpy.typing import NDArray

from yellowplate.model import drivers
from yellowplate.model.mechanism import parameters

Array = NDArray[np.float64]
N = 4000
MEMBERS = {"a": ("x", "y"), "b": ("z",), "idle": ("w",)}


def _design(seed: int) -> dict[str, Array]:
    chance = np.random.Generator(np.random.Philox(key=seed))
    return {name: chance.standard_normal(N) for name in ("x", "y", "z", "w")}


def _noise(seed: int) -> Array:
    return np.random.Generator(np.random.Philox(key=seed + 1000)).standard_normal(N)


def _found(function: str) -> Mapping[str, Mapping[str, Array]]:
    def run(numbers: Mapping[str, Array], seed: int) -> Mapping[str, Array]:
        x, y, z = numbers["x"], numbers["y"], numbers["z"]
        sums = 100 + x + y + 2 * z + np.sqrt(2) * _noise(seed)
        return {"linear": sums, "product": x * z, "flat": np.ones(N), "missing": np.where(x > 0, sums, np.nan)}

    assert function in run(_design(1), 1)
    return drivers.runs(_design(1), _design(2), MEMBERS, 5, run)


def test_a_sum_shares_its_variance_and_chance_is_a_group() -> None:
    shares = {one.group: one for one in drivers.group_shares(_found("linear"), "linear", MEMBERS)}
    for group, share in (("a", 0.25), ("b", 0.5), (drivers.CHANCE, 0.25), ("idle", 0.0)):
        assert shares[group].first == pytest.approx(share, abs=0.06)
        assert shares[group].total == pytest.approx(share, abs=0.06)
        assert shares[group].first_interval[0] <= shares[group].first <= shares[group].first_interval[1]
    assert shares["a"].members == ("x", "y")
    assert shares["idle"].total == 0


def test_a_product_works_only_together() -> None:
    shares = {one.group: one for one in drivers.group_shares(_found("product"), "product", MEMBERS)}
    assert shares["a"].first == pytest.approx(0, abs=0.12)
    assert shares["a"].total == pytest.approx(1, abs=0.15)
    assert shares["b"].total == pytest.approx(1, abs=0.15)


@pytest.mark.parametrize(("name", "n"), [("flat", 0), ("missing", 4)])
def test_what_never_varies_has_no_shares_and_missing_runs_are_left_out(name: str, n: int) -> None:
    assert len(drivers.group_shares(_found(name), name, MEMBERS)) == n


def test_groups_hold_every_parameter_once() -> None:
    members = drivers.groups()
    assert sorted(name for group in members.values() for name in group) == sorted(parameters())
    assert drivers.steps(members) == ("A", "B", *members, drivers.CHANCE)


def test_both_matrices_differ_and_repeat() -> None:
    one, other = drivers.design(5, 3)
    assert set(one) == set(parameters())
    assert not np.array_equal(one["importing.pace"], other["importing.pace"])
    assert np.array_equal(one["importing.pace"], drivers.design(5, 3)[0]["importing.pace"])
    assert drivers.other_seed(3) != 3
