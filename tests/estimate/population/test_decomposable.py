"""Decomposable graphs: how many there are, and the average against the reference run of dga 2.0.2."""

from __future__ import annotations

import pytest

from tests.estimate.published import KOSOVO, table
from yellowplate.estimate.population.decomposable import average, graphs


@pytest.mark.parametrize(("n_lists", "number"), [(3, 8), (4, 61), (5, 822)])
def test_the_number_of_decomposable_graphs(n_lists: int, number: int) -> None:
    known = graphs(n_lists)
    assert len(known) == number
    assert known[-1].cliques == ((1 << n_lists) - 1,)


@pytest.mark.parametrize(
    ("delta", "with_saturated", "wanted", "tolerance"),
    [
        (1 / 16, False, (12591, 9826, 16476), 25),
        (0.5, True, (11323, 4500, 14485), 25),
        (0.5, False, (11429, 7536, 14537), 25),
        (1.0, True, (4617, 4408, 6860), 15),
        (1.0, False, (9786, 6945, 12745), 25),
    ],
)
def test_kosovo(*, delta: float, with_saturated: bool, wanted: tuple[int, int, int], tolerance: int) -> None:
    found = average(table(KOSOVO), delta, most_hidden=15_000, with_saturated=with_saturated)
    quantiles = [found.quantile(share) + 4400 for share in (0.5, 0.025, 0.975)]
    assert quantiles == pytest.approx(wanted, abs=tolerance)


def test_the_saturated_graph_takes_over_with_a_heavy_prior() -> None:
    assert average(table(KOSOVO), 1.0, most_hidden=15_000).weights[-1] == pytest.approx(0.976, abs=0.001)
    assert average(table(KOSOVO), 0.5, most_hidden=15_000).weights[-1] == pytest.approx(0.061, abs=0.001)


def test_a_search_that_ends_too_early_says_so() -> None:
    assert average(table(KOSOVO), 1 / 16, most_hidden=7_000).is_cut
    assert not average(table(KOSOVO), 1 / 16, most_hidden=100_000).is_cut


def test_a_search_of_one_number_ends() -> None:
    assert average(table(KOSOVO), 1 / 16, most_hidden=1).quantile(0.5) == 1
