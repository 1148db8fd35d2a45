"""When and where to look closer: strokes that stay put are text on the screen; where they came, the detector looks.

The street behind a caption moves, the caption does not: of the edges of the last looks only those that stood still
count. Strokes that go need no detector: who follows the line sees it go. Source: the project's note on video,
section 4, where the gate was measured.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from yellowplate.records import Box

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from yellowplate.read.look import Pixels

    Strokes = NDArray[np.float32]

LOOK_PX = 320
"""Longer side at which the luma plane is looked at: a quarter of a 720x1280 frame, on which the gate was measured."""
HALF_FROM = 3.0
MIN_STROKE = 24
"""Difference of neighbouring pixels that counts as an edge."""
MAX_STROKE = 200
CELL_PX = 8
N_LOOKS = 3
"""At 15 looks a second a caption has stood still for 0.13 s when it counts; a flash of 0.3 s is seen."""
MIN_CHANGE = 0.18
"""Rise of a cell's share of edges that counts."""
MIN_CELLS = 3
STILL = 8.0
"""Mean difference of two looks in a cell, of 255, below which nothing happened there but noise."""


def small(luma: Pixels) -> Pixels:
    """Return brightness at the size at which looks are compared."""
    import cv2

    height, width = luma.shape
    shrink = max(1.0, max(height, width) / LOOK_PX)
    size = (max(CELL_PX, round(width / shrink)), max(CELL_PX, round(height / shrink)))
    # Of a large frame every second row does: what is measured later runs along the rows.
    rows = luma[::2] if shrink >= HALF_FROM else luma
    return cast("Pixels", cv2.resize(rows, size, interpolation=cv2.INTER_AREA))


def strokes(look: Pixels) -> Strokes:
    """Return the horizontal gradient of a small look: what a line is known by when it is followed."""
    import cv2
    import numpy as np

    return cast("Strokes", np.clip(cv2.Sobel(look, cv2.CV_32F, 1, 0), -MAX_STROKE, MAX_STROKE))


class Gate:
    """Says at each look where strokes came that stand still."""

    def __init__(self) -> None:
        self._edges: list[Pixels] = []
        self._known: NDArray[np.float32] | None = None
        self._seen: Pixels | None = None

    def came(self, look: Pixels, *, stays: bool = False) -> list[Box]:
        """Take one look.

        Args:
            look: small brightness, as `small` gives it; all looks of one size.
            stays: True for a frame that stays longer than the looks are apart: nothing on it moves.

        Returns:
            Boxes around the places where strokes came since the last look, in pixels of the look; none at the first.
        """
        import cv2
        import numpy as np

        edges = (cv2.absdiff(look[:, 1:], look[:, :-1]) > MIN_STROKE).astype(np.uint8)
        self._edges = [edges] if stays else [*self._edges, edges][-N_LOOKS:]
        still = np.minimum.reduce(self._edges).astype(np.float32)
        shape = (max(1, still.shape[1] // CELL_PX), max(1, still.shape[0] // CELL_PX))
        share = cast("NDArray[np.float32]", cv2.resize(still, shape, interpolation=cv2.INTER_AREA))
        if self._known is None:
            self._known = share
            return []
        rose = (share - self._known > MIN_CHANGE).astype(np.uint8)
        if int(rose.sum()) < MIN_CELLS:
            # What goes is forgotten at once; what rises slowly adds up until it counts.
            self._known = np.minimum(self._known, share)
            return []
        self._known = share
        return _patches(rose, look.shape[1] / shape[0], look.shape[0] / shape[1])

    def moved(self, look: Pixels) -> bool:
        """Tell whether anything in the picture changed since `rest` was called last; True before."""
        import cv2

        if self._seen is None or self._seen.shape != look.shape:
            return True
        shape = (max(1, look.shape[1] // CELL_PX), max(1, look.shape[0] // CELL_PX))
        return float(cv2.resize(cv2.absdiff(look, self._seen), shape, interpolation=cv2.INTER_AREA).max()) > STILL

    def rest(self, look: Pixels) -> None:
        """Take note that all of the picture was looked at."""
        self._seen = look


def _patches(cells: Pixels, across: float, down: float) -> list[Box]:
    """Join neighbouring cells to boxes; single ones that lie apart are noise."""
    import cv2
    import numpy as np

    near = cv2.dilate(cells, np.ones((3, 5), np.uint8))
    n_parts, labels = cv2.connectedComponents(near)
    boxes = []
    for part in range(1, n_parts):
        rows, columns = np.nonzero((labels == part) & (cells > 0))
        if len(rows) > 1:
            boxes.append(
                Box(
                    int(columns.min() * across),
                    int(rows.min() * down),
                    int((columns.max() + 1) * across) + 1,
                    int((rows.max() + 1) * down) + 1,
                )
            )
    return boxes
