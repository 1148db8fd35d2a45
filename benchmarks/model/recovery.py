"""Question: does a fit find again what made simulated reports? Command: python -m benchmarks.model.recovery [WORK].

Data: truths drawn from the priors, run by the model, told with reporters' errors. Two fits: the quick one, for which
one bank of runs is made once and searched for every truth (20 truths, as asked, and 400 for narrower intervals), and
with `--populations N` that of `yellowplate model fit` for the first N truths, with few particles. The floor is the
prior itself, whose 90 % interval holds 90 % and shrinks by nothing. Finished parts are kept in WORK.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.vin.score import wilson
from yellowplate.model.fit import fit
from yellowplate.model.fit_bank import Bank, bank
from yellowplate.model.fit_problem import Problem
from yellowplate.model.recovery import LEVEL, Recovered, first, quick, recover

if TYPE_CHECKING:
    from yellowplate.model.chance import Array

SEED = 20261122
N_BANK, N_TRUTHS, N_ASKED = 20_000, 400, 20
N_POPULATIONS, N_PARTICLES = 5, 300


def show(title: str, found: Sequence[Recovered]) -> None:
    """Print a table with Wilson's 95 % interval of each share."""
    print(title)
    for one in found:
        low, high = wilson(one.n_held, one.n)
        held = f"{one.n_held}/{one.n} = {one.n_held / one.n:.3f} [{low:.3f}, {high:.3f}]"
        print(f"  {one.name:24} held {held}; spread shrinks by {one.contraction:.2f}", end="")
        print("" if one.is_learnt else "; NOT LEARNT")


def by_populations(truths: Bank, ids: Sequence[str], work: Path) -> tuple[Recovered, ...]:
    """Fit each truth as `yellowplate model fit` does."""

    def fitter(target: Array) -> tuple[Array, Array]:
        found = fit(
            truths.problem, ids, work, n_populations=N_POPULATIONS, n_particles=N_PARTICLES, seed=SEED, target=target
        )
        return found.z, found.weights

    return recover(truths, fitter)


def main() -> None:
    """Print everything."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("work", nargs="?", type=Path, default=Path("build/model"))
    asked.add_argument("--populations", type=int, default=0, metavar="N")
    options = asked.parse_args()
    options.work.mkdir(parents=True, exist_ok=True)
    began = time.process_time()
    problem = Problem()
    runs = bank(problem, N_BANK, SEED, work=options.work)
    truths = bank(problem, N_TRUTHS, SEED + 1, work=options.work)
    ids = [one.id for one in problem.observations if one.id not in runs.out_of_reach()]
    print(f"model output, not evidence; {len(ids)} observations; out of reach: {runs.out_of_reach() or 'none'}")
    print(f"bank of {len(runs.z)} runs, {time.process_time() - began:.0f} s of processor time")
    began = time.process_time()
    fitter = quick(runs, ids)
    show(f"quick fit, {N_ASKED} truths, {LEVEL:.0%} intervals", recover(first(truths, N_ASKED), fitter))
    show(f"quick fit, {N_TRUTHS} truths", recover(truths, fitter))
    print(f"{time.process_time() - began:.1f} s of processor time for {N_ASKED + N_TRUTHS} fits")
    if options.populations:
        began = time.process_time()
        found = by_populations(first(truths, options.populations), ids, options.work)
        show(f"populations ({N_POPULATIONS} of {N_PARTICLES}), {options.populations} truths", found)
        print(f"{time.process_time() - began:.0f} s of processor time")


if __name__ == "__main__":
    main()
