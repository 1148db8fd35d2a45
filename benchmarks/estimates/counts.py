"""Question: are N-mixture and stock-and-flow right, and do intervals cover? Run: python -m benchmarks.estimates.counts.

Data: the mallard rows of the estimation tables, read in place where the folder is, and counts drawn here with known
truth. The floor is the sum of the highest counts. Every share comes with its number of runs and Wilson's 95 % interval.
"""

from __future__ import annotations

import csv
import sys
import time
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.vin.score import wilson
from yellowplate.estimate.looks.counts import CountSite, CountTable
from yellowplate.estimate.looks.counts_rows import read_counts
from yellowplate.estimate.looks.dwell_state import Yard, flows, free_flow
from yellowplate.estimate.looks.n_mixture import fit
from yellowplate.estimate.looks.n_mixture_answer import n_mixture_answer
from yellowplate.estimate.looks.series import Scene, SceneState, by_area

if TYPE_CHECKING:
    import numpy as np

TABLES = Path(__file__).resolve().parents[2] / "../shared/estimation_tables"
SEED = 20261121
LEVEL = 0.90
PER_MONTH = 60
"""True arrivals a month of the simulated yard: 2 a day."""
PUBLISHED = (
    ("negative binomial, covariates, 30", False, True, 30, 477.57),
    ("Poisson, covariates, 30", True, True, 30, 511.21),
    ("Poisson, no covariates, 100", True, False, 100, 631.89),
    ("negative binomial, no covariates, 100", False, False, 100, 525.45),
)


def share(n_right: int, n: int) -> str:
    """Print a share with its interval."""
    low, high = wilson(n_right, n)
    return f"{n_right / n:.3f} [{low:.3f}, {high:.3f}] (n {n})"


def mallards() -> None:
    """Print the published criteria beside ours."""
    path = TABLES / "nmix_mallard.csv"
    if not path.is_file():
        print("nmix_mallard.csv: not there")
        return
    rows = [("", row) for row in csv.DictReader(path.read_text(encoding="utf-8").splitlines())]
    print("nmix_mallard.csv: model; AIC published, ours; expected total; abundance; detection; log size; seconds")
    for name, is_poisson, has_covariates, most, aic in PUBLISHED:
        wanted = (("length", "elev", "forest"), ("ivel", "date", "date^2")) if has_covariates else ((), ())
        table = read_counts(rows, file="", abundance=wanted[0], detection=wanted[1]).table
        began = time.process_time()
        found = fit(table.sites, is_poisson=is_poisson, most=most)
        took = time.process_time() - began
        told = " ".join(f"{x:.3f}" for x in found.abundance), " ".join(f"{x:.3f}" for x in found.detection)
        size = "" if found.log_size is None else f"{found.log_size:.3f}"
        print(f"  {name}: {aic}, {found.aic:.2f}; {found.total:.1f}; {told[0]}; {told[1]}; {size}; {took:.2f}")


def sites_of(chance: np.random.Generator, *, n_sites: int, n_visits: int, mean: float, prob: float) -> list[CountSite]:
    """Draw counts of closed places."""
    numbers = chance.poisson(mean, n_sites)
    return [
        CountSite(str(i), tuple(int(n) for n in chance.binomial(number, prob, n_visits)), detection=((),) * n_visits)
        for i, number in enumerate(numbers)
    ]


def n_mixture(chance: np.random.Generator, n_runs: int) -> None:
    """Print coverage, the middle 80 % of the estimates, and how often the caution on detection is raised."""
    print("N-mixture, Poisson, 25 yards, 4 visits, mean 40: total over truth; 90 % interval; caution low_detection")
    for prob in (0.6, 0.3, 0.12):
        n_in, n_warned, values, n_open = 0, 0, [], 0
        for _ in range(n_runs):
            sites = sites_of(chance, n_sites=25, n_visits=4, mean=40, prob=prob)
            found = n_mixture_answer(CountTable(tuple(sites), most=250), is_poisson=True, level=LEVEL)
            assert found.value is not None
            values.append(found.value / 25)
            n_open += found.upper is None
            n_in += (found.lower or 0) <= 40 * 25 <= (found.upper or 1e9)
            n_warned += any(caution.code == "low_detection" for caution in found.cautions)
        values.sort()
        low, high = values[int(0.1 * n_runs)], values[int(0.9 * n_runs)]
        told = f"middle 80 % of the mean {low:.0f} to {high:.0f}; holds the truth {share(n_in, n_runs)}"
        print(f"  p {prob}: {told}; no upper end {n_open}; caution {share(n_warned, n_runs)}")


def open_places(chance: np.random.Generator, n_runs: int) -> None:
    """Print what N-mixture would say where vehicles come and go between visits, and that it is refused."""
    ratios, n_refused, n_varied = [], 0, 0
    for _ in range(n_runs):
        sites = []
        for i in range(25):
            counts = [int(chance.binomial(s, 0.9)) for s in stock(chance, 40 / 30, 30.0, [30] * 3)]
            days = tuple(date(2025, 3, 1) + timedelta(days=30 * j) for j in range(4))
            sites.append(CountSite(str(i), tuple(counts), days, detection=((),) * 4))
        ratios.append(fit(sites, is_poisson=True).total / 1000)
        found = n_mixture_answer(CountTable(tuple(sites)), is_poisson=True, level=LEVEL)
        n_refused += bool(found.why_not)
        bare = CountTable(tuple(CountSite(s.name, s.counts, detection=s.detection) for s in sites))
        found = n_mixture_answer(bare, is_poisson=True, level=LEVEL)
        n_varied += any(caution.code == "visits_vary" for caution in found.cautions)
    mean = sum(ratios) / n_runs
    print(f"open yards (stay 30 days, visits 30 days apart): N-mixture would say {mean:.2f} times the number standing;")
    print(f"  refused by days {share(n_refused, n_runs)}; without days, caution visits_vary {share(n_varied, n_runs)}")


def stock(chance: np.random.Generator, per_day: float, dwell: float, gaps: Sequence[int]) -> list[int]:
    """Draw the stock of a yard at scenes so many days apart."""
    import math

    now = int(chance.poisson(per_day * dwell))
    found = [now]
    for gap in gaps:
        kept = math.exp(-gap / dwell)
        now = int(chance.binomial(now, kept)) + int(chance.poisson(per_day * dwell * (1 - kept)))
        found.append(now)
    return found


def yard_of(counts: Sequence[int], gaps: Sequence[int], coverage: float) -> Yard:
    """Make a yard from counts."""
    days = [date(2025, 1, 1)]
    for gap in gaps:
        days.append(days[-1] + timedelta(days=gap))
    scenes = [
        Scene("yard", day, SceneState.COUNTED if count else SceneState.EMPTY, count, count, coverage)
        for day, count in zip(days, counts, strict=True)
    ]
    return Yard(by_area(scenes)[0])


def yards(chance: np.random.Generator, n_runs: int) -> None:
    """Print coverage of the flow with the dwell time known and free."""
    print("stock and flow, 60 vehicles a month, stay 30 days, 90 % intervals")
    for gaps, coverage in (([5] * 23, 1.0), ([10] * 11, 1.0), ([10] * 11, 0.75), ([30] * 11, 1.0)):
        n_known, n_free, values, n_edge = 0, 0, [], 0
        for _ in range(n_runs):
            counts = [int(chance.binomial(s, coverage)) for s in stock(chance, 2.0, 30.0, gaps)]
            yard = yard_of(counts, gaps, coverage)
            (known,), _ = flows([yard], [30.0], level=LEVEL)
            free, (shortest, longest) = free_flow([yard], level=LEVEL)
            n_known += known.lower <= PER_MONTH <= known.upper
            n_free += free.lower <= PER_MONTH <= free.upper
            n_edge += shortest <= 5.0 or longest >= 255  # noqa: PLR2004 - the ends of the grid
            values.append(free.per_month)
        values.sort()
        told = f"known stay: holds it {share(n_known, n_runs)}; stay free: {share(n_free, n_runs)}"
        print(f"  {len(gaps) + 1} scenes {gaps[0]} days apart, {coverage:.0%} in view: {told}")
        print(f"    free estimate, median {values[n_runs // 2]:.0f}; stay not identified {n_edge / n_runs:.2f}")


def main() -> None:
    """Print everything."""
    import numpy as np

    n_runs = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    began = time.process_time()
    mallards()
    chance = np.random.default_rng(SEED)
    n_mixture(chance, n_runs // 2)
    open_places(chance, n_runs // 4)
    yards(chance, n_runs)
    print(f"seed {SEED}, {time.process_time() - began:.0f} s of processor time")


if __name__ == "__main__":
    main()
