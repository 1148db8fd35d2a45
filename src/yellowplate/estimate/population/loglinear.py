"""Log-linear models of list overlaps: many fits at once by iteratively reweighted least squares."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from yellowplate.estimate.population.lists import pair_masks

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Bools = NDArray[np.bool_]

MOST_ROUNDS = 30
"""A fit whose maximum exists settles in four to nine rounds; without one its parameters move by about one a round."""

SETTLED = 1e-7
"""A fit has settled when no parameter moves by more."""

FARTHEST = 22.0
"""A parameter (natural logarithm) beyond this is on its way to infinity."""

_RIDGE = 1e-12
"""Relative; keeps the step defined where two columns coincide. The maximum itself is not moved by it."""

_CHUNK = 4096
"""Fits done together at most."""

_CHUNK_NUMBERS = 2_000_000
"""Fits done together times cells times columns at most; bounds memory."""


@dataclass(frozen=True, slots=True)
class Design:
    """The columns of every model that may be asked for: one constant, one a list, one a term.

    Attributes:
        n_lists: number of lists.
        terms: combinations of two or more lists that have a column, in order of columns.
        columns: (cells, 1 + lists + terms); cell c is combination c + 1.
    """

    n_lists: int
    terms: tuple[int, ...]
    columns: Floats

    @property
    def n_main(self) -> int:
        """Columns that every model has: the constant and one a list."""
        return 1 + self.n_lists

    def chosen(self, terms: tuple[int, ...]) -> Bools:
        """Mark the columns of the model with these terms."""
        import numpy as np

        wanted = set(terms)
        return np.array([True] * self.n_main + [term in wanted for term in self.terms])


def design(n_lists: int, terms: tuple[int, ...] | None = None) -> Design:
    """Lay out the columns for a number of lists.

    Args:
        n_lists: number of lists.
        terms: combinations of two or more lists; all pairs if None.

    Returns:
        The design; the constant is the logarithm of the expected number on no list.
    """
    import numpy as np

    known = pair_masks(n_lists) if terms is None else terms
    cells = np.arange(1, 1 << n_lists)
    masks = (0, *(1 << number for number in range(n_lists)), *known)
    return Design(n_lists, known, np.stack([(cells & mask) == mask for mask in masks], axis=1).astype(float))


@dataclass(frozen=True, slots=True)
class Fits:
    """Poisson fits of several tables or models, one row each.

    Attributes:
        n_hidden: expected number on no list: exp(constant); inf where there is no fit.
        loglik: Poisson log-likelihood with its constants.
        deviance: twice the difference to the saturated fit.
        n_params: parameters fitted, those at minus infinity counted.
        means: fitted counts by cell.
        settled: True where the maximum was reached with finite parameters.
    """

    n_hidden: Floats
    loglik: Floats
    deviance: Floats
    n_params: NDArray[np.int64]
    means: Floats
    settled: Bools

    def bic(self, n_observed: Floats) -> Floats:
        """Schwarz's criterion with the number of different units as sample size; inf where there is no fit."""
        import numpy as np

        return np.where(self.settled, -2 * self.loglik + self.n_params * np.log(n_observed), np.inf)

    def aic(self) -> Floats:
        """Akaike's criterion; inf where there is no fit."""
        import numpy as np

        return np.where(self.settled, -2 * self.loglik + 2 * self.n_params, np.inf)


def reduced(layout: Design, counts: Floats, chosen: Bools) -> tuple[Bools, Bools]:
    """Take out what a zero overlap decides: its parameter is minus infinity and its cells are zero.

    Args:
        layout: the columns.
        counts: (rows, cells).
        chosen: (rows, columns), the models.

    Returns:
        Cells and columns that are left, (rows, cells) and (rows, columns).

    Source: Chan, Silverman, Vincent, "Multiple Systems Estimation for Sparse Capture Data", JASA 2021, section 3.
    """
    empty = chosen & (counts @ layout.columns == 0)
    empty[:, : layout.n_main] = False
    return ~(empty.astype(float) @ layout.columns.T > 0), chosen & ~empty


def fit(layout: Design, counts: Floats, chosen: Bools, usable: Bools | None = None) -> Fits:
    """Fit Poisson log-linear models by maximum likelihood.

    Args:
        layout: the columns.
        counts: (rows, cells), or one row for all.
        chosen: (rows, columns) that each fit uses, or one row for all.
        usable: cells that are looked at, one row for all; the others are taken as unknown. All if None.

    Returns:
        One fit a row. Pairs that never occur together have a parameter of minus infinity. A fit without a finite
        maximum, or with parameters that the cells left do not determine, is not settled and its number is inf.
    """
    import numpy as np

    rows = max(len(np.atleast_2d(counts)), len(np.atleast_2d(chosen)))
    counts = np.broadcast_to(np.atleast_2d(counts), (rows, layout.columns.shape[0])).astype(float)
    chosen = np.broadcast_to(np.atleast_2d(chosen), (rows, layout.columns.shape[1]))
    chunk = min(_CHUNK, 1 + _CHUNK_NUMBERS // layout.columns.size)
    parts = [
        _fit_chunk(layout, counts[at : at + chunk], chosen[at : at + chunk], usable) for at in range(0, rows, chunk)
    ]
    names = ("n_hidden", "loglik", "deviance", "n_params", "means", "settled")
    return Fits(*(np.concatenate([getattr(part, name) for part in parts]) for name in names))


def _fit_chunk(layout: Design, counts: Floats, chosen: Bools, usable: Bools | None) -> Fits:
    import numpy as np
    from scipy.special import gammaln, xlogy

    cells, active = reduced(layout, counts, chosen)
    if usable is not None:
        cells = cells & usable
    counts = np.where(cells, counts, 0.0)
    theta, is_settled = newton(layout.columns, counts, cells.astype(float), active)
    is_settled &= _is_determined(layout.columns, cells, active)
    means = np.where(cells, np.exp(np.clip(theta @ layout.columns.T, -60, 60)), 0.0)
    loglik = np.sum(np.where(cells, xlogy(counts, means) - means - gammaln(counts + 1), 0.0), axis=1)
    deviance = 2 * np.sum(np.where(cells, xlogy(counts, counts) - counts - xlogy(counts, means) + means, 0.0), axis=1)
    return Fits(
        np.where(is_settled, np.exp(np.clip(theta[:, 0], -60, 60)), np.inf),
        loglik,
        np.maximum(deviance, 0.0),
        chosen.sum(axis=1),
        means,
        is_settled,
    )


def newton(
    columns: Floats, counts: Floats, weights: Floats, active: Bools, offset: Floats | float = 0.0
) -> tuple[Floats, Bools]:
    """Maximise Poisson log-likelihoods row by row.

    Args:
        columns: (cells, columns).
        counts: (rows, cells).
        weights: (rows, cells), 0 for a cell that is not looked at, else 1.
        active: (rows, columns), parameters that are fitted; the others stay at zero.
        offset: added to the logarithm of each mean, one a cell.

    Returns:
        Parameters (rows, columns), and which rows settled at finite values.
    """
    import numpy as np

    n_columns = columns.shape[1]
    squares = (columns[:, :, None] * columns[:, None, :]).reshape(len(columns), -1)
    # Row by row the first step is weighted least squares on the logarithms of slightly raised counts.
    start = counts + 0.1
    mean, pull = weights * start, weights * start * (np.log(start) - offset) + weights * (counts - start)
    theta = np.zeros((len(counts), n_columns))
    loglik = np.full(len(counts), -np.inf)
    settled = np.zeros(len(counts), dtype=bool)
    todo = np.arange(len(counts))
    step = _solve(mean @ squares, pull @ columns, active)
    for _ in range(MOST_ROUNDS):
        theta[todo] += step
        size = np.abs(step).max(axis=1)
        mean, value = _means(columns, counts[todo], weights[todo], theta[todo], offset)
        for _half in range(12):
            is_worse = value < loglik[todo] - 1e-9 * (1 + np.abs(value))
            if not is_worse.any():
                break
            step = np.where(is_worse[:, None], step / 2, 0.0)
            theta[todo] -= step
            mean, value = _means(columns, counts[todo], weights[todo], theta[todo], offset)
        loglik[todo] = value
        is_done = size < SETTLED
        settled[todo[is_done]] = True
        is_lost = np.abs(theta[todo]).max(axis=1) > 3 * FARTHEST
        keep = ~(is_done | is_lost)
        todo, mean = todo[keep], mean[keep]
        if not len(todo):
            break
        step = _solve(mean @ squares, (weights[todo] * counts[todo] - mean) @ columns, active[todo])
    return theta, settled & (np.abs(theta[:, 1:]).max(axis=1, initial=0.0) < FARTHEST)


def _means(
    columns: Floats, counts: Floats, weights: Floats, theta: Floats, offset: Floats | float
) -> tuple[Floats, Floats]:
    import numpy as np

    log_mean = np.clip(theta @ columns.T + offset, -60, 60)
    mean = weights * np.exp(log_mean)
    return mean, np.sum(weights * counts * log_mean - mean, axis=1)


def _solve(curvature: Floats, slope: Floats, active: Bools) -> Floats:
    import numpy as np

    n_columns = slope.shape[1]
    matrix = curvature.reshape(-1, n_columns, n_columns) * (active[:, :, None] & active[:, None, :])
    at = np.arange(n_columns)
    matrix[:, at, at] = np.where(active, matrix[:, at, at] * (1 + _RIDGE) + _RIDGE, 1.0)
    solved = np.linalg.solve(matrix, np.where(active, slope, 0.0)[:, :, None])[:, :, 0]
    step: Floats = np.clip(solved, -10.0, 10.0).astype(float)
    return step


def _is_determined(columns: Floats, cells: Bools, active: Bools) -> Bools:
    """Tell for each row whether the cells left determine all parameters left."""
    import numpy as np

    patterns, where = np.unique(np.packbits(np.hstack([cells, active]), axis=1), axis=0, return_inverse=True)
    firsts = np.zeros(len(patterns), dtype=int)
    firsts[where[::-1]] = np.arange(len(cells))[::-1]
    parts = columns[None] * cells[firsts][:, :, None] * active[firsts][:, None, :]
    ranks = np.linalg.matrix_rank(np.swapaxes(parts, 1, 2) @ parts, hermitian=True)
    determined: Bools = (ranks == active[firsts].sum(axis=1))[where]
    return determined
