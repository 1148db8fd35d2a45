"""The average over graphs and the latent classes: published medians, their warnings, and tables they do not take."""

from __future__ import annotations

import pytest

from tests.estimate.published import ARTIFICIAL, KOSOVO, table
from yellowplate.estimate.methods import decomposable_average, latent_class
from yellowplate.estimate.methods.decomposable_average import METHOD as AVERAGE
from yellowplate.estimate.methods.latent_class import METHOD as CLASSES
from yellowplate.estimate.population.answer import NotAnswered, Setup
from yellowplate.estimate.population.lists import TimesSeen, overlaps_of


def test_kosovo_over_graphs() -> None:
    found = AVERAGE.answer(table(KOSOVO), Setup())
    assert (found.n_hat, found.lower, found.upper) == (
        pytest.approx(12591, abs=25),
        pytest.approx(9826, abs=25),
        pytest.approx(16476, abs=100),  # the reference ends its search at 15,000 hidden
    )
    assert "[EXH:ABA:OSCE] [EXH:OSCE:HRW] with weight 0.98" in found.method


def test_a_heavy_saturated_graph_and_a_prior_that_moves_the_median_are_named() -> None:
    found = AVERAGE.answer(table(KOSOVO), Setup(delta=1.0, with_saturated=True))
    figures = {one.code: one.figure for one in found.cautions}
    assert float(figures["saturated_weight"]) == pytest.approx(0.976, abs=0.001)
    assert "prior_moves" in figures


def test_a_search_that_does_not_end_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(decomposable_average, "_MOST_RANGE", 100)
    monkeypatch.setattr(decomposable_average, "_LEAST_RANGE", 100)
    found = AVERAGE.answer(overlaps_of(("A", "B", "C"), {1: 9, 2: 9, 4: 9}), Setup())
    assert "grid_edge" in {one.code for one in found.cautions}
    assert found.upper is None


def test_a_search_is_extended_where_it_ends_too_early(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(decomposable_average, "_HIDDEN_FACTOR", 1)
    monkeypatch.setattr(decomposable_average, "_LEAST_RANGE", 3000)
    assert AVERAGE.answer(table(KOSOVO), Setup()).n_hat == pytest.approx(12591, abs=25)


def test_classes_that_do_not_agree_are_run_again_and_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(latent_class, "R_HAT", 0.5)
    found = CLASSES.answer(table(ARTIFICIAL), Setup(n_chains=2, n_rounds=12))
    assert [one.code for one in found.cautions] == ["chains_apart"]
    assert "54 draws" in found.method  # three quarters of three times 12 rounds, two chains


def test_classes_that_agree_are_run_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(latent_class, "R_HAT", 50.0)
    found = CLASSES.answer(table(ARTIFICIAL), Setup(n_chains=2, n_rounds=12))
    assert found.cautions == ()
    assert found.lower <= found.n_hat <= found.upper


@pytest.mark.parametrize("method", [AVERAGE, CLASSES])
def test_two_lists_and_no_lists_are_too_few(method: object) -> None:
    for made in (overlaps_of(("A", "B"), {1: 9, 2: 9, 3: 3}), TimesSeen(((1, 3),))):
        assert isinstance(method.answer(made, Setup()), NotAnswered)  # type: ignore[attr-defined]
