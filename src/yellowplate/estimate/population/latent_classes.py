"""Latent classes: units differ in how visible they are, and within a class lists do not interact."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from yellowplate.estimate.population.lists import Overlaps

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

N_CLASSES = 10
"""Most classes; the stick-breaking prior leaves those empty that are not needed."""

SHAPE = RATE = 0.25
"""Of the gamma prior on the concentration of the classes, as in the package LCMCR."""

_N_STEPS = 40
"""Leapfrog steps of one proposal."""

_ACCEPTED = 0.8
"""Share of proposals accepted that the step is fitted to (Hoffman and Gelman 2014)."""

_MOST_HIDDEN = 1e12

_MOST_POISSON = 1e9
"""Beyond this a Poisson draw is its mean to four digits."""


@dataclass(frozen=True, slots=True)
class Chains:
    """Draws of the number of all units.

    Attributes:
        n_all: (chains, draws kept).
        r_hat: split potential scale reduction of the logarithm; near 1 where the chains agree.
    """

    n_all: Floats
    r_hat: float


class Posterior:
    """The log-posterior of rates and class sizes, the number of all units summed out, with its slope.

    Args:
        table: who was on which list.
    """

    def __init__(self, table: Overlaps) -> None:
        import numpy as np

        masks = np.array([*(mask for mask, _ in table.cells), 0])
        self.n_lists = table.n_lists
        self.on = (masks[:, None] >> np.arange(table.n_lists) & 1).astype(float)
        self.counts = np.array([count for _, count in table.cells], dtype=float)
        self.n_rates = N_CLASSES * table.n_lists
        self.n_parameters = self.n_rates + N_CLASSES - 1

    def at(self, place: Floats) -> tuple[Floats, Floats, Floats]:
        """Return value, slope and the probability of being on no list.

        Args:
            place: (chains, parameters): log odds of each list in each class, then of each stick.

        Returns:
            (chains,), (chains, parameters) and (chains,).
        """
        import numpy as np

        n_chains = len(place)
        logits, sticks = place[:, : self.n_rates].reshape(n_chains, N_CLASSES, -1), place[:, self.n_rates :]
        log_rate = -np.logaddexp(0, -logits)
        log_miss = log_rate - logits
        log_stick = -np.logaddexp(0, -sticks)
        log_rest = log_stick - sticks
        log_class = np.hstack([log_stick, np.zeros((n_chains, 1))])
        log_class[:, 1:] += log_rest.cumsum(axis=1)
        log_joint = (log_class + log_miss.sum(axis=2))[:, None] + self.on @ logits.swapaxes(1, 2)
        top = log_joint.max(axis=2, keepdims=True)
        share = np.exp(log_joint - top)
        summed = share.sum(axis=2, keepdims=True)
        log_cell = (top + np.log(summed))[:, :, 0]
        share /= summed
        unseen = np.exp(np.minimum(log_cell[:, -1], -1e-12))
        n_seen, shape = self.counts.sum(), N_CLASSES - 1 + SHAPE
        rest = RATE - log_rest.sum(axis=1)
        value = (
            log_cell[:, :-1] @ self.counts
            - n_seen * np.log1p(-unseen)
            + (log_rate + log_miss).sum(axis=(1, 2))
            + log_stick.sum(axis=1)
            - shape * np.log(rest)
        )
        weight = np.hstack([np.broadcast_to(self.counts, (n_chains, len(self.counts))), np.empty((n_chains, 1))])
        weight[:, -1] = n_seen * unseen / (1 - unseen)
        members = weight[:, :, None] * share
        size = members.sum(axis=1)
        rate, stick = np.exp(log_rate), np.exp(log_stick)
        by_rate = members.swapaxes(1, 2) @ self.on - (size[:, :, None] + 2) * rate + 1
        beyond = size[:, ::-1].cumsum(axis=1)[:, ::-1] - size
        by_stick = (size[:, :-1] + 1) * (1 - stick) - stick * (beyond[:, :-1] + (shape / rest)[:, None])
        return value, np.hstack([by_rate.reshape(n_chains, -1), by_stick]), unseen


def sample(
    table: Overlaps,
    *,
    n_chains: int,
    n_rounds: int,
    seed: int,
    advance: Callable[[int, int], None] = lambda _done, _total: None,
) -> Chains:
    """Draw from the posterior of the number of all units by Hamiltonian Monte Carlo.

    Args:
        table: two or more lists; three for an answer that means anything.
        n_chains: chains, run side by side.
        n_rounds: proposals of each; the first quarter fits the step and is thrown away.
        seed: of the draws.
        advance: told how many rounds are done.

    Returns:
        The draws; prior 1/N on the number, uniform on the rate of each list in each class.

    Limits: `r_hat` says how far the chains agree; above 1.05 more rounds are needed.
    Source: the model of Manrique-Vallier 2016, Biometrics 72; the number is drawn given the rates as there, but the
    rates move without the hidden units, whose augmentation makes a Gibbs sampler slow; Neal 2011 for the moves.
    """
    import numpy as np

    rng = np.random.default_rng(seed)
    posterior = Posterior(table)
    place = rng.normal(size=(n_chains, posterior.n_parameters))
    place[:, : posterior.n_rates] -= 1.5
    log_step = np.full(n_chains, np.log(0.05))
    n_fitting = n_rounds // 4
    kept = np.empty((n_chains, n_rounds - n_fitting))
    value, slope, unseen = posterior.at(place)
    for done in range(n_rounds):
        push = rng.normal(size=place.shape)
        energy = value - (push**2).sum(axis=1) / 2
        step = (np.exp(log_step) * rng.uniform(0.5, 1.1, n_chains))[:, None]
        there, new_slope = place, slope
        push = push + step / 2 * slope
        for _ in range(_N_STEPS):
            there = there + step * push
            new_value, new_slope, new_unseen = posterior.at(there)
            push = push + step * new_slope
        push -= step / 2 * new_slope
        gain = np.nan_to_num(new_value - (push**2).sum(axis=1) / 2 - energy, nan=-1e9, neginf=-1e9)
        is_taken = np.log(rng.uniform(size=n_chains)) < gain
        place, slope = np.where(is_taken[:, None], there, place), np.where(is_taken[:, None], new_slope, slope)
        value, unseen = np.where(is_taken, new_value, value), np.where(is_taken, new_unseen, unseen)
        if done < n_fitting:
            log_step += 0.1 * (np.exp(np.minimum(gain, 0)) - _ACCEPTED)
        else:
            # Negative binomial as a Poisson of a gamma, in floats: the number may exceed what an integer draw takes.
            mean = rng.gamma(table.n_observed, np.minimum(unseen / (1 - unseen), _MOST_HIDDEN))
            kept[:, done - n_fitting] = table.n_observed + np.where(
                mean < _MOST_POISSON, rng.poisson(np.minimum(mean, _MOST_POISSON)), mean
            )
        advance(done + 1, n_rounds)
    return Chains(kept, _split_r_hat(np.log(kept)))


def _split_r_hat(draws: Floats) -> float:
    import numpy as np

    half = draws.shape[1] // 2
    parts = np.vstack([draws[:, :half], draws[:, half : 2 * half]])
    within = parts.var(axis=1, ddof=1).mean()
    between = parts.mean(axis=1).var(ddof=1)
    return float(np.sqrt((within * (half - 1) / half + between) / within)) if within > 0 else 1.0
