"""The scorer of population estimates: tolerances, tables from simulated rows, and simulations that repeat."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from benchmarks.estimates.population import EVERY, Tally, of_rows, simulated, warned, within_sensitivity
from benchmarks.estimates.population import independent as independent_lists
from benchmarks.estimates.population_published import ANSWERED, rows_of, tolerances
from yellowplate.estimate.population.visibility import if_links_were_missed

TABLES = Path(__file__).resolve().parents[2] / "../shared/estimation_tables"
ROW = {"method": "M0", "note": "", "abs_tol": "2", "lower": "10", "upper": "100"}


@pytest.mark.parametrize(
    ("changed", "wanted"),
    [
        ({}, (2, 2, 2)),
        ({"note": "BCa interval: tolerance 15% for another random stream"}, (2, 1.5, 15)),
        ({"method": "latent-class (LCMCR)"}, (2, 2, 16_895)),
        ({"method": "DGA delta=1/16, prior 1/N, n0 1..15000"}, (2, 2, 100)),
        ({"abs_tol": ""}, (0, 0, 0)),
    ],
)
def test_tolerances(changed: dict[str, str], wanted: tuple[float, float, float]) -> None:
    assert tolerances({**ROW, **changed}) == pytest.approx(wanted)


def test_units_on_no_list_vanish() -> None:
    made = of_rows(np.array([[True, False], [True, True], [False, False], [True, True]]))
    assert made.cells == ((1, 1), (3, 2))


@pytest.mark.parametrize("simulation", EVERY)
def test_a_simulation_repeats_with_its_seed(simulation: object) -> None:
    one, other = (list(simulated(simulation, 1)) for _ in range(2))  # type: ignore[arg-type]
    assert one == other
    assert one[0][0].n_observed > 100


def test_tallies_count() -> None:
    assert warned(independent_lists, "copied_list", 2) == Tally(0, 2)
    tally, width = within_sensitivity(independent_lists, if_links_were_missed, 2)
    assert tally.n_runs == 2
    assert width > 1


@pytest.mark.shared
@pytest.mark.skipif(not TABLES.exists(), reason="the folder of shared samples is not beside the checkout")
def test_every_row_of_the_question_is_answered_or_named(monkeypatch: pytest.MonkeyPatch) -> None:
    quick = {key: how for key, how in ANSWERED.items() if key[0].startswith("cr_")}
    monkeypatch.setattr("benchmarks.estimates.population_published.ANSWERED", quick)
    answered, left_out = rows_of(TABLES, with_long=False)
    assert len(answered) == 10
    assert [row.given["method"] for row in answered if not row.is_within] == []
    assert len(answered) + len(left_out) == 30
