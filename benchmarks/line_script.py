"""Is a line's script told right: in typefaces not trained on, and on photographs that hold no hangul?

    python -m benchmarks.line_script [--shared ../shared] [--lines 2000]

Photographs: every third of the VIN photographs and all scenes and plate crops of the shared samples. Their lines are
Latin, digits, Cyrillic and Chinese, so each "hangul" there is false. None of them was used in training.
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path
from typing import TYPE_CHECKING, cast

import cv2

from benchmarks.interval import rate
from update.line_script import NAMES, UNSEEN, lines
from yellowplate.read import engine
from yellowplate.read.line_script import script
from yellowplate.read.look import box_around
from yellowplate.read.readers.script import is_hangul

if TYPE_CHECKING:
    from yellowplate.read.look import Pixels

PHOTOGRAPHS = (("vin_samples/images*/*.jpg", 3), ("plate_samples/scenes/*.jpg", 1), ("plate_samples/crops/*", 1))


def rendered(n_lines: int) -> None:
    """Print the rates on rendered lines in typefaces that were not trained on."""
    told: dict[str, list[str]] = {name: [] for name in NAMES}
    n_small = n_false = n_other = 0
    spent = time.process_time()
    drawn = lines(UNSEEN, n_lines, "unseen typefaces")
    spent = time.process_time()
    for name, line in drawn:
        found = script(line)
        if found is None:
            n_small += 1
            continue
        told[name].append("hangul" if is_hangul(found) else "other")
        n_other += name != "hangul"
        n_false += name != "hangul" and is_hangul(found)
    spent = (time.process_time() - spent) / len(drawn)
    print(f"rendered lines, typefaces not trained on ({n_small} too small or short to tell are left out)")
    for name, several in told.items():
        print(f"  {name:8s} told as hangul {rate(several.count('hangul'), len(several))}")
    print(f"  false    told as hangul {rate(n_false, n_other)}")
    print(f"  CPU: {spent * 1e3:.2f} ms a line")


def photographed(shared: Path) -> None:
    """Print how many lines of photographs without hangul are told as hangul."""
    network = engine.load()
    n_lines = n_told = n_false = 0
    for pattern, step in PHOTOGRAPHS:
        for path in sorted(shared.glob(pattern))[::step]:
            image = cast("Pixels | None", cv2.imread(str(path)))
            if image is None:
                continue
            height, width = image.shape[:2]
            quads = network.detect(image, side_px=640, is_longer_side=True)
            if "crops" in path.parts:
                quads = [((0.0, 0.0), (width, 0.0), (width, height), (0.0, height))]
            for quad in quads:
                box = box_around((quad,), width=width, height=height)
                found = script(image[box.top : box.bottom, box.left : box.right])
                n_lines += 1
                n_told += found is not None
                # As the reader does, which is shown the recogniser's score.
                if (
                    found is not None
                    and is_hangul(found)
                    and is_hangul(found, network.transcribe(image, quad).best.score)
                ):
                    n_false += 1
                    print(f"    false: {path.name} {box} {found.hangul_prob:.3f}")
    print(f"photographs without hangul: {n_lines} lines, {n_told} large enough to tell")
    print(f"  false    told as hangul {rate(n_false, n_told)}")


def main() -> None:
    """Print both tables."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--shared", type=Path, default=Path(__file__).resolve().parents[1] / "../shared")
    parser.add_argument("--lines", type=int, default=2000)
    asked = parser.parse_args()
    rendered(asked.lines)
    photographed(asked.shared)


if __name__ == "__main__":
    main()
