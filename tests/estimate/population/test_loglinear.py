"""Fits against published numbers, against statsmodels, and where there is no answer."""

from __future__ import annotations

import numpy as np
import pytest
import statsmodels.api
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.estimate.published import ARTIFICIAL, KOSOVO, NETHERLANDS, UK, table, terms
from yellowplate.estimate.population import loglinear
from yellowplate.estimate.population.loglinear import design, fit


def test_the_published_model_of_the_united_kingdom() -> None:
    uk = table(UK)
    layout = design(5)
    found = fit(layout, uk.counts(), layout.chosen(terms("12", "13", "24", "25", "35", "45")))
    assert found.n_hidden[0] + 2744 == pytest.approx(11313.0, abs=0.1)
    assert found.deviance[0] == pytest.approx(16.351, abs=0.001)
    assert found.n_params[0] == 12


def test_bic_as_published_with_a_term_of_three_lists() -> None:
    layout = design(5, terms("12", "13", "23", "25", "34", "123"))
    found = fit(layout, table(UK).counts(), layout.chosen(layout.terms))
    assert found.bic(np.array([2744.0]))[0] == pytest.approx(195.8791, abs=0.0001)
    assert found.n_hidden[0] + 2744 == pytest.approx(25311.3, abs=0.1)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.integers(3, 400), min_size=15, max_size=15), st.sets(st.integers(0, 5)))
def test_the_same_as_statsmodels(cells: list[int], pairs: set[int]) -> None:
    cells[0] += 50  # statsmodels warns where a fit is perfect
    layout = design(4)
    chosen = layout.chosen(tuple(layout.terms[number] for number in sorted(pairs)))
    counts = np.array(cells, dtype=float)
    ours = fit(layout, counts, chosen)
    family = statsmodels.api.families.Poisson()
    theirs = statsmodels.api.GLM(counts, layout.columns[:, chosen], family=family).fit(tol=1e-10)
    assert ours.settled[0]
    assert np.log(ours.n_hidden[0]) == pytest.approx(theirs.params[0], abs=1e-6)
    assert ours.loglik[0] == pytest.approx(theirs.llf, abs=1e-6)
    assert ours.aic()[0] == pytest.approx(theirs.aic, abs=1e-5)


def test_a_zero_overlap_is_minus_infinity_and_its_cells_are_dropped() -> None:
    layout = design(3)
    found = fit(layout, table(ARTIFICIAL).counts(), layout.chosen(terms("13", "23")))
    assert found.settled[0]
    assert found.n_hidden[0] == pytest.approx(200.0)  # 40 * 30 / 6: the pair that overlaps
    assert found.means[0].tolist() == pytest.approx([40, 30, 6, 20, 0, 0, 0])


@pytest.mark.parametrize("model", [terms("12"), terms("12", "13", "23")], ids=["no maximum", "not determined"])
def test_a_model_without_an_answer_is_not_settled(model: tuple[int, ...]) -> None:
    layout = design(3)
    found = fit(layout, table(ARTIFICIAL).counts(), layout.chosen(model))
    assert not found.settled[0]
    assert found.n_hidden[0] == np.inf
    assert found.bic(np.array([96.0]))[0] == found.aic()[0] == np.inf


def test_many_fits_at_once_are_the_fits_one_by_one(monkeypatch: pytest.MonkeyPatch) -> None:
    layout = design(4)
    counts = np.random.default_rng(1).poisson(np.tile([90, 60, 9, 40, 8, 7, 3], 3)[:15], size=(50, 15)).astype(float)
    monkeypatch.setattr(loglinear, "_CHUNK", 7)
    together = fit(layout, counts, layout.chosen(terms("12")))
    alone = [fit(layout, row, layout.chosen(terms("12"))).n_hidden[0] for row in counts]
    assert together.n_hidden.tolist() == pytest.approx(alone)


def test_cells_set_aside_do_not_count() -> None:
    layout = design(3, ())
    counts = np.array([50.0, 40, 12, 30, 9, 8, 999])
    usable = np.array([True] * 6 + [False])
    found = fit(layout, counts, layout.chosen(()), usable)
    assert found.means[0][6] == 0
    assert found.n_hidden[0] < 500


def test_ten_lists_are_fitted() -> None:
    rng = np.random.default_rng(5)
    on = rng.random((4000, 10)) < 0.12
    counts = np.bincount(on @ (1 << np.arange(10)), minlength=1024)[1:].astype(float)
    layout = design(10)
    found = fit(layout, counts, layout.chosen(()))
    assert found.n_hidden[0] + counts.sum() == pytest.approx(4000, rel=0.05)


def test_the_netherlands_has_two_answers() -> None:
    layout, counts = design(5), table(NETHERLANDS).counts()
    found = fit(layout, counts, layout.chosen(terms("12", "13", "15", "24", "34", "35")))
    assert found.n_hidden[0] + 8234 == pytest.approx(121521.6, abs=0.5)


def test_kosovo_with_all_pairs_but_one() -> None:
    layout, counts = design(4), table(KOSOVO).counts()
    found = fit(layout, counts, layout.chosen(terms("12", "13", "14", "23", "34")))
    assert found.n_hidden[0] + 4400 == pytest.approx(14341.7, abs=0.1)
