"""What is foretold of reports held back."""

from __future__ import annotations

from datetime import date

import pytest

from yellowplate.model.held_back import Foretold, as_known, foretell
from yellowplate.model.posterior import Posterior
from yellowplate.model.scenario import Scenario

ANY = Posterior({"fording.leak": (0.03, 0.05)}, (0.5, 0.5), {})


@pytest.mark.parametrize(
    ("low", "high", "holds"),
    [(5, 5, True), (9, 9, False), (1, 1, False), (1, 3, True), (8, None, True), (8.5, None, False), (None, 1, False)],
)
def test_it_holds_where_both_overlap(low: float | None, high: float | None, holds: bool) -> None:
    assert Foretold("x", "", 2, 5, 8, low, high).holds is holds


def test_the_calendar_known_on_the_day_has_no_later_act() -> None:
    cut = date(2025, 9, 30)
    known, told = as_known(Scenario(), cut).calendar(), Scenario().calendar()
    week = told.week_of(date(2025, 12, 15))
    assert told.acts_against[week] == 1
    assert known.acts_against[week] == 0
    earlier = slice(0, told.week_of(cut))
    assert (known.acts_against[earlier] == told.acts_against[earlier]).all()


def test_the_fall_is_foretold_only_with_the_stance_as_input() -> None:
    (with_stance,) = foretell(ANY, ["fall-2025-11"], Scenario(), n_runs=60, seed=1)
    (without,) = foretell(ANY, ["fall-2025-11"], as_known(Scenario(), date(2025, 9, 30)), n_runs=60, seed=1)
    assert with_stance.middle < 0.3 < without.middle
    assert with_stance.low < with_stance.middle < with_stance.high
    assert (with_stance.unit, with_stance.reported_low, with_stance.reported_high) == ("ratio", None, 0.1)
