"""When to look closer: strokes that stay put are text on the screen; a change of them calls the detector.

The street behind a caption moves, the caption does not: of the edges of the last looks only those that stood
still count. Source: the project's note on video, section 4, where the same gate was measured.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from yellowplate.read.look import Pixels

LOOK_PX = 320
"""Longer side at which the luma plane is looked at: a quarter of a 720x1280 frame, on which the gate was measured."""
MIN_STROKE = 24
"""Difference of neighbouring pixels that counts as an edge."""
CELL_PX = 8
N_LOOKS = 2
"""The note used three at 15 looks a second; at five a second a caption must stand still for 0.4 s with two already."""
MIN_CHANGE = 0.18
"""Change of a cell's share of edges that counts."""
MIN_CELLS = 3


class Gate:
    """Says at each look whether the detector should run.

    Args:
        every_s: longest time without the detector, in seconds of presentation time.
    """

    def __init__(self, *, every_s: float) -> None:
        self._every_s = every_s
        self._edges: list[Pixels] = []
        self._known: Pixels | None = None
        self._detected_s = 0.0

    def opens(self, luma: Pixels, t_s: float, *, stays: bool = False) -> bool:
        """Take one look.

        Args:
            luma: brightness of the frame, rows by columns.
            t_s: its presentation time.
            stays: True for a frame that stays longer than the looks are apart: nothing on it moves.

        Returns:
            True if strokes changed since the detector last ran, or `every_s` passed, or this is the first look.
        """
        import cv2
        import numpy as np

        height, width = luma.shape
        shrink = max(1.0, max(height, width) / LOOK_PX)
        size = (max(CELL_PX, round(width / shrink)), max(CELL_PX, round(height / shrink)))
        small = cv2.resize(luma, size, interpolation=cv2.INTER_AREA).astype(np.int16)
        edges = (np.abs(np.diff(small, axis=1)) > MIN_STROKE).astype(np.uint8)
        self._edges = [edges] if stays else [*self._edges, edges][-N_LOOKS:]
        still = np.minimum.reduce(self._edges).astype(np.float32)
        shape = (max(1, still.shape[1] // CELL_PX), max(1, still.shape[0] // CELL_PX))
        share = cast("Pixels", cv2.resize(still, shape, interpolation=cv2.INTER_AREA))
        is_open = (
            self._known is None
            or t_s - self._detected_s >= self._every_s - 1e-6
            or int((np.abs(share - self._known) > MIN_CHANGE).sum()) >= MIN_CELLS
        )
        if is_open:
            self._known, self._detected_s = share, t_s
        return is_open
