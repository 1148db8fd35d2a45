"""BCa intervals: against SciPy, with draws that have no answer, and with few of them."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import stats

from yellowplate.estimate.population.bootstrap import Bootstrap, bootstrap, drawn, one_left_out


def test_close_to_scipy_for_a_mean() -> None:
    sample = np.random.default_rng(4).gamma(2.0, 3.0, 40)
    draws = np.random.default_rng(5).choice(sample, size=(20_000, 40)).mean(axis=1)
    left_out = (sample.sum() - sample) / 39
    ours = Bootstrap(sample.mean(), draws, left_out, np.ones(40)).interval(0.9)
    theirs = stats.bootstrap((sample,), np.mean, confidence_level=0.9, n_resamples=20_000, rng=6).confidence_interval
    assert ours.lower == pytest.approx(theirs.low, rel=0.02)
    assert ours.upper == pytest.approx(theirs.high, rel=0.02)
    assert ours.n_beyond > 400


def test_draws_without_an_answer_open_the_upper_end() -> None:
    draws = np.r_[np.linspace(80, 110, 80), np.full(20, np.inf)]
    found = Bootstrap(100.0, draws, np.array([99.0, np.inf]), np.array([5.0, 1.0])).interval(0.95)
    assert found.upper is None
    assert found.lower is not None
    assert found.share_far == pytest.approx(0.2)


def test_an_interval_holds_its_estimate() -> None:
    found = Bootstrap(100.0, np.full(50, 80.0), np.array([99.0]), np.array([3.0])).interval(0.95)
    assert found.upper == 100.0
    assert found.lower == 80.0


def test_without_finite_jackknife_values_there_is_no_acceleration() -> None:
    found = Bootstrap(100.0, np.linspace(50, 150, 201), np.array([np.inf]), np.array([1.0])).interval(0.9)
    assert found.lower == pytest.approx(55, abs=1)
    assert found.upper == pytest.approx(145, abs=1)


def test_draws_keep_the_total_and_the_seed() -> None:
    counts = np.array([5.0, 0, 7, 1])
    rows = drawn(counts, 30, 9)
    assert rows.sum(axis=1).tolist() == [13] * 30
    assert not rows[:, 1].any()
    assert (rows == drawn(counts, 30, 9)).all()
    assert (rows != drawn(counts, 30, 10)).any()


def test_one_unit_of_each_filled_cell() -> None:
    tables, weights = one_left_out(np.array([2.0, 0, 3]))
    assert tables.tolist() == [[1, 0, 3], [2, 0, 2]]
    assert weights.tolist() == [2, 3]


def test_the_procedure_is_repeated_on_every_table() -> None:
    found = bootstrap(np.array([10.0, 20]), 30.0, lambda rows: rows.sum(axis=1), 8, 1)
    assert found.draws.tolist() == [30] * 8
    assert found.left_out.tolist() == [29, 29]
