"""Words of the trade with their meaning, weight and false friends; source and licence in terms.toml."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from yellowplate.tables import rows


@dataclass(frozen=True, slots=True)
class Term:
    """One surface form.

    Attributes:
        term: the head term it belongs to.
        variant: the surface form.
        language: "zh", "ko" or "en".
        category: "encumbrance", "condition of sale", "destination", "crossing", "document", "tracking removal",
            "evasion", "price", "contact" or "model".
        meaning: in our own words.
        weight: "high", "medium" or "low".
        source: address of a text that uses the head term, or "knowledge".
        false_friends: what else the form means, or "".
    """

    term: str
    variant: str
    language: str
    category: str
    meaning: str
    weight: str
    source: str
    false_friends: str


@cache
def load() -> tuple[Term, ...]:
    """Return all surface forms in the order of the table."""
    return tuple(Term(**row) for row in rows.read("terms.csv"))


def variants(category: str, *, weights: tuple[str, ...] = ("high", "medium", "low")) -> tuple[Term, ...]:
    """Return the surface forms of a category.

    Args:
        category: as in `Term.category`; an unknown one has none.
        weights: which weights are wanted.
    """
    return tuple(term for term in load() if term.category == category and term.weight in weights)
