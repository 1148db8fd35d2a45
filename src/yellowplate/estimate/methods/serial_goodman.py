"""The unbiased estimate from the highest serial number, where the first number issued is known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from yellowplate.estimate.method import Method, Question
from yellowplate.estimate.serials.serial import SerialAnswer, SerialBlock, capped, maximum_prob, two_ends

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


def answer(block: SerialBlock, *, level: float) -> SerialAnswer:
    """Estimate how many numbers of a block were issued.

    Args:
        block: the block; where its first number is not told it is taken as 1.
        level: coverage of the interval.

    Returns:
        m(k + 1)/k - 1 with the exact equal-tailed interval; the upper end is close to m times 20^(1/k) at 0.90.

    Limits: with k = 1 the upper end is 20 times the number seen. Too low where numbers of several starts are mixed.
    Source: Goodman 1952, Journal of the American Statistical Association 47, 622-630.
    """
    k, m = block.n_distinct, block.highest - block.start + 1
    value = capped(m * (k + 1) / k - 1, block.most)

    lower, upper = two_ends(lambda n: maximum_prob(m, k, n), lambda n: maximum_prob(m - 1, k, n), m, level)
    middle = (k - 1) / 2  # C(m, k)/C(n, k) is ((m - middle)/(n - middle))^k, exact for k = 1

    def draw(share: NDArray[np.float64]) -> NDArray[np.float64]:
        return middle + (m - middle) * share ** (-1.0 / k)

    ends = (min(float(lower), value), max(capped(float(upper), block.most), value))
    return SerialAnswer(value, *ends, draw=draw)


METHOD = Method(
    name="goodman",
    question=Question.SERIAL,
    what="unbiased estimate from the highest number, first number known",
    source="Goodman 1952, JASA 47, 622-630",
    assumptions=(
        "Numbers run on from the first one without gaps.",
        "Every number issued was equally likely to be seen.",
        "Where the first number is not told it is 1.",
    ),
    answer=answer,
)
