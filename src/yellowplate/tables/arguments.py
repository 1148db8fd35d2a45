"""Reported facts for and against the explanations of the surge, and what is missing; source in arguments.toml."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from yellowplate.tables import reported_facts, rows
from yellowplate.tables.reported_facts import Fact

CLAIMS = {
    "tolerance": "China's tolerance made the surge possible",
    "shortage": "The shortage of vehicles drove it",
    "ownership": "The policy of private ownership drove it",
    "hard_currency": "The policy exists to raise hard currency",
}
"""The explanations by key, as sentences that may be true or not."""


class Side(StrEnum):
    """Where a line stands."""

    FOR = "for"
    AGAINST = "against"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Argument:
    """One line of an argument.

    Attributes:
        claim: key of `CLAIMS`.
        side: where it stands.
        fact: the reported fact, None for what is missing.
        why: the project's reading, or what is missing.
    """

    claim: str
    side: Side
    fact: Fact | None
    why: str


@cache
def load() -> tuple[Argument, ...]:
    """Return every line, in the order of the table."""
    known = reported_facts.by_id()
    return tuple(
        Argument(row["claim"], Side(row["side"]), known[row["fact"]] if row["fact"] else None, row["why"])
        for row in rows.read("arguments.csv")
    )


def of(claim: str, side: Side) -> tuple[Argument, ...]:
    """Return the lines of a claim on one side.

    >>> [one.fact.id for one in of("tolerance", Side.FOR) if one.fact][:2]
    ['F181', 'F020']
    """
    return tuple(one for one in load() if one.claim == claim and one.side is side)
