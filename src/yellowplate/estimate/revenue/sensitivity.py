"""Which numbers drive an outcome: Sobol indices, swings, and what knowing one number would be worth.

Nothing here knows of vehicles: a function of points of the unit cube comes in, figures by name go out.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from yellowplate.estimate.revenue.draws import cube

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Array = NDArray[np.float64]

N_RESAMPLES = 200
"""Bootstrap draws behind the interval of an index; at 200 its ends move by about a tenth of their width."""
LEVEL = 0.9
DEGREE = 5
"""Degree of the polynomial in the normal score by which an outcome is regressed on one number: six coefficients."""
N_CLASSES = 32
"""Classes of equal size in which the answers are counted: 1,024 draws each at 32,768."""
LOW_PROB, HIGH_PROB = 0.05, 0.95


@dataclass(frozen=True, slots=True)
class Index:
    """How much of the variance of an outcome one number carries.

    Attributes:
        name: the number.
        first: share of the variance it explains alone.
        first_low: lower end of the 90 % bootstrap interval.
        first_high: upper end.
        total: share that goes with it alone or together with others.
        total_low: lower end.
        total_high: upper end.
    """

    name: str
    first: float
    first_low: float
    first_high: float
    total: float
    total_low: float
    total_high: float


@dataclass(frozen=True, slots=True)
class Swing:
    """What the outcome does when one number goes from its 5th to its 95th part and all others stay at their middle.

    Attributes:
        name: the number.
        at_low: outcome at its 5th part.
        at_high: outcome at its 95th part.
        middle: outcome with every number at its middle.
    """

    name: str
    at_low: float
    at_high: float
    middle: float


@dataclass(frozen=True, slots=True)
class Worth:
    """What knowing one number, or one group of them, exactly would be worth for a question of yes or no.

    Attributes:
        names: the numbers.
        gain: how much the chance of answering right would rise, from 0 to 1.
        at_most: the rise if everything were known.
    """

    names: tuple[str, ...]
    gain: float
    at_most: float


def sobol_indices(
    outcome: Callable[[Array], Array], names: Sequence[str], *, n_base: int, seed: int
) -> tuple[Index, ...]:
    """Share out the variance of an outcome over independent numbers.

    Args:
        outcome: takes points of the unit cube, one row a point and one column a number; gives one value a point.
        names: of the columns.
        n_base: base points, a power of two; the outcome is asked n_base x (numbers + 2) times.
        seed: of the points and of the bootstrap.

    Returns:
        One index a number, in the order of `names`; all zero where the outcome never varies.

    Limits: for independent numbers only. An index of a number that does nothing strays around zero by sampling error.
    Source: first order after Saltelli et al. 2010, equation (b) of table 2; total after Jansen 1999, equation (f).
    """
    import numpy as np

    n_names = len(names)
    points = cube(n_base, 2 * n_names, seed)
    a, b = points[:, :n_names], points[:, n_names:]
    f_a, f_b = outcome(a), outcome(b)
    mean = np.concatenate([f_a, f_b]).mean()
    f_a, f_b = f_a - mean, f_b - mean
    mixed = np.empty((n_names, n_base))
    for number in range(n_names):
        point = a.copy()
        point[:, number] = b[:, number]
        mixed[number] = outcome(point) - mean
    drawn = np.random.default_rng(seed).integers(0, n_base, (N_RESAMPLES, n_base))
    weights = np.stack([np.full(n_base, 1.0), *(np.bincount(row, minlength=n_base) for row in drawn)]) / n_base
    middle = weights @ (f_a + f_b) / 2
    variance = weights @ (f_a**2 + f_b**2) / 2 - middle**2
    variance = np.where(variance > 0, variance, np.inf)
    tail = (1 - LEVEL) / 2
    found = []
    for number, name in enumerate(names):
        first = weights @ (f_b * (mixed[number] - f_a)) / variance
        total = weights @ ((f_a - mixed[number]) ** 2) / 2 / variance
        ends = [float(end) for part in (first, total) for end in np.quantile(part[1:], [tail, 1 - tail])]
        found.append(Index(name, float(first[0]), ends[0], ends[1], float(total[0]), ends[2], ends[3]))
    return tuple(found)


def swings(outcome: Callable[[Array], Array], names: Sequence[str]) -> tuple[Swing, ...]:
    """Move one number at a time from its 5th to its 95th part.

    Returns:
        One swing a number, the widest first.
    """
    import numpy as np

    n_names = len(names)
    points = np.full((2 * n_names + 1, n_names), 0.5)
    for number in range(n_names):
        points[2 * number, number] = LOW_PROB
        points[2 * number + 1, number] = HIGH_PROB
    values = outcome(points)
    found = [
        Swing(name, float(values[2 * n]), float(values[2 * n + 1]), float(values[-1])) for n, name in enumerate(names)
    ]
    return tuple(sorted(found, key=lambda swing: (-abs(swing.at_high - swing.at_low), swing.name)))


def _fitted(yes: Array, points: Array) -> Array:
    """Regress yes on polynomials of the normal scores, one number after another, without products between numbers."""
    import numpy as np
    from scipy.special import ndtri

    scores = ndtri(np.clip(points, 1e-9, 1 - 1e-9)) / 3
    powers = [scores]
    for _ in range(1, DEGREE):
        powers.append(powers[-1] * scores)
    design = np.concatenate([np.ones((len(yes), 1)), *powers], axis=1)
    # Normal equations: the design is tall and narrow, its scaled scores keep the Gram matrix well conditioned.
    fitted: Array = design @ np.linalg.lstsq(design.T @ design, design.T @ yes, rcond=None)[0]
    return fitted


def worth_of_knowing(
    is_above: NDArray[np.bool_], points: Array, names: Sequence[str], groups: Sequence[Sequence[str]]
) -> tuple[Worth, ...]:
    """Say how much better a question of yes or no could be answered if a group of numbers were known.

    Args:
        is_above: the answer of each draw.
        points: the draws in the unit cube, one column a number.
        names: of the columns.
        groups: which numbers would be known together.

    Returns:
        One figure a group, the greatest gain first.

    Limits: draws are put in order by a fit of yes on polynomials of degree 5 in the normal scores, without products
    between numbers, and counted in 32 classes; the gain is never below the truth by more than the fit loses, and a
    gain below about 0.002 at 32,768 draws is not told from zero.
    Source: Heath, Manolopoulou, Baio 2017, section 3.1 (regression for the partial perfect information), for the gain
    of one correct answer.
    """
    import numpy as np

    yes = is_above.astype(np.float64)
    chance = float(yes.mean())
    now = max(chance, 1 - chance)
    columns = {name: number for number, name in enumerate(names)}
    gains: dict[tuple[str, ...], float] = {}
    for group in sorted(groups, key=len):
        index = _fitted(yes, points[:, [columns[name] for name in group]])
        parts = np.array_split(yes[np.argsort(index, kind="stable")], N_CLASSES)
        means = np.array([part.mean() for part in parts if len(part)])
        sizes = np.array([len(part) for part in parts if len(part)])
        gain = float((np.maximum(means, 1 - means) * sizes).sum() / len(yes)) - now
        # Knowing more is never worth less; the fit of a group has no products and can miss what one number tells.
        known = [alone for names_alone, alone in gains.items() if set(names_alone) <= set(group)]
        gains[tuple(group)] = min(max(0.0, round(gain, 9), *known), 1 - now)
    found = [Worth(group, gain, 1 - now) for group, gain in gains.items()]
    return tuple(sorted(found, key=lambda worth: (-worth.gain, worth.names)))
