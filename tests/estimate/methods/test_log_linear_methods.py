"""The log-linear methods: published points, intervals that repeat the choice, and tables they do not take."""

from __future__ import annotations

import numpy as np
import pytest

from tests.estimate.published import ARTIFICIAL, KOSOVO, NEW_ORLEANS, ROME, UK, table
from yellowplate.estimate.method import Method
from yellowplate.estimate.methods import all_pairs, independence, pairs_aic, pairs_bic, stepwise, three_lists_bic
from yellowplate.estimate.population.answer import ModelAnswer, NotAnswered, Setup
from yellowplate.estimate.population.lists import TimesSeen, overlaps_of

ALL = (all_pairs, independence, pairs_aic, pairs_bic, stepwise, three_lists_bic)
POINTS = Setup(n_bootstrap=0)


@pytest.mark.parametrize(
    ("method", "text", "n_hat", "tolerance"),
    [
        (independence.METHOD, ROME, 11124.6, 0.1),
        (pairs_bic.METHOD, UK, 22991, 1),
        (pairs_aic.METHOD, UK, 11174.8, 0.1),
        (pairs_aic.METHOD, ROME, 12318.5, 0.1),
        (three_lists_bic.METHOD, UK, 25311.3, 0.1),
        (stepwise.METHOD, UK, 11313.0, 0.1),
        (all_pairs.METHOD, KOSOVO, 14402.5, 0.1),
    ],
)
def test_points(method: Method, text: str, n_hat: float, tolerance: float) -> None:
    found = method.answer(table(text), POINTS)
    assert isinstance(found, ModelAnswer)
    assert found.n_hat == pytest.approx(n_hat, abs=tolerance)
    assert found.lower is not None
    assert found.upper is not None
    assert found.lower < found.n_hat < found.upper


def test_an_interval_over_the_choice_is_wider_than_one_that_grants_the_model() -> None:
    found = pairs_bic.METHOD.answer(table(UK), Setup(n_bootstrap=60, n_top=40))
    assert "the choice among" in found.method
    low, high = found.conditional
    assert found.lower < low
    assert found.upper > high


def test_new_orleans_rests_on_few_draws() -> None:
    found = stepwise.METHOD.answer(table(NEW_ORLEANS), Setup(n_bootstrap=200))
    assert found.terms == ()
    assert found.lower == pytest.approx(580, rel=0.25)  # published 589 from 1,000 draws of another stream
    assert found.upper == pytest.approx(1660, rel=0.25)
    assert "limit_on_few_draws" in {one.code for one in found.cautions}


def test_draws_without_an_answer_are_counted() -> None:
    few = overlaps_of(("A", "B", "C"), {1: 30, 2: 30, 4: 30, 3: 1, 6: 1})
    found = stepwise.METHOD.answer(few, Setup(n_bootstrap=100))
    [far] = [one for one in found.cautions if one.code == "bootstrap_tail"]
    assert float(far.figure) > 0.05
    assert found.upper is None


def test_all_models_take_part_where_no_number_is_given() -> None:
    found = pairs_aic.METHOD.answer(table(KOSOVO), Setup(n_bootstrap=5, n_top=0))
    assert "among 64 models" in found.method


@pytest.mark.parametrize("module", ALL)
def test_counts_of_counts_are_not_taken(module: object) -> None:
    method = module.METHOD  # type: ignore[attr-defined]
    assert isinstance(method.answer(TimesSeen(((1, 3),)), POINTS), NotAnswered)


@pytest.mark.parametrize("module", [one for one in ALL if one is not independence])
def test_two_lists_are_too_few(module: object) -> None:
    method = module.METHOD  # type: ignore[attr-defined]
    found = method.answer(overlaps_of(("A", "B"), {1: 9, 2: 9, 3: 3}), POINTS)
    assert isinstance(found, NotAnswered)


@pytest.mark.parametrize("module", ALL)
def test_lists_that_share_nobody_have_no_number(module: object) -> None:
    method = module.METHOD  # type: ignore[attr-defined]
    apart = overlaps_of(("A", "B", "C", "D"), {1: 9, 2: 9, 4: 9, 8: 5})
    assert isinstance(method.answer(apart, POINTS), NotAnswered)


def test_what_is_wrong_with_a_model_is_said() -> None:
    found = all_pairs.METHOD.answer(table(ARTIFICIAL), POINTS)
    assert isinstance(found, NotAnswered)
    assert "do not determine" in found.reason


def test_six_lists_are_left_to_the_stepwise_rule() -> None:
    on = np.random.default_rng(1).random((800, 6)) < 0.25
    counts = np.bincount(on @ (1 << np.arange(6)), minlength=64)
    six = overlaps_of(tuple("ABCDEF"), dict(enumerate(counts.tolist())))
    assert isinstance(pairs_bic.METHOD.answer(six, POINTS), NotAnswered)
    assert stepwise.METHOD.answer(six, POINTS).n_hat == pytest.approx(800, rel=0.25)
