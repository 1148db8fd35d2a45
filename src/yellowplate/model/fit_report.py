"""From a question to a posterior with its diagnosis: the bank, the populations, and what both say."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from yellowplate.model import observations as told
from yellowplate.model.fit import Populations, fit
from yellowplate.model.fit_adjusted import quantiles
from yellowplate.model.fit_bank import Bank, bank
from yellowplate.model.fit_diagnosis import LEAST_CONTRACTION, against_others, contraction, fights
from yellowplate.model.fit_problem import Problem, parameters_digest
from yellowplate.model.posterior import CAUTION, Posterior
from yellowplate.model.scenario import Scenario
from yellowplate.tables import model_observations

if TYPE_CHECKING:
    from yellowplate.model.chance import Array

BANK, POPULATIONS, PARTICLES = 20_000, 8, 500
ENDS = (0.05, 0.5, 0.95)


@dataclass(frozen=True, slots=True)
class Order:
    """What is asked of a fit.

    Attributes:
        scenario: calendar and numbers set.
        name: of the scenario's file, or "".
        until: cut-off day, or None.
        dated: what it is held against, see `observations.DATINGS`.
        n_populations: at most.
        n_particles: in each.
        n_bank: runs of the bank.
        seed: of everything.
    """

    scenario: Scenario
    name: str = ""
    until: date | None = None
    dated: str = "published"
    n_populations: int = POPULATIONS
    n_particles: int = PARTICLES
    n_bank: int = BANK
    seed: int = 1

    def command(self) -> str:
        """Return the command that makes it."""
        words = ["yellowplate model fit", self.name, f"--until {self.until}" if self.until else ""]
        words += [f"--dated {self.dated}" if self.until else "", f"--populations {self.n_populations}"]
        words += [f"--particles {self.n_particles}", f"--bank {self.n_bank}", f"--seed {self.seed}", "--work DIR"]
        return " ".join(word for word in words if word)


def order(order_: Order, work: Path, advance: Callable[[str, int, int, str], None]) -> Posterior:
    """Carry out an order, or go on with one that was begun in the same directory.

    Args:
        order_: what is asked.
        work: directory for the bank and the populations.
        advance: called with (stage, done, in all, what was just done).

    Raises:
        ValueError: nothing was known by the cut-off day, or the model reaches none of it.
    """
    problem = Problem(order_.scenario)
    work.mkdir(parents=True, exist_ok=True)
    runs = bank(
        problem,
        order_.n_bank,
        order_.seed,
        work=work,
        tick=lambda done: advance("bank", min(done, order_.n_bank), order_.n_bank, "runs of the prior"),
    )
    known = [one.id for one in told.compared(order_.until, dated=order_.dated)]
    beyond = runs.out_of_reach()
    ids = [one for one in known if one not in beyond]
    if not ids:
        msg = f"no observation to fit to: known {len(known)}, of which the model reaches none"
        raise ValueError(msg)
    n_all = order_.n_particles * (order_.n_populations + 1)

    def step(population: int, accepted: int, n_runs: int) -> None:
        done = (population + 1) * order_.n_particles + accepted
        advance("fit", done, n_all, f"population {population + 1}, {accepted} of {n_runs} runs accepted")

    found = fit(
        problem,
        ids,
        work,
        n_populations=order_.n_populations,
        n_particles=order_.n_particles,
        seed=order_.seed,
        advance=step,
    )
    advance("fit", n_all, n_all, "done")
    values = problem.from_normal(found.z)
    return Posterior(
        {name: tuple(values[name].tolist()) for name in problem.names},
        tuple(found.weights.tolist()),
        {
            **_origin(order_, problem, ids, found),
            "left_out": {
                "not_known_by_the_day": [one.id for one in problem.observations if one.id not in known],
                "out_of_reach": [one for one in beyond if one in known],
                "inputs": [one.id for one in told.inputs()],
            },
            "diagnosis": diagnosis(runs, ids, found.z, found.weights),
        },
    )


def _origin(order_: Order, problem: Problem, ids: Sequence[str], found: Populations) -> dict[str, Any]:
    from importlib.metadata import version

    return {
        "caution": CAUTION,
        "command": order_.command(),
        "scenario": order_.scenario.title,
        "until": str(order_.until) if order_.until else None,
        "dated": order_.dated,
        "seed": order_.seed,
        "observations": {one: [fact.id for fact in model_observations.by_id()[one].facts] for one in ids},
        "parameters_digest": parameters_digest(),
        "observations_digest": model_observations.digest(),
        "question_digest": problem.digest(),
        "versions": {name: version(name) for name in ("yellowplate", "pyabc", "numpy", "scipy")},
        "method": "sequential Monte Carlo (pyABC), reporters' errors drawn into each run, then a linear adjustment",
        "distances": [round(one, 4) for one in found.distances],
        "runs": list(found.n_runs),
        "stopped_early": found.is_given_up,
        "particles_worth": round(float(1 / (found.weights**2).sum()), 1),
    }


def diagnosis(runs: Bank, ids: Sequence[str], z: Array, weights: Array) -> dict[str, Any]:
    """Say what a posterior learnt of each parameter, which observations are at odds, and which fight.

    Args:
        runs: the bank.
        ids: observations that counted.
        z: points by parameters of the posterior, standard normal scale.
        weights: of the points.

    Returns:
        JSON-ready; `nothing_learnt` names parameters whose spread shrank by less than a tenth.
    """
    problem = runs.problem
    shrunk = contraction(z, weights)
    quick_z, quick_weights = runs.quick_fit(ids)
    quick, slow = quantiles(quick_z, quick_weights, ENDS), quantiles(z, weights, ENDS)
    values = problem.from_normal(slow)
    prior = problem.from_normal(_prior_ends(len(problem.names)))
    return {
        "parameters": [
            {
                "name": one.name,
                "unit": one.prior.unit,
                "prior": [_short(number) for number in prior[one.name]],
                "posterior": [_short(number) for number in values[one.name]],
                "contraction": round(float(shrunk[part]), 3),
                "quick_fit_median_off": round(float(quick[1, part] - slow[1, part]), 3),
            }
            for part, one in enumerate(problem.fitted)
        ],
        "nothing_learnt": [one.name for part, one in enumerate(problem.fitted) if shrunk[part] < LEAST_CONTRACTION],
        "against_others": [
            {**asdict(one), "at_odds": one.is_at_odds, "counted": one.id in ids} for one in _rounded(runs, ids)
        ],
        "fights": [
            {"one": one.one, "other": one.other, "lift": round(one.lift, 3), "lift_high": round(one.lift_high, 3)}
            for one in fights(runs, ids)
        ],
    }


def _rounded(runs: Bank, ids: Sequence[str]) -> list[Any]:
    from dataclasses import replace

    return [
        replace(
            one,
            low=_short(one.low),
            middle=_short(one.middle),
            high=_short(one.high),
            chance=round(one.chance, 4),
            near=round(one.near, 4),
        )
        for one in against_others(runs, ids)
    ]


def _short(number: float | None) -> float | None:
    return None if number is None else float(f"{number:.4g}")


def _prior_ends(n: int) -> Array:
    import numpy as np
    from scipy.special import ndtri

    return np.repeat(ndtri(np.array(ENDS))[:, None], n, axis=1)
