"""Quantiles of runs: runs without the number are not counted."""

from __future__ import annotations

import numpy as np
import pytest

from yellowplate.model.summary import QUANTILES, Summary, shortened, summary


def test_five_quantiles() -> None:
    found = summary(np.arange(101.0))
    assert found == Summary(101, 50.0, (5.0, 25.0, 50.0, 75.0, 95.0))
    assert found.middle == 50.0
    assert found.plain() == {"n": 101, "mean": 50.0, "p5": 5.0, "p25": 25.0, "p50": 50.0, "p75": 75.0, "p95": 95.0}


def test_what_does_not_exist_is_left_out() -> None:
    assert summary(np.array([1.0, np.nan, 3.0])).n == 2
    none = summary(np.array([np.nan]))
    assert (none.n, none.mean, none.middle) == (0, None, None)
    assert none.plain() == {"n": 0, "mean": None} | {f"p{percent}": None for percent in QUANTILES}


@pytest.mark.parametrize(("number", "short"), [(1234567.0, 1234600.0), (-0.00123456, -0.0012346), (0.0, 0.0)])
def test_figures_are_short(number: float, short: float) -> None:
    assert shortened(number) == short
