"""Question: is `estimate revenue` fast enough, and are its indices right? Run: python -m benchmarks.estimates.revenue.

Data: the scenario that comes with the program, and the Ishigami function, whose indices have a closed form. SALib and
SciPy compute the same indices from samples of their own.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from yellowplate.estimate.revenue.document import read_scenario
from yellowplate.estimate.revenue.draws import free_names
from yellowplate.estimate.revenue.receipts import N_DRAWS, estimate_revenue, outcome_of
from yellowplate.estimate.revenue.sensitivity import Index, sobol_indices

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Array = NDArray[np.float64]

SHIPPED = Path(__file__).resolve().parents[2] / "examples" / "scenarios" / "upper_yalu.toml"
LIMIT_S = 10.0
"""Seconds one answer of 2^15 draws may take."""
N_RUNS = 5
N_BASE = 4096
SEED = 20261121
ISHIGAMI = {"x1": (0.3139, 0.5576), "x2": (0.4424, 0.4424), "x3": (0.0, 0.2437)}


def ishigami(points: Array) -> Array:
    """Return the Ishigami function with a = 7 and b = 0.1 at points of the unit cube."""
    import numpy as np

    x = np.pi * (2 * points - 1)
    found: Array = np.sin(x[:, 0]) + 7 * np.sin(x[:, 1]) ** 2 + 0.1 * x[:, 2] ** 4 * np.sin(x[:, 0])
    return found


def salib(outcome: Callable[[Array], Array], names: tuple[str, ...]) -> dict[str, tuple[float, float]]:
    """Return first and total indices as SALib computes them from its own sample of the same size."""
    import numpy as np
    from SALib.analyze import sobol as analyze
    from SALib.sample import sobol as sample

    problem = {"num_vars": len(names), "names": list(names), "bounds": [[0.0, 1.0]] * len(names)}
    points = np.clip(sample.sample(problem, N_BASE, calc_second_order=False, seed=SEED), 1e-9, 1 - 1e-9)
    found = analyze.analyze(problem, outcome(points), calc_second_order=False, num_resamples=2, seed=SEED)
    return {name: (float(found["S1"][n]), float(found["ST"][n])) for n, name in enumerate(names)}


def scipy(outcome: Callable[[Array], Array], names: tuple[str, ...]) -> dict[str, tuple[float, float]]:
    """Return first and total indices as SciPy computes them from its own sample of the same size."""
    from scipy.stats import sobol_indices as indices
    from scipy.stats import uniform

    dists = [uniform() for _ in names]
    found = indices(func=lambda points: outcome(points.T), n=N_BASE, dists=dists, rng=SEED)
    return {name: (float(found.first_order[n]), float(found.total_order[n])) for n, name in enumerate(names)}


def _timed(work: Callable[[], dict[str, tuple[float, float]]]) -> tuple[dict[str, tuple[float, float]], float]:
    began = time.process_time()
    found = work()
    return found, time.process_time() - began


def compare(title: str, outcome: Callable[[Array], Array], names: tuple[str, ...], n_shown: int) -> float:
    """Print the indices of the three side by side; returns the widest difference of ours from either."""
    began = time.process_time()
    ours = {one.name: one for one in sobol_indices(outcome, names, n_base=N_BASE, seed=SEED)}
    took = time.process_time() - began
    theirs, salib_took = _timed(lambda: salib(outcome, names))
    others, scipy_took = _timed(lambda: scipy(outcome, names))
    print(f"{title}: {len(names)} numbers, {N_BASE} base points; ours {took:.1f} s, ", end="")
    print(f"SALib {salib_took:.1f} s, SciPy {scipy_took:.1f} s of processor time")
    print("number; first: ours [90 %], SALib, SciPy; total: ours [90 %], SALib, SciPy")
    for name in sorted(names, key=lambda name: (-ours[name].total, name))[:n_shown]:
        print(f"  {name}; {_row(ours[name], theirs[name], others[name])}")
    return max(
        max(abs(ours[name].first - other[name][0]), abs(ours[name].total - other[name][1]))
        for other in (theirs, others)
        for name in names
    )


def _row(one: Index, theirs: tuple[float, float], others: tuple[float, float]) -> str:
    first = f"{one.first:.3f} [{one.first_low:.3f}, {one.first_high:.3f}], {theirs[0]:.3f}, {others[0]:.3f}"
    return f"{first}; {one.total:.3f} [{one.total_low:.3f}, {one.total_high:.3f}], {theirs[1]:.3f}, {others[1]:.3f}"


def main() -> int:
    """Print times and indices; returns 1 if an answer took longer than the limit."""
    import numpy as np

    scenario = read_scenario(SHIPPED.read_text("utf-8"), SHIPPED.name).scenario
    took = []
    for seed in range(N_RUNS):
        began, began_cpu = time.perf_counter(), time.process_time()
        answer = estimate_revenue(scenario, n_draws=N_DRAWS, seed=seed)
        took.append((time.perf_counter() - began, time.process_time() - began_cpu))
        row = answer.compared[0].estimate
        print(
            f"seed {seed}: {took[-1][0]:.2f} s ({took[-1][1]:.2f} s of processor time) for {N_DRAWS} draws; "
            f"{row.quantity.partition(':')[0]} {scenario.asked.year}: {row.value / 1e6:.2f} million CNY "
            f"[{(row.lower or 0) / 1e6:.2f}, {(row.upper or 0) / 1e6:.2f}]"
        )
    worst = max(wall for wall, _ in took)
    print(f"slowest of {N_RUNS}: {worst:.2f} s; limit {LIMIT_S:.0f} s")
    names = free_names(scenario.priors)
    outcome = outcome_of(scenario)
    off = compare("Shipped scenario, log of the total asked", lambda points: np.log(outcome(points)), names, 8)
    print(f"widest difference over all numbers: {off:.4f}")
    off = compare("Ishigami", ishigami, tuple(ISHIGAMI), 3)
    print(f"widest difference: {off:.4f}; closed form (first, total): {ISHIGAMI}")
    return 1 if worst > LIMIT_S else 0


if __name__ == "__main__":
    sys.exit(main())
