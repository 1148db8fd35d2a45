"""Outcomes: parts add up to the whole, what does not exist is no number, and quarters begin where they should."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest

from yellowplate.model.calendar import reported
from yellowplate.model.outcomes import OUTCOMES, WHOLE, bank_rate, spans, values
from yellowplate.model.simulation import Trajectory, simulate
from yellowplate.model.world import STATE

FIRST, N_WEEKS = date(2025, 1, 6), 60
SUMS = ("crossed", "crossed_black", "sold", "sold_private", "drawn_out", "returned", "left_for_china", "state_permit")


@pytest.fixture(scope="module")
def found() -> Trajectory:
    return simulate(reported(FIRST, N_WEEKS), n_runs=8, seed=4)


def test_quarters_follow_on_each_other_and_a_week_belongs_to_that_of_its_monday() -> None:
    over = spans(reported(date(2025, 1, 6), 14))
    assert [(one.name, one.begin, one.end) for one in over] == [(WHOLE, 0, 14), ("2025-Q1", 0, 13), ("2025-Q2", 13, 14)]
    assert (over[1].first, over[1].last) == (date(2025, 1, 6), date(2025, 4, 6))
    assert (over[2].first, over[2].last) == (date(2025, 4, 7), date(2025, 4, 13))


@pytest.mark.parametrize("name", SUMS)
def test_quarters_add_up_to_the_whole(found: Trajectory, name: str) -> None:
    of = values(found, spans(found.calendar))[name]
    assert np.allclose(of[:, 0], of[:, 1:].sum(axis=1))
    assert (of >= 0).all()


def test_receipts_are_their_streams_and_net_of_what_leaves(found: Trajectory) -> None:
    of = values(found, spans(found.calendar))
    assert np.allclose(of["state_gross"], sum(of[f"state_{stream}"] for stream in STATE))
    kept = of["state_gross"] * found.numbers["charging.centre_share"][:, None]
    assert np.allclose(of["state_retained"], kept)
    assert np.allclose(of["state_net"], kept - of["left_for_china"])
    assert np.allclose(of["crossed"], of["crossed_black"] + of["crossed_used"] + of["crossed_new"])


def test_stocks_are_those_of_the_last_week(found: Trajectory) -> None:
    of = values(found, spans(found.calendar))
    for name in ("yard", "fords", "serial", "pooled"):
        assert np.array_equal(of[name][:, 0], found.series[name][:, -1])
        assert np.array_equal(of[name][:, -1], found.series[name][:, -1])


def test_money_out_of_hiding_is_held_against_the_reported_holdings(found: Trajectory) -> None:
    of = values(found, spans(found.calendar))
    assert np.allclose(of["drawn_share_of_least"] * 3.0, of["drawn_share_of_most"] * 6.6)
    assert np.allclose(
        of["drawn_share_of_least"] * 3e9 * found.numbers["buying.yuan_per_dollar"][:, None], of["drawn_out"]
    )
    assert "stale" in OUTCOMES["drawn_share_of_least"].what
    assert np.allclose(of["won_over_bank"], of["won_per_dollar"] / bank_rate())


def test_a_share_of_nothing_is_no_number() -> None:
    calendar = reported(date(2024, 1, 1), 10)
    of = values(simulate(calendar, n_runs=3, seed=1), spans(calendar))
    assert np.isnan(of["capital_share"]).all()
    assert (of["sold_private"] == 0).all()


def test_every_outcome_says_what_it_is() -> None:
    assert all(name == one.name and one.unit and one.what for name, one in OUTCOMES.items())
