"""Question: does the network of our own help the bundled recogniser on photographs it has not learnt?

    python -m update.vin_lines.compare SHARED/vin_samples VIN_LINES.onnx [SET ...]

Sets: "small" (19 as they come), "unseen third" of the hard set, "seen two thirds" (only for weights trained on rendered
lines alone). Lines are found by the package's own detector; the same grammar, habits and choice follow the
bundled recogniser's frames, ours, and both, taken as two witnesses of one line. Of the seen ones the maker's habits are
counted without the picture's own VIN.
"""

from __future__ import annotations

import csv
import math
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from update.vin_lines.network import HEIGHT_PX, WIDTH_PX
from update.vin_reader import _look, is_unseen, without
from yellowplate.read.ctc import FLOOR
from yellowplate.read.vin_fusion import Fused, fuse, probability
from yellowplate.read.vin_views import PLAIN, View, cut
from yellowplate.tables import vin_prior

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from yellowplate.read.ctc import Frames
    from yellowplate.read.look import Pixels, Quad

VIEWS = (PLAIN, View(0.1, 0.1), View(0.25, 0.05), View(0.1, 0.18), View(0.1, 0.1, is_sharp=True))
Views = Sequence["Frames"]
WAYS: dict[str, Callable[[Views, Views], Sequence[Views]]] = {
    "bundled": lambda bundled, _: [bundled],
    "own": lambda _, own: [own],
    "both": lambda bundled, own: [bundled, own],
}
Z = 1.96
"""Two-sided 95 %."""


class Lines:
    """The exported network.

    Args:
        path: of the ONNX file.
    """

    def __init__(self, path: Path) -> None:
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        self._session: Any = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])

    def looked(self, image: Pixels, quad: Quad) -> list[Frames]:
        """Show a line in all views and return the regrets of each: 56 frames by 34, as `yellowplate.read.ctc` wants."""
        import cv2
        import numpy as np

        crops = [cv2.cvtColor(cut(image, quad, view), cv2.COLOR_BGR2GRAY) for view in VIEWS]
        shown = np.stack([cv2.resize(crop, (WIDTH_PX, HEIGHT_PX)) for crop in crops]).astype(np.float32)[:, None]
        (told,) = self._session.run(None, {"lines": shown})
        frames: NDArray[np.float32] = np.clip(told - told.max(axis=2, keepdims=True), FLOOR, 0).transpose(1, 0, 2)
        return [np.ascontiguousarray(one) for one in frames]


@dataclass(frozen=True, slots=True)
class Answer:
    """What one way read in one picture."""

    vin: str
    read: str

    @property
    def is_right(self) -> bool:
        """True if all characters are."""
        return self.vin == self.read


def rows_of(samples: Path, name: str) -> list[dict[str, str]]:
    """Return the labelled pictures of a set."""
    file = "labels.csv" if name == "small" else "labels_dev_eye.csv"
    rows = list(csv.DictReader((samples / file).read_text("utf-8").splitlines()))
    if name == "small":
        return rows
    return [row for row in rows if is_unseen(row["vin"]) == (name == "unseen third")]


def answers(
    samples: Path, rows: list[dict[str, str]], network: Lines, *, are_seen: bool
) -> Iterator[dict[str, Answer]]:
    """Read each picture in every way."""
    for row in rows:
        look = _look(None, samples / row["file"])
        prior = without(vin_prior.load(), row["vin"]) if are_seen else None
        lines = [
            (line.best.views, network.looked(look.image, line.quad))
            for line in (*look.lines, *look.faint)
            if line.best.views
        ]
        yield {
            way: Answer(row["vin"], chosen([fuse(looks(bundled, own), prior) for bundled, own in lines]))
            for way, looks in WAYS.items()
        }


def chosen(found: list[Fused | None]) -> str:
    """Return the VIN of the most probable line, "" where there is none."""
    vins = [(probability(one.features([])), one.vins[0][0]) for one in found if one]
    return max(vins)[1] if vins else ""


def interval(n_right: int, n: int) -> tuple[float, float]:
    """Return Wilson's interval, in shares."""
    share, spread = n_right / n, Z * Z / n
    middle, half = share + spread / 2, Z * math.sqrt(share * (1 - share) / n + spread / (4 * n))
    return (middle - half) / (1 + spread), (middle + half) / (1 + spread)


def by_chance(n_won: int, n_lost: int) -> float:
    """Return the chance of a difference as large, were both ways equally good (sign test, two-sided)."""
    n = n_won + n_lost
    tail = sum(math.comb(n, k) for k in range(min(n_won, n_lost) + 1)) / float(2**n)
    return min(1.0, 2 * tail)


def main() -> None:
    """Print one line for each set and way."""
    samples, network = Path(sys.argv[1]), Lines(Path(sys.argv[2]))
    for name in sys.argv[3:] or ["small", "unseen third"]:
        table = list(answers(samples, rows_of(samples, name), network, are_seen=name == "seen two thirds"))
        for way in WAYS:
            told = [row[way] for row in table]
            n_right = sum(one.is_right for one in told)
            low, high = interval(n_right, len(told))
            china = [one for one in told if one.vin.startswith("L")]
            won = sum(row[way].is_right and not row["bundled"].is_right for row in table)
            lost = sum(row["bundled"].is_right and not row[way].is_right for row in table)
            print(
                f"{name}, {way}: {n_right} of {len(told)} ({low:.0%} to {high:.0%}), Chinese "
                f"{sum(one.is_right for one in china)} of {len(china)}, won {won}, lost {lost}, "
                f"by chance {by_chance(won, lost):.2f}",
                flush=True,
            )


if __name__ == "__main__":
    main()
