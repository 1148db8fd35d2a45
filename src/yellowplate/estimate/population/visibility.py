"""What two faults that leave no trace in a fit would do to the number: missed links and uneven visibility."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from yellowplate.estimate.population.bootstrap import drawn
from yellowplate.estimate.population.lists import Overlaps

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

MISS_RATES = (0.0, 0.1, 0.25, 0.5)
"""Shares of the true links between lists that were not made."""

VARIATIONS = (0.0, 0.5, 1.0, 1.5)
"""Coefficients of variation of the rate at which units are seen; 1 is exponential, 0 all alike."""

_MOST = 1e9
_ROUNDS = 60


@dataclass(frozen=True, slots=True)
class IfSo:
    """The number if a fault has a given size.

    Attributes:
        size: share of links missed, or coefficient of variation of visibility.
        n_hat: the number; None where the table rules this size out or has no overlap.
        lower: lower limit over drawn tables; None as above.
        upper: upper limit; None where there is none.
    """

    size: float
    n_hat: float | None
    lower: float | None
    upper: float | None


def if_links_were_missed(table: Overlaps, *, level: float, n_draws: int, seed: int) -> tuple[IfSo, ...]:
    """Compute the number for several shares of missed links.

    A missed link makes two units of one: the sizes of the lists stay, the number of different units seen is too high.

    Args:
        table: two or more lists.
        level: coverage of the limits.
        n_draws: drawn tables.
        seed: of the draws.

    Returns:
        One number a share, for lists that know nothing of each other.
    """
    return _if_so(table, [(rate, rate, 0.0) for rate in MISS_RATES], level, n_draws, seed)


def if_visibility_varied(table: Overlaps, *, level: float, n_draws: int, seed: int) -> tuple[IfSo, ...]:
    """Compute the number for several degrees of uneven visibility.

    Each unit has a rate, gamma over the units, that multiplies the rates of all lists; given it, lists know nothing
    of each other. Sizes of lists and number of different units then determine the number of all units.

    Args:
        table: two or more lists.
        level: coverage of the limits.
        n_draws: drawn tables.
        seed: of the draws.

    Returns:
        One number a degree.
    """
    return _if_so(table, [(variation, 0.0, variation) for variation in VARIATIONS], level, n_draws, seed)


def _if_so(
    table: Overlaps, faults: list[tuple[float, float, float]], level: float, n_draws: int, seed: int
) -> tuple[IfSo, ...]:
    import numpy as np

    counts = table.counts()
    tables = np.vstack([counts[None], drawn(counts, n_draws, seed)]) if n_draws else counts[None]
    masks = np.arange(1, len(counts) + 1)
    sizes = tables @ (masks[:, None] >> np.arange(table.n_lists) & 1)
    seen = tables.sum(axis=1)
    found = []
    for size, miss_rate, variation in faults:
        totals = total_from_margins(sizes, seen, miss_rate, variation)
        point, possible = float(totals[0]), totals[~np.isnan(totals)]
        shares = ((1 - level) / 2, (1 + level) / 2)
        low, high = np.quantile(possible, shares, method="nearest") if len(possible) else (np.nan, np.nan)
        known = point if np.isfinite(point) and point < _MOST else None
        found.append(
            IfSo(
                size,
                known,
                float(low) if known and n_draws else None,
                float(high) if known and n_draws and high < _MOST else None,
            )
        )
    return tuple(found)


def total_from_margins(sizes: Floats, seen: Floats, miss_rate: float = 0.0, variation: float = 0.0) -> Floats:
    """Solve for the number of all units from the sizes of lists and the number of different units.

    Args:
        sizes: (tables, lists) units on each list.
        seen: (tables,) different units.
        miss_rate: share of the true links that were not made.
        variation: coefficient of variation of the rate at which units are seen.

    Returns:
        One number a table; inf where there is no overlap, nan where so many missed links are not possible.

    Source: with `variation` 0 Darroch 1958, Biometrika 45, equation for k lists; the gamma mixture of the rates is
    that of the negative binomial.
    """
    import numpy as np

    summed = sizes.sum(axis=1)
    true_seen = summed - (summed - seen) / (1 - miss_rate)
    is_possible = true_seen >= np.maximum(sizes.max(axis=1), 1.0)
    true_seen = np.where(is_possible, true_seen, np.maximum(sizes.max(axis=1), 1.0))
    low, high = np.log(true_seen * (1 + 1e-9) + 1e-9), np.full(len(seen), np.log(_MOST))

    def excess(log_total: Floats) -> Floats:
        total = np.exp(log_total)
        missed = np.log1p(-np.minimum(true_seen / total, 1 - 1e-12))
        each = np.log1p(-np.minimum(sizes / total[:, None], 1 - 1e-12))
        if variation == 0:
            sum_of_logs: Floats = each.sum(axis=1) - missed
            return sum_of_logs
        square = variation**2
        mixed: Floats = np.expm1(-square * missed) - np.expm1(-square * each).sum(axis=1)
        return mixed

    for _ in range(_ROUNDS):
        middle = (low + high) / 2
        is_above = excess(middle) > 0
        low, high = np.where(is_above, middle, low), np.where(is_above, high, middle)
    total = np.where(summed > seen, np.exp((low + high) / 2), np.inf)
    return np.where(is_possible, total, np.nan)
