"""The lines on screen: found where strokes came, followed, read when new, changed or in doubt.

One object for one video; it is given one look after the other and tells each line when it has ended.
"""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Iterator
from typing import TYPE_CHECKING

from yellowplate.read.animation import Picture
from yellowplate.read.closer import Closer, turned
from yellowplate.read.follow import cut
from yellowplate.read.frames import Frame
from yellowplate.read.gate import Gate, small, strokes
from yellowplate.read.look import Line, Look, box_around
from yellowplate.read.parts import INSIDE, WIDER, grown, holds, reaching, share, shrunk
from yellowplate.read.ticker import Tickers, ran
from yellowplate.read.track import GOOD_SCORE, N_CHANGED, UNSEEN_S, Shot, Track, is_like, joined, plain, shifted, shot
from yellowplate.records import Box, Item, RawRead, rounded
from yellowplate.settings import Settings

if TYPE_CHECKING:
    from yellowplate.read.gate import Strokes
    from yellowplate.read.look import Pixels, Quad
    from yellowplate.read.sight import Sight

Shown = Frame | Picture
"""What a look is taken of: a frame of a video, or of an animated picture."""
MIN_OVERLAP = 0.3
"""Intersection over union from which a box may be the same line."""
MAX_WIDENED = 6
BACK_S = 1.1
"""How far back the beginning of a new line is searched: the longest time between two looks of the detector."""
REST_FACTOR = 4.0
"""While nothing moves at all the detector looks at the whole frame this many times more seldom."""
SETTLE_S = 0.12
"""Where strokes came but nothing read well the detector looks once more after this time: encoders draw a new text over
several frames."""
N_GROWN = 3
PADS = (0.1, 0.25, 0.0)
"""What is shown before and after a line at its first, second and third reading, in heights: a tight box cuts thin
strokes ("一"), and the recogniser is then sure of what is left."""


class Lines:
    """The lines on screen at the present look.

    Args:
        item: whose frames they are.
        settings: as for `video.follow`.
        sight: this process's networks.
    """

    def __init__(self, item: Item, settings: Settings, sight: Sight) -> None:
        self._item = item
        self._settings = settings
        self._sight = sight
        self._closer = Closer(sight)
        self._size = (1, 1)
        self.has_looked = False
        self._begin()

    def _begin(self) -> None:
        self._gate = Gate()
        self._tickers = Tickers()
        self._tracks: list[Track] = []
        self._before: deque[tuple[float, Strokes]] = deque()
        self._whole_s = float("-inf")
        self._due: list[tuple[float, Box]] = []

    def look(self, frame: Shown) -> Iterator[Look]:
        """Take one look; give the lines that have ended."""
        luma = frame.luma()
        if (luma.shape[1], luma.shape[0]) != self._size:
            yield from self.end()
            self._begin()
            self._size = (luma.shape[1], luma.shape[0])
        self.has_looked = True
        now = _Now(frame, luma)
        came = self._gate.came(now.small, stays=now.stays)
        for track in self._tracks:
            if track.motion is not None and track.motion.find(now.strokes, frame.t_s):
                track.saw(frame.until_s)
        seen = [track for track in self._tracks if track.motion is not None and not track.motion.n_missed]
        waited_s = frame.t_s - self._whole_s
        every_s = self._settings.detect_every_s
        if waited_s >= every_s * REST_FACTOR or (waited_s >= every_s - 1e-3 and self._gate.moved(now.small)):
            self._detect(now, None, seen)
            self._whole_s = frame.t_s
            self._gate.rest(now.small)
        else:
            steady = [
                shrunk(box_around((track.now,), width=self._size[0], height=self._size[1]), now.scale)
                for track in seen
                if track.motion is not None and not track.motion.n_changed
            ]
            due = [part for due_s, part in self._due if due_s <= frame.t_s]
            self._due = [(due_s, part) for due_s, part in self._due if due_s > frame.t_s]
            for part in [*due, *came]:
                # Strokes inside a line that is followed, unchanged, are its own.
                if any(share(part, box) >= INSIDE for box in steady):
                    continue
                before = len(self._tracks)
                self._detect(now, part, seen)
                fresh = self._tracks[before:]
                if part in came and not (fresh and all(track.best.transcript.score >= GOOD_SCORE for track in fresh)):
                    self._due.append((frame.t_s + SETTLE_S, part))
        for track in seen:
            if track.wants(frame.t_s, luma, n_changed=1 if now.stays else N_CHANGED):
                self._read_again(now, track)
        self._before.append((frame.t_s, now.strokes))
        while frame.t_s - self._before[0][0] > BACK_S:
            self._before.popleft()
        ended = [track for track in self._tracks if frame.t_s - track.last_s > UNSEEN_S]
        if ended:
            self._tracks = [track for track in self._tracks if track not in ended]
            yield from self._told(ended)
        yield from self._tickers.ended(frame.t_s)

    def end(self) -> Iterator[Look]:
        """Give the lines that stayed until the end."""
        yield from self._told(self._tracks)
        yield from self._tickers.ended(math.inf)

    def _told(self, tracks: list[Track]) -> Iterator[Look]:
        width, height = self._size
        for track in tracks:
            shots, way = self._closer.read(track)
            best = max(shots, key=lambda one: one.sharp)
            reads = tuple(one.transcript for one in shots if one.transcript.characters)
            told = Look(
                item=self._item,
                lines=(Line(best.quad, reads),) if reads else (),
                image=best.patch,
                width=width,
                height=height,
                left=best.left,
                top=best.top,
                times=(track.start_s, track.last_s, best.t_s),
                n_seen=track.n_seen,
                engine=self._sight.name + ("" if way == "upright" else f"+{way.replace(' ', '_')}"),
                raw_reads=tuple(
                    RawRead(one.transcript.text, rounded(min(1.0, one.transcript.score)), one.t_s)
                    for one in _merged(track.shots, shots)
                ),
            )
            self._tickers.take(track, told)
            yield told

    def _detect(self, now: _Now, part: Box | None, seen: list[Track]) -> None:
        """Find lines in a part of the frame, or all of it, and give them to their tracks."""
        width, height = self._size
        scale = min(1.0, self._settings.video_side_px / max(width, height))
        where = Box(0, 0, width, height) if part is None else grown(part, now.scale, self._size, scale)
        found: list[Quad] = []
        for _ in range(N_GROWN):
            image = now.image[where.top : where.bottom, where.left : where.right]
            found = [shifted(one, where.left, where.top) for one in self._sight.detect(image, scale)]
            if part is None:
                break
            fresh = [quad for quad in found if self._is_new(quad, seen)]
            more = reaching(where, fresh, self._size, scale)
            if more == where:
                break
            where = more
        for quad in joined(found):
            self._place(now, quad, seen)

    def _is_new(self, quad: Quad, seen: list[Track]) -> bool:
        width, height = self._size
        box = box_around((quad,), width=width, height=height)
        return not any(holds(box_around((track.now,), width=width, height=height), box) for track in seen)

    def _place(self, now: _Now, quad: Quad, seen: list[Track]) -> None:
        width, height = self._size
        box = box_around((quad,), width=width, height=height)
        # A line that stands where the frame was cut through is only a part.
        near = [(box_around((track.now,), width=width, height=height), track) for track in self._tracks]
        over = sorted(
            ((mine.overlap(box), number) for number, (mine, _) in enumerate(near) if mine.overlap(box) > 0),
            reverse=True,
        )
        for mine, track in near:
            if track in seen and holds(mine, box):
                self._narrow(now, quad, box, mine, track)
                return
        best = near[over[0][1]][1] if over and over[0][0] > MIN_OVERLAP else None
        if best is not None and best in seen:
            mine = near[over[0][1]][0]
            if box.width <= mine.width + WIDER * mine.height or len(best.shots) > MAX_WIDENED:
                self._narrow(now, quad, box, mine, best)
                return
        self._read(now, quad, box, best)
        inner = [near[number][1] for _, number in over if share(near[number][0], box) >= INSIDE]
        self._swallow(inner, best)

    def _narrow(self, now: _Now, quad: Quad, box: Box, mine: Box, track: Track) -> None:
        """Read a line that read badly once more where it is seen narrower: something beside it was taken for a part."""
        is_narrower = box.width < mine.width - WIDER * mine.height / 2 and box.width > mine.width / 2
        if (
            is_narrower
            and max(one.transcript.score for one in track.shots) < GOOD_SCORE
            and len(track.shots) <= MAX_WIDENED
        ):
            where, read = self._sight.read(now.image, turned(quad, self._closer.way), pad=PADS[2])
            track.add(shot(now.image, now.luma, where, read, now.frame.t_s))
            track.recut(where, cut(now.strokes, shrunk(box, now.scale), now.frame.t_s))

    def _swallow(self, inner: list[Track], best: Track | None) -> None:
        """Let a wider line take over the parts of it that were followed as lines."""
        whole = best if best is not None and best in self._tracks else self._tracks[-1]
        for part in inner:
            if part is not whole and plain(part.text) and plain(part.text) in plain(whole.text):
                whole.start_s = min(whole.start_s, part.start_s)
                whole.shots = sorted([*part.shots, *whole.shots], key=lambda one: one.t_s)
                self._tracks.remove(part)

    def _read(self, now: _Now, quad: Quad, box: Box, track: Track | None) -> None:
        t_s = now.frame.t_s
        quad, read = self._sight.read(now.image, turned(quad, self._closer.way), pad=PADS[0])
        motion = cut(now.strokes, shrunk(box, now.scale), t_s)
        if track is not None and track.reads_like(read) and not (ran(track) and plain(read.text) != plain(track.text)):
            track.recut(quad, motion)
        else:
            track = Track(quad, motion, now.scale, self._began(now, box), now.frame.until_s)
            self._tracks.append(track)
        track.add(shot(now.image, now.luma, quad, read, t_s))
        track.saw(now.frame.until_s)

    def _read_again(self, now: _Now, track: Track) -> None:
        """Read a followed line once more; words that are others make a new line from here on."""
        motion = track.motion
        assert motion is not None
        has_changed = motion.n_changed > 0
        quad, read = self._sight.read(now.image, track.now, pad=PADS[min(len(track.shots), len(PADS) - 1)])
        one = shot(now.image, now.luma, quad, read, now.frame.t_s)
        if not has_changed:
            track.add(one)
            return
        width, height = self._size
        box = box_around((track.now,), width=width, height=height)
        fresh = cut(now.strokes, shrunk(box, now.scale), now.frame.t_s)
        track.n_changes += 1
        if plain(read.text) == plain(track.text) or (
            not is_like(read.text, track.text) and read.score < track.best.transcript.score
        ):
            track.recut(quad, fresh)
            track.looked_s = now.frame.t_s
            return
        # The old words were still there when they were read last.
        began = max(self._began(now, box), track.shots[-1].t_s)
        other = Track(quad, fresh, now.scale, began, now.frame.until_s, n_changes=track.n_changes)
        other.add(one)
        other.saw(now.frame.until_s)
        track.last_s = min(track.last_s, began)
        self._tracks.append(other)
        track.recut(track.quad, None)

    def _began(self, now: _Now, box: Box) -> float:
        """Go back through the kept looks while the same strokes are there."""
        began = now.frame.t_s
        motion = cut(now.strokes, shrunk(box, now.scale), began)
        if motion is None:
            return began
        for before_s, before in reversed(self._before):
            if not motion.find(before, before_s) or motion.n_changed:
                break
            began = before_s
        return began


class _Now:
    """One look: the frame at the sizes that are needed, each made once."""

    def __init__(self, frame: Shown, luma: Pixels) -> None:
        self.frame = frame
        self.luma = luma
        self.small = small(luma)
        self.strokes = strokes(self.small)
        self.scale = (luma.shape[1] / self.small.shape[1], luma.shape[0] / self.small.shape[0])
        self.stays = frame.until_s > frame.t_s
        self._image: Pixels | None = None

    @property
    def image(self) -> Pixels:
        """BGR of the whole frame."""
        if self._image is None:
            self._image = self.frame.bgr()
        return self._image


def _merged(first: list[Shot], last: list[Shot]) -> list[Shot]:
    """All readings of a line: those made while it was followed and those of the closer look that differ, by time."""
    texts = {(one.t_s, one.transcript.text) for one in first}
    more = [one for one in last if (one.t_s, one.transcript.text) not in texts]
    return sorted([*first, *more], key=lambda one: one.t_s)
