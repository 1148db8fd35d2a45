"""Events rest on statements."""

from __future__ import annotations

import pytest

from yellowplate.records import Event, parse_period


def test_an_event_nobody_told_is_refused() -> None:
    with pytest.raises(ValueError, match="an event rests on statements: the route stood still"):
        Event("the route stood still", parse_period("2025-11"))


def test_the_id_is_what_when_and_where() -> None:
    event = Event("the route stood still", parse_period("2025-11"), "Hyesan", ("st_1",))
    assert event.id == Event("the route stood still", parse_period("2025-11-01/2025-11-30"), "Hyesan", ("st_2",)).id
    assert event.id != Event("the route stood still", parse_period("2025-11"), "Musan", ("st_1",)).id
