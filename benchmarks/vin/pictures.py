"""The labelled pictures, what is read of them, and the same pictures without their VIN."""

from __future__ import annotations

import csv
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks.vin.score import WRONG_LABEL, Answer
from update.vin_reader import EASY_STEP, TRUSTED, is_unseen, painted_over
from yellowplate.read import read_vins
from yellowplate.read.picture import look_at
from yellowplate.records import Box, Item, MediaKind
from yellowplate.settings import Settings

SHARED = Path(__file__).resolve().parents[2] / "../shared"
SAMPLES = SHARED / "vin_samples"
SETS = ("small", "unseen third", "easy, unseen", "seen two thirds")
WITHOUT = ("plates", "crops of plates", "painted over", "painted over, easy")
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


def answers(name: str) -> Iterator[tuple[dict[str, str], Answer, Box | None]]:
    """Read every picture of a set with labels; give its row, the answer and where it was read."""
    for row in rows_of(name):
        begin = time.process_time()
        found = read_vins(SAMPLES / row["file"])
        cpu_ms = (time.process_time() - begin) * 1000
        others = tuple(one.text for one in found.alternatives[1:])
        answer = Answer(found.vin, found.prob, found.check_digit, others, cpu_ms, is_accepted=found.accepted)
        yield row, answer, found.box


def falsely_found(name: str) -> Iterator[tuple[str, str, float, bool]]:
    """Give file, VIN, probability and whether it was accepted, for pictures that show no VIN.

    A VIN that the picture holds beside the one painted over (a second label, a code) is its own, and not false.
    """
    if name in {"plates", "crops of plates"}:
        plates = SHARED / "plate_samples"
        paths = sorted((plates / ("scenes" if name == "plates" else "crops")).glob("*.*"))
        if name == "plates":
            paths += sorted((SHARED / "yard_samples").glob("*.png"))
        for path in paths:
            found = read_vins(path)
            yield path.name, found.vin, found.prob, found.accepted
        return
    import cv2

    sets = ("small", "unseen third", "seen two thirds") if name == "painted over" else ("easy, unseen",)
    with tempfile.TemporaryDirectory() as folder:
        for row in (row for one in sets for row in rows_of(one) if row["label_basis"] != WRONG_LABEL):
            item = Item("0" * 64, 0, "", MediaKind.IMAGE, row["file"])
            look, _ = look_at(SAMPLES / row["file"], item, Settings(), is_of_vin=True)
            pixels = painted_over(look, row["vin"])
            if (pixels == look.image).all():
                continue
            covered = Path(folder) / "covered.png"
            cv2.imwrite(str(covered), pixels)
            found = read_vins(covered)
            is_its_own = found.vin == row["vin"]
            yield row["file"], "" if is_its_own else found.vin, found.prob, found.accepted and not is_its_own
