"""Are copies of a clip or photograph known again, and how many pairs are linked that are no copies?

    python -m benchmarks.reposts [--shared ../shared] [--set held-out|development]

40 copies, four of each kind of change, with their 40 first postings, among 200 clips that no copy is of, all over
different photographs. The kinds of change marked "unseen" were not looked at while thresholds were chosen, and no
photograph of the held-out set was; the development set draws the other kinds alone.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import tempfile
import time
from collections import defaultdict
from pathlib import Path

import cv2

from benchmarks.interval import rate
from benchmarks.reposts.clips import CHANGES, Change, changed, drawn, photographs, write
from yellowplate.read.signature import sign
from yellowplate.records import Item, MediaKind, Reading
from yellowplate.resolve.reposts import Repost, reposts
from yellowplate.settings import Settings

N_COPIES, N_OTHERS = 40, 200
N_DEVELOPMENT = 120
SEED = 5
PHOTO_CHANGES = ("cropped by 10 %", "mirrored", "recompressed, crf 35", "text laid over")
JPEG = {"recompressed, crf 35": 30}


def item_of(path: Path) -> Item:
    """Describe a file as an item of a case."""
    content = path.read_bytes()
    kind = MediaKind.IMAGE if path.suffix == ".jpg" else MediaKind.VIDEO
    return Item(hashlib.sha256(content).hexdigest(), len(content), "", kind, path.name)


def clips(
    photos: list[Path], folder: Path, n_copies: int, n_others: int, kinds: tuple[Change, ...]
) -> dict[str, Change]:
    """Draw first postings, others and copies; return the change of each copy by name."""
    made: dict[str, Change] = {}
    for number, photo in enumerate(photos[: n_copies + n_others]):
        frames = drawn(photo, f"first {photo.name}")
        write(frames, folder / f"{number:03d}.mp4")
        if number < n_copies:
            change = kinds[number % len(kinds)]
            write(changed(frames, change, f"copy {photo.name}"), folder / f"{number:03d}-copy.mp4", change.crf)
            made[f"{number:03d}-copy.mp4"] = change
    return made


def stills(photos: list[Path], folder: Path, n_copies: int, kinds: tuple[Change, ...]) -> dict[str, Change]:
    """Write photographs and changed copies of some as JPEG; return the change of each copy by name."""
    made: dict[str, Change] = {}
    for number, photo in enumerate(photos):
        image = drawn(photo, f"still {photo.name}")[0]
        cv2.imwrite(str(folder / f"{number:03d}.jpg"), image)
        if number < n_copies:
            change = kinds[number % len(kinds)]
            quality = JPEG.get(change.name, 75)
            copy = changed([image], change, f"copy {photo.name}")[0]
            cv2.imwrite(str(folder / f"{number:03d}-copy.jpg"), copy, [cv2.IMWRITE_JPEG_QUALITY, quality])
            made[f"{number:03d}-copy.jpg"] = change
    return made


def told(what: str, folder: Path, made: dict[str, Change]) -> None:
    """Sign and compare what lies in a folder and print the rates."""
    files = sorted(folder.iterdir())
    names: dict[str, str] = {}
    readings: list[Reading] = []
    begun = time.process_time()
    for path in files:
        item = item_of(path)
        names[item.sha256] = path.name
        reading = sign(path, item, Settings())
        if reading is not None:
            readings.append(reading)
    signed_s = time.process_time() - begun
    begun = time.process_time()
    links = reposts(readings)
    compared_s = time.process_time() - begun
    found = {frozenset((names[link.one], names[link.other])): link for link in links}
    truth = {frozenset((copy, copy.replace("-copy", ""))): change for copy, change in made.items()}
    n_pairs = len(files) * (len(files) - 1) // 2 - len(truth)
    wrong = [pair for pair in found if pair not in truth]
    print(f"\n{what}: {len(truth)} copies among {len(files) - len(truth)} others")
    print(f"  copies found           {rate(sum(pair in found for pair in truth), len(truth))}")
    for is_seen in (True, False):
        some = [pair for pair, change in truth.items() if change.is_seen is is_seen]
        label = "looked at in tuning" if is_seen else "unseen in tuning"
        print(f"    {label:20s} {rate(sum(pair in found for pair in some), len(some))}")
    by_kind: dict[str, list[Repost | None]] = defaultdict(list)
    for pair, change in truth.items():
        by_kind[change.name].append(found.get(pair))
    for name, several in by_kind.items():
        words = sorted({", ".join(link.changes) or "unchanged" for link in several if link})
        print(
            f"    {name:34s} {sum(link is not None for link in several)} of {len(several)}; told as: {'; '.join(words)}"
        )
    print(f"  pairs linked wrongly   {rate(len(wrong), n_pairs)}")
    for one, other in sorted(sorted(pair) for pair in wrong):
        print(f"    {one} {other}: {found[frozenset((one, other))].n_bits:.1f} bits")
    size = sum(len(reading.text) for reading in readings) / max(1, len(readings))
    print(
        f"  CPU: {signed_s / len(files) * 1e3:.0f} ms to sign one, {compared_s:.1f} s to compare all; "
        f"{size:.0f} characters each"
    )


def main() -> None:
    """Draw, sign, compare, print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--shared", type=Path, default=Path(__file__).resolve().parents[2] / "../shared")
    parser.add_argument("--set", choices=("held-out", "development"), default="held-out")
    asked = parser.parse_args()
    photos = photographs(asked.shared)
    random.Random(SEED).shuffle(photos)
    is_held_out = asked.set == "held-out"
    photos = photos[N_DEVELOPMENT:] if is_held_out else photos[:N_DEVELOPMENT]
    n_copies = N_COPIES if is_held_out else N_COPIES // 2
    kinds = tuple(change for change in CHANGES if is_held_out or change.is_seen)
    n_others = N_OTHERS if is_held_out else N_DEVELOPMENT - n_copies
    still_kinds = tuple(change for change in kinds if change.name in PHOTO_CHANGES)
    with tempfile.TemporaryDirectory() as name:
        for what in ("clips", "photographs"):
            folder = Path(name) / what
            folder.mkdir()
            if what == "clips":
                made = clips(photos, folder, n_copies, n_others, kinds)
            else:
                made = stills(photos[: n_copies + n_others], folder, n_copies, still_kinds)
            told(what, folder, made)


if __name__ == "__main__":
    main()
