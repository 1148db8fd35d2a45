"""Signs that a block's numbers do not run on evenly: gaps, restarts, digits left out, a late start.

Every test is conditional on the highest number seen (and the lowest, where the first is not told): given those, the
others lie anywhere with equal chance if numbers run on and every plate is as likely to be seen as another.
"""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise

from yellowplate.estimate.serials.serial import SerialBlock
from yellowplate.records import rounded

HUNDRED = 100
"""Where makers and offices like to begin anew (Ruggles and Brodie 1947)."""

FEWEST_FOR_TESTS = 5
"""With fewer numbers no test has any power worth printing."""

SUSPECT = 0.01
"""A chance below this raises a caution; with four tests a block one sound block in 25 or so still gets one."""


@dataclass(frozen=True, slots=True)
class SerialTest:
    """One test of one block.

    Attributes:
        name: "uniform", "largest_gap", "restarts", "digits" or "late_start".
        figure: what was measured, in words with its numbers.
        chance: chance of this or worse where numbers run on evenly, from 0 to 1.
        is_suspect: chance below `SUSPECT`.
    """

    name: str
    figure: str
    chance: float

    @property
    def is_suspect(self) -> bool:
        """True if what was seen would be rare with numbers that run on evenly."""
        return self.chance < SUSPECT


def numbers_of(block: SerialBlock) -> list[int]:
    """Return the different numbers of a block in order; empty where a source gives only the ends."""
    return sorted({one.number for one in block.seen})


def run_tests(block: SerialBlock) -> tuple[SerialTest, ...]:
    """Test one block.

    Args:
        block: any block.

    Returns:
        The tests that the block's numbers allow: none below `FEWEST_FOR_TESTS` different numbers, but the late start
        wherever two numbers are known.

    Source: largest gap: Fisher 1929, Proceedings of the Royal Society A 125, 54-59; uniformity: Kolmogorov's exact
        distribution; restarts: Ruggles and Brodie 1947, JASA 42, 72-91.
    """
    numbers = numbers_of(block)
    found = [] if block.first is not None else _late_start(block)
    if len(numbers) >= FEWEST_FOR_TESTS:
        found += [_uniform(block, numbers), _largest_gap(numbers), _restarts(numbers), _digits(numbers)]
    return tuple(found)


def _late_start(block: SerialBlock) -> list[SerialTest]:
    if block.n_distinct == 1 or block.highest == block.start:
        return []
    share = (block.lowest - block.start) / (block.highest - block.start)
    chance = (1.0 - share) ** (block.n_distinct - 1)
    figure = f"lowest of {block.n_distinct} numbers is {block.lowest}, highest {block.highest}"
    return [SerialTest("late_start", figure, rounded(chance))]


def _uniform(block: SerialBlock, numbers: list[int]) -> SerialTest:
    from scipy.stats import kstest

    first = numbers[0] if block.first is None else block.first - 1
    inner = numbers[1:-1] if block.first is None else numbers[:-1]
    shares = [(number - first) / (numbers[-1] - first) for number in inner]
    found = kstest(shares, "uniform", method="exact")
    figure = f"largest departure from an even spread {float(found.statistic):.2f} over {len(inner)} numbers"
    return SerialTest("uniform", figure, rounded(min(1.0, float(found.pvalue))))


def _largest_gap(numbers: list[int]) -> SerialTest:
    spread, n_gaps = numbers[-1] - numbers[0], len(numbers) - 1
    width, left, right = max((b - a, a, b) for a, b in pairwise(numbers))
    share = width / spread
    terms = (
        (-1) ** (j - 1) * math.comb(n_gaps, j) * (1 - j * share) ** (n_gaps - 1)
        for j in range(1, n_gaps + 1)
        if j * share < 1
    )
    chance = min(1.0, max(0.0, math.fsum(terms)))
    return SerialTest("largest_gap", f"no number seen between {left} and {right}", rounded(chance))


def _restarts(numbers: list[int]) -> SerialTest:
    from scipy.stats import kstest

    if numbers[-1] - numbers[0] < 3 * HUNDRED:
        return SerialTest("restarts", "fewer than three hundreds in view", 1.0)
    places = [((number - 1) % HUNDRED + 0.5) / HUNDRED for number in numbers]
    # One-sided: a start anew at each hundred leaves the upper numbers of the hundreds out.
    found = kstest(places, "uniform", alternative="greater", method="exact")
    top = max((number - 1) % HUNDRED + 1 for number in numbers)
    figure = f"highest place within a hundred {top} of {HUNDRED}, over {len(numbers)} numbers"
    return SerialTest("restarts", figure, rounded(min(1.0, float(found.pvalue))))


def _digits(numbers: list[int]) -> SerialTest:
    """Ask for the rarest digit of the last place and of the one before, over as many tens as were in view."""
    worst, figure = 1.0, "every digit seen as often as others"
    for place, name in ((1, "last"), (10, "second last")):
        if numbers[-1] - numbers[0] < 10 * place * 2:
            continue
        counts = Counter(number // place % 10 for number in numbers)
        digit = min(range(10), key=lambda one: (counts[one], one))
        below = math.fsum(
            math.comb(len(numbers), n) * 0.1**n * 0.9 ** (len(numbers) - n) for n in range(counts[digit] + 1)
        )
        chance = min(1.0, 20 * below)  # ten digits, two places
        if chance < worst:
            worst, figure = chance, f"{name} digit {digit} seen {counts[digit]} times in {len(numbers)} numbers"
    return SerialTest("digits", figure, rounded(worst))
