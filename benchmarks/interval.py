"""The interval that stands beside every rate."""

from __future__ import annotations

import math

Z_95 = 1.959964


def wilson(n_right: int, n: int) -> tuple[float, float]:
    """Compute the 95 % interval of a rate.

    Args:
        n_right: hits.
        n: trials.

    Returns:
        Lower and upper end, from 0 to 1; the whole range where n is 0.

    Source: Wilson 1927, J. Am. Stat. Assoc. 22, 209-212.

    >>> [round(end, 3) for end in wilson(11, 19)]
    [0.363, 0.769]
    """
    if n == 0:
        return 0.0, 1.0
    share, square = n_right / n, Z_95 * Z_95
    centre = (share + square / (2 * n)) / (1 + square / n)
    half = Z_95 / (1 + square / n) * math.sqrt(share * (1 - share) / n + square / (4 * n * n))
    return max(0.0, centre - half), min(1.0, centre + half)


def rate(n_right: int, n: int) -> str:
    """Write a rate with its counts and interval.

    >>> rate(11, 19)
    ' 57.9% (11 of 19, 95 % 36%-77%)'
    """
    low, high = wilson(n_right, n)
    share = f"{n_right / n:6.1%}" if n else "     -"
    return f"{share} ({n_right} of {n}, 95 % {low:.0%}-{high:.0%})"
