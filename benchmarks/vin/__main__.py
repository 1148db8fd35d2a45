"""Question: are VINs of photographs read right, and can "accepted" be trusted?

    python -m benchmarks.vin [SET ...] [--errors] [--steps] [--clips | --clips-seen]

Without arguments every set of photographs, the pictures without a VIN, memory, and the page of errors.
"""

from __future__ import annotations

import csv
import sys

from benchmarks.vin.ablation import print_steps
from benchmarks.vin.clips import SEEN, UNSEEN, print_clips
from benchmarks.vin.gallery import PAGE, Error, page
from benchmarks.vin.memory import measured
from benchmarks.vin.pictures import SAMPLES, SETS, WITHOUT, answers, falsely_found, rows_of
from benchmarks.vin.score import WRONG_LABEL, Score, rate, reliability
from update.vin_reader import OUT_OF_FOLD
from yellowplate.tables import vin_calibration

OF_STEPS = ("small", "unseen third")
FLAGS = ("--errors", "--steps", "--clips", "--clips-seen")


def main() -> None:
    """Print a table for each set named, all by default; then the reliability of the probabilities over all of them."""
    flags = [one for one in sys.argv[1:] if one in FLAGS]
    names = [one for one in sys.argv[1:] if one not in FLAGS]
    with_errors = "--errors" in flags
    if "--clips" in flags or "--clips-seen" in flags:
        print_clips(SEEN if "--clips-seen" in flags else UNSEEN, with_errors=with_errors)
        return
    if not SAMPLES.is_dir():
        print("vin: skipped, the folder of shared samples is not beside the checkout")
        return
    if "--steps" in flags:
        print_steps(names or OF_STEPS)
        return
    pairs, errors, total = _read([one for one in names or SETS if one in SETS])
    _without([one for one in names or WITHOUT if one in WITHOUT], with_errors=with_errors)
    for error in errors if with_errors else ():
        answer = error.answer
        print(f"    {error.path.name} {error.label} read {answer.vin or '-'} {answer.prob} {answer.check_digit}")
    if not names:
        for line in total.told():
            print(f"{'all sets':<20} {line}")
        print(f"{'one process':<20} {measured([SAMPLES / row['file'] for row in rows_of('small')])}")
        PAGE.parent.mkdir(parents=True, exist_ok=True)
        PAGE.write_text(page(errors), "utf-8")
        print(f"{len(errors)} pictures not read right are shown in {PAGE.relative_to(PAGE.parents[1])}")
    for line in reliability(pairs):
        print(line)
    if not names:
        _out_of_fold()


def _out_of_fold() -> None:
    """Print how far the fit can be trusted on pictures whose VIN it did not see, where it was made here."""
    if not OUT_OF_FOLD.is_file():
        print("out of fold: run `python -m update.vin_reader ../shared/vin_samples calibration` first")
        return
    rows = list(csv.DictReader(OUT_OF_FOLD.read_text("utf-8").splitlines()))
    lines = [(float(row["prob"]), row["is_right"] == "1") for row in rows]
    accepted = [is_right for prob, is_right in lines if prob >= vin_calibration.load().accepted_prob]
    print(f"out of fold by VIN, lines of development pictures and of the same with the VIN painted over: {len(lines)}")
    print(f"{'out of fold':<20} accepted, right            {rate(sum(accepted), len(accepted))}")
    for line in reliability(lines):
        print(line)


def _read(names: list[str]) -> tuple[list[tuple[float, bool]], list[Error], Score]:
    """Read sets with labels; print the score of each."""
    pairs: list[tuple[float, bool]] = []
    errors: list[Error] = []
    total = Score()
    for name in names:
        score = Score()
        for row, answer, box in answers(name):
            for one in (score, total):
                one.count(row["vin"], row["label_basis"], row.get("kind", ""), answer)
            if row["label_basis"] != WRONG_LABEL:
                pairs.append((answer.prob, answer.vin == row["vin"]))
                if answer.vin != row["vin"]:
                    errors.append(Error(name, SAMPLES / row["file"], row["vin"], answer, box))
        for line in score.told():
            print(f"{name:<20} {line}", flush=True)
    return pairs, errors, total


def _without(names: list[str], *, with_errors: bool) -> None:
    """Print in how many pictures without a VIN one was found."""
    for name in names:
        told = list(falsely_found(name))
        print(f"{name:<20} any false VIN      {rate(sum(bool(vin) for _, vin, *_ in told), len(told))}")
        print(f"{name:<20} accepted false VIN {rate(sum(one[3] for one in told), len(told))}", flush=True)
        for file, vin, prob, _ in told:
            if vin and with_errors:
                print(f"    {file} {vin} {prob}")


if __name__ == "__main__":
    main()
