"""Who is served where more ask for a car than there are: all by the same share, the rest by lot."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from yellowplate.model.chance import Array

DIGITS = 9
"""Decimals that sums of remainders keep, so that whole sums are whole."""


def served(asked: Array, stock: Array, lots: Array, first: Array) -> Array:
    """Serve everybody by the same share of what is asked for; cars left over by rounding go by lot.

    Args:
        asked: whole numbers, runs by askers.
        stock: whole numbers, runs.
        lots: one number between 0 and 1 for each, runs by askers; the order of the draw.
        first: one number between 0 and 1 a run; where the draw begins.

    Returns:
        Whole numbers, runs by askers: all that was asked for, or together the stock. The mean of each is its share, in
        whatever order the askers stand.

    Source: systematic sampling in random order, Madow 1949, Annals of Mathematical Statistics 20, 333.
    """
    import numpy as np

    total = asked.sum(axis=1)
    due = asked * np.minimum(1.0, stock / np.maximum(total, 1.0))[:, None]
    given = np.floor(due)
    order = np.argsort(lots, axis=1)
    edges = np.cumsum(np.take_along_axis(due - given, order, axis=1), axis=1).round(DIGITS)
    passed = np.floor(np.pad(edges, ((0, 0), (1, 0))) + first[:, None])
    more = np.empty_like(given)
    np.put_along_axis(more, order, np.diff(passed, axis=1), axis=1)
    return np.asarray(np.minimum(given + more, asked))
