"""World manufacturer identifiers with the evidence for each maker; source and licence in wmi.toml."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from yellowplate.tables import rows


@dataclass(frozen=True, slots=True)
class Wmi:
    """One maker code.

    Attributes:
        code: three characters; of makers of fewer than 1,000 vehicles a year "LA9/LC0", the last three being characters
            12 to 14 of the VIN.
        maker: the maker, with brands or doubts in brackets.
        evidence: letters of the sources that agree: V D P N (published tables), B (a brand list, corroboration only),
            I (printed on a photographed plate).
        has_conflict: sources name different makers, or a narrower one than plates show.
    """

    code: str
    maker: str
    evidence: tuple[str, ...]
    has_conflict: bool


@cache
def load() -> dict[str, Wmi]:
    """Return the table by code."""
    return {
        row["wmi"]: Wmi(row["wmi"], row["maker"], tuple(row["evidence"].split()), row["conflict"] == "yes")
        for row in rows.read("wmi.csv")
    }


def find(code: str) -> Wmi | None:
    """Return the row of a code, or None where the table has none.

    >>> find("LVG").maker
    'GAC Toyota'
    """
    return load().get(code)
