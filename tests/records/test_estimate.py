"""An estimate is never a bare number."""

from __future__ import annotations

import math

import pytest

from yellowplate.records import Estimate


def _estimate(
    value: float = 40,
    lower: float | None = 30,
    upper: float | None = 60,
    *,
    level: float | None = 0.95,
    method: str = "Chapman",
    population: str = "vehicles seen twice",
    assumptions: tuple[str, ...] = ("closed population",),
) -> Estimate:
    return Estimate("vehicles", value, lower, upper, level, "vehicles", method, population, assumptions, ())


@pytest.mark.parametrize(("lower", "upper"), [(30, 60), (None, 60), (30, None), (None, None), (40, 40)])
def test_intervals_hold_their_value(lower: float | None, upper: float | None) -> None:
    assert (_estimate(40, lower, upper).lower, _estimate(40, lower, upper).upper) == (lower, upper)


@pytest.mark.parametrize(("lower", "upper"), [(41, 60), (41, None), (30, 39), (None, 39)])
def test_an_interval_that_misses_its_value_is_refused(lower: float | None, upper: float | None) -> None:
    with pytest.raises(ValueError, match="misses 40"):
        _estimate(40, lower, upper)


def test_an_estimate_names_method_population_and_assumptions() -> None:
    with pytest.raises(ValueError, match="names its method"):
        _estimate(method="")
    with pytest.raises(ValueError, match="names its method"):
        _estimate(population="")
    with pytest.raises(ValueError, match="names its method"):
        _estimate(assumptions=())


def test_open_ends_are_none_and_never_infinite() -> None:
    with pytest.raises(ValueError, match="open end is None, not value nan"):
        _estimate(math.nan)
    with pytest.raises(ValueError, match="not lower -inf"):
        _estimate(40, -math.inf)
    with pytest.raises(ValueError, match="not upper inf"):
        _estimate(40, 30, math.inf)
    with pytest.raises(ValueError, match="not level nan"):
        _estimate(level=math.nan)


def test_the_id_is_that_of_the_number_however_it_is_written() -> None:
    assert _estimate(40).id == _estimate(40.0).id
    assert _estimate(40).id != _estimate(41).id
    assert _estimate(0.0, None).id == _estimate(-0.0, None).id
