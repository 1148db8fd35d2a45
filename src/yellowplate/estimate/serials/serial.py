"""Serial numbers seen to numbers issued: the nouns, and the exact distributions the methods rest on.

A block is one run of numbers given out from one place (a region with its organisation code, or a colour). Nothing is
pooled over blocks: each gets its own estimate and the estimates are added (`serial_sum.py`).
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from yellowplate.records import Period

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Draw = Callable[[NDArray[np.float64]], NDArray[np.float64]]

LEVEL = 0.90
"""Coverage the intervals aim at; equal tails, so that the upper end is the one-sided 95 % bound (20^(1/k))."""

FEWEST_FOR_RANGE = 2
"""Two different numbers are needed before a spread exists."""

FEWEST_FOR_MEAN = 3
"""With fewer numbers the mean of the Bayesian answer does not exist."""


@dataclass(frozen=True, slots=True)
class SerialSeen:
    """One serial number seen once.

    Attributes:
        number: the number, without its block.
        seen_on: days on which it was seen, or None.
        vehicle: what carried it, in words, or ""; two different ones under one number are a sign of reissue.
        source: who says so, or "".
        place: where in the file it stands.
    """

    number: int
    seen_on: Period | None = None
    vehicle: str = ""
    source: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True)
class SerialBlock:
    """One run of numbers.

    Attributes:
        name: region and organisation code, or colour.
        lowest: lowest number seen.
        highest: highest number seen.
        n_distinct: different numbers seen; a number seen twice says nothing new about the highest.
        first: the first number issued, where a source tells it; None where it does not.
        capacity: the highest number the form can hold (999 for three digits), or None.
        seen: the sightings; empty where a source gives only lowest, highest and how many.
        is_floor: True where the source says "at least" so many were seen.
        is_factory: True for serial parts of VINs.
        sources: ids or names of the sources.
    """

    name: str
    lowest: int
    highest: int
    n_distinct: int
    first: int | None = None
    capacity: int | None = None
    seen: tuple[SerialSeen, ...] = ()
    is_floor: bool = False
    is_factory: bool = False
    sources: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Refuse blocks that cannot be."""
        if not 0 <= self.lowest <= self.highest:
            msg = f"{self.name}: lowest {self.lowest}, highest {self.highest}"
            raise ValueError(msg)
        if not 1 <= self.n_distinct <= self.highest - self.lowest + 1:
            msg = (
                f"{self.name}: {self.n_distinct} different numbers do not fit between {self.lowest} and {self.highest}"
            )
            raise ValueError(msg)
        if self.n_distinct == 1 and self.lowest != self.highest:
            msg = f"{self.name}: one number cannot be both {self.lowest} and {self.highest}"
            raise ValueError(msg)
        if self.first is not None and self.first > self.lowest:
            msg = f"{self.name}: {self.lowest} was seen, so the first number is not {self.first}"
            raise ValueError(msg)
        if self.capacity is not None and self.capacity < self.highest:
            msg = f"{self.name}: {self.highest} was seen, so the form holds more than {self.capacity}"
            raise ValueError(msg)

    @property
    def start(self) -> int:
        """The first number issued: as told, else 1."""
        return min(1, self.lowest) if self.first is None else self.first

    @property
    def most(self) -> int | None:
        """How many numbers the block can hold, or None."""
        return None if self.capacity is None else self.capacity - self.start + 1


@dataclass(frozen=True, slots=True)
class SerialAnswer:
    """What one method says of one block.

    Attributes:
        value: numbers issued; None where the method has no answer.
        lower: lower end of the interval, or None.
        upper: upper end, or None for "no upper end".
        draw: shares between 0 and 1 to numbers issued: the inverse (to 1 part in m^2, m the highest number) of the
            distribution the interval is cut from, used to add blocks; None where the method has no interval.
        why_not: why there is no value, or "".
    """

    value: float | None
    lower: float | None = None
    upper: float | None = None
    draw: Draw | None = None
    why_not: str = ""


def log_choose(n: float, k: int) -> float:
    """Return the natural logarithm of the number of ways to take k of n; minus infinity if k > n.

    Raises:
        ValueError: k below 0.

    >>> round(math.exp(log_choose(5, 2)))
    10
    """
    if k < 0:
        msg = f"cannot take {k}"
        raise ValueError(msg)
    if k > n:
        return -math.inf
    return math.lgamma(n + 1) - math.lgamma(k + 1) - math.lgamma(n - k + 1)


def maximum_prob(highest: int, k: int, n: int) -> float:
    """Return the chance that the highest of k different numbers out of 1..n is at most `highest`.

    Source: Goodman 1952, Journal of the American Statistical Association 47, section 2.

    >>> round(maximum_prob(10, 1, 20), 6)
    0.5
    """
    return 1.0 if n <= highest else math.exp(log_choose(highest, k) - log_choose(n, k))


def range_prob(spread: int, k: int, n: int) -> float:
    """Return the chance that highest minus lowest of k different numbers out of n in a row is at most `spread`.

    Args:
        spread: highest minus lowest, at least k - 1.
        k: how many, at least 2.
        n: numbers in a row.

    Source: count of the subsets by their lowest member: (n - spread) C(spread, k - 1) + C(spread, k), of C(n, k).

    >>> round(range_prob(1, 2, 4), 6)
    0.5
    """
    if n <= spread + 1:
        return 1.0
    whole = log_choose(n, k)
    return (n - spread) * math.exp(log_choose(spread, k - 1) - whole) + math.exp(log_choose(spread, k) - whole)


def solve(prob: Callable[[int], float], target: float, least: int) -> int:
    """Return the greatest n for which a falling chance is still at least the target.

    Args:
        prob: chance by n, falling from 1 at `least` towards 0.
        target: from 0 to 1, not included.
        least: first n to try.

    Returns:
        The n; exact to one part in 10^12 for very large ones.
    """
    high = max(least, 1) * 2
    while prob(high) >= target:
        high *= 2
    low = least
    while high - low > max(1, low // 10**12):
        middle = (low + high) // 2
        if prob(middle) >= target:
            low = middle
        else:
            high = middle
    return low


def two_ends(
    at_most: Callable[[int], float], below: Callable[[int], float], least: int, level: float
) -> tuple[int, int]:
    """Return the equal-tailed interval of n.

    Args:
        at_most: chance by n of a statistic no larger than the one seen.
        below: chance by n of a smaller one.
        least: smallest n possible.
        level: coverage aimed at.

    Returns:
        Lower and upper end: the n for which neither tail, what was seen included, is below (1 - level) / 2.

    >>> two_ends(lambda n: maximum_prob(60, 4, n), lambda n: maximum_prob(59, 4, n), 60, 0.9)
    (60, 125)
    """
    tail = (1.0 - level) / 2.0
    lower = least if below(least) < 1.0 - tail else solve(below, 1.0 - tail, least) + 1
    return lower, solve(at_most, tail, least)


def capped(number: float, most: int | None) -> float:
    """Return a number of plates, no more than the form can hold."""
    return number if most is None else min(number, float(most))
