"""Choosing models: the published choices, the rule that is not the Wald test, and pairs that are passed over."""

from __future__ import annotations

import numpy as np
import pytest

from tests.estimate.published import ARTIFICIAL, NETHERLANDS, NEW_ORLEANS, UK, table, terms
from yellowplate.estimate.population.loglinear import design
from yellowplate.estimate.population.selection import choice_matrix, models_to_threes, pair_models, search, stepwise


@pytest.mark.parametrize(
    ("text", "n_hat", "pairs"),
    [
        (UK, 11313.0, ("12", "13", "24", "25", "35", "45")),
        (NEW_ORLEANS, 1034.2, ()),
        (NETHERLANDS, 121521.6, ("12", "13", "15", "24", "34", "35")),
    ],
    ids=["united kingdom", "new orleans", "netherlands"],
)
def test_stepwise_as_published(text: str, n_hat: float, pairs: tuple[str, ...]) -> None:
    made, layout = table(text), design(5)
    found = stepwise(layout, made.counts()[None])
    assert found.n_hidden[0] + made.n_observed == pytest.approx(n_hat, abs=0.5)
    assert found.chosen[0].tolist() == layout.chosen(terms(*pairs)).tolist()


def test_stepwise_of_many_tables_is_stepwise_of_each() -> None:
    layout, rng = design(4), np.random.default_rng(3)
    rows = rng.poisson(rng.gamma(0.6, 30, 15), size=(40, 15)).astype(float)
    together = stepwise(layout, rows)
    alone = [stepwise(layout, row[None]) for row in rows]
    assert together.n_hidden.tolist() == pytest.approx([one.n_hidden[0] for one in alone])


def test_a_pair_without_an_answer_is_passed_over() -> None:
    layout = design(3)
    counts = np.array([[40.0, 30, 30, 20, 0, 0, 0]])  # A and B overlap far too often, but [12,3] has no maximum
    found = stepwise(layout, counts)
    assert not found.chosen[0, layout.n_main]
    assert np.isfinite(found.n_hidden[0])


def test_a_table_without_overlap_has_no_answer() -> None:
    layout = design(3)
    rows = np.array([[10.0, 10, 0, 10, 0, 0, 0]])
    assert stepwise(layout, rows).n_hidden[0] == np.inf
    assert search(layout, rows, choice_matrix(layout, ((),)))[0].n_hidden[0] == np.inf


def test_the_best_of_all_pairs_as_published() -> None:
    layout, calls = design(5), []
    found, by_aic = search(
        layout,
        table(UK).counts()[None],
        choice_matrix(layout, pair_models(5)),
        lambda done, total: calls.append((done, total)),
    )
    assert found.n_hidden[0] + 2744 == pytest.approx(22991, abs=1)
    assert by_aic.n_hidden[0] + 2744 == pytest.approx(11174.8, abs=1)
    assert calls == [(1, 1)]


@pytest.mark.parametrize(("n_lists", "n_models"), [(3, 8), (4, 64), (5, 1024)])
def test_every_set_of_pairs(n_lists: int, n_models: int) -> None:
    assert len(set(pair_models(n_lists))) == n_models


def test_the_113_models_of_four_lists() -> None:
    models = models_to_threes(4)
    assert len({frozenset(model) for model in models}) == len(models) == 113  # Silverman, Chan, Vincent 2024, table 2
    for model in models:
        for three in (term for term in model if term.bit_count() == 3):
            assert sum(pair & three == pair for pair in model if pair.bit_count() == 2) == 3


def test_the_artificial_table_leaves_out_what_does_not_exist() -> None:
    layout = design(3)
    found, _ = search(layout, table(ARTIFICIAL).counts()[None], choice_matrix(layout, pair_models(3)))
    assert np.isfinite(found.n_hidden[0])
