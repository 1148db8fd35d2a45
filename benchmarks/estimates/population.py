"""Population estimates: published answers against ours with the time each took, and simulations with known truth.

python -m benchmarks.estimates.population [--only published|simulations] [--runs N] [--skip-long]
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchmarks.estimates.population_published import rows_of
from benchmarks.interval import rate
from yellowplate.estimate.method import Question, methods
from yellowplate.estimate.population.answer import ModelAnswer, Setup
from yellowplate.estimate.population.lists import Overlaps, overlaps_of
from yellowplate.estimate.population.table_cautions import table_cautions
from yellowplate.estimate.population.visibility import if_links_were_missed, if_visibility_varied

TABLES = Path(__file__).resolve().parents[2] / "../shared/estimation_tables"

LEVEL = 0.9

SEED = 4000
"""Of the first run of each simulation; the rules were set with seeds below 1,000."""

Rows = NDArray[np.bool_]
Simulation = Callable[[np.random.Generator], tuple[Overlaps, int]]


def of_rows(on: Rows) -> Overlaps:
    """Make a table of (units, lists) from who was on which list; units on none vanish."""
    masks = on @ (1 << np.arange(on.shape[1]))
    values, counts = np.unique(masks, return_counts=True)
    names = tuple("ABCDEFGH"[: on.shape[1]])
    return overlaps_of(names, {int(mask): int(count) for mask, count in zip(values, counts, strict=True)})


def independent(rng: np.random.Generator) -> tuple[Overlaps, int]:
    """1,500 units, four lists that know nothing of each other."""
    return of_rows(rng.random((1500, 4)) < np.array([0.15, 0.2, 0.12, 0.25])), 1500


def one_pair(rng: np.random.Generator) -> tuple[Overlaps, int]:
    """3,000 units, four lists; being on A makes B four times as likely by the odds."""
    on = rng.random((3000, 4)) < np.array([0.2, 0.2, 0.15, 0.25])
    on[:, 1] = rng.random(3000) < np.where(on[:, 0], 0.45, 0.17)
    return of_rows(on), 3000


def copied(rng: np.random.Generator) -> tuple[Overlaps, int]:
    """2,000 units, four lists; D reprints between half and all of B and adds little of its own."""
    on = rng.random((2000, 4)) < np.array([0.15, 0.2, 0.2, 0.03])
    on[:, 3] |= on[:, 1] & (rng.random(2000) < rng.uniform(0.5, 1.0))
    return of_rows(on), 2000


def copied_of_three(rng: np.random.Generator) -> tuple[Overlaps, int]:
    """800 units, three lists; C reprints between half and all of B and adds little of its own."""
    on = rng.random((800, 3)) < np.array([0.2, 0.2, 0.03])
    on[:, 2] |= on[:, 1] & (rng.random(800) < rng.uniform(0.5, 1.0))
    return of_rows(on), 800


def opened(rng: np.random.Generator) -> tuple[Overlaps, int]:
    """Four lists one after another; between two of them a third to two thirds of those present leave, as many come."""
    staying = rng.uniform(1 / 3, 2 / 3)
    n_units = 12_000
    entered = np.sort(rng.integers(-3, 4, n_units))
    left = entered + rng.geometric(1 - staying, n_units)
    at = np.arange(4)
    present = (entered[:, None] <= at) & (at < left[:, None])
    on = present & (rng.random((n_units, 4)) < np.full(4, 0.3))
    return of_rows(on), int(present.any(axis=1).sum())


def opened_of_three(rng: np.random.Generator) -> tuple[Overlaps, int]:
    """Three lists one after another, about 500 present; between two of them half leave and as many come."""
    entered = np.sort(rng.integers(-4, 3, 1800))
    left = entered + rng.geometric(0.5, 1800)
    at = np.arange(3)
    present = (entered[:, None] <= at) & (at < left[:, None])
    on = present & (rng.random((1800, 3)) < np.full(3, 0.4))
    return of_rows(on), int(present.any(axis=1).sum())


def links_missed(rng: np.random.Generator) -> tuple[Overlaps, int]:
    """3,000 units, three lists; 10, 25 or 50 % of the links between records of one unit are missed."""
    on = rng.random((3000, 3)) < np.array([0.2, 0.25, 0.3])
    rate = rng.choice([0.1, 0.25, 0.5])
    parts = []
    for row in on[on.any(axis=1)]:
        lists = rng.permutation(np.flatnonzero(row))
        kept = np.zeros(3, dtype=bool)
        kept[lists[0]] = True
        for number in lists[1:]:
            if rng.random() < rate:
                parts.append(np.eye(3, dtype=bool)[number])
            else:
                kept[number] = True
        parts.append(kept)
    return of_rows(np.array(parts)), 3000


def uneven(rng: np.random.Generator) -> tuple[Overlaps, int]:
    """3,000 units, three lists; the rate of a unit is beta with mean 0.2 and first parameter 2 or 0.5."""
    first = rng.choice([2.0, 0.5])
    rate = rng.beta(first, 4 * first, 3000)
    return of_rows(rng.random((3000, 3)) < rate[:, None]), 3000


@dataclass
class Tally:
    """How often something held."""

    n_held: int = 0
    n_runs: int = 0

    def add(self, *, held: bool) -> None:
        """Count one run."""
        self.n_runs += 1
        self.n_held += held

    def __str__(self) -> str:
        """Share with its Wilson interval."""
        return rate(self.n_held, self.n_runs)


def simulated(simulation: Simulation, n_runs: int) -> Iterator[tuple[Overlaps, int]]:
    """Run a simulation with one seed a run."""
    for number in range(n_runs):
        yield simulation(np.random.default_rng(SEED + number))


def coverage(simulation: Simulation, names: tuple[str, ...], n_runs: int) -> dict[str, Tally]:
    """Count how often each method's interval holds the truth."""
    asked = [method for method in methods(Question.POPULATION) if method.name in names]
    tallies = {name: Tally() for name in names}
    setup = Setup(level=LEVEL, n_bootstrap=200, n_top=20)
    for number, (table, truth) in enumerate(simulated(simulation, n_runs)):
        shared = replace(setup, seed=number, memo={})
        for method in asked:
            answer = method.answer(table, shared)
            assert isinstance(answer, ModelAnswer)
            is_above = answer.lower is None or answer.lower <= truth
            tallies[method.name].add(held=is_above and (answer.upper is None or truth <= answer.upper))
    return tallies


def warned(simulation: Simulation, code: str, n_runs: int) -> Tally:
    """Count how often a warning is given."""
    tally = Tally()
    for table, _ in simulated(simulation, n_runs):
        tally.add(held=any(caution.code == code for caution in table_cautions(table)))
    return tally


def within_sensitivity(simulation: Simulation, ask: Callable[..., Any], n_runs: int) -> tuple[Tally, float]:
    """Count how often the truth lies within the printed sensitivity, and how wide it is: most over least, median."""
    tally = Tally()
    widths = []
    for number, (table, truth) in enumerate(simulated(simulation, n_runs)):
        sizes = [one for one in ask(table, level=LEVEL, n_draws=200, seed=number) if one.n_hat is not None]
        low = min(one.lower for one in sizes)
        high = max(float("inf") if one.upper is None else one.upper for one in sizes)
        tally.add(held=low <= truth <= high)
        widths.append(high / low)
    return tally, float(np.median(widths))


EVERY = (independent, one_pair, links_missed, uneven, copied, copied_of_three, opened, opened_of_three)


def published(*, with_long: bool) -> None:
    """Print published answers, ours and the time."""
    answered, left_out = rows_of(TABLES, with_long=with_long)
    print("Published answers (limits of bootstraps in brackets where the table gives them)")
    print("| table | method | published | ours | within | s |\n|---|---|---|---|---|---|")
    for row in answered:
        given = row.given
        theirs = _figures(*(float(given[name]) if given[name] else None for name in ("value", "lower", "upper")))
        shown = [one if given[name] else None for name, one in zip(("value", "lower", "upper"), row.ours, strict=True)]
        is_in = "yes" if row.is_within else "NO"
        print(f"| {given['table']} | {given['method']} | {theirs} | {_figures(*shown)} | {is_in} | {row.seconds:.2f} |")
    for table, method, reason in left_out:
        print(f"not answered: {table}, {method}: {reason}")


def _figures(value: float | None, lower: float | None, upper: float | None) -> str:
    limits = "" if lower is None or upper is None else f" [{lower:,.1f}, {upper:,.1f}]"
    return ("" if value is None else f"{value:,.1f}") + limits


def simulations(n_runs: int) -> None:
    """Print coverage, warnings and sensitivity."""
    print(f"\nSimulations, {LEVEL:.0%} intervals, seeds from {SEED}")
    true = {"copied_list": (copied, copied_of_three), "open_population": (opened, opened_of_three)}
    for code, expected in true.items():
        print(f"  warning {code}")
        for simulation in (*expected, *(one for one in EVERY if one not in expected)):
            what = "expected" if simulation in expected else "not expected"
            print(f"    {what}, {simulation.__name__}: {warned(simulation, code, n_runs)}")
    for simulation, ask in ((links_missed, if_links_were_missed), (uneven, if_visibility_varied)):
        print(f"  {simulation.__name__}: {simulation.__doc__}")
        tally, width = within_sensitivity(simulation, ask, n_runs)
        print(f"    truth within the printed sensitivity: {tally}; median width, most over least: {width:.1f}")
    names = ("independence", "pairs_bic", "stepwise")
    for simulation, asked in ((independent, names[:3]), (one_pair, names[1:3])):
        print(f"  {simulation.__name__}: {simulation.__doc__}")
        for name, tally in coverage(simulation, asked, n_runs).items():
            print(f"    coverage {name}: {tally}")


def main() -> None:
    """Print everything."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=300)
    parser.add_argument("--only", choices=("published", "simulations"))
    parser.add_argument("--skip-long", action="store_true", help="leave out bootstraps over thousands of models")
    options = parser.parse_args()
    if options.only != "simulations":
        published(with_long=not options.skip_long)
    if options.only != "published":
        simulations(options.runs)


if __name__ == "__main__":
    main()
