"""The proposal: its density is that of its draws, and every weight stays bounded."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from scipy.stats import norm

from yellowplate.model.fit_transition import FROM_PRIOR, WIDER, defensive

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")
POINTS = pd.DataFrame({"a": np.linspace(1.0, 2.0, 4000), "b": np.zeros(4000)})
EVEN = np.full(4000, 1 / 4000)


def fitted() -> object:
    found = defensive()
    found.fit(POINTS, EVEN)
    return found


def test_draws_lie_about_the_middle_and_some_come_from_the_prior() -> None:
    np.random.seed(1)
    drawn = defensive_draws(20_000)
    assert list(drawn.columns) == ["a", "b"]
    assert np.median(drawn["a"]) == pytest.approx(1.46, abs=0.05)
    beyond = (np.abs(drawn["b"]) > 1).mean()
    assert beyond == pytest.approx(FROM_PRIOR * 2 * norm.sf(1), abs=0.01)


def defensive_draws(n: int) -> pd.DataFrame:
    drawn = fitted().rvs(n)  # type: ignore[attr-defined] # pyABC has no types
    assert isinstance(drawn, pd.DataFrame)
    return drawn


def test_the_density_is_that_of_the_mixture_and_bounds_the_weights() -> None:
    found = defensive()
    found.fit(POINTS[["a"]], EVEN)
    spread = np.sqrt(WIDER * (POINTS["a"].var(ddof=0) * 4000 / 4001 + 1 / 4001))
    for point in (-3.0, 0.0, 1.5, 6.0):
        expected = (1 - FROM_PRIOR) * norm.pdf(point, 1.5, spread) + FROM_PRIOR * norm.pdf(point)
        assert found.pdf(pd.Series({"a": point})) == pytest.approx(expected)
        assert norm.pdf(point) / found.pdf({"a": point}) <= 1 / FROM_PRIOR + 1e-9


def test_one_point_is_a_parameter_and_a_lonely_particle_is_no_fault() -> None:
    found = defensive()
    found.fit(POINTS.iloc[:1], np.ones(1))
    single = found.rvs()
    assert set(single) == set(found.rvs_single()) == {"a", "b"}
    assert found.pdf(single) > 0
