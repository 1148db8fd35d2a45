"""Question: are changes found, dated and not invented? Command: python -m benchmarks.estimates.series.

Data: counts drawn here, a quarter of the vehicles hidden, change in the middle; crossings along a made-up river. The
floor is a Poisson segmentation with a penalty of 3 log T, as measured in the project's note. Nothing is tuned on
what is printed; shares come with Wilson's 95 % interval.
"""

from __future__ import annotations

import math
import sys
import time
from typing import TYPE_CHECKING

from benchmarks.vin.score import wilson
from yellowplate.estimate.crossings.overlapping import Survey, union_of
from yellowplate.estimate.crossings.points import Point, sweep
from yellowplate.estimate.looks.change import LEAST_SCENES, NEAR_POISSON, best_cuts, costs, likely_cuts, stretches

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

SEED = 20261121
IN_VIEW = 0.75
LEVEL = 0.90
CASES = ((30, 30), (30, 60), (30, 45), (20, 150))
VARIATIONS = (0.0, 0.45)
SHORT = 24
"""Series of more scenes get half the runs: they take ten times as long."""


def share(n_right: int, n: int) -> str:
    """Print a share with its interval."""
    low, high = wilson(n_right, n)
    return f"{n_right / n:.2f} [{low:.2f}, {high:.2f}]"


def floor_cuts(counts: NDArray[np.float64], exposures: NDArray[np.float64]) -> tuple[int, ...]:
    """Cut by Poisson cost with a penalty of 3 log T a change."""
    import numpy as np

    most = counts.size // LEAST_SCENES - 1
    found = best_cuts(costs(counts[None, :], exposures, np.array([NEAR_POISSON])), most)
    best = min(range(most + 1), key=lambda k: float(found[k][0][0]) + 3 * math.log(counts.size) * k)
    return tuple(int(cut) for cut in found[best][1][0])


def changes(chance: np.random.Generator, n_runs: int) -> None:
    """Print hits within one scene, false changes a series and coverage of the dates."""
    import numpy as np

    print("scenes, levels, variation: hit; false changes a series (floor: hit, false); date interval covers")
    for n in (8, 12, 24, 48):
        runs = n_runs if n <= SHORT else n_runs // 4
        for variation in VARIATIONS:
            for before, after in CASES:
                middle, exposures = n // 2, np.full(n, IN_VIEW)
                hits, false, floor_hits, floor_false, n_in, n_dated = 0, 0, 0, 0, 0, 0
                for run in range(runs):
                    means = np.where(np.arange(n) < middle, before, after).astype(float)
                    if variation:
                        means *= chance.gamma(variation**-2, variation**2, n)
                    counts = chance.poisson(means * IN_VIEW).astype(float)
                    found = stretches(counts, exposures, seed=run)
                    is_change = before != after
                    hit = is_change and any(abs(cut - middle) <= 1 for cut in found.cuts)
                    hits, false = hits + hit, false + len(found.cuts) - hit
                    rough = floor_cuts(counts, exposures)
                    rough_hit = is_change and any(abs(cut - middle) <= 1 for cut in rough)
                    floor_hits, floor_false = floor_hits + rough_hit, floor_false + len(rough) - rough_hit
                    if is_change and len(found.cuts) == 1:
                        first, last = likely_cuts(counts, exposures, found.size, 0, n, LEVEL)
                        n_in, n_dated = n_in + (first <= middle <= last), n_dated + 1
                told = f"{n:2} {before}-{after} cv {variation}: "
                told += f"hit {share(hits, runs)}, " if before != after else "no change, "
                told += f"false {false / runs:.2f} (floor: {floor_hits / runs:.2f}, {floor_false / runs:.2f})"
                told += f"; covers {share(n_in, n_dated)} (n {n_dated})" if n_dated else ""
                print(f"  {told}; n {runs}")


def wandering(chance: np.random.Generator, n_runs: int) -> None:
    """Print false changes where a yard of constant flow fills and empties slowly."""
    import numpy as np

    print("constant flow, 40 standing, 24 scenes: series with a change that is none, by stay over days between scenes")
    for ratio in (0.5, 1.0, 3.0):
        n_false = 0
        for run in range(n_runs):
            kept, now, counts = math.exp(-1 / ratio), int(chance.poisson(40)), []
            for _ in range(24):
                counts.append(float(now))
                now = int(chance.binomial(now, kept) + chance.poisson(40 * (1 - kept)))
            n_false += bool(stretches(np.array(counts), np.ones(24), seed=run).cuts)
        print(f"  {ratio}: {share(n_false, n_runs)} (n {n_runs})")


def crossings(chance: np.random.Generator, n_runs: int) -> None:
    """Print what three surveys of made-up points allow: bounds from counts, places from points."""
    print("60 places on 400 km, three surveys (80, 95, 400 km) finding 70 %, points off by up to 0.15 km")
    n_in, ratios = 0, dict.fromkeys((0.1, 0.5, 2.0), 0.0)
    for _ in range(n_runs):
        truth = sorted(float(x) for x in chance.uniform(0, 400, 60))
        spans = {"a": (100.0, 180.0), "b": (90.0, 185.0), "c": (0.0, 400.0)}
        found = {
            name: [x for x in truth if low <= x <= high and chance.random() < 0.7]  # noqa: PLR2004 - share found
            for name, (low, high) in spans.items()
        }
        n_found = len({x for places in found.values() for x in places})
        union = union_of([Survey(n, len(found[n]), hi - lo, lo, hi) for n, (lo, hi) in spans.items()])
        assert union.most is not None
        n_in += union.least <= n_found <= union.most
        lists = {
            name: [Point(41.4, 124 + (x + float(chance.uniform(-0.15, 0.15))) / 83.4) for x in places]
            for name, places in found.items()
        }
        for one in sweep(lists, tuple(ratios)):
            ratios[one.radius_km] += one.n_places / n_found / n_runs
    print(f"  bounds hold the number found by any: {share(n_in, n_runs)} (n {n_runs})")
    for radius, ratio in ratios.items():
        print(f"  radius {radius} km: places over places found by any {ratio:.2f}")


def main() -> None:
    """Print everything."""
    import numpy as np

    n_runs = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    began = time.process_time()
    chance = np.random.default_rng(SEED)
    crossings(chance, n_runs)
    wandering(chance, n_runs)
    changes(chance, n_runs)
    print(f"seed {SEED}, {time.process_time() - began:.0f} s of processor time")


if __name__ == "__main__":
    main()
