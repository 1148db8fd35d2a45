"""Models for repeated visits on equal terms: how often units were seen, with or without unequal visibility."""

from __future__ import annotations

from math import comb, lgamma, log
from typing import TYPE_CHECKING

from yellowplate.estimate.population.answer import ModelAnswer, NotAnswered
from yellowplate.estimate.population.lists import Overlaps, Population, TimesSeen
from yellowplate.estimate.population.loglinear import newton
from yellowplate.estimate.population.profile import profile

if TYPE_CHECKING:
    from collections.abc import Callable

    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Shape = Callable[[Floats], Floats]

ONLY_OCCASIONS = "for repeated visits on equal terms; these lists are not (say --occasions if they are)"


def by_times(table: Population, shape: Shape | None, level: float, text: str) -> ModelAnswer | NotAnswered:
    """Fit how many were seen once, twice, ...: every occasion alike.

    Args:
        table: occasions, or how often units were seen.
        shape: extra column of unequal visibility as a function of the times seen; None for equal visibility.
        level: coverage of the interval.
        text: name of the model for the reader.

    Returns:
        The Poisson point with the multinomial profile interval.
    """
    import numpy as np

    if isinstance(table, Overlaps) and not table.are_occasions:
        return NotAnswered(ONLY_OCCASIONS)
    seen = table if isinstance(table, TimesSeen) else table.times_seen
    most = seen.n_occasions
    times = np.arange(1, (most or seen.counts[-1][0]) + 1)
    counts = np.array([float(seen.n_times(int(number))) for number in times])
    ways = [log(comb(most, int(number))) if most else -lgamma(int(number) + 1) for number in times]
    columns = [np.ones(len(times)), times.astype(float)]
    if shape is not None:
        columns.append(shape(times.astype(float)))
    return _fitted(np.stack(columns, axis=1), counts, np.array(ways), level, text)


def by_history(table: Population, shape: Shape, level: float, text: str) -> ModelAnswer | NotAnswered:
    """Fit every history: each occasion with its own rate, and unequal visibility.

    Args:
        table: occasions.
        shape: extra column as a function of the times seen.
        level: coverage of the interval.
        text: name of the model for the reader.

    Returns:
        The Poisson point with the multinomial profile interval.
    """
    import numpy as np

    if not isinstance(table, Overlaps) or not table.are_occasions:
        return NotAnswered(ONLY_OCCASIONS)
    histories = np.arange(1, 1 << table.n_lists)
    on = (histories[:, None] >> np.arange(table.n_lists) & 1).astype(float)
    columns = np.column_stack([np.ones(len(on)), on, shape(on.sum(axis=1))])
    return _fitted(columns, table.counts(), np.zeros(len(on)), level, text)


def _fitted(columns: Floats, counts: Floats, offset: Floats, level: float, text: str) -> ModelAnswer | NotAnswered:
    import numpy as np
    from scipy.special import gammaln, xlogy

    n_cells, n_columns = columns.shape
    if n_cells < n_columns or np.linalg.matrix_rank(columns) < n_columns:
        return NotAnswered("too few occasions for its parameters")
    theta, is_settled = newton(columns, counts[None], np.ones((1, n_cells)), np.ones((1, n_columns), bool), offset)
    if not is_settled[0]:
        return NotAnswered("its likelihood has no finite maximum on this table")
    means = np.exp(columns @ theta[0] + offset)
    loglik = float(np.sum(xlogy(counts, means) - means - gammaln(counts + 1)))
    deviance = float(2 * np.sum(xlogy(counts, counts) - counts - xlogy(counts, means) + means))
    limits = profile(columns, counts, level, offset=offset)
    n_hat = float(counts.sum() + np.exp(theta[0, 0]))
    if limits.upper is not None and limits.upper < n_hat:
        return NotAnswered("its point lies outside the interval of its own likelihood: the table does not determine it")
    return ModelAnswer(
        n_hat,
        min(limits.lower, n_hat),
        limits.upper,
        f"{text}; Poisson fit, multinomial profile interval (its own point: {limits.n_hat:.1f})",
        deviance=max(deviance, 0.0),
        bic=float(-2 * loglik + n_columns * np.log(counts.sum())),
        aic=-2 * loglik + 2 * n_columns,
    )
