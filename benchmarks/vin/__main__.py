"""Question: are VINs of photographs read right, and can "accepted" be trusted? python -m benchmarks.vin [SET ...]."""

from __future__ import annotations

import csv
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks.vin.score import WRONG_LABEL, Answer, Score, rate, reliability
from update.vin_reader import EASY_STEP, TRUSTED, is_unseen, painted_over
from yellowplate.read import read_vins
from yellowplate.read.picture import look_at
from yellowplate.records import Item, MediaKind
from yellowplate.settings import Settings

SHARED = Path(__file__).resolve().parents[2] / "../shared"
SAMPLES = SHARED / "vin_samples"
SETS = ("small", "unseen third", "easy, unseen", "plates", "painted over", "seen two thirds")
LABELS = {"small": "labels.csv", "unseen third": "labels_dev_eye.csv", "seen two thirds": "labels_dev_eye.csv"}
N_EASY = 90
"""Rows of the easy set that no table was fitted on and that are scored."""


def rows_of(name: str) -> list[dict[str, str]]:
    """Return the labelled pictures of a set."""
    with (SAMPLES / LABELS.get(name, "labels_dev_machine.csv")).open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    if name == "small":
        return rows
    if name in LABELS:
        return [row for row in rows if is_unseen(row["vin"]) == (name == "unseen third")]
    trusted = [row for row in rows if row["label_basis"] == TRUSTED]
    wrong = [row for row in rows if row["label_basis"] == WRONG_LABEL]
    return [row for place, row in enumerate(trusted) if place % EASY_STEP == 1][:N_EASY] + wrong


def answers(name: str) -> Iterator[tuple[dict[str, str], Answer]]:
    """Read every picture of a set with labels."""
    for row in rows_of(name):
        begin = time.process_time()
        found = read_vins(SAMPLES / row["file"])
        cpu_ms = (time.process_time() - begin) * 1000
        others = tuple(one.text for one in found.alternatives[1:])
        yield row, Answer(found.vin, found.prob, found.check_digit, others, cpu_ms, is_accepted=found.accepted)


def _falsely_found(name: str) -> Iterator[tuple[str, str, float]]:
    """Give file, VIN and probability for pictures that show no VIN."""
    if name == "plates":
        for path in sorted((SHARED / "plate_samples/scenes").glob("*.*")) + sorted(
            (SHARED / "yard_samples").glob("*.png")
        ):
            found = read_vins(path)
            yield path.name, found.vin, found.prob
        return
    import cv2

    with tempfile.TemporaryDirectory() as folder:
        for row in rows_of("small") + rows_of("unseen third"):
            item = Item("0" * 64, 0, "", MediaKind.IMAGE, row["file"])
            look, _ = look_at(SAMPLES / row["file"], item, Settings(), is_of_vin=True)
            covered = Path(folder) / "covered.png"
            pixels = painted_over(look, row["vin"])
            if (pixels == look.image).all():
                continue
            cv2.imwrite(str(covered), pixels)
            found = read_vins(covered)
            yield row["file"], found.vin, found.prob


def main() -> None:
    """Print a table for each set named, all by default; then the reliability of the probabilities over all of them."""
    if not SAMPLES.is_dir():
        print("vin: skipped, the folder of shared samples is not beside the checkout")
        return
    names = [name for name in sys.argv[1:] if name != "--errors"] or list(SETS)
    pairs: list[tuple[float, bool]] = []
    for name in names:
        if name in {"plates", "painted over"}:
            told = list(_falsely_found(name))
            print(f"{name:<16} false VIN       {rate(sum(bool(vin) for _, vin, _ in told), len(told))}", flush=True)
            for file, vin, prob in told:
                if vin and "--errors" in sys.argv:
                    print(f"    {file} {vin} {prob}")
            continue
        score = Score()
        for row, answer in answers(name):
            score.count(row["vin"], row["label_basis"], row.get("kind", ""), answer)
            if row["label_basis"] != WRONG_LABEL:
                pairs.append((answer.prob, answer.vin == row["vin"]))
            if "--errors" in sys.argv and answer.vin != row["vin"] and row["label_basis"] != WRONG_LABEL:
                print(f"    {row['file']} {row['vin']} read {answer.vin or '-'} {answer.prob} {answer.check_digit}")
        for line in score.told():
            print(f"{name:<16} {line}", flush=True)
    for line in reliability(pairs):
        print(line)


if __name__ == "__main__":
    main()
