"""Fits the model to the dated observations by sequential Monte Carlo with pyABC; resumable, the same for a seed.

Source: Toni and Stumpf 2010 as implemented by pyABC; Wilkinson 2013, "Approximate Bayesian computation gives exact
results under the assumption of model error", for drawing the reporters' errors into each run.
"""

from __future__ import annotations

import hashlib
import json
import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from yellowplate.model.fit_adjusted import adjusted
from yellowplate.model.fit_problem import Problem
from yellowplate.model.fit_sampler import OFF, batch_sampler
from yellowplate.model.fit_transition import defensive
from yellowplate.model.observations import bent
from yellowplate.records.errors import RequestError

if TYPE_CHECKING:
    from yellowplate.model.chance import Array

LEAST_ACCEPTED = 0.02
"""A population of which fewer are accepted is given up, and the one before it is the last."""


@dataclass(frozen=True, slots=True)
class Populations:
    """What the sequence of populations came to.

    Attributes:
        z: particles by parameters, on the standard normal scale, after the adjustment.
        weights: of the particles; they add to 1.
        z_raw: particles by parameters before the adjustment.
        weights_raw: their weights.
        distances: threshold of each population, first to last.
        n_runs: runs made for each, and for setting the first distance before them.
        is_given_up: True if a further population was begun and given up.
    """

    z: Array
    weights: Array
    z_raw: Array
    weights_raw: Array
    distances: tuple[float, ...]
    n_runs: tuple[int, ...]
    is_given_up: bool


def fit(
    problem: Problem,
    ids: Sequence[str],
    work: Path,
    *,
    n_populations: int,
    n_particles: int,
    seed: int,
    target: Array | None = None,
    advance: Callable[[int, int, int], None] = lambda _population, _accepted, _n_runs: None,
) -> Populations:
    """Fit, or go on with a fit that was begun in the same directory with the same question.

    Args:
        problem: what is asked.
        ids: observations that count.
        work: directory; pyABC's database is kept in it, a population at a time.
        n_populations: at most.
        n_particles: in each.
        seed: the same seed gives the same particles with the same versions of pyABC, NumPy and SciPy, interrupted or
            not.
        target: residuals of what was reported, all observations; None for the reports themselves, which are 0.
        advance: see `batch_sampler`.

    Raises:
        RequestError: pyABC is not installed.
    """
    try:
        import pyabc
    except ImportError as error:
        msg = "pyABC is missing. Install it with: pip install 'yellowplate[model]'"
        raise RequestError(msg) from error
    import numpy as np

    logging.getLogger("ABC").setLevel(logging.WARNING)  # it tells every step on standard error otherwise
    work.mkdir(parents=True, exist_ok=True)
    columns = problem.columns(ids)
    aim = np.zeros(len(columns)) if target is None else bent(target[columns])
    key = [problem.digest(), list(ids), n_particles, seed, aim.tolist()]
    stem = "fit-" + hashlib.sha256(json.dumps(key).encode()).hexdigest()[:16]
    database, given_up = work / f"{stem}.db", work / f"{stem}.given_up"
    abc = pyabc.ABCSMC(
        models=pyabc.FunctionModel(lambda _: {}, name="yellowplate"),
        parameter_priors=pyabc.Distribution(**{name: pyabc.RV("norm", 0, 1) for name in problem.names}),
        distance_function=_distance,
        population_size=n_particles,
        transitions=defensive(),
        sampler=batch_sampler(problem, columns, seed, advance),
    )
    address = f"sqlite:///{database}"
    n_done = _begin(abc, database, address, aim)
    if n_done < n_populations and not given_up.is_file():
        history = abc.run(max_nr_populations=n_populations - n_done, min_acceptance_rate=LEAST_ACCEPTED)
        if history.n_populations < n_populations:
            given_up.touch()
    history = pyabc.History(address, create=False)
    last = history.get_population().particles
    z = np.array([[one.parameter[name] for name in problem.names] for one in last])
    weights = np.array([one.weight for one in last])
    weights = weights / weights.sum()
    off = np.stack([one.sum_stat[OFF] for one in last])
    told = history.get_all_populations()
    distances = tuple(float(one) for one in told["epsilon"].iloc[1:])
    moved, moved_weights = adjusted(z, off - aim, weights, distances[-1])
    n_runs = tuple(int(one) for one in told["samples"])
    return Populations(moved, moved_weights, z, weights, distances, n_runs, given_up.is_file())


def _distance(said: dict[str, Any], reported: dict[str, Any]) -> float:
    """Return the Euclidean distance of residuals."""
    import numpy as np

    return float(np.sqrt(((said[OFF] - reported[OFF]) ** 2).sum()))


def _begin(abc: Any, database: Path, address: str, aim: Array) -> int:
    """Open the database, or begin one; return how many populations it holds."""
    import pyabc

    if database.is_file():
        history = pyabc.History(address)
        if len(history.all_runs()) and history.n_populations > 0:
            abc.load(address, history.id)
            return int(history.n_populations)
        database.unlink()
    abc.new(address, {OFF: aim})
    return 0
