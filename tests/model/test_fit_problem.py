"""The scale on which priors are standard normal, the runs of a problem, and its digest."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest

from tests.model.toy import TWO
from yellowplate.model import fit_problem
from yellowplate.model.fit_problem import EDGE, Problem, parameters_digest, seed_of
from yellowplate.model.scenario import Scenario, Stated

SHORT = Problem(Scenario(), TWO[1:])


def test_the_middle_of_the_scale_is_the_median_of_each_prior() -> None:
    n = len(SHORT.names)
    values = SHORT.from_normal(np.stack([np.full(n, -1.2), np.zeros(n), np.full(n, 40.0)]))
    for one in SHORT.fitted:
        low, middle, high = values[one.name]
        assert middle == pytest.approx(one.prior.quantile(0.5))
        assert low == pytest.approx(one.prior.quantile(0.11507), rel=1e-3)
        assert high == pytest.approx(one.prior.quantile(1 - EDGE), rel=1e-3)
        assert low < middle < high


def test_at_most_ten_parameters_are_fitted(monkeypatch: pytest.MonkeyPatch) -> None:
    assert 1 <= len(SHORT.names) <= fit_problem.MOST_FITTED
    monkeypatch.setattr(fit_problem, "MOST_FITTED", len(SHORT.names) - 1)
    with pytest.raises(ValueError, match="a fit learns one to"):
        _ = SHORT.names


def test_what_a_scenario_sets_is_not_fitted() -> None:
    name = SHORT.names[0]
    held = Problem(Scenario(numbers={name: 1.0}), TWO[1:])
    assert name not in held.names
    assert held.digest() != SHORT.digest()


def test_runs_repeat_for_a_seed_and_follow_the_parameters() -> None:
    n = len(SHORT.names)
    z = np.zeros((40, n))
    ticks: list[int] = []
    one = SHORT.run(z, 5, ticks.append)
    assert ticks[-1] == 76
    assert np.array_equal(one, SHORT.run(z, 5))
    assert not np.array_equal(one, SHORT.run(z, 6))
    z[:, SHORT.names.index("releasing.days")] = 2.0
    assert SHORT.run(z, 5).mean() > one.mean()
    off = SHORT.retell(one, 3)
    assert off.shape == one.shape
    assert np.array_equal(off, SHORT.retell(one, 3))


def test_a_change_of_the_scenario_changes_the_question() -> None:
    halted = Problem(Scenario(changes=(Stated("halt", date(2023, 1, 2), None, {}),)), TWO[1:])
    assert halted.digest() != SHORT.digest()
    assert (halted.run(np.zeros((5, len(SHORT.names))), 1) == 0).all()


def test_columns_are_found_by_id() -> None:
    assert Problem(Scenario(), TWO).columns([TWO[1].id]) == [1]


def test_seeds_and_digests() -> None:
    assert 0 <= seed_of("a", 1) < 2**31
    assert seed_of("a", 1) != seed_of("a", 2)
    assert len(parameters_digest()) == 64
