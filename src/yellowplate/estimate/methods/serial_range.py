"""The unbiased estimate from highest minus lowest, where nobody knows at which number the block begins."""

from __future__ import annotations

from typing import TYPE_CHECKING

from yellowplate.estimate.method import Method, Question
from yellowplate.estimate.serials.serial import (
    FEWEST_FOR_RANGE,
    SerialAnswer,
    SerialBlock,
    capped,
    range_prob,
    two_ends,
)

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


def answer(block: SerialBlock, *, level: float) -> SerialAnswer:
    """Estimate how many numbers lie between the unknown first and the unknown last.

    Args:
        block: the block; the first number told is not used.
        level: coverage of the interval.

    Returns:
        (highest - lowest)(k + 1)/(k - 1) - 1 with the exact equal-tailed interval; no value for one number.

    Limits: with 2 numbers the upper end is 39 times the spread: use it to see how little is known.
    Source: Goodman 1952, JASA 47, section 4 (both ends unknown).
    """
    k, spread = block.n_distinct, block.highest - block.lowest
    if k < FEWEST_FOR_RANGE:
        return SerialAnswer(None, why_not="one number has no spread")
    most = None if block.capacity is None else block.capacity + 1
    value = capped(spread * (k + 1) / (k - 1) - 1, most)

    lower, upper = two_ends(
        lambda n: range_prob(spread, k, n), lambda n: range_prob(spread - 1, k, n), spread + 1, level
    )

    def draw(share: NDArray[np.float64]) -> NDArray[np.float64]:
        import numpy as np
        from scipy.special import betaincinv

        return np.maximum(spread / np.asarray(betaincinv(k - 1, 2, share)) - 1.0, spread + 1.0)

    return SerialAnswer(value, min(float(lower), value), max(capped(float(upper), most), value), draw=draw)


METHOD = Method(
    name="two_sided",
    question=Question.SERIAL,
    what="unbiased estimate from the spread, first and last number unknown",
    source="Goodman 1952, JASA 47, 622-630 (both ends unknown)",
    assumptions=(
        "Numbers run on without gaps from an unknown first to an unknown last one.",
        "Every number issued was equally likely to be seen.",
    ),
    answer=answer,
)
