"""Decomposable graphs over lists and their weights: the sums behind an average over models."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from yellowplate.estimate.population.lists import Overlaps, pair_masks

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

FEWEST_LISTS = 3
MOST_LISTS = 5
"""Five lists have 822 decomposable graphs; the 18,154 of six take minutes."""

_EXACT_CELLS = 3000
"""Numbers of hidden units looked at one by one; beyond them, in growing steps."""

_GROWTH = 1.005


@dataclass(frozen=True, slots=True)
class Graph:
    """One decomposable graph.

    Attributes:
        cliques: maximal sets of lists that all interact, sorted.
        factors: (set of lists, +1 or -1): its probability is the product of these sets' probabilities.
    """

    cliques: tuple[int, ...]
    factors: tuple[tuple[int, int], ...]


@cache
def graphs(n_lists: int) -> tuple[Graph, ...]:
    """Return all decomposable graphs over so many lists, the one that joins all of them last."""
    pairs = pair_masks(n_lists)
    found = []
    for number in range(1 << len(pairs)):
        beside = [0] * n_lists
        for at, pair in enumerate(pairs):
            if number >> at & 1:
                one, other = (pair & -pair).bit_length() - 1, pair.bit_length() - 1
                beside[one] |= 1 << other
                beside[other] |= 1 << one
        factors = _eliminated(beside)
        if factors is not None:
            found.append(_graph(factors))
    return tuple(found)


def _eliminated(beside: list[int]) -> list[tuple[int, int]] | None:
    """Take out lists whose neighbours all interact, until none is left; None if that cannot be done."""
    left = (1 << len(beside)) - 1
    factors = []
    while left:
        for number in range(len(beside)):
            near = beside[number] & left
            if left >> number & 1 and all(
                near & ~beside[other] == 1 << other for other in range(len(beside)) if near >> other & 1
            ):
                factors += [(near | 1 << number, 1), (near, -1)]
                left &= ~(1 << number)
                break
        else:
            return None
    return factors


def _graph(factors: list[tuple[int, int]]) -> Graph:
    whole = {mask for mask, sign in factors if sign > 0}
    cliques = sorted(mask for mask in whole if not any(mask != other and mask & other == mask for other in whole))
    summed: dict[int, int] = {}
    for mask, sign in factors:
        summed[mask] = summed.get(mask, 0) + sign
    return Graph(tuple(cliques), tuple(sorted((mask, sign) for mask, sign in summed.items() if sign and mask)))


@dataclass(frozen=True, slots=True)
class Posterior:
    """What the graphs say together.

    Attributes:
        hidden: numbers of hidden units looked at.
        by_graph: (graphs, numbers) probability of each graph and number, summing to one over the graphs let in.
        weights: share of each graph if all take part, the saturated one (the last) too.
        is_cut: True if the search ends where the probability has not yet fallen away.
    """

    hidden: Floats
    by_graph: Floats
    weights: Floats
    is_cut: bool

    def quantile(self, share: float) -> float:
        """Return the number of hidden units below which so much of the probability lies."""
        import numpy as np

        summed = np.cumsum(self.by_graph.sum(axis=0))
        # A number stands for all between the middles to its neighbours; within them the probability is even.
        ends = np.r_[(self.hidden[1:] + self.hidden[:-1]) / 2, self.hidden[-1]]
        place = float(np.interp(share, np.r_[0.0, summed / summed[-1]], np.r_[self.hidden[0] - 0.5, ends]))
        return float(max(self.hidden[0], round(place)))


def average(
    table: Overlaps, delta: float, *, most_hidden: int, with_saturated: bool = False, inverse_prior: bool = True
) -> Posterior:
    """Weigh every decomposable graph and number of hidden units.

    Args:
        table: three to five lists.
        delta: prior count of each cell of the full table.
        most_hidden: highest number of hidden units looked at.
        with_saturated: let the graph that joins all lists take part; it knows nothing of the hidden cell.
        inverse_prior: prior 1/N on the number of all units; flat if False.

    Returns:
        The posterior; graphs have equal prior weight.

    Source: Madigan and York 1997, Biometrika 84; the hyper-Dirichlet marginal likelihood of Dawid and Lauritzen 1993.
    """
    import numpy as np
    from scipy.special import gammaln, logsumexp

    known = graphs(table.n_lists)
    hidden, steps = _numbers(most_hidden)
    total = table.n_observed + hidden
    parts = np.zeros((1 << table.n_lists, len(hidden)))
    for mask in range(1, 1 << table.n_lists):
        parts[mask] = _log_marginal(table, mask, delta, hidden, gammaln)
    signs = np.zeros((len(known), 1 << table.n_lists))
    for number, graph in enumerate(known):
        for mask, sign in graph.factors:
            signs[number, mask] = sign
    n_cells = 1 << table.n_lists
    # Each factor is divided by the same term of the total; numerator and denominator leave one a connected part.
    whole = gammaln(total + n_cells * delta) - gammaln(n_cells * delta)
    log_prob = (
        signs @ parts - signs.sum(axis=1)[:, None] * whole + gammaln(total + 1) - gammaln(hidden + 1) + np.log(steps)
    )
    if inverse_prior:
        log_prob = log_prob - np.log(total)
    by_graph = logsumexp(log_prob, axis=1)
    weights = np.exp(by_graph - logsumexp(by_graph))
    let_in = log_prob if with_saturated else log_prob[:-1]
    probability = np.exp(let_in - logsumexp(let_in))
    at_end = probability[:, -1].sum() / steps[-1] > 1e-3 * (probability.sum(axis=0) / steps).max()
    return Posterior(hidden, probability, weights, bool(at_end))


def _numbers(most_hidden: int) -> tuple[Floats, Floats]:
    import numpy as np

    numbers = np.arange(1, min(most_hidden, _EXACT_CELLS) + 1, dtype=float)
    if most_hidden > _EXACT_CELLS:
        n_more = int(np.ceil(np.log(most_hidden / _EXACT_CELLS) / np.log(_GROWTH)))
        more = np.unique(np.round(np.geomspace(_EXACT_CELLS, most_hidden, n_more + 1)))[1:]
        numbers = np.r_[numbers, more]
    steps = np.gradient(numbers) if len(numbers) > 1 else np.ones(1)
    return numbers, steps


def _log_marginal(table: Overlaps, mask: int, delta: float, hidden: Floats, gammaln: np.ufunc) -> Floats:
    """Log-probability of the counts on a set of lists under a Dirichlet prior, up to the part of the total."""
    n_cells = 1 << mask.bit_count()
    prior = delta * (1 << table.n_lists) / n_cells
    counts: dict[int, int] = {}
    for cell, count in table.cells:
        counts[cell & mask] = counts.get(cell & mask, 0) + count
    on_none = counts.pop(0, 0)
    known = sum(float(gammaln(count + prior)) for count in counts.values()) - len(counts) * float(gammaln(prior))
    summed: Floats = known + gammaln(hidden + on_none + prior) - gammaln(prior)
    return summed
