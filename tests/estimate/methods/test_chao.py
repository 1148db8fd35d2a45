"""Chao's lower bound in its three forms, and where nobody was seen once or twice."""

from __future__ import annotations

import pytest

from tests.estimate.published import KOSOVO, table
from yellowplate.estimate.methods.chao import METHOD
from yellowplate.estimate.population.answer import ModelAnswer, NotAnswered, Setup
from yellowplate.estimate.population.lists import TimesSeen, overlaps_of

IMMIGRANTS = TimesSeen(((1, 1645), (2, 183), (3, 37), (4, 13), (5, 1), (6, 1)))


def test_immigrants_as_published() -> None:
    found = METHOD.answer(IMMIGRANTS, Setup())
    assert found.n_hat == pytest.approx(9273.5, abs=0.05)
    assert (found.lower, found.upper) == (pytest.approx(8088.2, abs=0.5), pytest.approx(10704, abs=0.5))


def test_two_lists_of_unequal_size_give_what_lincoln_and_petersen_give() -> None:
    found = METHOD.answer(overlaps_of(("A", "B"), {1: 300, 2: 40, 3: 10}), Setup())
    assert found.n_hat == pytest.approx(310 * 50 / 10)


def test_lists_stay_below_the_model_that_fits_kosovo() -> None:
    assert METHOD.answer(table(KOSOVO), Setup()).n_hat == pytest.approx(8613.9, abs=0.1)


def test_visits_on_equal_terms() -> None:
    found = METHOD.answer(
        overlaps_of(("a", "b", "c"), {1: 10, 2: 14, 4: 6, 3: 4, 6: 5, 7: 1}, are_occasions=True), Setup()
    )
    assert found.n_hat == pytest.approx(40 + 2 / 3 * 30**2 / (2 * 9))


def test_nobody_twice_uses_the_corrected_form() -> None:
    found = METHOD.answer(TimesSeen(((1, 10),)), Setup())
    assert isinstance(found, ModelAnswer)
    assert found.n_hat == 10 + 45
    assert found.lower is not None
    assert found.lower >= 10


def test_nobody_once_points_at_nobody() -> None:
    assert isinstance(METHOD.answer(TimesSeen(((2, 10),)), Setup()), NotAnswered)
