"""A bank of runs at points of the prior, made once: it shows what the model can reach, and answers many quick fits.

Quick fits are rejection with a regression adjustment (`fit_adjusted`). They serve the recovery of simulated truths and
the diagnosis, where one bank answers for all; the posterior that is shipped comes from `fit`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from yellowplate.model.fit_adjusted import adjusted
from yellowplate.model.fit_problem import Problem, seed_of
from yellowplate.model.observations import bent

if TYPE_CHECKING:
    import numpy as np

    from yellowplate.model.chance import Array

PER_BATCH = 2000
"""Runs side by side; fewer cost more time a run, more cost memory."""
NEAREST = 0.025
"""Share of a bank that a quick fit keeps."""
REACH = 3.0
"""Reporter's errors within which a run counts as near an observation."""
LEAST_NEAR = 0.001
"""Share of the bank that must come near an observation for the model to reach it."""


@dataclass(frozen=True, slots=True)
class Bank:
    """Runs at points of the prior.

    Attributes:
        problem: what was run.
        z: points by parameters, standard normal.
        said: points by observations, without reporters' errors.
        off: points by observations, residuals with reporters' errors drawn.
    """

    problem: Problem
    z: Array
    said: Array
    off: Array

    def near(self) -> Array:
        """Return the share of runs within `REACH` of each observation."""
        import numpy as np

        return np.asarray((np.abs(self.off) <= REACH).mean(axis=0))

    def out_of_reach(self) -> tuple[str, ...]:
        """Return the ids of observations that next to no run comes near."""
        return tuple(
            one.id for one, share in zip(self.problem.observations, self.near(), strict=True) if share < LEAST_NEAR
        )

    def nearest(self, ids: Sequence[str], target: Array | None = None) -> tuple[np.ndarray, float]:
        """Return the rows of the bank nearest to what was reported.

        Args:
            ids: observations that count.
            target: residuals of what was reported, all observations; None for the reports themselves, which are 0.

        Returns:
            Row numbers, nearest first, and the distance that the first row left out has.
        """
        import numpy as np

        columns = self.problem.columns(ids)
        distance = np.sqrt((self._apart(columns, target) ** 2).sum(axis=1))
        n = max(2, int(len(distance) * NEAREST))
        order = np.argsort(distance, kind="stable")
        return order[:n], float(distance[order[n]])

    def quick_fit(self, ids: Sequence[str], target: Array | None = None) -> tuple[Array, Array]:
        """Fit by rejection with a regression adjustment.

        Args:
            ids: observations that count.
            target: as for `nearest`.

        Returns:
            Points by parameters, and their weights, which add to 1.
        """
        import numpy as np

        rows, width = self.nearest(ids, target)
        apart = self._apart(self.problem.columns(ids), target)
        return adjusted(self.z[rows], apart[rows], np.ones(len(rows)), width)

    def _apart(self, columns: list[int], target: Array | None) -> Array:
        """Return bent residuals less those aimed at."""
        apart = bent(self.off[:, columns])
        return apart if target is None else apart - bent(target[columns])


def bank(
    problem: Problem,
    n: int,
    seed: int,
    *,
    work: Path | None = None,
    tick: Callable[[int], None] | None = None,
) -> Bank:
    """Make a bank, or go on with one that was begun.

    Args:
        problem: what is run.
        n: runs; rounded up to whole batches.
        seed: of the points and the draws.
        work: directory in which finished batches are kept and found again; None keeps none.
        tick: called with the number of runs done.

    Returns:
        The bank, the same for a seed whether it was made at one go or not.
    """
    import numpy as np

    points, said, off = [], [], []
    for batch in range(-(-n // PER_BATCH)):
        size = min(PER_BATCH, n)
        own = seed_of("bank", seed, batch)
        z = np.random.Generator(np.random.Philox(key=own)).standard_normal((size, len(problem.names)))
        kept = work / f"bank-{problem.digest()[:12]}-{seed}-{size}-{batch}.npy" if work else None
        if kept is not None and kept.is_file():
            found = np.load(kept)
        else:
            found = problem.run(z, own)
            if kept is not None:
                unfinished = kept.with_name("unfinished.npy")
                np.save(unfinished, found)
                unfinished.replace(kept)
        points.append(z)
        said.append(found)
        off.append(problem.retell(found, seed_of("bank errors", seed, batch)))
        if tick is not None:
            tick((batch + 1) * size)
    return Bank(problem, np.concatenate(points), np.concatenate(said), np.concatenate(off))
