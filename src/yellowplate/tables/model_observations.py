"""What the runs of the model are compared with: dated observations, which series they speak of, and their error."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache

from yellowplate.tables import rows
from yellowplate.tables.reported_facts import Fact
from yellowplate.tables.route_events import facts_named

TABLE = "model_observations.csv"
_TERM = re.compile(r"([+-]?)(\w+)")


class Compare(StrEnum):
    """How a run is compared with what was reported."""

    POINT = "point"
    """With one figure."""
    RANGE = "range"
    """With both ends; nothing is asked of where between them."""
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    INPUT = "input"
    """Not at all: the figure enters as a prior or by the calendar."""


class Summary(StrEnum):
    """What is made of the weeks of a span."""

    MEAN = "mean"
    """Mean of the weeks, each by its share in the span."""
    SUM = "sum"
    PER_DAY = "per_day"


@dataclass(frozen=True, slots=True)
class Part:
    """A summary of series over a span of days.

    Attributes:
        terms: sign and name of each series; a name of digits is that number.
        summary: what is made of the weeks.
        first: first day.
        last: last day.
    """

    terms: tuple[tuple[int, str], ...]
    summary: Summary
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Observation:
    """One reported figure and what of a run it speaks of.

    Attributes:
        id: stable key.
        facts: the facts, the one compared first.
        of: what of a run it speaks of, or None for an input.
        over: what that is divided by, or None.
        compare: how.
        low: lower end or the figure, or None for "at most".
        high: upper end or the figure, or None for "at least".
        unit: of the figures.
        error: standard error of the reporter, as a share of the figure; a judgement.
        note: what the words leave open.
    """

    id: str
    facts: tuple[Fact, ...]
    of: Part | None
    over: Part | None
    compare: Compare
    low: float | None
    high: float | None
    unit: str
    error: float
    note: str

    @property
    def last(self) -> date | None:
        """The last day it speaks of in the model, or None for an input."""
        return max(part.last for part in (self.of, self.over) if part) if self.of else None

    @property
    def published(self) -> date:
        """The last day by which its facts had been published: a month counts as its last day."""
        days = [fact.published.latest for fact in self.facts if fact.published and fact.published.latest]
        return max(days)


def _part(row: dict[str, str], prefix: str, series: str) -> Part | None:
    if not series:
        return None
    terms = tuple((-1 if sign == "-" else 1, name) for sign, name in _TERM.findall(series))
    first, last = (date.fromisoformat(row[f"{prefix}{end}"]) for end in ("first", "last"))
    return Part(terms, Summary(row["summary"]), first, last)


def _end(text: str) -> float | None:
    return float(text) if text else None


@cache
def load() -> tuple[Observation, ...]:
    """Return all observations in the order of the table."""
    return tuple(
        Observation(
            id=row["id"],
            facts=facts_named(row["facts"]),
            of=_part(row, "", row["series"]),
            over=_part(row, "over_", row["over"]),
            compare=Compare(row["compare"]),
            low=_end(row["low"]),
            high=_end(row["high"]),
            unit=row["unit"],
            error=float(row["error"]),
            note=row["note"],
        )
        for row in rows.read(TABLE)
    )


@cache
def by_id() -> dict[str, Observation]:
    """Return the observations by id."""
    return {one.id: one for one in load()}


def digest() -> str:
    """Return the SHA-256 of the table: part of what a posterior rests on."""
    return rows.digest(TABLE)
