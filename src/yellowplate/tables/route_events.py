"""Dated events: openings, halts, restarts, crackdowns, rules, dates of the ownership policy; each with who says so."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import cache

from yellowplate.records import Period
from yellowplate.tables import reported_facts, rows
from yellowplate.tables.reported_facts import Fact

TABLE = "route_events.csv"
"""Name of the table beside this module."""


class EventKind(StrEnum):
    """What kind of event it is."""

    OPENING = "opening"
    HALT = "halt"
    RESTART = "restart"
    CRACKDOWN = "crackdown"
    CONCESSION = "concession"
    RULE = "rule"
    OWNERSHIP = "ownership"
    """A candidate date of the policy of private ownership."""


@dataclass(frozen=True, slots=True)
class RouteEvent:
    """One event as reported.

    Attributes:
        id: stable key.
        kind: what kind.
        actor: whose act it is reported to be, or "" where the report does not say.
        happened_on: first and last possible day; the last is None where the end is not reported.
        places: where.
        what: one sentence in the project's words.
        facts: the facts that report it.
        readings: facts that interpret it or stand against it.
        note: what is inferred about the days, or "".
    """

    id: str
    kind: EventKind
    actor: str
    happened_on: Period
    places: tuple[str, ...]
    what: str
    facts: tuple[Fact, ...]
    readings: tuple[Fact, ...]
    note: str

    @property
    def said_by(self) -> tuple[str, ...]:
        """The first reporters, each once, in the order of the facts."""
        return tuple(dict.fromkeys(fact.attribution for fact in self.facts))


def _parts(text: str) -> tuple[str, ...]:
    return tuple(part for part in text.split("|") if part)


def facts_named(text: str) -> tuple[Fact, ...]:
    """Return the facts that a cell names by id, parted by |.

    Raises:
        KeyError: no such fact.
    """
    known = reported_facts.by_id()
    return tuple(known[name] for name in _parts(text))


@cache
def load() -> tuple[RouteEvent, ...]:
    """Return all events in order of first day and id."""
    found = []
    for row in rows.read(TABLE):
        days = reported_facts.period(row["first"], row["last"])
        assert days is not None, row["id"]
        found.append(
            RouteEvent(
                id=row["id"],
                kind=EventKind(row["kind"]),
                actor=row["actor"],
                happened_on=days,
                places=_parts(row["place"]),
                what=row["what"],
                facts=facts_named(row["facts"]),
                readings=facts_named(row["readings"]),
                note=row["note"],
            )
        )
    return tuple(sorted(found, key=lambda event: (event.happened_on.earliest or date.min, event.id)))


@cache
def by_id() -> dict[str, RouteEvent]:
    """Return the events by id."""
    return {event.id: event for event in load()}


def of_kind(*kinds: EventKind) -> tuple[RouteEvent, ...]:
    """Return the events of some kinds in order of first day."""
    return tuple(event for event in load() if event.kind in kinds)


def n_halted_days(first: date, last: date, halts: tuple[Period, ...]) -> int:
    """Count the days of a span on which at least one of some halts holds.

    Args:
        first: first day of the span.
        last: last day, included.
        halts: spans with both ends known.

    Raises:
        ValueError: a halt has an open end: whoever counts must say when it ended.
    """
    halted: set[date] = set()
    for halt in halts:
        if halt.earliest is None or halt.latest is None:
            msg = f"the halt {halt} has no end; say when it ended"
            raise ValueError(msg)
        day = max(first, halt.earliest)
        while day <= min(last, halt.latest):
            halted.add(day)
            day += timedelta(days=1)
    return len(halted)
