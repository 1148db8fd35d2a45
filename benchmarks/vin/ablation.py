"""What each step of the reader brings: every picture is shown to the networks once, then decoded in several ways."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from benchmarks.vin.pictures import SAMPLES, rows_of
from benchmarks.vin.score import rate
from update.vin_reader import without
from yellowplate.read.look import Line, Look
from yellowplate.read.picture import look_at
from yellowplate.read.vin_fusion import fuse, probability
from yellowplate.read.vin_prior import Prior, learnt
from yellowplate.read.vin_run import fold
from yellowplate.records import Item, MediaKind
from yellowplate.settings import Settings
from yellowplate.tables import vin_prior
from yellowplate.tables.vin_prior import Counts

NO_HABITS = Counts({}, {})


def floor(look: Look) -> str:
    """Return the plain engine's answer: its longest run of letters and digits of one line, where it is of 17."""
    runs = []
    for line in look.lines:
        text = "".join(one if one.isascii() and one.isalnum() else " " for one in "".join(line.best.text.split()))
        runs += [run for run in text.upper().split() if run]
    longest = max(runs, key=len, default="")
    return longest if len(longest) == 17 else ""  # noqa: PLR2004 - ISO 3779


def decoded(lines: Iterable[Line], prior: Prior, n_views: int) -> str:
    """Return the most probable VIN of some lines, with the first views of each."""
    best = (0.0, "")
    for line in lines:
        views = line.best.views[:n_views]
        fused = fuse([views], prior) if views else None
        if fused is not None:
            greedy = fold("".join(one.text for one in line.best.characters if one.text.isalnum()))
            best = max(best, (probability(fused.features([greedy])), fused.vins[0][0]))
    return best[1]


def steps(vin: str, others: Sequence[str]) -> dict[str, Callable[[Look], str]]:
    """Return every way of reading, each with one step more; none has seen this VIN.

    Args:
        vin: the picture's.
        others: VINs of the other pictures of the set, as if they were a case's.
    """
    nothing, shipped = Prior(NO_HABITS), without(vin_prior.load(), vin)
    case = sorted({one for one in others if one != vin})
    return {
        "plain engine": floor,
        "constrained decoder": lambda look: decoded(look.lines, nothing, 1),
        "and more views": lambda look: decoded(look.lines, nothing, 5),
        "and the laxer detector": lambda look: decoded((*look.lines, *look.faint), nothing, 5),
        "and a case's own habits": lambda look: decoded((*look.lines, *look.faint), learnt(case, NO_HABITS), 5),
        "and the shipped habits": lambda look: decoded((*look.lines, *look.faint), shipped, 5),
        "and both": lambda look: decoded((*look.lines, *look.faint), learnt(case, shipped.counts), 5),
    }


def print_steps(names: Sequence[str]) -> None:
    """Print for each step how many pictures of some sets are exact."""
    rows = [row for name in names for row in rows_of(name)]
    vins = [row["vin"] for row in rows]
    right: dict[str, list[bool]] = {}
    for row in rows:
        item = Item("0" * 64, 0, "", MediaKind.IMAGE, row["file"])
        look, _ = look_at(SAMPLES / row["file"], item, Settings(), is_of_vin=True)
        for step, read in steps(row["vin"], vins).items():
            right.setdefault(step, []).append(read(look) == row["vin"])
    is_chinese = [vin.startswith("L") for vin in vins]
    for step, hits in right.items():
        chinese = [hit for hit, one in zip(hits, is_chinese, strict=True) if one]
        print(f"{step:<26} {rate(sum(hits), len(hits))}  Chinese {rate(sum(chinese), len(chinese))}", flush=True)
