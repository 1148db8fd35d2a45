"""What the next observation is worth: how far knowing one number would narrow another, by runs sorted into bins.

The share of an outcome's variance that lies between bins of equal count of another number is what knowing that number
would take away; the rest stays. What bins of unrelated numbers would show by chance is subtracted.

Source: correlation ratio of Pearson 1905; for its use as the expected worth of partly perfect knowledge, Strong, Oakley
and Brennan 2014, Medical Decision Making 34, 311. Limits: the number is taken to be learnt without error, so this is
the most that an observation can do; two numbers learnt together are not summed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from yellowplate.model.summary import shortened

if TYPE_CHECKING:
    from yellowplate.model.chance import Array

MOST_BINS = 20
LEAST_IN_BIN = 20
N_PARTS = 10
Z = 1.645
"""Standard errors on each side of a share that hold nine tenths of a normal."""


@dataclass(frozen=True, slots=True)
class Worth:
    """What learning one number would do for another.

    Attributes:
        learnt: name of the parameter or outcome learnt.
        about: name of the outcome asked.
        n: runs.
        taken: share of the variance that it would take away, from 0 to 1.
        interval: 90 percent, by leaving out a part of the runs at a time (jackknife).
        narrower: share by which the spread (standard deviation) would shrink.
    """

    learnt: str
    about: str
    n: int
    taken: float
    interval: tuple[float, float]
    narrower: float


def worth_of(about: str, asked: Array, known: Mapping[str, Array]) -> tuple[Worth, ...]:
    """Rank numbers by what learning them would do for an outcome.

    Args:
        about: name of the outcome.
        asked: runs.
        known: runs, by name of what could be learnt.

    Returns:
        Largest share first; without those that never vary or have too few runs for two bins.
    """
    import numpy as np

    found = []
    for name, column in known.items():
        exists = np.isfinite(asked) & np.isfinite(column)
        n = int(exists.sum())
        n_bins = min(MOST_BINS, n // LEAST_IN_BIN)
        if n_bins <= 1 or np.ptp(column[exists]) == 0 or np.ptp(asked[exists]) == 0:
            continue
        share = taken(asked[exists], column[exists], n_bins)
        spread = _spread(asked[exists], column[exists], n_bins)
        interval = (shortened(max(0.0, share - Z * spread)), shortened(min(1.0, share + Z * spread)))
        narrower = shortened(1 - (1 - share) ** 0.5)
        found.append(Worth(name, about, n, shortened(share), interval, narrower))
    return tuple(sorted(found, key=lambda one: (-one.taken, one.learnt)))


def _spread(asked: Array, column: Array, n_bins: int) -> float:
    """Return the standard error of `taken`; resampling would see the same run twice in a bin and take it for more."""
    import numpy as np

    part = np.arange(len(asked)) % N_PARTS
    without = np.array([taken(asked[part != one], column[part != one], n_bins) for one in range(N_PARTS)])
    return float(np.sqrt((N_PARTS - 1) * without.var()))


def taken(asked: Array, column: Array, n_bins: int) -> float:
    """Return the share of the variance that lies between bins, less what chance would show; from 0 to 1.

    Args:
        asked: runs.
        column: runs; those of one value stay in one bin.
        n_bins: at least 2.
    """
    import numpy as np

    edges = np.unique(np.quantile(column, np.linspace(0, 1, n_bins + 1)[1:-1]))
    bins = np.searchsorted(edges, column, side="left")
    counts = np.bincount(bins, minlength=len(edges) + 1)
    sums = np.bincount(bins, weights=asked, minlength=len(edges) + 1)
    full = counts > 0
    whole = float(((asked - asked.mean()) ** 2).sum())
    if whole <= 0 or full.sum() <= 1:
        return 0.0
    between = float((counts[full] * (sums[full] / counts[full] - asked.mean()) ** 2).sum())
    n, k = len(asked), int(full.sum())
    # As the adjusted share of a regression on k groups: unrelated numbers come out at 0 on average.
    return min(1.0, max(0.0, 1 - (1 - between / whole) * (n - 1) / max(n - k, 1)))
