"""Who says so, and how each speaker in the chain came to know."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Basis(StrEnum):
    """How a speaker knows."""

    SAW = "saw"
    """Own perception, act or experience; a picture or document examined; a seller on his own offer."""
    HEARD = "heard"
    """From somebody not described."""
    INFERRED = "inferred"
    """A conclusion the speaker marks as one."""
    OPINION = "opinion"
    """Valuation, motive, purpose, cause or forecast with no evidence named."""
    REPORTED = "reported"
    """Told flatly; nothing is said of how it is known."""


@dataclass(frozen=True, slots=True)
class Link:
    """One speaker in a chain.

    Attributes:
        speaker: as the source names them ("a trader in Hyesan"); never the name of a protected source.
        basis: how this speaker knows what is passed on.
    """

    speaker: str
    basis: Basis


def independent_voices(chains: Iterable[tuple[Link, ...]]) -> int:
    """Count first speakers: ten reprints of one witness are one voice.

    Args:
        chains: chains from the outermost speaker (the publisher) to the innermost (the witness).

    Returns:
        Number of different innermost speakers; an empty chain (the speaker is the item's own publisher) counts once.

    >>> tell = Link("paper A", Basis.REPORTED); copy = Link("paper B", Basis.REPORTED); who = Link("trader", Basis.SAW)
    >>> independent_voices([(tell, who), (copy, who), (copy,)])
    2
    """
    return len({chain[-1].speaker if chain else "" for chain in chains})
