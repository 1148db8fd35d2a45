"""pyABC asks for one run at a time; the model makes thousands side by side. This sampler stands between the two."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from yellowplate.model.fit_problem import Problem, seed_of
from yellowplate.model.observations import bent

if TYPE_CHECKING:
    from yellowplate.model.chance import Array

LEAST_BATCH, MOST_BATCH = 250, 2000
"""Runs side by side: below, a run costs three times as much; above, memory grows and time a run does not fall."""
SPARE = 1.15
"""A batch is this much larger than the acceptance so far asks for."""
OFF = "off"
"""Key under which pyABC is given the bent residuals of a run."""


class _Given:
    """Stands for a prior or a transition whose next point is already drawn."""

    def __init__(self, point: object) -> None:
        self._point = point

    def rvs(self) -> object:
        return self._point

    def pdf(self, point: object) -> float:
        del point
        return 1.0  # every point of the normal scale is possible


def batch_sampler(
    problem: Problem, columns: list[int], seed: int, advance: Callable[[int, int, int], None]
) -> Any:  # a pyabc.Sampler, a class that exists only once pyABC is imported
    """Return a sampler of pyABC that runs the model in batches.

    Args:
        problem: what is run.
        columns: observations that count.
        seed: the draws of a population depend on it and on the population's number only, so that a fit that was
            interrupted goes on as if it had not been.
        advance: called with (number of the population, particles accepted, runs made); the population before the
            first, which sets the first distance, has number -1.

    Returns:
        The sampler. All runs of a batch are made before any is accepted, and particles are accepted in the order
        they were proposed, so quick runs are not preferred.
    """
    import numpy as np
    import pyabc

    class Ready(pyabc.Model):  # type: ignore[misc] # pyABC has no types
        """A model whose run is already made."""

        def __init__(self, off: Array) -> None:
            super().__init__("ready")
            self._off = off

        def sample(self, pars: object) -> dict[str, Array]:
            del pars
            return {OFF: self._off}

    class Batches(pyabc.sampler.Sampler):  # type: ignore[misc] # pyABC has no types
        """Draws a batch of points, runs it at once, and hands the runs to pyABC one by one."""

        def sample_until_n_accepted(
            self,
            n: int,
            simulate_one: Any,
            t: int,
            *,
            max_eval: float = np.inf,
            all_accepted: bool = False,
            ana_vars: object = None,
        ) -> Any:
            del ana_vars
            sample, n_run, batch = self._create_empty_sample(), 0, 0
            before = np.random.get_state()
            try:
                np.random.seed(seed_of("proposals", seed, t))
                while sample.n_accepted < n and n_run < max_eval:
                    rate = 1.0 if all_accepted else max(sample.n_accepted, 1) / n_run if n_run else 0.5
                    asked = int((n - sample.n_accepted) / rate * (1.0 if all_accepted else SPARE)) + 1
                    points = _points(simulate_one, min(max(asked, LEAST_BATCH), MOST_BATCH), t)
                    z = np.array([[point[name] for name in problem.names] for point in points])
                    said = problem.run(z, seed_of("runs", seed, t, batch))
                    off = bent(problem.retell(said, seed_of("errors", seed, t, batch))[:, columns])
                    for point, one in zip(points, off, strict=True):
                        n_run += 1
                        given = _Given(point)
                        at = {"transitions": [given]} if "transitions" in simulate_one.keywords else {}
                        sample.append(simulate_one(models=[Ready(one)], parameter_priors=[given], **at))
                        if sample.n_accepted == n:
                            break
                    batch += 1
                    advance(t, sample.n_accepted, n_run)
            finally:
                np.random.set_state(before)
            self.nr_evaluations_ = n_run
            sample.ok = sample.n_accepted == n
            return sample

    return Batches()


def _points(simulate_one: Any, size: int, t: int) -> list[Any]:
    """Draw points where pyABC would: from the prior before and in population 0, later about the one before."""
    import pyabc

    if t <= 0:
        prior = simulate_one.keywords["parameter_priors"][0]
        return [prior.rvs() for _ in range(size)]
    moved = simulate_one.keywords["transitions"][0].rvs(size)
    return [pyabc.Parameter(**row) for row in moved.to_dict("records")]
