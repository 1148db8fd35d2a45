"""Dated events of the route, to be set beside a series: halts, restarts, rules. Beside, not as causes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from yellowplate.tables.route_events import EventKind, RouteEvent


def near(events: Iterable[RouteEvent], earliest: date, latest: date) -> tuple[RouteEvent, ...]:
    """Return the events that began or ended between two days, both included.

    Limits: an event whose day is told to a month counts if any day of that month lies between.
    """
    found = []
    for event in events:
        first, last = event.happened_on.earliest, event.happened_on.latest
        is_point = first is not None and last is not None
        if is_point and event.kind is not EventKind.HALT:
            assert first is not None
            assert last is not None
            is_near = first <= latest and last >= earliest
        else:
            is_near = any(end is not None and earliest <= end <= latest for end in (first, last))
        if is_near:
            found.append(event)
    return tuple(found)


def within(events: Sequence[RouteEvent], first: date, last: date) -> tuple[RouteEvent, ...]:
    """Return the events that touch the days of a series."""
    return tuple(
        event
        for event in events
        if (event.happened_on.earliest or date.min) <= last and (event.happened_on.latest or date.max) >= first
    )
