"""One line of text from its first look to its last: where it is, what was read of it, when it is read again."""

from __future__ import annotations

import difflib
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from yellowplate.folded import fold
from yellowplate.read.look import Quad, Transcript, box_around
from yellowplate.read.vin_views import is_worth
from yellowplate.records import Box

if TYPE_CHECKING:
    from yellowplate.read.follow import Motion
    from yellowplate.read.look import Pixels

AGAIN_S = 0.2
"""Two readings of a line are at least this far apart: frames next to each other share their faults."""
MAX_READINGS = 3
MAX_VIN_READINGS = 6
MAX_CHANGES = 12
"""Readings of a place whose words keep changing (a clock, a counter)."""
N_CHANGED = 2
SURE_PROB = 0.8
"""A line whose characters are right together with this probability is not read again for doubt."""
CERTAIN_PROB = 0.97
"""The same for a line with a number in it."""
MIN_SCORE = 0.5
MIN_DIGITS = 4
"""A line with as many digits is read until two readings agree."""
SHARPER = 1.3
"""A frame is read again where the line's strokes are this much sharper."""
MIN_LIKENESS = 0.75
"""Share of equal characters above which two readings are of one line."""
SAME_WIDTH = 0.85
"""Readings of a narrower box are of a part of the line; they are kept but have no vote."""
NEARLY = 0.05
"""Readings whose score is lower than the best by no more read about as well."""
GOOD_SCORE = 0.9
"""A line that reads worse is read again where the detector sees it narrower."""
UNSEEN_S = 0.5
"""A line unseen for longer has ended."""
N_VIN = 15
"""Letters and digits from which a line is read as often as a VIN."""


@dataclass(frozen=True, slots=True)
class Shot:
    """One reading of a line.

    Attributes:
        t_s: presentation time of the frame.
        sharp: sharpness of the line there.
        quad: its corners there, in reading order.
        transcript: what was read.
        patch: pixels around it, BGR.
        left: column of the frame at which the patch begins.
        top: row of the frame at which it begins.
    """

    t_s: float
    sharp: float
    quad: Quad
    transcript: Transcript
    patch: Pixels
    left: int
    top: int

    @property
    def width_px(self) -> float:
        """Length of the line."""
        (x0, y0), (x1, y1), *_ = self.quad
        return float(((x1 - x0) ** 2 + (y1 - y0) ** 2) ** 0.5)


def sharpness(luma: Pixels, box: Box) -> float:
    """Return the variance of the Laplacian inside a box: higher is sharper."""
    import cv2

    crop = luma[box.top : box.bottom, box.left : box.right]
    return float(cv2.Laplacian(crop, cv2.CV_32F).var()) if crop.size else 0.0


def shot(image: Pixels, luma: Pixels, quad: Quad, transcript: Transcript, t_s: float) -> Shot:
    """Keep a reading with the pixels around the line.

    Args:
        image: BGR, the whole frame.
        luma: its brightness.
        quad: where the line is.
        transcript: what was read there.
        t_s: when.
    """
    height, width = luma.shape
    box = box_around((quad,), width=width, height=height)
    left, top = max(0, box.left - box.height), max(0, box.top - box.height)
    patch = image[top : box.bottom + box.height, left : box.right + box.height].copy()
    return Shot(t_s, sharpness(luma, box), quad, transcript, patch, left, top)


def shifted(quad: Quad, across: float, down: float) -> Quad:
    """Move a quad."""
    first, second, third, fourth = ((x + across, y + down) for x, y in quad)
    return first, second, third, fourth


@dataclass(slots=True, eq=False)
class Track:
    """A line from its first frame to its last.

    Attributes:
        quad: its corners where its strokes were cut.
        motion: its strokes and how they moved; None where it is too small to be followed.
        scale: pixels of the frame per pixel of the small look, across and down.
        start_s: first time seen.
        last_s: last time seen.
        shots: readings in order of time.
        n_seen: looks in which it was seen.
        is_settled: no more readings for doubt.
        n_changes: readings because a piece of it changed.
        weighed_s: when its sharpness was last compared.
        looked_s: when it was last read because a piece of it changed, and had not.
        moved: what `way` was when its strokes were cut.
    """

    quad: Quad
    motion: Motion | None
    scale: tuple[float, float]
    start_s: float
    last_s: float
    shots: list[Shot] = field(default_factory=list)
    n_seen: int = 0
    is_settled: bool = False
    n_changes: int = 0
    weighed_s: float = 0.0
    looked_s: float = float("-inf")
    moved: tuple[float, float, float] = (0.0, 0.0, 0.0)

    @property
    def now(self) -> Quad:
        """Its corners in the last look in which it was seen."""
        if self.motion is None:
            return self.quad
        return shifted(self.quad, self.motion.across * self.scale[0], self.motion.down * self.scale[1])

    @property
    def best(self) -> Shot:
        """The sharpest of the readings that count."""
        return max(self.counting, key=lambda one: one.sharp)

    @property
    def counting(self) -> list[Shot]:
        """Readings of the whole line, in order of time.

        Of those that read well the text read most often says how wide the line is; of two as often the wider one: a
        part is read before the whole is there, and a neighbour is taken for a part for a moment only.
        """
        least = max(one.transcript.score for one in self.shots) - NEARLY
        good = [(plain(one.transcript.text), one.width_px) for one in self.shots if one.transcript.score >= least]
        counts = Counter(text for text, _ in good)
        _, width = max((counts[text], width) for text, width in good)
        return [one for one in self.shots if SAME_WIDTH * width <= one.width_px <= width / SAME_WIDTH]

    @property
    def text(self) -> str:
        """The most probable words so far."""
        return max(self.counting, key=lambda one: one.transcript.score).transcript.text

    @property
    def way(self) -> tuple[float, float, float]:
        """How far it moved across and down while it was followed, in pixels, and for how many seconds."""
        across, down, passed_s = self.moved
        if self.motion is None:
            return self.moved
        more_s = self.motion.t_s - self.motion.cut_s
        return across + self.motion.across * self.scale[0], down + self.motion.down * self.scale[1], passed_s + more_s

    def saw(self, until_s: float) -> None:
        """Take note that the line is still there."""
        self.last_s = max(self.last_s, until_s)
        self.n_seen += 1

    def wants(self, t_s: float, luma: Pixels, *, n_changed: int = N_CHANGED) -> bool:
        """Tell whether the line should be read in this look: it changed, is in doubt, or is clearly sharper.

        Args:
            t_s: time of the look.
            luma: brightness of the frame.
            n_changed: looks in a row after which a piece that looks different is believed to be another.
        """
        waited_s = t_s - max(self.shots[-1].t_s, self.looked_s)
        if waited_s < AGAIN_S:
            return False
        if self.motion is not None and self.motion.n_changed >= n_changed and self.n_changes < MAX_CHANGES:
            # What keeps changing is read more and more seldom: strokes behind the line, not in it.
            return waited_s >= AGAIN_S * (1 + self.n_changes)
        if not self.is_settled:
            return True
        if len(self.shots) > MAX_READINGS or t_s - self.weighed_s < AGAIN_S:
            return False
        self.weighed_s = t_s
        height, width = luma.shape
        return sharpness(luma, box_around((self.now,), width=width, height=height)) > SHARPER * self.best.sharp

    def add(self, one: Shot) -> None:
        """Keep a reading and decide whether it is the last for doubt."""
        self.shots.append(one)
        reads = [shot.transcript for shot in self.counting]
        texts = [plain(read.text) for read in reads]
        agree = len(texts) > 1 and texts.count(texts[-1]) > 1
        last = reads[-1]
        if last.score < MIN_SCORE:
            self.is_settled = True
        elif sum(character.isdigit() for character in texts[-1]) < MIN_DIGITS:
            self.is_settled = last.prob >= SURE_PROB or agree or len(reads) >= MAX_READINGS
        else:
            n_letters = sum(character.isascii() and character.isalnum() for character in texts[-1])
            most = MAX_VIN_READINGS if n_letters >= N_VIN and is_worth(last, one.quad) else MAX_READINGS
            self.is_settled = (
                (n_letters < N_VIN and last.prob >= CERTAIN_PROB)
                or (agree and last.prob >= MIN_SCORE)
                or len(reads) >= most
            )

    def reads_like(self, transcript: Transcript) -> bool:
        """Tell whether a transcript is of this line."""
        return is_like(self.text, transcript.text)

    def recut(self, quad: Quad, motion: Motion | None) -> None:
        """Take place and strokes anew."""
        if self.motion is not None:
            self.moved = self.way
        self.quad, self.motion = quad, motion


def plain(text: str) -> str:
    """Fold a text for comparing: no case, no spaces."""
    return "".join(fold(text).text.casefold().split())


def is_like(one: str, other: str) -> bool:
    """Tell whether two readings are of one line.

    >>> is_like("只去朝鲜6.8万", "只去朝鮮68万"), is_like("只去朝鲜", "手续齐全")
    (True, False)
    """
    mine, theirs = plain(one), plain(other)
    if not mine or not theirs:
        return mine == theirs
    return difflib.SequenceMatcher(None, mine, theirs, autojunk=False).ratio() >= MIN_LIKENESS


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
