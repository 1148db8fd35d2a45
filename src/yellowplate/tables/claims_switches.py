"""Open points of law with their default and the other reading; source and licence in claims_switches.toml."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache

from yellowplate.tables import rows


@dataclass(frozen=True, slots=True)
class Switch:
    """One open point.

    Attributes:
        name: stable name.
        default: the reading taken.
        ground: why.
        other: what the other reading says.
        rules: ids of the rules it is about.
    """

    name: str
    default: bool
    ground: str
    other: str
    rules: tuple[str, ...]


@cache
def load() -> dict[str, Switch]:
    """Return the switches by name, in the order of the table.

    >>> load()["seal_clock_counts"].default
    False
    """
    found = tomllib.loads(rows.content("claims_switches.toml").decode())["switch"]
    return {row["name"]: Switch(**{**row, "rules": tuple(row["rules"])}) for row in found}
