"""A video's lines as they end, those of poorly seen VINs brought together first.

Lines are given on as soon as they have ended, so that a video of any length needs the memory of a few seconds.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from yellowplate.read.animation import pictures
from yellowplate.read.closer import is_accepted
from yellowplate.read.lines import Shown
from yellowplate.read.look import Look
from yellowplate.read.video import Broken, Passing, follow, watch
from yellowplate.read.vin_closer import MAX_PAUSE_S, closer
from yellowplate.records import Item, MediaKind
from yellowplate.settings import Settings

MIN_LETTERS, MIN_DIGITS = 11, 2
"""Letters and digits of a line that may be a VIN seen poorly: of fewer than two thirds nothing is won."""
MAX_HELD = 48
"""Lines held back at most."""


def film(path: Path, item: Item, settings: Settings, *, passing: Passing | None = None) -> Iterator[Look | Broken]:
    """Read the lines of a video.

    Args:
        path: the bytes.
        item: whose bytes they are.
        settings: as `follow` and `closer` look at.
        passing: as for `follow`.

    Returns:
        As `follow`, in another order; what may be a VIN comes when nothing more can be added to it. Of an animated
        picture as `watch`.

    Raises:
        UnreadableInput: as `follow`.
    """
    if item.kind is MediaKind.IMAGE:
        shown: Iterator[Shown] = pictures(path, item.origin, max_megapixels=settings.max_megapixels)
        yield from watch(passing(shown) if passing else shown, item, settings)
        return
    held: list[Look] = []
    broken: list[Broken] = []
    for one in follow(path, item, settings, passing=passing):
        if isinstance(one, Broken):
            broken.append(one)
        elif not _may_be_vin(one):
            yield one
        else:
            if (held and (one.times or (0.0,))[0] - max(_end(other) for other in held) > MAX_PAUSE_S) or len(
                held
            ) >= MAX_HELD:
                yield from _told(path, item, settings, held)
                held = []
            held.append(one)
    yield from _told(path, item, settings, held)
    yield from broken


def _told(path: Path, item: Item, settings: Settings, held: list[Look]) -> list[Look]:
    if all(_is_clear(one) for one in held):
        return held
    return closer(path, item, settings, held)


def _end(look: Look) -> float:
    return look.times[1] if look.times else 0.0


def _is_clear(look: Look) -> bool:
    """Tell whether a line shows a VIN so well that more frames need not be read."""
    shown = [read for line in look.lines for read in line.transcripts if read.views]
    return any(len(read.views) == 1 for read in shown) or (bool(shown) and is_accepted(shown))


def _may_be_vin(look: Look) -> bool:
    reads = [read for line in look.lines for read in line.transcripts]
    texts = ["".join(read.text.split()) for read in reads]
    return any(
        sum(one.isascii() and one.isalnum() for one in text) >= MIN_LETTERS
        and sum(one.isdigit() for one in text) >= MIN_DIGITS
        and (text.isascii() or bool(read.views))
        and not text.isdecimal()
        for text, read in zip(texts, reads, strict=True)
    )
