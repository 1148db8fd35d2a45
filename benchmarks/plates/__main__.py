"""Number plates: whole, last five, colour, and plates where there is none.

    python -m benchmarks.plates [--shared ../shared] [--without N]

Reads `plate_samples` and, as pictures without a plate, N of the VIN photographs and yard pictures. The development half
is the pictures whose file name hashes to an even number; the other half is reported apart and was looked at once.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.interval import rate
from yellowplate.read import read_plates
from yellowplate.read.colour import CANNOT_TELL

N_LAST = 5
WITHOUT = ("vin_samples", "yard_samples")
PICTURES = (".jpg", ".jpeg", ".png", ".webp")
HAS_A_PLATE = frozenset({"dv_0312.jpg"})
"""Pictures of the VIN samples in which a number plate is to be seen."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What was read of one labelled picture.

    Attributes:
        file: name below the samples.
        plate: the label.
        ground: the label of the colour.
        kind: crop, or street photograph.
        texts: plates read.
        grounds: their colours.
    """

    file: str
    plate: str
    ground: str
    kind: str
    texts: tuple[str, ...]
    grounds: tuple[str, ...]

    @property
    def is_seen(self) -> bool:
        """Tell whether the picture is of the development half."""
        return int(hashlib.sha256(self.file.encode()).hexdigest(), 16) % 2 == 0


def answers(samples: Path) -> Iterator[Answer]:
    """Read every labelled picture."""
    with (samples / "labels.csv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            plates = read_plates(samples / row["file"]).plates
            kind = "crop" if row["file"].startswith("crops/") else "scene"
            texts, grounds = tuple(one.text for one in plates), tuple(one.colour for one in plates)
            yield Answer(row["file"], row["plate"], row["colour"], kind, texts, grounds)


def told(name: str, part: list[Answer]) -> Iterator[str]:
    """Write the table of one part."""
    whole = [one for one in part if one.plate in one.texts]
    last = [one for one in part if any(text[-N_LAST:] == one.plate[-N_LAST:] for text in one.texts)]
    wrong = [one for one in part if one.texts and not any(one.plate.endswith(text) for text in one.texts)]
    answered = [one for one in part if any(ground != CANNOT_TELL for ground in one.grounds)]
    right = [one for one in answered if one.ground in one.grounds]
    not_yellow = [one for one in part if one.ground != "yellow"]
    yield f"{name} (n {len(part)})"
    yield f"  whole plate              {rate(len(whole), len(part))}"
    yield f"  last five                {rate(len(last), len(part))}"
    yield f"  read, and not so         {rate(len(wrong), len(part))}"
    yield f"  colour answered          {rate(len(answered), len(part))}"
    yield f"  right of those           {rate(len(right), len(answered))}"
    yield f"  yellow where it is not   {rate(sum('yellow' in one.grounds for one in not_yellow), len(not_yellow))}"


def false_plates(shared: Path, n: int) -> Iterator[str]:
    """Read pictures without a plate; spread evenly over the folders, in order of name."""
    there = sorted(path for name in WITHOUT for path in (shared / name).rglob("*") if path.suffix.lower() in PICTURES)
    there = [path for path in there if path.name not in HAS_A_PLATE]
    step = max(1, len(there) // n) if n else 1
    chosen = there[::step][:n]
    found = {path.name: read for path in chosen if (read := read_plates(path).plates)}
    yield f"pictures without a plate  false in {rate(len(found), len(chosen))}"
    for name, plates in found.items():
        yield f"  {name}: {', '.join(f'{one.text} {one.prob:.2f} {one.colour}' for one in plates)}"


def main(words: Iterable[str] | None = None) -> int:
    """Print the tables."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--shared", type=Path, default=Path("../shared"))
    asked.add_argument("--without", type=int, default=200, help="how many pictures without a plate to read")
    given = asked.parse_args(None if words is None else list(words))
    if not (given.shared / "plate_samples").is_dir():
        print(f"no plate_samples in {given.shared}: nothing measured", file=sys.stderr)
        return 0
    begin = time.process_time()
    found = list(answers(given.shared / "plate_samples"))
    cpu_s = time.process_time() - begin
    print("\n".join(told("development half", [one for one in found if one.is_seen])))
    print("\n".join(told("other half", [one for one in found if not one.is_seen])))
    print("\n".join(told("crops, both halves", [one for one in found if one.kind == "crop"])))
    print(f"grounds in the sample: {dict(Counter(one.ground for one in found))}; others are not tested")
    print(f"CPU a picture, mean: {cpu_s / len(found) * 1000:.0f} ms")
    print("\n".join(false_plates(given.shared, given.without)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
