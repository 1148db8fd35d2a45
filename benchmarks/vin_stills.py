"""How many VINs of photographs are read right, against the plain engine, and how often an accepted one is.

Question: how many photographs are read exactly, and how many of those accepted without a person are right?
Data: `../shared/vin_samples` (see its README): 19 for trying out; a hard set of 128 chosen where the plain engine finds
no valid check digit; an easy set chosen where it does. Neither is a sample of photographs at large, and 32 labels of
the easy set are wrong: they count as errors where the reading agrees with them and is accepted, and not otherwise.
Floor: the plain engine's run of 17 letters and digits after removing spaces, upper-cased.
Limits: the threshold of acceptance (0.5) and the rules against words were made while looking at the small set, the hard
set and every second row of the easy set ("seen"); only the other rows ("unseen") were not looked at before they were
scored. Processor times are of this machine, one thread.
"""

from __future__ import annotations

import csv
import math
import re
import sys
import time
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from yellowplate.read.file import seen
from yellowplate.read.look import Look
from yellowplate.read.picture import look_at
from yellowplate.read.still import is_accepted
from yellowplate.records import Item, MediaKind, ReadingKind
from yellowplate.settings import Settings

SAMPLES = Path(__file__).resolve().parents[2] / "shared" / "vin_samples"
SETS = (
    ("small", "labels.csv"),
    ("hard", "labels_dev_eye.csv"),
    ("easy, seen", "labels_dev_machine.csv"),
    ("easy, unseen", "labels_dev_machine.csv"),
)
WRONG_LABEL, DOUBTFUL_LABEL = "machine_seen_wrong", "machine_seen_doubtful"
Z_95 = 1.959964
LENGTH = 17
RUN = re.compile(r"[A-Z0-9]{17,}")


def wilson(n_right: int, n: int) -> tuple[float, float]:
    """Compute the 95 % interval of a rate.

    Args:
        n_right: hits.
        n: trials.

    Returns:
        Lower and upper end, from 0 to 1; the whole range where n is 0.

    Source: Wilson 1927, J. Am. Stat. Assoc. 22, 209-212.

    >>> [round(end, 3) for end in wilson(11, 19)]
    [0.363, 0.769]
    """
    if n == 0:
        return 0.0, 1.0
    rate, square = n_right / n, Z_95 * Z_95
    centre = (rate + square / (2 * n)) / (1 + square / n)
    half = Z_95 / (1 + square / n) * math.sqrt(rate * (1 - rate) / n + square / (4 * n * n))
    return max(0.0, centre - half), min(1.0, centre + half)


def rate(n_right: int, n: int) -> str:
    """Write a rate with its counts and interval."""
    low, high = wilson(n_right, n)
    share = f"{n_right / n:6.1%}" if n else "     -"
    return f"{share} ({n_right} of {n}, 95 % {low:.0%}-{high:.0%})"


@dataclass(slots=True)
class Score:
    """Counts of one set.

    Attributes:
        n: photographs with a label that holds.
        n_exact: read exactly.
        n_floor: read exactly by the plain engine.
        n_accepted: accepted without a person, wrong labels included.
        n_accepted_right: of these right.
        cpu_ms: processor time of each photograph.
    """

    n: int
    n_exact: int
    n_floor: int
    n_accepted: int
    n_accepted_right: int
    cpu_ms: list[float]

    def count(self, label: str, basis: str, look: Look) -> None:
        """Count one photograph."""
        readings = [one for one in seen([look]) if one.kind is ReadingKind.VIN]
        best = min(readings, key=lambda one: (not is_accepted(one), -one.prob), default=None)
        is_right = best is not None and best.text == label and basis != WRONG_LABEL
        if best is not None and is_accepted(best) and (basis != WRONG_LABEL or best.text == label):
            self.n_accepted += 1
            self.n_accepted_right += is_right
        if basis != WRONG_LABEL:
            self.n += 1
            self.n_exact += is_right
            self.n_floor += floor(look) == label


def floor(look: Look) -> str:
    """Return the plain text's first run of 17 letters and digits, else its longest longer one, else ""."""
    texts = [line.best.text.replace(" ", "").upper() for line in look.lines]
    runs = [run for text in texts for run in RUN.findall(text)]
    return max(runs, key=lambda run: (len(run) == LENGTH, len(run)), default="")


def _rows(name: str, file: str) -> Iterable[dict[str, str]]:
    with (SAMPLES / file).open(encoding="utf-8") as rows:
        for place, row in enumerate(csv.DictReader(rows)):
            half = "easy, unseen" if place % 2 else "easy, seen"
            if row["label_basis"] != DOUBTFUL_LABEL and (not name.startswith("easy") or name == half):
                yield row


def main() -> None:
    """Print one line per set and measure."""
    if not SAMPLES.is_dir():
        print("vin_stills: skipped, the folder of shared samples is not beside the checkout")
        return
    settings = Settings()
    names = sys.argv[1:] or [name for name, _ in SETS]
    for name, file in SETS:
        if name not in names:
            continue
        score = Score(0, 0, 0, 0, 0, [])
        for row in _rows(name, file):
            item = Item("0" * 64, 0, "image/jpeg", MediaKind.IMAGE, row["file"])
            begin = time.process_time()
            look, _ = look_at(SAMPLES / row["file"], item, settings)
            score.cpu_ms.append((time.process_time() - begin) * 1000)
            score.count(row["vin"], row["label_basis"], look)
        print(f"{name:<12} exact           {rate(score.n_exact, score.n)}")
        print(f"{'':<12} plain engine    {rate(score.n_floor, score.n)}")
        print(f"{'':<12} accepted, right {rate(score.n_accepted_right, score.n_accepted)}")
        print(f"{'':<12} CPU a picture   {sorted(score.cpu_ms)[len(score.cpu_ms) // 2]:.0f} ms (median)")


if __name__ == "__main__":
    main()
