"""Ranks of the money from the sale of a car; source and licence in claims_tiers.toml."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache

from yellowplate.tables import rows


@dataclass(frozen=True, slots=True)
class Tier:
    """One rank.

    Attributes:
        rank: 0 to 11 in the order of payment; 12 and 13 for those who have no rank here.
        name: as payments name it.
        heading_zh: Chinese heading.
        meaning: in our own words.
        rules: ids of the rules that make it.
    """

    rank: int
    name: str
    heading_zh: str
    meaning: str
    rules: tuple[str, ...]


@cache
def load() -> dict[str, Tier]:
    """Return the ranks by name, in the order of payment.

    >>> load()["tax"].rank
    7
    """
    found = tomllib.loads(rows.content("claims_tiers.toml").decode())["tier"]
    return {row["name"]: Tier(**{**row, "rules": tuple(row["rules"])}) for row in found}
