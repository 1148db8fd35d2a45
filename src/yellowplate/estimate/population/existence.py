"""Whether a log-linear model has an answer at all: a finite maximum, and parameters the table determines."""

from __future__ import annotations

from enum import IntFlag

from yellowplate.estimate.population.lists import Overlaps
from yellowplate.estimate.population.loglinear import design, reduced

_POSITIVE = 1e-7
"""A count that can be made larger than this is taken as positive; the linear programme is solved to 1e-9."""


class Existence(IntFlag):
    """What is wrong with a model on a table; zero is fine."""

    FINE = 0
    NO_MAXIMUM = 1
    """No finite maximum: the likelihood grows while some parameter goes to infinity."""
    NOT_DETERMINED = 2
    """More parameters than the cells that are left can tell apart."""


def check(table: Overlaps, terms: tuple[int, ...]) -> Existence:
    """Check one model on one table by linear programming.

    A finite maximum exists exactly where positive counts exist with the same margins; so the smallest count is
    maximised under the margins of the model.

    Args:
        table: who was on which list.
        terms: combinations of two or more lists that interact.

    Returns:
        What is wrong; both may be.

    Source: Fienberg and Rinaldo 2012, Annals of Statistics 40; for zero overlaps Chan, Silverman, Vincent, "Multiple
    Systems Estimation for Sparse Capture Data", JASA 2021, section 3.
    """
    import numpy as np
    from scipy.optimize import linprog

    layout = design(table.n_lists, terms)
    counts = table.counts()[None, :]
    cells, active = reduced(layout, counts, layout.chosen(terms)[None, :])
    columns = layout.columns[cells[0]][:, active[0]]
    found = Existence.FINE
    if np.linalg.matrix_rank(columns) < columns.shape[1]:
        found |= Existence.NOT_DETERMINED
    margins = counts[0, cells[0]] @ columns
    n_cells = len(columns)
    solved = linprog(
        np.r_[np.zeros(n_cells), -1.0],
        A_ub=np.hstack([-np.eye(n_cells), np.ones((n_cells, 1))]),
        b_ub=np.zeros(n_cells),
        A_eq=np.hstack([columns.T, np.zeros((columns.shape[1], 1))]),
        b_eq=margins,
        bounds=[(0, None)] * n_cells + [(None, 1.0)],
        method="highs",
    )
    if solved.status != 0 or -solved.fun < _POSITIVE:
        found |= Existence.NO_MAXIMUM
    return found
