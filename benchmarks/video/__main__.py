"""Question: what does reading every text of a video cost beside only decoding it, and what is lost?

    python -m benchmarks.video [CLIP ...] [--seconds S] [--no-every-frame] [--long MINUTES]

See README.md beside this file.
"""

from __future__ import annotations

import argparse
import dataclasses
import pickle
import time
from collections.abc import Iterable
from pathlib import Path

from benchmarks.interval import wilson
from benchmarks.video import ways
from benchmarks.video.clips import FONTS, Plan, Text, photographs, render
from benchmarks.video.lengthened import lengthen
from benchmarks.video.plans import EVERY_FRAME, EVERY_FRAME_S, HEADLINE, PLANS
from benchmarks.video.score import Score, middle, score, total
from yellowplate.read import sight
from yellowplate.read.look import Look
from yellowplate.read.video import follow
from yellowplate.records import Item, MediaKind
from yellowplate.settings import Settings

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT / "../shared"
KEPT = ROOT / "build" / "bench_video"
LONG = Plan("long-1080", 1920, 1080, 51, kbit_s=3000, seconds=60.0)


def clip(plan: Plan) -> tuple[Path, tuple[Text, ...]]:
    """Render a clip once and keep it with its truth under build/."""
    KEPT.mkdir(parents=True, exist_ok=True)
    path = KEPT / f"{plan.name}-{plan.seconds:g}.mp4"
    truth = path.with_suffix(".truth")
    if not truth.exists():
        truth.write_bytes(pickle.dumps(render(plan, path, photographs(SHARED))))
    texts: tuple[Text, ...] = pickle.loads(truth.read_bytes())  # written by the line above, never by others
    return path, texts


def line(name: str, costs: dict[str, float], scores: dict[str, Score]) -> str:
    """Return one row of the table."""
    floor = costs["decode"]
    ours, one = scores["ours"], scores["1 fps"]
    return (
        f"{name:20}{floor:8.2f}{costs['1 fps'] / floor:8.1f}{costs['ours'] / floor:8.2f}"
        f"{one.n_exact:5}{ours.n_exact:5} /{ours.n_texts:4}{one.n_found:5}{ours.n_found:5} /{ours.n_identifiers:4}"
        f"{middle(ours.start_off_s):7.2f}{middle(ours.end_off_s):6.2f}"
    )


def show(share: tuple[int, int]) -> str:
    """Return a share with its interval."""
    n_hits, n_all = share
    low, high = wilson(n_hits, n_all)
    return f"{n_hits} of {n_all} ({low:.3f} to {high:.3f})"


def compare(plans: Iterable[Plan]) -> None:
    """Print cost and recall of decoding, one frame a second and ours."""
    print(f"{'':20}{'decode':>8}{'1 fps':>8}{'ours':>8}{'exact texts':>16}{'identifiers':>16}{'off, s':>13}")
    print(
        f"{'clip':20}{'cpu s':>8}{'x':>8}{'x':>8}"
        f"{'1fps':>5}{'ours':>5}{'of':>6}{'1fps':>5}{'ours':>5}{'of':>6}{'begin':>7}{'end':>6}"
    )
    kept: list[tuple[str, dict[str, float], dict[str, Score]]] = []
    for plan in plans:
        path, texts = clip(plan)
        costs: dict[str, float] = {}
        scores: dict[str, Score] = {}
        for name, way in (("decode", ways.decode_only), ("1 fps", ways.one_a_second), ("ours", ways.ours)):
            costs[name], seen = ways.timed(way, path)
            scores[name] = score(texts, seen)
        kept.append((plan.name, costs, scores))
        print(line(plan.name, costs, scores), flush=True)
        for kind, words, read in scores["ours"].missed:
            print(f"    not exact: {kind} {words} | read there: {', '.join(read) or 'nothing'}")
    groups = (("720x1280 at 30 fps", [row for row in kept if row[0] in HEADLINE]), ("all", kept))
    for name, rows in groups:
        if rows:
            costs = {key: sum(row[1][key] for row in rows) for key in rows[0][1]}
            scores = {key: total(row[2][key] for row in rows) for key in rows[0][2]}
            print(line(name, costs, scores))
            ours = scores["ours"]
            print(f"    exact texts {show((ours.n_exact, ours.n_texts))}, folded {ours.n_folded};", end=" ")
            print(f"identifiers {show((ours.n_found, ours.n_identifiers))}")


def compare_every_frame(plans: Iterable[Plan]) -> None:
    """Print what reading every frame of a few short clips finds and costs."""
    print(f"\nevery frame, {EVERY_FRAME_S:g} s a clip")
    print(f"{'clip':20}{'every x':>8}{'ours x':>8}{'exact':>12}{'identifiers':>14}")
    for plan in plans:
        path, texts = clip(dataclasses.replace(plan, seconds=EVERY_FRAME_S))
        floor, _ = ways.timed(ways.decode_only, path)
        mine_s, mine = ways.timed(ways.ours, path)
        all_s, every = ways.timed(ways.every_frame, path)
        a, b = score(texts, every), score(texts, mine)
        found = f"{a.n_found} {b.n_found} / {a.n_identifiers}"
        exact = f"{a.n_exact} {b.n_exact} / {a.n_texts}"
        print(f"{plan.name:20}{all_s / floor:8.0f}{mine_s / floor:8.2f}{exact:>12}{found:>14}", flush=True)


def long(minutes: float) -> None:
    """Print the cost of each minute of a long video."""
    path, _ = clip(LONG)
    target = KEPT / f"long-{minutes:g}.mp4"
    if not target.exists():
        lengthen(path, target, minutes * 60)
    sight.load()
    item = Item("0" * 64, target.stat().st_size, "", MediaKind.VIDEO, target.name)
    spent: dict[int, float] = {}
    begin = last = time.process_time()
    for one in follow(target, item, Settings()):
        if isinstance(one, Look) and one.times:
            now = time.process_time()
            minute = int(one.times[1] // 60)
            spent[minute] = spent.get(minute, 0.0) + now - last
            last = now
    whole = [seconds for minute, seconds in sorted(spent.items()) if minute < minutes]
    mean = sum(whole) / len(whole)
    print(f"{target.name}: {time.process_time() - begin:.0f} cpu s, {mean:.2f} a minute,", end=" ")
    print(f"lowest {min(whole) / mean - 1:+.1%}, highest {max(whole) / mean - 1:+.1%}")


def main() -> None:
    """Run what the command line asks for."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.video")
    parser.add_argument("clips", nargs="*", help="names of plans; all where none is given")
    parser.add_argument("--seconds", type=float, help="length of each clip")
    parser.add_argument("--no-every-frame", action="store_true")
    parser.add_argument("--long", type=float, metavar="MINUTES", help="only the cost per minute of a video so long")
    wanted = parser.parse_args()
    if not (FONTS / "opentype/noto").exists():
        parser.error("the clips need Noto CJK (Debian: fonts-noto-cjk)")
    if wanted.long:
        long(wanted.long)
        return
    print(
        f"engine {sight.load().name}; photographs {'from shared' if photographs(SHARED) else 'missing, noise instead'}"
    )
    plans = [plan for plan in PLANS if not wanted.clips or plan.name in wanted.clips]
    if wanted.seconds:
        plans = [dataclasses.replace(plan, seconds=wanted.seconds) for plan in plans]
    compare(plans)
    if not wanted.no_every_frame:
        compare_every_frame(plan for plan in PLANS if plan.name in EVERY_FRAME)


if __name__ == "__main__":
    main()
