"""The readings of the open points that one run goes by, and which of them it came to."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache

from yellowplate.tables import claims_switches


@cache
def defaults() -> dict[str, bool]:
    """Return the default reading of every switch, in the order of the table; not to be changed."""
    return {one.name: one.default for one in claims_switches.load().values()}


@dataclass(slots=True)
class Readings:
    """Readings of one run.

    Attributes:
        flipped: the one switch set against its default, or "".
        met: switches that this run came to with facts on which they decide.
    """

    flipped: str = ""
    met: set[str] = field(default_factory=set)

    def __call__(self, name: str) -> bool:
        """Return the reading of a switch and note that the run came to it.

        Raises:
            KeyError: no such switch in the table.
        """
        self.met.add(name)
        return defaults()[name] ^ (name == self.flipped)
