"""Where a line went: its strokes are searched around the place where they are expected, on the small looks."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from yellowplate.records import Box

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from yellowplate.read.gate import Strokes

MIN_MARK = 48.0
"""Strength from which a stroke is one of the line and not of the ground."""
FOUND = 0.6
"""Correlation from which the strokes are those of the line; two different lines at one place have 0.1 to 0.4."""
STANDING = 0.5
"""The same where only the strong strokes of a line are compared, and where it stood."""
UNCHANGED = 0.93
"""Correlation above which no piece of the line can be another."""
LEAST_PART = 0.25
"""A line that leaves the frame is followed until less than this of it is left."""
NEAR_PX, MOVING_PX, LOST_PX = 2, 4, 8
"""How far around the expected place is searched: standing, moving, after a look without it."""
MIN_WIDE_PX, MIN_HIGH_PX = 8, 4
"""Smallest pattern that can be told from another."""
STANDS_PX = 0.75
"""A displacement below this is none."""
MIN_SEGMENT_PX = 12
CHANGED = 0.25
"""A piece of the line whose strokes correlate less than this is another one: a digit of a price."""
DROP = 0.04
"""A fall of the correlation of a standing line from one look to the next: 8.5 to 9.6 in a line of nine characters took
it from 0.97 to 0.91, what moves behind a line less."""
STEADY = 0.94
"""Only of a line that has looked the same so far a fall says anything."""
MIN_ENERGY = 0.3
"""Pieces with less than this share of the mean energy say nothing."""


@dataclass(slots=True, eq=False)
class Motion:
    """The strokes of a line and where they are now, in pixels of the small look.

    Attributes:
        pattern: its strokes where it was cut.
        left: column where it was cut.
        top: row where it was cut.
        across: how far it has moved since.
        down: likewise.
        speed: columns and rows a second.
        t_s: time of the look in which it was found last.
        score: correlation there.
        n_missed: looks without it since.
        n_changed: looks in a row in which a piece of it was another.
        cut_s: time of the look in which it was cut.
        level: correlation that it usually has while it stands; negative at first.
        marks: places of its strong strokes in the pattern, and the strokes there; made when first needed.
    """

    pattern: Strokes
    left: int
    top: int
    t_s: float
    across: float = 0.0
    down: float = 0.0
    speed: tuple[float, float] = (0.0, 0.0)
    score: float = 1.0
    n_missed: int = 0
    n_changed: int = 0
    cut_s: float = 0.0
    level: float = -1.0
    marks: tuple[NDArray[np.intp], Strokes] | None = None

    def _stands(self, strokes: Strokes) -> bool:
        """Tell whether the line's strong strokes are where they were; what moves behind them does not matter."""
        import numpy as np

        if self.marks is None:
            flat = self.pattern.ravel()
            strong = np.flatnonzero(np.abs(flat) > MIN_MARK)
            self.marks = (strong, flat[strong])
        places, mine = self.marks
        high, wide = self.pattern.shape
        left, top = self.left + round(self.across), self.top + round(self.down)
        place = strokes[top : top + high, left : left + wide]
        if left < 0 or top < 0 or place.shape != self.pattern.shape or not len(places):
            return False
        other = place.ravel()[places]
        score = float(mine @ other) / (float(mine @ mine) * float(other @ other) + 1e-6) ** 0.5
        if score < STANDING:
            return False
        self.score = score
        has_dropped = self.level > STEADY and score < self.level - DROP
        is_other = has_dropped or (score < UNCHANGED and _weakest(self.pattern, place) < CHANGED)
        self.n_changed = self.n_changed + 1 if is_other else 0
        if not has_dropped:
            self.level = score if self.level < 0 else (3 * self.level + score) / 4
        return True

    def find(self, strokes: Strokes, t_s: float) -> bool:
        """Search the line in a look.

        Args:
            strokes: of the look.
            t_s: its time, later or earlier than the last one.

        Returns:
            True if it is there; place and speed are those found.
        """
        import cv2

        passed_s = t_s - self.t_s
        if self.speed == (0.0, 0.0) and self._stands(strokes):
            self.t_s, self.n_missed = t_s, 0
            return True
        across, down = self.across + self.speed[0] * passed_s, self.down + self.speed[1] * passed_s
        reach = LOST_PX if self.n_missed else MOVING_PX if self.speed != (0.0, 0.0) else NEAR_PX
        high, wide = self.pattern.shape
        left, top = self.left + round(across), self.top + round(down)
        first, last = _inside(left, wide, reach, strokes.shape[1])
        upper, lower = _inside(top, high, reach, strokes.shape[0])
        if last - first < max(MIN_WIDE_PX, LEAST_PART * wide) or lower - upper < max(MIN_HIGH_PX, LEAST_PART * high):
            self.n_missed += 1
            return False
        x0, y0 = left + first - reach, top + upper - reach
        window = strokes[max(0, y0) : top + lower + reach, max(0, x0) : left + last + reach]
        part = self.pattern[upper:lower, first:last]
        scores = cv2.matchTemplate(window, part, cv2.TM_CCOEFF_NORMED)
        _, self.score, _, (column, row) = cv2.minMaxLoc(scores)
        if not FOUND <= self.score < math.inf:
            self.n_missed += 1
            return False
        x, y = max(0, x0) + column, max(0, y0) + row
        across = x - first + _between(scores[row], column) - self.left
        down = y - upper + _between(scores[:, column], row) - self.top
        if abs(across - self.across) < STANDS_PX and abs(down - self.down) < STANDS_PX:
            speed = (0.0, 0.0) if passed_s else self.speed
        else:
            speed = ((across - self.across) / passed_s, (down - self.down) / passed_s) if passed_s else self.speed
        if speed != (0.0, 0.0) and self.speed != (0.0, 0.0):
            speed = ((speed[0] + self.speed[0]) / 2, (speed[1] + self.speed[1]) / 2)
        is_still = speed == (0.0, 0.0)
        if not is_still or abs(across - self.across) >= STANDS_PX or abs(down - self.down) >= STANDS_PX:
            self.across, self.down = across, down
        self.speed, self.t_s, self.n_missed = speed, t_s, 0
        place = strokes[y : y + part.shape[0], x : x + part.shape[1]]
        self.n_changed = self.n_changed + 1 if _weakest(part, place) < CHANGED else 0
        return True


def _inside(begin: int, length: int, reach: int, limit: int) -> tuple[int, int]:
    """Which part of a pattern stays inside the look wherever it is searched; all of it where it stands at the side."""
    first = max(0, -begin) if begin + reach >= 0 else max(0, reach - begin)
    last = min(length, limit - begin)
    return first, last


def _between(scores: NDArray[Any], place: int) -> float:
    """Refine the place of a maximum by a parabola through its neighbours."""
    if not 0 < place < len(scores) - 1:
        return 0.0
    before, at, after = (float(one) for one in scores[place - 1 : place + 2])
    bend = before - 2 * at + after
    return max(-0.5, min(0.5, 0.5 * (before - after) / bend)) if bend < 0 else 0.0


def _weakest(pattern: Strokes, place: Strokes) -> float:
    """Correlate pieces of the line where it has strokes and return the lowest."""
    import numpy as np

    place = place * (np.abs(pattern) > MIN_MARK)

    high, wide = pattern.shape
    step = max(MIN_SEGMENT_PX, high)
    begins = np.arange(0, max(1, wide - step // 2), step)
    mine, other, both = (
        np.add.reduceat(one.sum(axis=0), begins) for one in (pattern * pattern, place * place, pattern * place)
    )
    counts = mine > MIN_ENERGY * mine.mean()
    if not counts.any():
        return 1.0
    return float((both[counts] / np.sqrt(mine[counts] * other[counts] + 1e-6)).min())


def cut(strokes: Strokes, box: Box, t_s: float) -> Motion | None:
    """Begin to follow what stands in a box.

    Args:
        strokes: of a look.
        box: in pixels of the look.
        t_s: its time.

    Returns:
        None where the box is too small to be known again.
    """
    pattern = strokes[max(0, box.top) : box.bottom, max(0, box.left) : box.right]
    if pattern.shape[0] < MIN_HIGH_PX or pattern.shape[1] < MIN_WIDE_PX or float(pattern.std()) <= 0:
        return None
    return Motion(pattern.copy(), max(0, box.left), max(0, box.top), t_s, cut_s=t_s)
