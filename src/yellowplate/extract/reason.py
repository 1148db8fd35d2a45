"""Why a line was understood as it was: features with weights and the words they rest on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reason:
    """One feature of a line.

    Attributes:
        question: what it bears on: "offer", "encumbered" or "destination".
        feature: what was seen, such as "asking price" or "says: wanted".
        weight: how much it counts, for above 0, against below; weights of one question are added up.
        raw: the words, exactly as they stand in the raw text.
        start: first code point of the words.
        end: first code point after them.
    """

    question: str
    feature: str
    weight: float
    raw: str
    start: int
    end: int


def strongest(reasons: Iterable[Reason]) -> tuple[Reason, ...]:
    """Keep of each feature the weightiest reason, the first of equals: saying a thing twice makes it no truer."""
    best: dict[tuple[str, str], Reason] = {}
    for reason in reasons:
        key = (reason.question, reason.feature)
        if key not in best or abs(reason.weight) > abs(best[key].weight):
            best[key] = reason
    return tuple(best.values())


def total(reasons: Iterable[Reason], question: str) -> float:
    """Add up the weights that bear on one question."""
    return round(sum(reason.weight for reason in reasons if reason.question == question), 6)
