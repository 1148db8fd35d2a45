"""One line of text followed through the frames: where it is, whether it is still the same, what was read."""

from __future__ import annotations

import difflib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from yellowplate.read.look import Line, Look, Quad, Transcript, box_around
from yellowplate.records import Box, Item

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from yellowplate.read.look import Pixels

PATTERN_HEIGHT_PX = 24
PATTERN_MAX_WIDTH_PX = 480
MAX_STROKE = 200
SAME = 0.85
"""Correlation of two stroke patterns above which a line is unchanged; 0.6 to 0.9 changes cost, hardly recall."""
SHARPER = 1.1
"""A frame is read again where its strokes are this much sharper."""
MAX_READINGS = 3
MAX_VIN_READINGS = 8
"""A VIN that is not clear is read again while it is on screen: its poor frames add up."""
MIN_LIKENESS = 0.75
"""Share of equal characters above which two readings are of one line."""
UNSEEN_S = 0.5
"""A line unseen for longer has ended."""


def pattern(luma: Pixels, box: Box) -> NDArray[np.float32] | None:
    """Describe the strokes inside a box by their horizontal gradient.

    Args:
        luma: brightness of the frame.
        box: where the line is.

    Returns:
        Gradients of a 24-line thumbnail, mean 0 and length 1, as one row; None where nothing is to be seen. Boxes of
        one size give rows of one length.

    Source: the project's note on video, section 4.
    """
    import cv2
    import numpy as np

    crop = luma[max(0, box.top) : box.bottom, max(0, box.left) : box.right]
    if crop.size == 0:
        return None
    width = min(PATTERN_MAX_WIDTH_PX, max(8, round(PATTERN_HEIGHT_PX * box.width / box.height)))
    small = cv2.resize(crop, (width, PATTERN_HEIGHT_PX), interpolation=cv2.INTER_AREA)
    strokes = np.clip(cv2.Sobel(small, cv2.CV_32F, 1, 0), -MAX_STROKE, MAX_STROKE).astype(np.float32).ravel()
    strokes -= strokes.mean()
    length = float(np.linalg.norm(strokes))
    return strokes / length if length > 0 else None


def likeness(one: NDArray[np.float32] | None, other: NDArray[np.float32] | None) -> float:
    """Correlate two patterns; 0 where one is missing or they are of different size."""
    if one is None or other is None or one.shape != other.shape:
        return 0.0
    return float(one @ other)


def sharpness(luma: Pixels, box: Box) -> float:
    """Return the variance of the Laplacian inside a box: higher is sharper."""
    import cv2

    crop = luma[box.top : box.bottom, box.left : box.right]
    return float(cv2.Laplacian(crop, cv2.CV_32F).var()) if crop.size else 0.0


@dataclass(slots=True, eq=False)
class Track:
    """A line from its first frame to its last.

    Attributes:
        box: where its pattern was cut from.
        pattern: strokes there.
        now: where it is now.
        start_s: first time seen.
        last_s: last time seen.
        lines: readings with time and sharpness, in order of time.
        best: index of the sharpest reading.
        patch: pixels around the line in the sharpest frame, with their left and top.
        n_seen: looks in which it was seen.
    """

    box: Box
    pattern: NDArray[np.float32] | None
    now: Box
    start_s: float
    last_s: float
    lines: list[tuple[float, float, Line]] = field(default_factory=list)
    best: int = 0
    patch: tuple[Pixels, int, int] | None = None
    n_seen: int = 0

    def is_at(self, luma: Pixels, box: Box | None = None) -> bool:
        """Tell whether the line stands unchanged at its place, or at that place moved as `box` moved."""
        place = self.box
        if box is not None:
            across = (box.left + box.right - self.now.left - self.now.right) // 2
            down = (box.top + box.bottom - self.now.top - self.now.bottom) // 2
            left, top = max(0, self.now.left + across), max(0, self.now.top + down)
            place = Box(left, top, left + self.box.width, top + self.box.height)
        return likeness(self.pattern, pattern(luma, place)) >= SAME

    def saw(self, until_s: float) -> None:
        """Take note that the line is still there."""
        self.last_s = max(self.last_s, until_s)
        self.n_seen += 1

    def is_worth_reading(self, luma: Pixels) -> bool:
        """Tell whether another reading may do better: of a VIN not clear yet, or clearly sharper; not too often."""
        views = self.lines[self.best][2].best.views
        if len(views) > 1:
            return len(self.lines) < MAX_VIN_READINGS
        return len(self.lines) < MAX_READINGS and sharpness(luma, self.now) > SHARPER * self.lines[self.best][1]

    def reads_like(self, transcript: Transcript) -> bool:
        """Tell whether a transcript is of this line."""
        mine = self.lines[self.best][2].best.text
        if not mine or not transcript.text:
            return mine == transcript.text
        return difflib.SequenceMatcher(None, mine, transcript.text, autojunk=False).ratio() >= MIN_LIKENESS

    def add(self, line: Line, luma: Pixels, image: Pixels, t_s: float) -> None:
        """Keep a reading; if it is the sharpest, also the pixels around it."""
        height, width = luma.shape
        box = box_around((line.quad,), width=width, height=height)
        sharp = sharpness(luma, box)
        self.lines.append((t_s, sharp, line))
        if self.patch is None or sharp > self.lines[self.best][1]:
            self.best = len(self.lines) - 1
            left, top = max(0, box.left - box.height), max(0, box.top - box.height)
            patch = image[top : box.bottom + box.height, left : box.right + box.height].copy()
            self.patch = (patch, left, top)

    def recut(self, luma: Pixels, box: Box) -> None:
        """Take the pattern anew: the words agree but the line looks different."""
        self.box, self.now, self.pattern = box, box, pattern(luma, box)

    def look(self, item: Item, *, width: int, height: int) -> Look:
        """Give what readers see of this track."""
        assert self.patch is not None
        t_best_s, _, line = self.lines[self.best]
        transcripts = tuple(one.transcripts[0] for _, _, one in self.lines if one.transcripts[0].characters)
        patch, left, top = self.patch
        return Look(
            item=item,
            lines=(Line(line.quad, transcripts),) if transcripts else (),
            image=patch,
            width=width,
            height=height,
            left=left,
            top=top,
            times=(self.start_s, self.last_s, t_best_s),
            n_seen=self.n_seen,
        )


def joined(quads: list[Quad]) -> list[Quad]:
    """Join boxes that the detector split: neighbours on a row, of one height, nearly touching.

    Args:
        quads: in the order of the detector.

    Returns:
        Quads from top to bottom; tilted ones are left as they are.
    """
    rows: list[Quad] = []
    for quad in sorted(quads, key=lambda one: one[0]):
        match = next((place for place, row in enumerate(rows) if _touch(row, quad)), None)
        if match is None:
            rows.append(quad)
        else:
            row = rows[match]
            top, low = min(row[0][1], quad[0][1]), max(row[3][1], quad[3][1])
            rows[match] = ((row[0][0], top), (quad[1][0], top), (quad[2][0], low), (row[3][0], low))
    return sorted(rows, key=lambda one: (one[0][1], one[0][0]))


MAX_TOUCH = 0.4
"""Widest gap of two parts of a line, in heights: less than a space between two columns."""
MAX_TILT = 0.2


def _touch(row: Quad, quad: Quad) -> bool:
    height, other = row[3][1] - row[0][1], quad[3][1] - quad[0][1]
    if min(height, other) <= 0 or max(height, other) > 1.3 * min(height, other):
        return False
    is_level = all(abs(one[1][1] - one[0][1]) < MAX_TILT * height for one in (row, quad))
    gap = quad[0][0] - row[1][0]
    return is_level and abs(row[0][1] - quad[0][1]) < MAX_TILT * height and -height < gap < MAX_TOUCH * height
