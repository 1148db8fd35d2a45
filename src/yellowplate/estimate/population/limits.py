"""Limits of a number that cannot be below what was seen."""

from __future__ import annotations

from math import exp, log, sqrt


def log_normal_limits(n_hat: float, variance: float, n_seen: int, level: float) -> tuple[float, float | None]:
    """Take the number of hidden units as log-normal.

    Args:
        n_hat: estimate of all units.
        variance: of the estimate.
        n_seen: units seen, the least there can be.
        level: coverage aimed at.

    Returns:
        Lower and upper limit, never below `n_seen`; no upper limit where no hidden units are estimated at all.

    Source: Chao 1987, Biometrics 43, equation 12.
    """
    from scipy.special import ndtri

    hidden = n_hat - n_seen
    if hidden <= 0:
        return float(n_hat), None
    factor = exp(float(ndtri((1 + level) / 2)) * sqrt(log(1 + variance / hidden**2)))
    return n_seen + hidden / factor, n_seen + hidden * factor
