"""What the Chinese authorities are reported to do about the route: dated, attributed, disagreements kept."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache

from yellowplate.records import Period
from yellowplate.tables import reported_facts, rows
from yellowplate.tables.reported_facts import Fact
from yellowplate.tables.route_events import facts_named

TABLE = "china_stance.csv"


class Stance(StrEnum):
    """What the authorities do, from leading the trade to stopping it."""

    DIRECTS = "directs"
    ALLOWS = "allows"
    FAILS_TO_STOP = "fails_to_stop"
    ACTS_AGAINST = "acts_against"
    CANNOT_TELL = "cannot_tell"


@dataclass(frozen=True, slots=True)
class StanceReport:
    """One report of a stance.

    Attributes:
        id: stable key.
        over: the days; the last is None where the end is not reported.
        stances: what it says; more than one where the report does not tell them apart.
        facts: the facts that say so.
        place: where.
        what: one sentence in the project's words.
    """

    id: str
    over: Period
    stances: tuple[Stance, ...]
    facts: tuple[Fact, ...]
    place: str
    what: str


@cache
def load() -> tuple[StanceReport, ...]:
    """Return all reports in order of first day and id."""
    found = []
    for row in rows.read(TABLE):
        over = reported_facts.period(row["first"], row["last"])
        assert over is not None, row["id"]
        stances = tuple(Stance(part) for part in row["stance"].split("|"))
        found.append(StanceReport(row["id"], over, stances, facts_named(row["facts"]), row["place"], row["what"]))
    return tuple(sorted(found, key=lambda report: (report.over.earliest or date.min, report.id)))


def on(day: date) -> tuple[StanceReport, ...]:
    """Return every report that speaks of a day; empty where none does, several where they overlap or disagree."""
    return tuple(
        report for report in load() if (report.over.earliest or date.min) <= day <= (report.over.latest or date.max)
    )
