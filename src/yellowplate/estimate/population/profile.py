"""Profile likelihood intervals for one fixed log-linear model: what the table says once the model is granted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from yellowplate.estimate.population.loglinear import newton

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

_FARTHEST = 1e9
"""Units on no list; a limit beyond this is no limit."""


@dataclass(frozen=True, slots=True)
class Profile:
    """The multinomial profile likelihood of the number of all units.

    Attributes:
        n_hat: the number at its maximum; lies slightly below observed + exp(constant) of the Poisson fit.
        lower: lower limit.
        upper: upper limit, or None where the likelihood never falls far enough.
    """

    n_hat: float
    lower: float
    upper: float | None


def profile(columns: Floats, counts: Floats, level: float, *, offset: Floats | None = None, extra: int = 0) -> Profile:
    """Compute the interval of all numbers whose best multinomial likelihood is close to the highest.

    Args:
        columns: (cells, columns) of the model on the cells that are fitted; the first is the constant.
        counts: units by cell.
        level: coverage aimed at; the fall allowed is half its chi-square quantile with one degree of freedom.
        offset: logarithm of what each mean is multiplied by; zero if None. That of the hidden cell is zero.
        extra: units outside the cells, added to every number.

    Returns:
        The interval and the point.

    Source: Cormack 1992, Biometrics 48; as `closedpCI.t` of Rcapture (Rivest and Baillargeon).
    """
    import numpy as np
    from scipy.optimize import brentq, minimize_scalar
    from scipy.stats import chi2

    seen = float(counts.sum())
    with_hidden = np.vstack([np.eye(1, columns.shape[1]), columns])
    shift = np.r_[0.0, np.zeros(len(counts)) if offset is None else offset]
    value = _likelihood(with_hidden, counts, shift)
    guess = max(_hidden(columns, counts, shift[1:]), 0.5)
    found = minimize_scalar(
        lambda log_hidden: -value(np.exp(log_hidden)), bounds=(np.log(guess / 3), np.log(guess * 3)), method="bounded"
    )
    top, best = -float(found.fun), float(np.exp(found.x))
    fall = float(chi2.ppf(level, 1)) / 2

    def above(log_hidden: float) -> float:
        return value(float(np.exp(log_hidden))) - top + fall

    low = high = float(np.log(best))
    while above(low) > 0 and low > np.log(1e-4):
        low -= 0.7
    while above(high) > 0 and high < np.log(_FARTHEST):
        high += 0.7
    lower = float(np.exp(brentq(above, low, np.log(best), xtol=1e-6))) if above(low) < 0 else 0.0
    upper = float(np.exp(brentq(above, np.log(best), high, xtol=1e-6))) if above(high) < 0 else None
    return Profile(seen + extra + best, seen + extra + lower, None if upper is None else seen + extra + upper)


def _hidden(columns: Floats, counts: Floats, offset: Floats) -> float:
    import numpy as np

    theta, _ = newton(
        columns, counts[None], np.ones((1, len(counts))), np.ones((1, columns.shape[1]), dtype=bool), offset
    )
    return float(np.exp(min(theta[0, 0], 40.0)))


def _likelihood(with_hidden: Floats, counts: Floats, shift: Floats) -> Callable[[float], float]:
    """Make the function from the number on no list to the best multinomial log-likelihood, up to a constant."""
    import numpy as np
    from scipy.special import gammaln, xlogy

    ones = np.ones((1, len(counts) + 1))
    active = np.ones((1, with_hidden.shape[1]), dtype=bool)

    def value(hidden: float) -> float:
        cells = np.r_[hidden, counts]
        total = cells.sum()
        theta, _ = newton(with_hidden, cells[None], ones, active, shift)
        means = np.exp(with_hidden @ theta[0] + shift)
        return float(np.sum(xlogy(cells, means / total)) + gammaln(total + 1) - gammaln(hidden + 1))

    return value
