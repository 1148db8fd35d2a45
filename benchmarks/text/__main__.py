"""Question: how well are dealers' lines understood? Command: python -m benchmarks.text [--unseen] [--errors]."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from benchmarks.text.answer import Answer, labels, package_answer
from benchmarks.text.disguised import drops, offers
from benchmarks.text.floor import floor_answer
from benchmarks.text.gold import FOLDER, Row, read_rows
from benchmarks.text.score import (
    QUESTIONS,
    line_times_ms,
    precision,
    rate,
    recall,
    score,
)

SHARED = Path(__file__).resolve().parents[2] / "../shared/text_samples/listings_dev.jsonl"
Pairs = list[tuple[Answer, Answer]]
LANGUAGES = ("zh", "ko", "en")
MAIN_QUESTIONS = ("encumbered offer", "destination dprk", "price", "year")
"""What is also shown per language."""


def answered(rows: Sequence[Row], reader: Callable[[str], Answer]) -> Pairs:
    """Pair what a reader gives with the labels."""
    return [(reader(row["text"]), labels(row)) for row in rows]


def print_part(name: str, rows: Sequence[Row]) -> None:
    """Print all tables of one part of the gold.

    Args:
        name: shown as heading.
        rows: its lines, at least one.
    """
    pairs, floor = answered(rows, package_answer), answered(rows, floor_answer)
    print(f"\n{name}: {len(rows)} lines, {sum(row['is_hard_negative'] for row in rows)} hard negatives")
    print(f"{'':18}{'precision':30}{'recall':30}{'floor precision':30}floor recall")
    for question, pick in QUESTIONS.items():
        ours, naive = score(pairs, pick), score(floor, pick)
        print(f"{question:18}{precision(ours):30}{recall(ours):30}{precision(naive):30}{recall(naive)}")
    print_false_friends(rows, pairs, floor)
    print("per language")
    for language in LANGUAGES:
        mine = [pair for pair, row in zip(pairs, rows, strict=True) if row["lang"] == language]
        for question in MAIN_QUESTIONS:
            found = score(mine, QUESTIONS[question])
            print(f"{language} {question:18}{precision(found):30}{recall(found)}")
    middle, slow = line_times_ms([row["text"] for row in rows], package_answer)
    print(f"time a line: median {middle:.2f} ms, 99th percentile {slow:.2f} ms")


def print_false_friends(rows: Sequence[Row], pairs: Pairs, floor: Pairs) -> None:
    """Print how many of the lines with a false friend are taken neither for such an offer nor for that destination."""
    places = [place for place, row in enumerate(rows) if row["false_friend"]]
    ours = sum(pairs[place][0].is_refused for place in places)
    naive = sum(floor[place][0].is_refused for place in places)
    print(f"{'false friends refused':30}{rate(ours, len(places)):40}floor {rate(naive, len(places))}")


def print_drops(rows: Sequence[Row]) -> None:
    """Print what each disguise costs, in points of recall."""
    chosen = offers(rows)
    print(f"\ndisguises: {len(chosen)} offers of the seen part")
    print(f"{'':22}{'changed':9}{'offers plain':14}{'disguised':11}{'all fields plain':18}{'disguised':11}")
    totals = [0, 0, 0, 0, 0, 0]
    for drop in drops(chosen, package_answer):
        counts = (
            drop.plain_offers.n_right,
            drop.offers.n_right,
            drop.offers.n_gold,
            drop.plain_fields.n_right,
            drop.fields.n_right,
            drop.fields.n_gold,
        )
        totals = [total + count for total, count in zip(totals, counts, strict=True)]
        print(f"{drop.name:22}{drop.n_changed:<9}{_shares(counts)}")
    print(f"{'together':31}{_shares(totals)}")


def _shares(counts: Sequence[int]) -> str:
    plain_offers, offers_found, n_offers, plain_fields, fields_found, n_fields = counts
    return (
        f"{_share(plain_offers, n_offers):14}{_share(offers_found, n_offers):11}"
        f"{_share(plain_fields, n_fields):18}{_share(fields_found, n_fields):11}"
        f"drop {_points(plain_offers - offers_found, n_offers)} and "
        f"{_points(plain_fields - fields_found, n_fields)} points"
    )


def _share(n_found: int, n_all: int) -> str:
    return f"{n_found / n_all:.3f}" if n_all else "-"


def _points(n_lost: int, n_all: int) -> str:
    return f"{100 * n_lost / n_all:.1f}" if n_all else "-"


def print_errors(rows: Sequence[Row]) -> None:
    """Print each wrong answer of the seen part with its line: for those who write the rules."""
    for row, (given, gold) in zip(rows, answered(rows, package_answer), strict=True):
        for question, pick in QUESTIONS.items():
            said, true = pick(given), pick(gold)
            if said != true:
                print(f"{row['id']}\t{question}\tsaid {sorted(said)}\tgold {sorted(true)}\t{row['text']}")


def main(arguments: Sequence[str]) -> int:
    """Print the tables of the seen part, of the shared sample where it is, and of the unseen part only if asked.

    Args:
        arguments: of the command line, without the name of the program.
    """
    parser = argparse.ArgumentParser(prog="python -m benchmarks.text", description=__doc__)
    parser.add_argument(
        "--held-out", action="store_true", help="score the lines of another hand; never write rules from it"
    )
    parser.add_argument("--unseen", action="store_true", help="score the unseen part too; never write rules from it")
    parser.add_argument("--errors", action="store_true", help="print the wrong answers of the seen part and stop")
    parser.add_argument(
        "--gold", type=Path, default=FOLDER, help="folder with dev.jsonl, unseen.jsonl and, if there, styles.jsonl"
    )
    parser.add_argument("--sample", type=Path, default=SHARED, help="the shared sample of listings")
    options = parser.parse_args(arguments)
    dev = read_rows(options.gold / "dev.jsonl")
    styles = read_rows(options.gold / "styles.jsonl") if (options.gold / "styles.jsonl").is_file() else []
    if options.errors:
        print_errors([*dev, *styles])
        return 0
    print_part("seen part", dev)
    if styles:
        print_part("seen styles", styles)
    print_drops(dev)
    if options.sample.is_file():
        print_part("shared sample", read_rows(options.sample))
    else:
        print("\nshared sample: not beside the checkout, skipped")
    if options.unseen:
        print_part("unseen part", read_rows(options.gold / "unseen.jsonl"))
    if options.held_out:
        print_part("held out, of another hand", read_rows(options.gold / "held_out_2026_11.jsonl"))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
