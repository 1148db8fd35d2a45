"""The last step of every fit: points moved along a local linear regression to where the distance would be none.

Source: Beaumont, Zhang and Balding 2002, "Approximate Bayesian computation in population genetics", Genetics 162.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from yellowplate.model.chance import Array

RIDGE = 1.0
"""Penalty on standardised slopes, so that with few points the slopes of residuals that hardly vary stay near 0."""
LEAST_SPREAD = 1e-9


def adjusted(z: Array, off: Array, weights: Array, width: float) -> tuple[Array, Array]:
    """Move points to where the regression on the residuals expects them at no distance.

    Args:
        z: points by parameters, on a scale without bounds.
        off: points by observations: residuals less those aimed at.
        weights: of the points, at least 0.
        width: distance at which a point counts no more; points beyond it get no weight.

    Returns:
        Points by parameters, and weights that add to 1.

    Limits: linear in the residuals, and the spread about the line is taken as the same everywhere.
    """
    import numpy as np

    distance = np.sqrt((off**2).sum(axis=1))
    kept = weights * np.maximum(1 - (distance / max(width, LEAST_SPREAD)) ** 2, 0.0)
    if kept.sum() <= 0:
        kept = weights.copy()
    kept = kept / kept.sum()
    centre, middle = kept @ z, kept @ off
    spread = np.sqrt(kept @ (off - middle) ** 2)
    varies = spread > LEAST_SPREAD
    if not varies.any():
        return z, kept
    scaled = (off[:, varies] - middle[varies]) / spread[varies]
    n_even = 1 / (kept**2).sum()
    gram = scaled.T @ (kept[:, None] * scaled) + RIDGE / n_even * np.eye(int(varies.sum()))
    slopes = np.linalg.solve(gram, scaled.T @ (kept[:, None] * (z - centre)))
    return z - off[:, varies] / spread[varies] @ slopes, kept


def quantiles(z: Array, weights: Array, probs: tuple[float, ...]) -> Array:
    """Return weighted quantiles of each parameter.

    Args:
        z: points by parameters.
        weights: add to 1.
        probs: from 0 to 1.

    Returns:
        Probabilities by parameters.
    """
    import numpy as np

    found = []
    for column in z.T:
        order = np.argsort(column, kind="stable")
        passed = np.cumsum(weights[order]) - weights[order] / 2
        found.append(np.interp(probs, passed, column[order]))
    return np.stack(found, axis=1)
