"""Lines and grounds from the labelled photographs that may be learnt from.

    python -m update.vin_lines.photographs SHARED/vin_samples PLACES.npz

The third of the hard set that is kept unseen and the small set are never opened: the rows are those of
`update.vin_reader.labels`.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from update.vin_lines.render import shown, spoil
from update.vin_lines.setting import happens
from update.vin_reader import HOPEFUL, _look, labels, painted_over
from yellowplate.read.ctc import aligned
from yellowplate.read.vin_frames import SYMBOLS
from yellowplate.read.vin_views import View, cut

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from yellowplate.read.look import Quad

    Grey = NDArray[Any]


@dataclass(frozen=True, slots=True, eq=False)
class Placed:
    """A photograph in which the detector found the line of the VIN.

    Attributes:
        vin: its label.
        image: grey pixels.
        painted: the same with the VIN painted over.
        quad: corners of the line, or None where it was not found.
    """

    vin: str
    image: Grey
    painted: Grey
    quad: NDArray[np.float32] | None


def placed(samples: Path) -> Iterator[Placed]:
    """Look for the line of each photograph's VIN with the package's own detector."""
    import cv2
    import numpy as np

    hard, easy = labels(samples)
    for row in hard + easy:
        look = _look(None, samples / row["file"])
        lines = [line for line in (*look.lines, *look.faint) if line.best.views]
        told = [max(aligned(view, [row["vin"]], SYMBOLS)[0] for view in line.best.views) for line in lines]
        is_found = bool(told) and max(told) > HOPEFUL
        quad = np.array(lines[told.index(max(told))].quad, np.float32) if is_found else None
        image = cv2.cvtColor(look.image, cv2.COLOR_BGR2GRAY)
        painted = cv2.cvtColor(painted_over(look, row["vin"]), cv2.COLOR_BGR2GRAY)
        yield Placed(row["vin"], np.asarray(image, np.uint8), np.asarray(painted, np.uint8), quad)


def save(places: list[Placed], path: Path) -> None:
    """Write places to one file."""
    import numpy as np

    arrays: dict[str, NDArray[np.generic]] = {"vins": np.array([one.vin for one in places])}
    for n, one in enumerate(places):
        arrays |= {f"image{n}": one.image, f"painted{n}": one.painted}
        if one.quad is not None:
            arrays[f"quad{n}"] = one.quad
    np.savez_compressed(path, **arrays)  # type: ignore[arg-type]  # its stub takes the names for its own options


def load(path: Path) -> list[Placed]:
    """Read what `save` wrote."""
    import numpy as np

    with np.load(path) as arrays:
        return [
            Placed(
                str(vin),
                arrays[f"image{n}"],
                arrays[f"painted{n}"],
                arrays.get(f"quad{n}"),
            )
            for n, vin in enumerate(arrays["vins"])
        ]


def line(one: Placed, seed: tuple[int, ...]) -> Grey:
    """Cut the VIN's line out of a photograph, a little otherwise for every seed.

    Args:
        one: whose quad was found.
        seed: decides how.

    Returns:
        32 x 224 grey pixels.
    """
    import cv2
    import numpy as np

    rng = np.random.default_rng(list(seed))
    quad = cast("NDArray[np.float32]", one.quad)
    high = float(np.linalg.norm(quad[3] - quad[0]))
    moved = quad + rng.normal(0, 0.04 * high, quad.shape).astype(np.float32)
    view = View(float(rng.uniform(-0.02, 0.5)), float(rng.uniform(-0.03, 0.2)), 1.0, happens(rng, 0.2))
    crop = cut(one.image, cast("Quad", tuple(map(tuple, moved.tolist()))), view)
    grey = np.asarray(crop, np.float32) / 255
    if happens(rng, 0.3):
        grey = 1 - grey
    grey = (grey - grey.mean()) * rng.uniform(0.6, 1.3) + grey.mean() + rng.uniform(-0.15, 0.15)
    if happens(rng, 0.4):
        scale = rng.uniform(0.75, 1.0)
        small = cv2.resize(grey, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
        grey = np.asarray(small, np.float32)
    if happens(rng, 0.5):
        return shown(spoil(rng, grey, ()))
    return shown(np.asarray(np.clip(grey * 255, 0, 255), np.uint8))


def main() -> None:
    """Find the lines and write them."""
    save(list(placed(Path(sys.argv[1]))), Path(sys.argv[2]))


if __name__ == "__main__":
    main()
