"""Treaties and practice of recovering a car in North Korea; source and licence in recovery_abroad.toml."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache

from yellowplate.tables import rows


@dataclass(frozen=True, slots=True)
class Point:
    """One thing that is known, or reported.

    Attributes:
        key: stable name.
        on: day of the event, or the last day of the month of the report.
        is_text_read: the text itself was read, not a report of it.
        says: part of a sentence, in our own words.
        source: who says so, and when.
        url: address of the page.
    """

    key: str
    on: date
    is_text_read: bool
    says: str
    source: str
    url: str


@cache
def load() -> tuple[Point, ...]:
    """Return the points in order of day.

    >>> load()[0].key
    'treaty_signed'
    """
    found = tomllib.loads(rows.content("recovery_abroad.toml").decode())["point"]
    return tuple(sorted((Point(**row) for row in found), key=lambda one: (one.on, one.key)))
