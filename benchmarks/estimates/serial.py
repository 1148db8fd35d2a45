"""Question: are serial estimates right, and do their intervals cover? Command: python -m benchmarks.estimates.serial.

Data: the rows of the estimation tables that serial numbers answer (read in place where the folder is), and numbers
drawn here from blocks whose truth is known. The floor is one maximum over all blocks. Nothing is tuned on what is
printed; every share comes with its number of runs and Wilson's 95 % interval.
"""

from __future__ import annotations

import csv
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.vin.score import wilson
from yellowplate.estimate.method import Question, methods
from yellowplate.estimate.serials.growth import growth
from yellowplate.estimate.serials.serial import LEVEL, SerialBlock, SerialSeen
from yellowplate.estimate.serials.signs import run_tests
from yellowplate.estimate.serials.total import pooled_maximum, totals
from yellowplate.records import Period, parse_period

if TYPE_CHECKING:
    import numpy as np

TABLES = Path(__file__).resolve().parents[2] / "../shared/estimation_tables"
SEED = 20261121


def block_of(name: str, numbers: Sequence[int], first: int | None = 1, days: Sequence[str] = ()) -> SerialBlock:
    """Make a block from numbers seen."""
    periods: list[Period | None] = [parse_period(day) for day in days] if days else [None] * len(numbers)
    seen = tuple(SerialSeen(number, day) for number, day in zip(numbers, periods, strict=True))
    return SerialBlock(name, min(numbers), max(numbers), len(set(numbers)), first=first, seen=seen)


def share(n_right: int, n: int) -> str:
    """Print a share with its interval."""
    low, high = wilson(n_right, n)
    return f"{n_right / n:.3f} [{low:.3f}, {high:.3f}] (n {n})"


def published() -> None:
    """Print the rows with published answers beside ours."""
    by_name = {method.name: method for method in methods(Question.SERIAL)}
    block = SerialBlock("formula", 1, 60, 4, first=1)
    goodman, bayes = (by_name[name].answer(block, level=LEVEL).value for name in ("goodman", "bayes_flat"))
    print(f"(formula) k 4, highest 60: published 74.0, ours {goodman}; Bayesian mean published 88.5, ours {bayes}")
    path = TABLES / "serial_tanks_ruggles_brodie.csv"
    if path.is_file():
        print("serial_tanks_ruggles_brodie.csv: not answered: the table holds totals, not the numbers they came from;")
        for row in csv.DictReader(path.read_text(encoding="utf-8").splitlines()):
            told, records = row["serial_number_estimate"], row["german_records"]
            print(f"  {row['month']}: serial numbers gave {told}, records {records}")


def coverage(chance: np.random.Generator, n_runs: int) -> None:
    """Print how often the intervals of one block hold the truth."""
    print(f"one block, {LEVEL:.0%} intervals: share that holds the truth; mean estimate over truth")
    for truth in (100, 4_000):
        for k in (1, 2, 5, 30):
            for method in methods(Question.SERIAL):
                if method.name in ("seen", "restarts") or (k == 1 and method.name != "goodman"):
                    continue
                n_in, values = 0, []
                for _ in range(n_runs):
                    numbers = 2000 + 1 + chance.choice(truth, size=k, replace=False)
                    answer = method.answer(block_of("b", [int(n) for n in numbers], 2001), level=LEVEL)
                    n_in += (answer.lower or 0) <= truth <= (answer.upper or 0)
                    values.append(answer.value)
                known = [value for value in values if value is not None]
                mean = f"{sum(known) / len(known) / truth:.3f}" if known else "no value"
                print(f"  {method.name:10} truth {truth:5} k {k:3}: {share(n_in, n_runs)}; {mean}")


def blocks(chance: np.random.Generator, n_runs: int) -> None:
    """Print the sum of ten blocks of 1,000 numbers, 40 % issued, against one maximum over all."""
    for n_seen in (30, 100):
        sums: dict[str, list[tuple[float, float, float, int]]] = {}
        pooled = []
        for _ in range(n_runs):
            at = chance.integers(0, 10, n_seen)
            seen = {
                code: [int(n) for n in chance.choice(400, size=int((at == code).sum()), replace=False) + 1]
                for code in range(10)
            }
            found = [block_of(str(code), numbers) for code, numbers in seen.items() if numbers]
            pooled.append(
                pooled_maximum(
                    [block_of(b.name, [b.lowest + 1000 * int(b.name), b.highest + 1000 * int(b.name)]) for b in found]
                )
                or 0.0
            )
            for total in totals(found):
                if total.value is not None and total.upper is not None and total.lower is not None:
                    truth = 400 * total.n_blocks
                    sums.setdefault(total.method.name, []).append((total.value, total.lower, total.upper, truth))
        print(f"ten blocks of 1,000, 400 issued in each, {n_seen} seen: pooled maximum {sum(pooled) / n_runs:,.0f}")
        for name, rows in sorted(sums.items()):
            mean = sum(row[0] for row in rows) / len(rows)
            spread = (sum((row[0] - mean) ** 2 for row in rows) / len(rows)) ** 0.5
            n_in = sum(row[1] <= row[3] <= row[2] for row in rows)
            print(f"  {name:10} sum {mean:,.0f} +- {spread:,.0f}; blocks answered: covered {share(n_in, len(rows))}")


def alarms(chance: np.random.Generator, n_runs: int) -> None:
    """Print how often each test is suspect, on sound blocks and on blocks with the fault it is for."""
    cases: dict[str, tuple[Callable[[int], Sequence[int]], int | None]] = {
        "sound, first known": (lambda k: _even(chance, k, 1), 1),
        "sound, first 1 but not told": (lambda k: _even(chance, k, 1), None),
        "starts at 2001, not told": (lambda k: _even(chance, k, 2001), None),
        "a third never issued": (lambda k: _without_third(chance, k), 1),
        "each hundred used to 60": (lambda k: _hundreds(chance, k), 1),
        "last digit 4 left out": (lambda k: _without_four(chance, k), 1),
    }
    print("tests suspect (chance below 0.01), share of runs")
    for name, (draw, first) in cases.items():
        for k in (10, 40, 100):
            counts: dict[str, int] = {}
            for _ in range(n_runs):
                for test in run_tests(block_of("b", [int(n) for n in draw(k)], first)):
                    counts[test.name] = counts.get(test.name, 0) + test.is_suspect
            told = ", ".join(f"{test} {n / n_runs:.3f}" for test, n in sorted(counts.items()))
            print(f"  {name}, k {k} (n {n_runs}): {told}")


def _even(chance: np.random.Generator, k: int, first: int) -> list[int]:
    return [int(n) + first for n in chance.choice(4_000, k, replace=False)]


def _without_third(chance: np.random.Generator, k: int) -> list[int]:
    numbers = chance.choice(4_000, k, replace=False) + 1
    return [int(n) + 2_000 * (int(n) // 2_001) for n in numbers]


def _hundreds(chance: np.random.Generator, k: int) -> list[int]:
    return [int(n) // 60 * 100 + int(n) % 60 + 1 for n in chance.choice(2_400, k, replace=False)]


def _without_four(chance: np.random.Generator, k: int) -> list[int]:
    digits = [0, 1, 2, 3, 5, 6, 7, 8, 9]
    return [int(n) // 9 * 10 + digits[int(n) % 9] for n in chance.choice(range(9, 3_600), k, replace=False)]


def rising(chance: np.random.Generator, n_runs: int) -> None:
    """Print growth: 2,000 numbers in month 1, 3,000 in month 7, 20 seen in each."""
    n_in, n_told, n_false, rates = 0, 0, 0, []
    for _ in range(n_runs):
        numbers = [*chance.choice(2_000, 20, replace=False), *chance.choice(3_000, 20, replace=False)]
        days = ["2025-04-15"] * 20 + ["2025-10-15"] * 20
        grown = growth(block_of("b", [int(n) + 1 for n in numbers], 1, days))
        truth = 1_000 / (183 / 30.4375)
        n_in += (grown.lower or 0) <= truth <= (grown.upper or 0)
        n_told += (grown.trend_chance or 1) < 0.01  # noqa: PLR2004 - the threshold of the caution
        rates.append(grown.per_month or 0)
        still = growth(block_of("b", [int(n) + 1 for n in chance.choice(3_000, 40, replace=False)], 1, days))
        n_false += (still.trend_chance or 1) < 0.01  # noqa: PLR2004
    print(f"growth of 166.4 a month: mean {sum(rates) / n_runs:.1f}; interval holds it {share(n_in, n_runs)}")
    print(f"  caution `growing` where it grows {share(n_told, n_runs)}, where it stands still {share(n_false, n_runs)}")


def main() -> None:
    """Print everything."""
    import numpy as np

    n_runs = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000
    began = time.process_time()
    published()
    chance = np.random.default_rng(SEED)
    coverage(chance, n_runs)
    blocks(chance, n_runs // 2)
    alarms(chance, n_runs // 2)
    rising(chance, n_runs // 2)
    print(f"seed {SEED}, {time.process_time() - began:.0f} s of processor time")


if __name__ == "__main__":
    main()
