"""Question: how fast is the model, and do its cohorts do what households would? Command: python -m benchmarks.model.

Speed: 1,000 stochastic runs of five years by week, one process; limit 20 s of processor time. Twin: the household rules
with one mesa agent a household, on the small world of `small_world.py`; agreement in the mean as z-scores, and the cost
of a household-week against the cohort rules in the same run. Exit 1 where a limit is missed.
"""

from __future__ import annotations

import argparse
import math
import sys
import time
from dataclasses import replace

import numpy as np

from benchmarks.model import small_world, twin
from benchmarks.model.small_world import AT, SHOWN, Measured
from yellowplate.model.scenario import Scenario
from yellowplate.model.simulation import simulate

N_RUNS, N_WEEKS, LIMIT_S = 1000, 260, 20.0
N_COHORT_RUNS, N_AGENT_RUNS = 4000, 60
LEAST_RATIO = 100.0
CHANCE = 0.01
"""Chance that, with both sides alike, the largest z-score is called a difference."""


def speed(n_runs: int) -> float:
    """Return processor seconds of the runs."""
    calendar = replace(Scenario(), n_weeks=N_WEEKS).calendar()
    simulate(calendar, n_runs=2, seed=1)  # imports and caches are not what is measured
    begun = time.process_time()
    simulate(calendar, n_runs=n_runs, seed=1)
    return time.process_time() - begun


def z_scores(cohorts: Measured, agents: Measured, name: str) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
    """Return the z-score of the difference of the means, weeks by cohorts.

    The larger of both variances is taken for the agents: a few runs without a rare event show none.
    """
    one, other = cohorts.series[name], agents.series[name]
    spread = np.maximum(one.var(axis=0, ddof=1), other.var(axis=0, ddof=1))
    error = np.sqrt(one.var(axis=0, ddof=1) / len(one) + spread / len(other))
    return np.asarray((other.mean(axis=0) - one.mean(axis=0)) / np.where(error > 0, error, 1.0))


def limit_of(n: int) -> float:
    """Return the z-score that the largest of n passes with `CHANCE` where both sides are alike (Bonferroni)."""
    from scipy.special import ndtri

    return float(-ndtri(CHANCE / 2 / n))


def show_twin(cohorts: Measured, agents: Measured) -> float:
    """Print means and z-scores; return the largest z-score in size."""
    worst = 0.0
    print("| what | week | cohort | cohort rules | agents | z |\n|---|---|---|---|---|---|")
    for name in SHOWN:
        scores = z_scores(cohorts, agents, name)
        one, other = cohorts.series[name].mean(axis=0), agents.series[name].mean(axis=0)
        for at, week in enumerate(AT):
            for place, (city, group) in enumerate(twin.COHORTS_USED):
                z = scores[at, place]
                worst = max(worst, abs(float(z)))
                means = f"{one[at, place]:.2f} | {other[at, place]:.2f}"
                print(f"| {name} | {week} | {city}, {group} | {means} | {z:+.2f} |")
    return worst


def main() -> int:
    """Measure and print; return the exit status."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.model", description=__doc__)
    parser.add_argument("--runs", type=int, default=N_RUNS, help="runs of the speed line")
    parser.add_argument("--agent-runs", type=int, default=N_AGENT_RUNS, help="runs of the twin")
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    cpu_s = speed(asked.runs)
    print(f"speed: {asked.runs} runs of {N_WEEKS} weeks in {cpu_s:.2f} s of processor time, limit {LIMIT_S:g} s")
    cohorts = small_world.cohorts(N_COHORT_RUNS, asked.seed)
    agents = twin.agents(asked.agent_runs, asked.seed)
    size = f"{len(twin.COHORTS_USED)} cohorts of {small_world.N_HOUSEHOLDS} households"
    print(f"\ntwin: {size}, {small_world.N_WEEKS} weeks,")
    print(f"{N_COHORT_RUNS} runs of the cohort rules, {asked.agent_runs} of the agents\n")
    worst = show_twin(cohorts, agents)
    n = len(SHOWN) * len(AT) * len(twin.COHORTS_USED)
    limit = limit_of(n)
    print(f"\nlargest z {worst:.2f} of {n}; passed by chance in {CHANCE:.0%} of cases: {limit:.2f}")
    each = cohorts.cpu_s / cohorts.n_steps, agents.cpu_s / agents.n_steps
    ratio = each[1] / each[0]
    told = f"cohort rules {each[0] * 1e9:.2f} ns, agents {each[1] * 1e9:.0f} ns"
    print(f"a household-week: {told}, {ratio:.0f} times; at least {LEAST_RATIO:g} asked")
    fixed = twin.agents(max(asked.agent_runs // 3, 2), asked.seed, keeps_form=False)
    print("\nwhat the assumption that holdings change hands is worth (owned at the end, all cohorts):")
    owned = [found.series["owned"][:, -1].sum(axis=1) for found in (cohorts, agents, fixed)]
    errors = [float(one.std(ddof=1)) / math.sqrt(len(one)) for one in owned]
    for name, one, error in zip(("cohort rules", "agents", "agents, wealth stays"), owned, errors, strict=True):
        print(f"  {name}: {one.mean():.1f} (standard error {error:.1f}, {len(one)} runs)")
    is_good = cpu_s < LIMIT_S * asked.runs / N_RUNS and worst < limit and ratio >= LEAST_RATIO
    return 0 if is_good else 1


if __name__ == "__main__":
    sys.exit(main())
