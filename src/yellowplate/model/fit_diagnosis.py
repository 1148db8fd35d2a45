"""What a fit cannot say: which observations fight, with one another or with the rest, and what is not learnt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from yellowplate.model.fit_bank import REACH, Bank

if TYPE_CHECKING:
    from yellowplate.model.chance import Array

LEAST_CONTRACTION = 0.1
"""A spread that shrinks by less than this share of the prior's counts as nothing learnt."""
SURPRISE = 0.05
"""Chance below which an observation counts as at odds with all others together."""
FIGHT = 0.5
"""Two observations fight where runs near both are surely fewer than this share of what chance would give."""
Z95 = 1.959964


@dataclass(frozen=True, slots=True)
class AgainstOthers:
    """One observation beside what a quick fit to all others expects a reporter to tell.

    Attributes:
        id: of the observation.
        low: 5 % point of what would be told, in its unit; None where nothing could be said.
        middle: median.
        high: 95 % point.
        chance: two-sided chance of a report at least as far off, from 0 to 1.
        near: share of the prior's runs within `fit_bank.REACH` errors of it.
    """

    id: str
    low: float | None
    middle: float | None
    high: float | None
    chance: float
    near: float

    @property
    def is_at_odds(self) -> bool:
        """True if the chance is below `SURPRISE`."""
        return self.chance < SURPRISE


@dataclass(frozen=True, slots=True)
class Fight:
    """Two observations that runs seldom come near together.

    Attributes:
        one: id.
        other: id.
        lift: runs near both over what chance would give were they unrelated; 1 is unrelated.
        lift_high: upper end of its 95 % interval (Wilson's, of the runs near both).
    """

    one: str
    other: str
    lift: float
    lift_high: float


def against_others(bank: Bank, ids: Sequence[str]) -> tuple[AgainstOthers, ...]:
    """Hold each observation against a quick fit to the others.

    Args:
        bank: the runs.
        ids: observations that count in the fit.

    Returns:
        One a observation of the bank, also those that do not count.

    Limits: what is expected comes from the nearest runs without the adjustment, so it is wider than it could be.
    """
    import numpy as np

    found = []
    near = bank.near()
    for part, one in enumerate(bank.problem.observations):
        others = [other for other in ids if other != one.id]
        kept, _ = bank.nearest(others)
        off = bank.off[kept, part]
        # One more on each side: a chance is never said to be none.
        below, above = ((int((side).sum()) + 1) / (len(off) + 1) for side in (off <= 0, off >= 0))
        said = bank.said[kept, part]
        said = said[~np.isnan(said)]
        low, middle, high = np.quantile(said, (0.05, 0.5, 0.95)).tolist() if len(said) else (None, None, None)
        found.append(AgainstOthers(one.id, low, middle, high, min(1.0, 2 * min(below, above)), float(near[part])))
    return tuple(found)


def fights(bank: Bank, ids: Sequence[str]) -> tuple[Fight, ...]:
    """Find pairs of observations that the model seldom comes near together, whatever its parameters.

    Args:
        bank: the runs.
        ids: observations looked at.

    Returns:
        Pairs whose lift is surely below `FIGHT`, lowest first.
    """
    import numpy as np

    columns = bank.problem.columns(ids)
    near = np.abs(bank.off[:, columns]) <= REACH
    n = len(near)
    found = []
    for left in range(len(ids)):
        for right in range(left + 1, len(ids)):
            by_chance = near[:, left].mean() * near[:, right].mean()
            both = int((near[:, left] & near[:, right]).sum())
            if by_chance > 0 and (high := wilson_high(both, n) / by_chance) < FIGHT:
                found.append(Fight(ids[left], ids[right], float(both / n / by_chance), float(high)))
    return tuple(sorted(found, key=lambda one: (one.lift, one.one, one.other)))


def wilson_high(n_right: int, n: int) -> float:
    """Return the upper end of Wilson's 95 % interval of a share."""
    share, square = n_right / n, Z95**2
    half = Z95 * ((share * (1 - share) + square / (4 * n)) / n) ** 0.5
    return float((share + square / (2 * n) + half) / (1 + square / n))


def contraction(z: Array, weights: Array) -> Array:
    """Return by what share the spread of each parameter shrank from its prior's; negative where it grew.

    Args:
        z: points by parameters, on the scale where the prior is standard normal.
        weights: add to 1.
    """
    import numpy as np

    return np.asarray(1 - np.sqrt(weights @ (z - weights @ z) ** 2))
