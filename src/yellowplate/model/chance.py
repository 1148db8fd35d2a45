"""Chance that is the same in every scenario: named streams of uniform numbers, and counts by inversion.

A count is the inverse of its distribution at a uniform number, so two scenarios that differ in one number differ in the
draws only as far as that number matters (common random numbers). Streams are named, so neither the order of cohorts nor
a mechanism more or less moves the draws of another.

Source: Glasserman and Yao 1992, "Some guidelines and guarantees for common random numbers", Management Science 38;
Philox of Salmon et al. 2011. Limits: counts with a mean above `MANY` are inverted by the Cornish-Fisher expansion to
the third moment.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Array = NDArray[np.float64]

MANY = 12.0
"""Mean from which a count (or what is left of it) is inverted by expansion."""
MOST = 64
"""Steps of exact inversion: far beyond any count of mean `MANY`."""
_TINY = 1e-300


class Chance:
    """The streams of one simulation."""

    def __init__(self, seed: int, n_runs: int) -> None:
        """Take the seed and the number of runs side by side."""
        self._seed = seed
        self._n_runs = n_runs
        self._streams: dict[tuple[str, ...], np.random.Generator] = {}

    def uniform(self, *names: str) -> Array:
        """Return the next number of each run in the stream of that name, each above 0 and below 1.

        Args:
            names: mechanism, what is drawn, and cohort.

        Returns:
            One number a run.
        """
        import numpy as np

        stream = self._streams.get(names)
        if stream is None:
            word = "\x1f".join((str(self._seed), *names)).encode()
            key = int.from_bytes(hashlib.sha256(word).digest()[:16], "big")
            stream = self._streams[names] = np.random.Generator(np.random.Philox(key=key))
        return np.maximum(stream.random(self._n_runs), 2.0**-54)

    def uniforms(self, *names: str, cohorts: tuple[str, ...]) -> Array:
        """Return one number a run and cohort.

        Returns:
            Runs by cohorts.
        """
        import numpy as np

        return np.stack([self.uniform(*names, cohort) for cohort in cohorts], axis=1)


def among(n: Array, prob: Array, uniform: Array) -> Array:
    """Draw how many of n do something that each does with a probability (binomial, by inversion).

    Args:
        n: whole numbers, at least 0.
        prob: from 0 to 1; a belief without an upper end may draw a little above, which counts as 1.
        uniform: between 0 and 1; a larger one never gives a smaller count.

    Returns:
        Whole numbers from 0 to n, as floats.
    """
    import numpy as np

    n, prob, uniform = (np.asarray(one, np.float64) for one in np.broadcast_arrays(n, np.clip(prob, 0.0, 1.0), uniform))
    is_most = prob > 0.5  # noqa: PLR2004 - then those who do not are counted, which is the smaller number
    share = np.where(is_most, 1 - prob, prob)
    turned = np.where(is_most, 1 - uniform, uniform)
    mean = n * share
    few = mean < MANY
    counted = _expanded(mean, np.sqrt(mean * (1 - share)), 1 - 2 * share, turned)
    if few.any():
        odds = share[few] / (1 - share[few])
        counted[few] = _inverted(n[few], np.exp(n[few] * np.log1p(-share[few])), odds, turned[few])
    counted = np.clip(counted, 0, n)
    return np.where(is_most, n - counted, counted)


def arriving(mean: Array, uniform: Array) -> Array:
    """Draw how many arrive where none is bound to (Poisson, by inversion).

    Args:
        mean: at least 0.
        uniform: as for `among`.

    Returns:
        Whole numbers as floats.
    """
    import numpy as np

    mean, uniform = (np.asarray(one, np.float64) for one in np.broadcast_arrays(mean, uniform))
    few = mean < MANY
    counted = np.maximum(_expanded(mean, np.sqrt(mean), np.ones_like(mean), uniform), 0)
    if few.any():
        counted[few] = _inverted(np.full(int(few.sum()), np.inf), np.exp(-mean[few]), mean[few], uniform[few])
    return counted


def _inverted(n: Array, none: Array, odds: Array, uniform: Array) -> Array:
    """Walk up the distribution until it passes the uniform number; `odds` is the mean where n is infinite."""
    import numpy as np

    counted, mass, passed = np.zeros_like(none), np.array(none), np.array(none)
    for step in range(1, MOST):
        is_beyond = uniform > passed
        if not is_beyond.any():
            break
        left = np.where(np.isinf(n), 1.0, np.maximum(n - (step - 1), 0.0))
        mass = mass * odds * left / step
        counted += is_beyond
        passed = passed + np.maximum(mass, _TINY)
    return counted


def _expanded(mean: Array, spread: Array, skewed: Array, uniform: Array) -> Array:
    """Round the Cornish-Fisher quantile to the third moment; `skewed` over the spread is the skewness."""
    import numpy as np
    from scipy.special import ndtri

    z = ndtri(uniform)
    skewness = skewed / np.maximum(spread, _TINY)
    return np.asarray(np.floor(mean + spread * (z + skewness * (z * z - 1) / 6) + 0.5), np.float64)
