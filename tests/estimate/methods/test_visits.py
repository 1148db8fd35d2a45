"""Models for repeated visits: published numbers of the snowshoe hares, and tables that are no visits."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.estimate.published import KOSOVO, table
from yellowplate.estimate.method import Method
from yellowplate.estimate.methods import chao, equal_rates, independence, unequal_darroch, unequal_poisson
from yellowplate.estimate.population.answer import NotAnswered, Setup
from yellowplate.estimate.population.list_tables import read_table
from yellowplate.estimate.population.lists import TimesSeen, overlaps_of
from yellowplate.estimate.population.together import given_model

HARES = Path(__file__).resolve().parents[3] / "../shared/estimation_tables/cr_snowshoe_hare_histories.csv"
VISITS = overlaps_of(("c1", "c2", "c3"), {1: 10, 2: 14, 4: 6, 3: 4, 6: 5, 7: 1}, are_occasions=True)


@pytest.mark.shared
@pytest.mark.skipif(not HARES.exists(), reason="the folder of shared samples is not beside the checkout")
@pytest.mark.parametrize(
    ("method", "n_hat"),
    [
        (equal_rates.METHOD, 75.4),
        (independence.METHOD, 75.1),
        (chao.METHOD, 79.8),
        (unequal_poisson.METHOD, 81.1),
        (unequal_darroch.METHOD, 90.4),
        (given_model((), (0b111111,)), 76.8),
    ],
)
def test_hares(method: Method, n_hat: float) -> None:
    assert method.answer(read_table(HARES).table, Setup()).n_hat == pytest.approx(n_hat, abs=0.05)


@pytest.mark.shared
@pytest.mark.skipif(not HARES.exists(), reason="the folder of shared samples is not beside the checkout")
def test_the_published_interval_of_the_hares_and_their_criterion() -> None:
    hares = read_table(HARES).table
    found = unequal_poisson.METHOD.answer(hares, Setup())
    assert (found.lower, found.upper) == (pytest.approx(71.8, abs=0.05), pytest.approx(93.8, abs=0.05))
    assert found.aic == pytest.approx(146, abs=0.5)


@pytest.mark.parametrize("method", [equal_rates.METHOD, unequal_darroch.METHOD, unequal_poisson.METHOD])
def test_lists_are_no_visits(method: Method) -> None:
    assert isinstance(method.answer(table(KOSOVO), Setup()), NotAnswered)


def test_counts_without_an_end_are_poisson() -> None:
    found = equal_rates.METHOD.answer(TimesSeen(((1, 100), (2, 50), (3, 17), (4, 4))), Setup())
    assert found.n_hat == pytest.approx(171 / (1 - 0.3679), rel=0.05)  # mean 1 a unit


def test_two_visits_are_too_few_for_three_parameters() -> None:
    two = overlaps_of(("c1", "c2"), {1: 10, 2: 12, 3: 4}, are_occasions=True)
    assert isinstance(unequal_darroch.METHOD.answer(two, Setup()), NotAnswered)


def test_three_visits_fit_their_counts_exactly() -> None:
    found = unequal_darroch.METHOD.answer(VISITS, Setup())
    assert found.deviance == pytest.approx(0, abs=1e-6)


def test_units_seen_at_every_visit_only_have_no_answer() -> None:
    always = overlaps_of(("c1", "c2", "c3"), {7: 20}, are_occasions=True)
    assert isinstance(equal_rates.METHOD.answer(always, Setup()), NotAnswered)
