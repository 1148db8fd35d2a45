"""What a check of a case finds: one thing that is not as it was stored."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class ProblemKind(StrEnum):
    """What is wrong."""

    MISSING = "missing"
    """It was stored and is gone."""
    CHANGED = "changed"
    """It is there and no longer what was stored."""
    FOREIGN = "foreign"
    """It is there and this case did not put it there, or nothing in the ledger speaks of it."""
    TORN = "torn"
    """Its end was not written: the program was stopped while writing."""


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing that is not as it was stored.

    Attributes:
        part: "media", "ledger" or "log".
        place: file below the case directory, row or line.
        kind: what is wrong.
        reason: one sentence for people.
    """

    part: str
    place: str
    kind: ProblemKind
    reason: str

    def __str__(self) -> str:
        """Return one line for people."""
        return f"{self.part}, {self.place}: {self.kind}: {self.reason}"
