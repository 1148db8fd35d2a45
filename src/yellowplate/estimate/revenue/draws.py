"""Draws from the beliefs of a scenario: scrambled Sobol points, one column for each belief that is not fixed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from yellowplate.records.errors import RequestError
from yellowplate.records.prior import Prior, Shape

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Array = NDArray[np.float64]

MIN_DRAWS = 256
MAX_DRAWS = 1 << 20
_EDGE = 1e-9
"""A point of the unit cube is kept this far from its faces."""


@dataclass(frozen=True, slots=True)
class Draws:
    """Values drawn for every belief.

    Attributes:
        values: by name of the belief, an array of n values; fixed beliefs have an array of one.
        free: names of the beliefs that vary, in the order of the columns of `points`.
        points: points of the unit cube, n rows.
    """

    values: dict[str, Array]
    free: tuple[str, ...]
    points: Array


def is_power_of_two(number: int) -> bool:
    """Return whether a number is 1, 2, 4, 8 ...: Sobol points are balanced only in such numbers."""
    return number > 0 and number & (number - 1) == 0


def check_number(n_draws: int) -> None:
    """Refuse a number of draws that is too small, too large or unbalanced.

    Raises:
        RequestError: with a number that can be taken.
    """
    if not (MIN_DRAWS <= n_draws <= MAX_DRAWS and is_power_of_two(n_draws)):
        msg = f"{n_draws} draws: take a power of two from {MIN_DRAWS} to {MAX_DRAWS}, such as 32768"
        raise RequestError(msg)


def cube(n_points: int, n_columns: int, seed: int) -> Array:
    """Return scrambled Sobol points.

    Args:
        n_points: a power of two.
        n_columns: at least 1.
        seed: the same seed gives the same points.
    """
    import numpy as np
    from scipy.stats import qmc

    return np.asarray(qmc.Sobol(n_columns, scramble=True, rng=seed).random(n_points), dtype=np.float64)


def quantiles(prior: Prior, probs: Array) -> Array:
    """Return the values of a belief below which given shares of it lie, many at once; as `Prior.quantile`."""
    import numpy as np
    from scipy.special import expit, ndtri

    centre, spread = prior.centre_and_spread
    inside = np.clip(probs, _EDGE, 1 - _EDGE)
    if prior.shape is Shape.FIXED:
        return np.full_like(inside, centre)
    if prior.shape is Shape.UNIFORM:
        return np.asarray(centre + spread * (2 * inside - 1))
    bent = centre + spread * ndtri(inside)
    if prior.shape is Shape.LOGNORMAL:
        return np.asarray(np.exp(bent))
    return np.asarray(expit(bent) if prior.shape is Shape.LOGITNORMAL else bent)


def free_names(priors: Sequence[Prior]) -> tuple[str, ...]:
    """Return the names of the beliefs that vary, in order."""
    return tuple(prior.name for prior in priors if prior.shape is not Shape.FIXED)


def at(priors: Sequence[Prior], points: Array) -> dict[str, Array]:
    """Return the values of every belief at points of the unit cube.

    Args:
        priors: the beliefs, in order of name.
        points: one row a draw, one column a belief that varies.
    """
    import numpy as np

    columns = {name: number for number, name in enumerate(free_names(priors))}
    return {
        prior.name: quantiles(prior, points[:, columns[prior.name]])
        if prior.name in columns
        else np.array([prior.centre_and_spread[0]])
        for prior in priors
    }


def draw(priors: Sequence[Prior], n_draws: int, seed: int) -> Draws:
    """Draw from the beliefs, each independent of the others.

    Args:
        priors: the beliefs, in order of name.
        n_draws: a power of two.
        seed: of the scramble.

    Raises:
        RequestError: the number of draws cannot be taken.
    """
    check_number(n_draws)
    names = free_names(priors)
    points = cube(n_draws, max(1, len(names)), seed)
    return Draws(at(priors, points), names, points)
