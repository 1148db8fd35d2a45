"""What a person who holds a car can invoke, in words; source and licence in claims_positions.toml."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache

from yellowplate.tables import rows


@dataclass(frozen=True, slots=True)
class Position:
    """One point.

    Attributes:
        key: stable name.
        heading: in English.
        heading_zh: in Chinese.
        rules: ids of the articles.
        yes: sentence where it helps the buyer.
        no: sentence where it does not.
        unknown: sentence where it cannot be told.
    """

    key: str
    heading: str
    heading_zh: str
    rules: tuple[str, ...]
    yes: str
    no: str
    unknown: str


@cache
def load() -> dict[str, Position]:
    """Return the points by key.

    >>> load()["title"].heading_zh
    '所有权'
    """
    found = tomllib.loads(rows.content("claims_positions.toml").decode())["position"]
    return {row["key"]: Position(**{**row, "rules": tuple(row["rules"])}) for row in found}
