"""The calendar by week: inputs, and the events that fall in each."""

from __future__ import annotations

from datetime import date

from yellowplate.model.dated import weeks
from yellowplate.model.scenario import Scenario


def test_weeks_name_their_inputs_and_events() -> None:
    found = {week.day: week for week in weeks(Scenario(first=date(2025, 5, 5), n_weeks=40))}
    june, august = found[date(2025, 6, 2)], found[date(2025, 8, 4)]
    assert june.inputs["open_share"] == 0
    assert {"route-halt-2025-05", "cn-2025-05"} <= set(june.events)
    assert "control-loosens-2025" in august.events
    assert august.inputs["loosened"] == 1
    assert august.inputs["acts_against"] == 0
    december = found[date(2025, 12, 8)]
    assert december.inputs["acts_against"] == 1
    assert "cn-2025-11" in december.events
    assert december.ownership == (1.0, 0.0, 0.0, 0.0, 0.0)
