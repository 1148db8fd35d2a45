"""Places of the trade with points, other names and false friends; source and licence in places.toml."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from yellowplate.records import Place
from yellowplate.tables import rows


@dataclass(frozen=True, slots=True)
class Named:
    """A place with the words that name it.

    Attributes:
        place: the record, with its point where there is one.
        kind: "border", "town", "yard", "river" or "country".
        not_before: what follows the name where something else is meant.
        not_after: what precedes the name where something else is meant.
    """

    place: Place
    kind: str
    not_before: tuple[str, ...]
    not_after: tuple[str, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """All names, longest first."""
        return tuple(sorted((self.place.name, *self.place.aliases), key=lambda name: (-len(name), name)))


def _parts(text: str) -> tuple[str, ...]:
    return tuple(part for part in text.split("|") if part)


def _number(text: str) -> float | None:
    return float(text) if text else None


@cache
def load() -> tuple[Named, ...]:
    """Return all places in the order of the table."""
    return tuple(
        Named(
            Place(
                name=row["name"],
                country=row["country"],
                lat=_number(row["lat"]),
                lon=_number(row["lon"]),
                radius_km=_number(row["radius_km"]),
                aliases=_parts(row["aliases"]),
                source=row["source"],
            ),
            row["kind"],
            _parts(row["not_before"]),
            _parts(row["not_after"]),
        )
        for row in rows.read("places.csv")
    )


@cache
def by_name() -> dict[str, Place]:
    """Return places by every one of their names, lower case."""
    return {name.lower(): named.place for named in load() for name in named.names}


def find(name: str) -> Place | None:
    """Return the place of a name in any of its spellings, or None where the table has none.

    Args:
        name: Chinese (Simplified), Korean or English.

    >>> find("혜산").name, find("Atlantis")
    ('Hyesan', None)
    """
    return by_name().get(name.strip().lower())


def expression(named: Named) -> str:
    """Write the regular expression that finds a place and none of its false friends."""
    words = "|".join(
        rf"(?<![A-Za-z]){re.escape(name)}(?![A-Za-z])" if name.isascii() else re.escape(name) for name in named.names
    )
    ahead = f"(?!{'|'.join(re.escape(part) for part in named.not_before)})" if named.not_before else ""
    behind = "".join(f"(?<!{re.escape(part)})" for part in named.not_after)
    return f"{behind}(?:{words}){ahead}"
