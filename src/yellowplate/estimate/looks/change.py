"""Exact segmentation of counts into stretches of one level, with the site's own dispersion.

    cost of a stretch = - (S log m - sum over scenes of (y + r) log(1 + m e / r)),   m = S / E

S and E are the sums of counts y and exposures e (share in view), r the size of the negative binomial; as r grows this
is the Poisson cost. The best stretches for every number of changes come from a dynamic programme over all cuts.

Source: segment neighbourhood search (Auger and Lawrence 1989, Bulletin of Mathematical Biology 51, 39-54).
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Array = NDArray[np.float64]

LEAST_SCENES = 3
"""Scenes a stretch has at least: fewer are an outlier, not a level."""

NEAR_POISSON = 1e6
"""Size of the negative binomial that stands for no dispersion beyond Poisson."""

N_SERIES = 199
"""Series drawn without a further change, to compare its gain with."""

FALSE_CHANCE = 0.05
"""Chance of a change where there is none, one by one."""

SEED = 20260629
"""Start of the random stream of those series."""


@dataclass(frozen=True, slots=True)
class Stretches:
    """A series cut into stretches.

    Attributes:
        cuts: index of the first scene of each stretch but the first.
        size: size of the negative binomial; `NEAR_POISSON` where scenes vary as little as Poisson counts.
        chances: chance of each cut's gain without it, in the order the number of cuts grew; the last one is that of
            the cut that was refused, if one was tried.
    """

    cuts: tuple[int, ...]
    size: float
    chances: tuple[float, ...]


def costs(counts: Array, exposures: Array, sizes: Array) -> Array:
    """Return the cost of every stretch of several series of one length.

    Args:
        counts: series by scene, at least 0.
        exposures: by scene, above 0; the same for all series.
        sizes: one a series.

    Returns:
        Series by first scene by scene after the last; infinite where that is shorter than `LEAST_SCENES`.
    """
    import numpy as np

    n_series, n = counts.shape
    starts, ends = np.triu_indices(n + 1, LEAST_SCENES)
    sums = np.concatenate([np.zeros((n_series, 1)), np.cumsum(counts, axis=1)], axis=1)
    spans = np.concatenate([[0.0], np.cumsum(exposures)])
    total = sums[:, ends] - sums[:, starts]
    rate = total / (spans[ends] - spans[starts])
    cost = -total * np.log(np.maximum(rate, 1e-300))
    # One scene at a time: the whole cube of series, stretches and scenes would not fit for long series.
    for scene in range(n):
        inside = (starts <= scene) & (scene < ends)
        grown = np.log1p(rate[:, inside] * exposures[scene] / sizes[:, None])
        cost[:, inside] += (counts[:, [scene]] + sizes[:, None]) * grown
    found = np.full((n_series, n + 1, n + 1), np.inf)
    found[:, starts, ends] = cost
    return found


def best_cuts(cost: Array, most: int) -> list[tuple[Array, Array]]:
    """Return the best cuts for 0 to `most` changes, of several series.

    Args:
        cost: as `costs` gives it.
        most: number of changes.

    Returns:
        By number of changes: least cost by series, and cuts as series by change.
    """
    import numpy as np

    n_series, n = cost.shape[0], cost.shape[1] - 1
    best = cost[:, 0, :]
    back: list[Array] = []
    found = [(best[:, n], np.zeros((n_series, 0)))]
    for _ in range(most):
        tried = best[:, :, None] + cost
        back.append(tried.argmin(axis=1).astype(float))
        best = tried.min(axis=1)
        cuts, at = [], np.full(n_series, n)
        for table in reversed(back):
            at = table[np.arange(n_series), at].astype(int)
            cuts.append(at)
        found.append((best[:, n], np.array(cuts[::-1], dtype=float).T))
    return found


def sizes_of(counts: Array, exposures: Array, cuts: Array) -> Array:
    """Estimate each series' dispersion from steps between neighbours that no cut parts.

    Args:
        counts: series by scene.
        exposures: by scene.
        cuts: series by change.

    Returns:
        Sizes, between 0.05 and `NEAR_POISSON`.

    Limits: a site whose level wanders slowly has small steps, and its dispersion is underestimated.
    Source: variance from successive differences (von Neumann 1941), less its Poisson part.
    """
    import numpy as np

    rates = counts / exposures
    left, right = slice(None, -1), slice(1, None)
    pooled = (counts[:, left] + counts[:, right]) / (exposures[left] + exposures[right])
    excess = (rates[:, right] - rates[:, left]) ** 2 - pooled * (1 / exposures[left] + 1 / exposures[right])
    scale = 2 * rates[:, left] * rates[:, right]
    is_parted = (cuts[:, :, None] == np.arange(1, counts.shape[1])[None, None, :]).any(axis=1)
    above = np.where(is_parted, 0.0, excess).sum(axis=1)
    below = np.where(is_parted, 0.0, scale).sum(axis=1)
    inverse = np.divide(above, below, out=np.zeros_like(above), where=below > 0)
    return np.asarray(1.0 / np.clip(inverse, 1 / NEAR_POISSON, 20.0))


def _gain(counts: Array, exposures: Array, n_cuts: int) -> tuple[Array, Array, Array]:
    """Return what one more cut gains, the cuts without it, and the sizes those leave."""
    import numpy as np

    # The cuts for a given number hardly depend on the size, so they are found twice and then left.
    cuts = np.zeros((counts.shape[0], 0))
    sizes = sizes_of(counts, exposures, cuts)
    if n_cuts:
        for _ in range(2):
            cuts = best_cuts(costs(counts, exposures, sizes), n_cuts)[n_cuts][1]
            sizes = sizes_of(counts, exposures, cuts)
    found = best_cuts(costs(counts, exposures, sizes), n_cuts + 1)
    return found[n_cuts][0] - found[n_cuts + 1][0], found[n_cuts][1], sizes


def stretches(
    counts: Array, exposures: Array, *, seed: int = SEED, n_series: int = N_SERIES, false_chance: float = FALSE_CHANCE
) -> Stretches:
    """Cut a series where its level changes.

    Args:
        counts: by scene, at least 0; ranges by one number.
        exposures: share in view, above 0 to 1.
        seed: start of the random stream.
        n_series: series drawn to compare each gain with.
        false_chance: a cut is kept while its gain is rarer than this without it.

    Returns:
        The cuts. Cuts are added one by one: the gain of one more is compared with its gain in series drawn without
        it, from the levels and the dispersion found, with the dispersion estimated anew in each.

    Limits: scenes are taken as independent given their level; see `change_report.py` for slow wander.
    """
    import numpy as np

    chance = np.random.default_rng(seed)
    row, n = counts[None, :].astype(float), counts.size
    chances: list[float] = []
    n_cuts, cuts = 0, np.zeros((1, 0))
    sizes = sizes_of(row, exposures, cuts)
    while n >= LEAST_SCENES * (n_cuts + 2) and row.sum() > 0:
        gain, cuts, sizes = _gain(row, exposures, n_cuts)
        edges = [0, *(int(cut) for cut in cuts[0]), n]
        means = np.concatenate([np.full(b - a, row[0, a:b].sum() / exposures[a:b].sum()) for a, b in pairwise(edges)])
        levels = chance.gamma(sizes[0], 1 / sizes[0], (n_series, n)) * means * exposures
        drawn = chance.poisson(levels).astype(float)
        gains, _, _ = _gain(drawn, exposures, n_cuts)
        n_above = int((gains >= gain[0] - 1e-9).sum())
        chances.append((n_above + 1) / (n_series + 1))
        if chances[-1] > false_chance:
            break
        n_cuts += 1
    if cuts.shape[1] < n_cuts:  # the series is too short for one more cut, so none was tried
        cuts = best_cuts(costs(row, exposures, sizes), n_cuts)[n_cuts][1]
        sizes = sizes_of(row, exposures, cuts)
    return Stretches(tuple(int(cut) for cut in cuts[0]), float(sizes[0]), tuple(chances))


def likely_cuts(counts: Array, exposures: Array, size: float, left: int, right: int, level: float) -> tuple[int, int]:
    """Return the earliest and latest likely place of the one cut between two others.

    Args:
        counts: by scene.
        exposures: by scene.
        size: dispersion.
        left: first scene of the stretch before the cut.
        right: scene after the last of the stretch behind it.
        level: share of the weight that the places hold together, likeliest first.

    Returns:
        Index of the first scene behind the earliest and behind the latest likely cut.

    Source: weights in proportion to the likelihood of each place, every place alike before looking.
    """
    import numpy as np

    cost = costs(counts[None, left:right], exposures[left:right], np.array([size]))[0]
    places = np.arange(LEAST_SCENES, right - left - LEAST_SCENES + 1)
    both = cost[0, places] + cost[places, right - left]
    weight = np.exp(both.min() - both)
    weight /= weight.sum()
    order = np.argsort(-weight, kind="stable")
    n_kept = int(np.searchsorted(np.cumsum(weight[order]), level - 1e-12)) + 1
    kept = places[order[:n_kept]]
    return left + int(kept.min()), left + int(kept.max())
