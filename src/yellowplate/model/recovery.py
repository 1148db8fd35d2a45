"""Whether a fit finds again what made simulated reports: truths drawn from the prior, one interval each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from yellowplate.model.fit_adjusted import quantiles
from yellowplate.model.fit_bank import Bank
from yellowplate.model.fit_diagnosis import LEAST_CONTRACTION, contraction

if TYPE_CHECKING:
    from yellowplate.model.chance import Array

    Fitter = Callable[[Array], tuple[Array, Array]]

LEVEL = 0.9


@dataclass(frozen=True, slots=True)
class Recovered:
    """How one parameter was found again.

    Attributes:
        name: of the parameter.
        n_held: truths that lie in their central interval.
        n: truths.
        contraction: mean share by which the spread shrank from the prior's.
    """

    name: str
    n_held: int
    n: int
    contraction: float

    @property
    def is_learnt(self) -> bool:
        """False where the mean spread shrinks by less than `fit_diagnosis.LEAST_CONTRACTION`."""
        return self.contraction >= LEAST_CONTRACTION


def recover(truths: Bank, fitter: Fitter) -> tuple[Recovered, ...]:
    """Fit to what reporters would tell of each truth.

    Args:
        truths: runs at points of the prior, none of them in the bank that a quick fit searches.
        fitter: gives points and weights for residuals of a report.

    Returns:
        One a parameter, in the order of the problem.
    """
    import numpy as np

    held, shrunk = [], []
    for z, target in zip(truths.z, truths.off, strict=True):
        points, weights = fitter(target)
        low, high = quantiles(points, weights, ((1 - LEVEL) / 2, (1 + LEVEL) / 2))
        held.append((low <= z) & (z <= high))
        shrunk.append(contraction(points, weights))
    n_held, mean = np.sum(held, axis=0), np.mean(shrunk, axis=0)
    return tuple(
        Recovered(name, int(n_held[part]), len(held), float(mean[part]))
        for part, name in enumerate(truths.problem.names)
    )


def first(truths: Bank, n: int) -> Bank:
    """Return the first truths."""
    return Bank(truths.problem, truths.z[:n], truths.said[:n], truths.off[:n])


def quick(bank: Bank, ids: Sequence[str]) -> Fitter:
    """Return the quick fit by a bank.

    Args:
        bank: the runs, made once for all truths.
        ids: observations that count.
    """
    return lambda target: bank.quick_fit(ids, target)
