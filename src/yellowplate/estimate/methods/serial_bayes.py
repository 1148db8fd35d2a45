"""The Bayesian answer to the highest serial number, with a prior that prefers no total over another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from yellowplate.estimate.method import Method, Question
from yellowplate.estimate.serials.serial import (
    FEWEST_FOR_MEAN,
    FEWEST_FOR_RANGE,
    SerialAnswer,
    SerialBlock,
    capped,
    maximum_prob,
    solve,
)

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


def answer(block: SerialBlock, *, level: float) -> SerialAnswer:
    """Estimate how many numbers of a block were issued.

    Args:
        block: the block; where its first number is not told it is taken as 1.
        level: share of the belief between the ends.

    Returns:
        The mean (m - 1)(k - 1)/(k - 2) with equal tails; no value below three numbers, no ends below two.

    Limits: the prior gives every total the same weight, so it pulls upwards; with 3 numbers the mean is twice the
        highest. The mean leaves a form's capacity out of account until the end.
    Source: improper uniform prior; posterior tail C(m - 1, k - 1)/C(n, k - 1) (Hoehle and Held 2006, section 2).

    >>> round(answer(SerialBlock("a", 3, 60, 4), level=0.9).value or 0, 1)
    88.5
    """
    k, m = block.n_distinct, block.highest - block.start + 1
    if k < FEWEST_FOR_RANGE:
        return SerialAnswer(None, why_not="one number: under this prior no total is less likely than a larger one")
    # P(N > n) = C(m - 1, k - 1) / C(n, k - 1): the chance of a maximum, one number fewer and one number lower.
    tail = (1.0 - level) / 2.0
    low, high = (solve(lambda n: maximum_prob(m - 1, k - 1, n), share, m - 1) + 1 for share in (1.0 - tail, tail))
    lower, upper = float(low), capped(float(high), block.most)
    middle = (k - 2) / 2

    def draw(share: NDArray[np.float64]) -> NDArray[np.float64]:
        import numpy as np

        return np.maximum(middle + (m - 1 - middle) * share ** (-1.0 / (k - 1)), float(m))

    if k < FEWEST_FOR_MEAN:
        why = f"{k} numbers: the mean exists from {FEWEST_FOR_MEAN} on; the ends do"
        return SerialAnswer(None, lower, upper, draw=draw, why_not=why)
    value = capped((m - 1) * (k - 1) / (k - 2), block.most)
    return SerialAnswer(value, min(lower, value), max(upper, value), draw=draw)


METHOD = Method(
    name="bayes_flat",
    question=Question.SERIAL,
    what="Bayesian mean from the highest number, flat prior",
    source="Hoehle and Held 2006; formula as in expected.csv of the estimation tables",
    assumptions=(
        "Numbers run on from the first one without gaps.",
        "Every number issued was equally likely to be seen.",
        "Before looking, every total is as likely as any other (improper prior).",
    ),
    answer=answer,
)
