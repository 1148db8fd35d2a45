"""What the sightings alone carry: so many different numbers exist."""

from __future__ import annotations

from yellowplate.estimate.method import Method, Question
from yellowplate.estimate.serials.serial import SerialAnswer, SerialBlock


def answer(block: SerialBlock, *, level: float) -> SerialAnswer:
    """Return the number of different serials seen: a floor that needs no assumption on how numbers are given out.

    Args:
        block: the block.
        level: not used; a floor has no interval.
    """
    del level
    return SerialAnswer(float(block.n_distinct), lower=float(block.n_distinct))


METHOD = Method(
    name="seen",
    question=Question.SERIAL,
    what="different numbers seen: a floor",
    source="count",
    assumptions=("Numbers were read rightly, and one number stands for one plate.",),
    answer=answer,
)
