"""Text in videos: looks often and cheaply, detects where strokes came, follows each line, reads what is new.

    frame → small look → gate → detector where strokes came → lines to tracks → recogniser for new, changed, doubtful

Times are presentation times, so a variable frame rate is told as it is: a frame that stays for three seconds is seen
for three seconds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from yellowplate.read.frames import Damage, frames, opened
from yellowplate.read.lines import Lines, Shown
from yellowplate.read.look import Look
from yellowplate.records import Item
from yellowplate.records.errors import UnreadableInput
from yellowplate.settings import Settings

STAYS_S = 0.3
"""A frame shown for longer shows nothing that moves."""


@dataclass(frozen=True, slots=True)
class Broken:
    """What could not be read of a video.

    Attributes:
        reason: one sentence.
        place: from where on.
    """

    reason: str
    place: str


Passing = Callable[[Iterator[Shown]], Iterator[Shown]]
"""Lets frames pass unchanged."""


def follow(path: Path, item: Item, settings: Settings, *, passing: Passing | None = None) -> Iterator[Look | Broken]:
    """Find, follow and read every line of text in a video.

    Args:
        path: the bytes.
        item: whose bytes they are.
        settings: `looks_per_s`, `detect_every_s`, `video_side_px` and `max_megapixels` matter.
        passing: sees every frame on its way, so that nothing is decoded twice.

    Returns:
        One look per line when it has ended; at the end what could not be decoded.

    Raises:
        UnreadableInput: nothing could be decoded.

    Limits: text shorter on screen than three looks may be missed, and moving text shorter than `detect_every_s`;
        begin and end are known to one look. Moving text of low contrast (plates on the road) is not found by the text
        detector.
    """
    damage = Damage()
    step_s = 1.0 / settings.looks_per_s
    with opened(path, item.origin, max_megapixels=settings.max_megapixels) as (container, stream):
        every: Iterator[Shown] = frames(container, stream, damage, step_s=step_s)
        yield from watch(passing(every) if passing else every, item, settings)
    for reason, place in damage.told():
        yield Broken(reason, place)


def watch(every: Iterator[Shown], item: Item, settings: Settings) -> Iterator[Look]:
    """Find, follow and read every line of text in frames.

    Args:
        every: frames at rising times, of a video or an animated picture.
        item: whose frames they are.
        settings: as for `follow`.

    Raises:
        UnreadableInput: there is no frame.
    """
    from yellowplate.read.sight import load

    lines = Lines(item, settings, load())
    for frame in _spaced(every, 1.0 / settings.looks_per_s):
        yield from lines.look(frame)
    yield from lines.end()
    if not lines.has_looked:
        raise UnreadableInput(item.origin, "no frame of it could be decoded")


def _spaced(every: Iterator[Shown], step_s: float) -> Iterator[Shown]:
    next_s = 0.0
    for frame in every:
        stays = frame.until_s - frame.t_s > max(STAYS_S, step_s)
        if stays or frame.t_s >= next_s - 1e-3:
            # A frame that only passes by was seen at its own time; one that stays was seen until the next.
            yield frame if stays else replace(frame, until_s=frame.t_s)
            next_s = frame.t_s + step_s
