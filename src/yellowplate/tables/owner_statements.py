"""Reported statements about buyers by theme: pooling, demand, fear and so on; attributed, tagged with their place."""

from __future__ import annotations

from functools import cache

from yellowplate.tables import reported_facts, rows
from yellowplate.tables.reported_facts import Fact

TABLE = "owner_statements.csv"


@cache
def by_theme() -> dict[str, tuple[Fact, ...]]:
    """Return the facts of each theme, themes in order of the alphabet, facts in the order of the table."""
    facts = reported_facts.by_id()
    found: dict[str, tuple[Fact, ...]] = {}
    for row in sorted(rows.read(TABLE), key=lambda row: row["theme"]):
        found[row["theme"]] = (*found.get(row["theme"], ()), facts[row["fact"]])
    return found
