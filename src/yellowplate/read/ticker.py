"""Text that runs across the screen and is never seen whole: its parts, read one after the other, joined.

The parts stay readings of their own; the joined line is one more, so nothing that was read is replaced.
"""

from __future__ import annotations

import statistics
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from yellowplate.read.look import Character, Line, Look, Quad, Transcript
from yellowplate.read.track import plain

if TYPE_CHECKING:
    from yellowplate.read.track import Track

MIN_MOVED = 1.0
"""A line has run across if it moved this many of its heights to a side, and less than a third of it up or down."""
MAX_DRIFT = 0.34
SAME_ROW = 0.6
"""Share of the height that two parts have in common."""
MAX_PAUSE_S = 4.0
"""Parts farther apart are of two lines."""
MAX_GLIMPSES = 2
"""Looks in which a part was seen that was never followed."""
MIN_SCORE = 0.6
EDGE = 0.5
"""A part that comes so near to the side of the frame, in heights, is cut through there."""
MAX_GAP = 2.5
"""Parts farther apart than this, in heights, are two lines that run behind each other."""


@dataclass(slots=True)
class _Row:
    """Parts that ran along one row."""

    parts: list[tuple[Look, float | None]] = field(default_factory=list)

    @property
    def last_s(self) -> float:
        return max(look.times[1] for look, _ in self.parts if look.times)


@dataclass(frozen=True, slots=True)
class _Laid:
    """A part of a running line where it would stand at time 0."""

    look: Look
    characters: list[tuple[float, Character]]
    begin: float
    height: float
    pace: float


class Tickers:
    """Collects the parts of running lines and joins them when a line has ended."""

    def __init__(self) -> None:
        self._rows: list[_Row] = []

    def take(self, track: Track, look: Look) -> None:
        """Look at a line that has ended; keep it if it ran across the screen, or was a glimpse of one that does."""
        if not look.lines or look.times is None or look.lines[0].best.score < MIN_SCORE:
            return
        has_run = ran(track)
        top, low = _rows_of(look)
        for row in self._rows:
            other_top, other_low = _rows_of(row.parts[-1][0])
            common = min(low, other_low) - max(top, other_top)
            is_same = common >= SAME_ROW * max(low - top, other_low - other_top)
            if is_same and look.times[0] - row.last_s <= MAX_PAUSE_S and (has_run or look.n_seen <= MAX_GLIMPSES):
                row.parts.append((look, track.way[0] / track.way[2] if has_run else None))
                return
        if has_run:
            self._rows.append(_Row([(look, track.way[0] / track.way[2])]))

    def ended(self, t_s: float) -> Iterator[Look]:
        """Give the joined lines to which nothing was added for a while.

        Args:
            t_s: the present time; infinite at the end of the video.
        """
        done = [row for row in self._rows if t_s - row.last_s > MAX_PAUSE_S]
        self._rows = [row for row in self._rows if row not in done]
        for row in done:
            yield from _joined(row)


def ran(track: Track) -> bool:
    """Tell whether a line moved along its row."""
    across, down, _ = track.way
    height = track.quad[3][1] - track.quad[0][1]
    return abs(across) >= MIN_MOVED * height and abs(down) <= MAX_DRIFT * abs(across)


def _rows_of(look: Look) -> tuple[float, float]:
    quad = look.lines[0].quad
    return min(quad[0][1], quad[1][1]), max(quad[2][1], quad[3][1])


def _joined(row: _Row) -> Iterator[Look]:
    """Lay the parts side by side in the frame of the running text and take from each what goes on beyond the others."""
    speed = statistics.median(speed for _, speed in row.parts if speed is not None)
    laid = sorted((_laid(look, speed) for look, _ in row.parts), key=lambda one: (one.begin, -len(one.characters)))
    chain: list[_Laid] = []
    line: list[tuple[float, Character]] = []
    for part in laid:
        if not part.characters:
            continue
        end = line[-1][0] if line else part.begin
        if chain and part.begin - end > MAX_GAP * part.height:
            yield from _told(chain, line, row)
            chain, line = [], []
            end = part.begin
        step = part.pace / 2
        more = [(across, one) for across, one in part.characters if not line or across > end + step]
        if more:
            chain.append(part)
            line += more
    yield from _told(chain, line, row)


def _laid(look: Look, speed: float) -> _Laid:
    """Place a part's characters where they would stand at time 0; one that the frame cuts through is left out."""
    quad, read = look.lines[0].quad, look.lines[0].best
    t_best_s = (look.times or (0.0, 0.0, 0.0))[2]
    (left, top), (right, _), _, (_, low) = quad
    height = low - top
    begin, length = left - speed * t_best_s, right - left
    characters = [(begin + one.at * length, one) for one in read.characters if one.text.strip()]
    pace = length / max(1, len(characters))
    if left < EDGE * height:
        characters = characters[1:]
    if right > look.width - EDGE * height:
        characters = characters[:-1]
    return _Laid(look, characters, characters[0][0] if characters else begin, height, pace)


def _told(chain: list[_Laid], line: list[tuple[float, Character]], row: _Row) -> Iterator[Look]:
    looks = [part.look for part in chain]
    text = "".join(one.text for _, one in line)
    if len(chain) < 2 or any(len(plain(look.lines[0].best.text)) >= len(plain(text)) for look in looks):  # noqa: PLR2004 - parts
        return
    best = max(looks, key=lambda look: (len(look.lines[0].best.characters), -(look.times or (0.0,))[0]))
    times = [look.times for look, _ in row.parts if look.times]
    quads = [look.lines[0].quad for look in looks]
    left, right = min(quad[0][0] for quad in quads), max(quad[1][0] for quad in quads)
    top, low = _rows_of(best)
    quad: Quad = ((left, top), (right, top), (right, low), (left, low))
    characters = tuple(replace(one, at=(place + 0.5) / len(line)) for place, (_, one) in enumerate(line))
    reads = {read for look in looks for read in look.raw_reads}
    yield replace(
        best,
        lines=(Line(quad, (Transcript(characters),)),),
        times=(min(one[0] for one in times), max(one[1] for one in times), (best.times or (0.0,) * 3)[2]),
        n_seen=sum(look.n_seen for look in looks),
        raw_reads=tuple(sorted(reads, key=lambda one: (one.t_s or 0.0, one.text))),
    )
