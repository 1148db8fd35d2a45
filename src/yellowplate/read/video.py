"""Text in videos: looks a few times a second, detects when strokes change, reads what is new, follows each line.

    frame → look (quarter-size luma) → gate → detector at 480 → boxes to tracks → recogniser for new, changed, sharper

Times are presentation times, so a variable frame rate is told as it is: a frame that stays for three seconds is seen
for three seconds.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from yellowplate.read.frames import Damage, Frame, frames, opened
from yellowplate.read.gate import Gate
from yellowplate.read.look import Look, box_around
from yellowplate.read.track import UNSEEN_S, Track, joined, pattern
from yellowplate.records import Box, Item
from yellowplate.records.errors import UnreadableInput
from yellowplate.settings import Settings

if TYPE_CHECKING:
    from yellowplate.read.engine import Engine
    from yellowplate.read.look import Pixels, Quad

MIN_OVERLAP = 0.3
"""Intersection over union from which a box may be the same line."""
N_KEPT_LOOKS = 3
"""Earlier looks in which the beginning of a new line is searched."""


@dataclass(frozen=True, slots=True)
class Broken:
    """What could not be read of a video.

    Attributes:
        reason: one sentence.
        place: from where on.
    """

    reason: str
    place: str


def follow(path: Path, item: Item, settings: Settings) -> Iterator[Look | Broken]:
    """Find, follow and read every line of text in a video.

    Args:
        path: the bytes.
        item: whose bytes they are.
        settings: `looks_per_s`, `detect_every_s`, `video_side_px` and `max_megapixels` matter.

    Returns:
        One look per line when it has ended; at the end what could not be decoded.

    Raises:
        UnreadableInput: nothing could be decoded.

    Limits: text shorter on screen than 1 / `looks_per_s` may be missed; begin and end are known to one look. Moving
        text of low contrast (plates on the road) is not found by the text detector.
    """
    from yellowplate.read.engine import load

    damage = Damage()
    with opened(path, item.origin, max_megapixels=settings.max_megapixels) as (container, stream):
        watch = _Watch(item, settings, load())
        for frame in _spaced(frames(container, stream, damage), 1.0 / settings.looks_per_s):
            yield from watch.look(frame)
        yield from watch.end()
    if not watch.has_looked:
        raise UnreadableInput(item.origin, "no frame of it could be decoded")
    for reason, place in damage.told():
        yield Broken(reason, place)


def _spaced(every: Iterator[Frame], step_s: float) -> Iterator[Frame]:
    next_s = 0.0
    for frame in every:
        stays = frame.until_s - frame.t_s > step_s
        if stays or frame.t_s >= next_s - 1e-6:
            # A frame that only passes by was seen at its own time; one that stays was seen until the next.
            yield frame if stays else Frame(frame.t_s, frame.t_s, frame.decoded)
            next_s = frame.t_s + step_s


class _Watch:
    """The lines on screen at the present look."""

    def __init__(self, item: Item, settings: Settings, engine: Engine) -> None:
        self._item = item
        self._side_px = settings.video_side_px
        self._engine = engine
        self._gate = Gate(every_s=settings.detect_every_s)
        self._tracks: list[Track] = []
        self._before: list[tuple[float, Pixels]] = []
        self._size = (1, 1)
        self.has_looked = False

    def look(self, frame: Frame) -> Iterator[Look]:
        """Take one look; give the lines that have ended."""
        self.has_looked = True
        luma = frame.luma()
        self._size = (luma.shape[1], luma.shape[0])
        image: Pixels | None = None
        seen = [track for track in self._tracks if track.is_at(luma)]
        for track in seen:
            track.saw(frame.until_s)
        if self._gate.opens(luma, frame.t_s, stays=frame.until_s > frame.t_s):
            image = frame.bgr()
            self._detect(frame, luma, image, seen)
        for track in seen:
            if track.is_worth_reading(luma):
                image = frame.bgr() if image is None else image
                # Read where it stands: the box the pattern was cut from has the line's own corners.
                quad = track.lines[-1][2].quad
                track.add(self._engine.transcribe(image, quad), luma, image, frame.t_s)
        self._before = [*self._before, (frame.t_s, luma)][-N_KEPT_LOOKS:]
        ended = [track for track in self._tracks if frame.t_s - track.last_s > UNSEEN_S]
        self._tracks = [track for track in self._tracks if track not in ended]
        yield from self._told(ended)

    def end(self) -> Iterator[Look]:
        """Give the lines that stayed until the end."""
        yield from self._told(self._tracks)

    def _told(self, tracks: list[Track]) -> Iterator[Look]:
        width, height = self._size
        for track in tracks:
            yield track.look(self._item, width=width, height=height)

    def _detect(self, frame: Frame, luma: Pixels, image: Pixels, seen: list[Track]) -> None:
        width, height = self._size
        found = joined(self._engine.detect(image, side_px=self._side_px, is_longer_side=True))
        boxes = [box_around((quad,), width=width, height=height) for quad in found]
        pairs = sorted(
            (
                (-track.now.overlap(box), number, place)
                for number, track in enumerate(self._tracks)
                for place, box in enumerate(boxes)
                if track.now.overlap(box) > MIN_OVERLAP
            ),
        )
        taken: dict[int, Track] = {}
        used: set[int] = set()
        for _, number, place in pairs:
            if place not in taken and number not in used:
                taken[place] = self._tracks[number]
                used.add(number)
        for place, (quad, box) in enumerate(zip(found, boxes, strict=True)):
            track = taken.get(place)
            if track is not None and (track in seen or track.is_at(luma, box)):
                if track not in seen:
                    track.now = box
                    track.saw(frame.until_s)
                continue
            self._read(frame, luma, image, (quad, box), track)

    def _read(self, frame: Frame, luma: Pixels, image: Pixels, where: tuple[Quad, Box], track: Track | None) -> None:
        quad, box = where
        line = self._engine.transcribe(image, quad)
        if track is not None and track.reads_like(line.transcripts[0]):
            track.add(line, luma, image, frame.t_s)
            track.recut(luma, box)
        else:
            track = Track(box, pattern(luma, box), box, self._began(luma, box, frame.t_s), frame.until_s)
            track.add(line, luma, image, frame.t_s)
            self._tracks.append(track)
        track.saw(frame.until_s)

    def _began(self, luma: Pixels, box: Box, t_s: float) -> float:
        """Go back through the kept looks while the same strokes stand at the same place."""
        fresh = Track(box, pattern(luma, box), box, t_s, t_s)
        began = t_s
        for before_s, before in reversed(self._before):
            if before.shape != luma.shape or not fresh.is_at(before):
                break
            began = before_s
        return began
