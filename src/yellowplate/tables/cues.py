"""Regular expressions for what dealers say, by pattern; source and licence in cues.toml."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from yellowplate.tables import rows


@dataclass(frozen=True, slots=True)
class Cue:
    """One expression.

    Attributes:
        value: value of the mentions it makes.
        prob: how often such a find means what it says: a judgement, not a measurement.
        expression: compiled, case is ignored; for folded text.
    """

    value: str
    prob: float
    expression: re.Pattern[str]


@cache
def load(pattern: str) -> tuple[Cue, ...]:
    """Return the cues of one pattern in the order of the table; an unknown pattern has none."""
    return tuple(
        Cue(row["value"], float(row["prob"]), re.compile(row["expression"], re.IGNORECASE))
        for row in rows.read("cues.csv")
        if row["pattern"] == pattern
    )
