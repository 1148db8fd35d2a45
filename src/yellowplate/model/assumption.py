"""Where a question lies outside what was observed, so that assumption drives the answer; names the assumption."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from yellowplate.model.changes import CAUSES, CHANGES
from yellowplate.model.mechanism import parameters
from yellowplate.tables import china_stance, route_events

if TYPE_CHECKING:
    from yellowplate.model.scenario import Scenario, Stated

LABEL = "assumption-driven"


@dataclass(frozen=True, slots=True)
class Driven:
    """One reason why assumption drives an answer.

    Attributes:
        what: the change, cause or number of the scenario.
        why: what was observed of it, or that nothing was.
        assumption: what the model takes for granted.
    """

    what: str
    why: str
    assumption: str


def driven_by(scenario: Scenario) -> tuple[Driven, ...]:
    """Return the reasons why assumption drives the answers to a scenario; empty where it stays within what was seen."""
    found = [*_of_numbers(scenario)]
    for stated in scenario.changes:
        found.extend(_of_change(stated, scenario.first + timedelta(weeks=scenario.n_weeks) - timedelta(days=1)))
    found.extend(
        Driven(f"without {cause}", "nobody saw the loop without it", CAUSES[cause])
        for cause in CAUSES
        if cause in scenario.without
    )
    return tuple(found)


def _of_numbers(scenario: Scenario) -> Iterator[Driven]:
    for name, value in scenario.numbers.items():
        low, high = parameters()[name].prior.ends
        if not low <= value <= high:
            yield Driven(f"{name} = {value:g}", f"believed to lie from {low:g} to {high:g}", parameters()[name].says)


def _of_change(stated: Stated, end: date) -> Iterator[Driven]:
    change = CHANGES[stated.what]
    if not change.observed:
        yield Driven(stated.what, "what follows it was never measured", change.assumes)
        return
    for key, (low, high) in change.seen.items():
        if not low <= float(stated.given[key]) <= high:
            yield Driven(f"{stated.what}: {key} = {stated.given[key]}", f"observed: {change.observed}", change.assumes)
    n_days = (min(stated.last or end, end) - stated.first).days + 1
    if change.most_days is not None and n_days > change.most_days:
        yield Driven(f"{stated.what}: {n_days} days", f"observed: {change.observed}", change.assumes)


def last_known() -> date:
    """Return the last day on which a dated event of the calendar begins; later weeks rest on no report."""
    events = [one.happened_on.earliest for one in route_events.load()]
    stances = [one.over.earliest for one in china_stance.load()]
    return max(day for day in (*events, *stances) if day is not None)
