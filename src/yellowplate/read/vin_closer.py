"""A VIN that a video shows poorly: its lines brought together, and more of its frames read.

The watch over a video (`video`) looks seldom and parts a line whose letters blur into several. Here lines that may be
VINs, follow one another and stand near one another become one, if some VIN goes with all of them; and where that VIN is
not clear yet, frames spread over its time are searched around its place and read too. Their evidence adds up in
`vin_fusion`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, cast

from yellowplate.read.ctc import HOPELESS, aligned
from yellowplate.read.frames import Damage, Frame, frames, opened
from yellowplate.read.look import Line, Look, Transcript, box_around
from yellowplate.read.vin_frames import SYMBOLS
from yellowplate.read.vin_fusion import fuse, probability, together
from yellowplate.read.vin_views import seen_poorly

if TYPE_CHECKING:
    from yellowplate.read.ctc import Frames
    from yellowplate.read.engine import Engine
    from yellowplate.read.look import Pixels, Quad
    from yellowplate.records import Box, Item
    from yellowplate.settings import Settings

MAX_PAUSE_S = 2.5
"""Lines farther apart in time are not brought together."""
MAX_OVERLAP_S = 0.4
"""Lines that are on screen together for longer are two lines."""
MAX_MOVE = 0.6
"""Farthest a line's middle may have moved between two tracks, in its widths."""
MAX_WIDER = 1.8
"""Most that one may be wider than the other."""
MORE_S = 0.4
"""Frames are searched so much before a line was first seen and after it was last seen: it was blurred there."""
N_MORE, N_AT_ONCE = 16, 4
"""Frames read in all, and between two questions whether the VIN is clear by now."""
SURE_PROB = 0.995
MIN_FRAMES = 4
"""Frames from which a VIN may be sure that no check digit speaks for: one blurred frame may well say S for 5."""
AROUND_HEIGHTS = 3.0
"""How far around its expected place a line is searched, in heights of the line."""
AROUND_WIDTHS = 0.6
"""How far to its sides at least, in widths: glare may have hidden half of it."""
LINE_PX = 32
"""Height to which a low line is enlarged for the detector."""
MAX_ENLARGED = 3.0
MIN_BLURRED, MAX_BLURRED, MIN_BLURRED_DIGITS, MAX_BLURRED_MARKS = 9, 22, 3, 3
"""Characters, digits and marks of a blurred line that may be a VIN, or half of one beside glare."""


@dataclass(frozen=True, slots=True)
class _Sighted:
    """A line that may be a VIN in one track."""

    look: Look
    views: list[tuple[Frames, ...]]
    box: Box


def _of(look: Look) -> _Sighted | None:
    views = [one.views for line in look.lines for one in line.transcripts if one.views]
    if look.times is None or not (views or any(_may_be(one) for line in look.lines for one in line.transcripts)):
        return None
    box = box_around([line.quad for line in look.lines], width=look.width, height=look.height)
    return _Sighted(look, views, box)


def _may_be(transcript: Transcript) -> bool:
    """Tell whether a text in which no VIN was found may be one, badly blurred."""
    text = "".join(transcript.text.split())
    return (
        MIN_BLURRED <= len(text) <= MAX_BLURRED
        and text.isascii()
        and sum(one.isdigit() for one in text) >= MIN_BLURRED_DIGITS
        and sum(one.isalnum() for one in text) >= len(text) - MAX_BLURRED_MARKS
        and not text.isdecimal()
    )


def closer(path: Path, item: Item, settings: Settings, looks: Sequence[Look]) -> list[Look]:
    """Bring the tracks of poorly seen VINs together and read more frames of them.

    Args:
        path: the bytes of a video.
        item: whose bytes they are.
        settings: `max_megapixels` matters.
        looks: all tracks of the video.

    Returns:
        The looks, those of one VIN replaced by one that holds all their transcripts and what more frames gave; its
        line, pixels and best time are those of the frame that shows the VIN best. Tracks of clear VINs stay.

    Raises:
        UnreadableInput: the video cannot be opened again.

    Limits: two vehicles shown one after the other at the same place, whose VINs differ only in characters that are not
        legible, become one, with a low probability.
    """
    sighted = [found for look in looks if (found := _of(look)) is not None]
    sighted.sort(key=lambda one: (one.look.times or (0.0, 0.0, 0.0), one.box))
    groups: list[list[_Sighted]] = []
    for one in sighted:
        group = next((group for group in reversed(groups) if _goes_on(group, one)), None)
        if group is None:
            groups.append([one])
        else:
            group.append(one)
    poor = [group for group in groups if len(group) > 1 or not _is_sure(group[0].views)]
    read = [(group, _read_more(path, item, settings, group)) for group in poor]
    changed = {id(member.look) for group, look in read if look is not None for member in group}
    return [look for look in looks if id(look) not in changed] + [look for _, look in read if look is not None]


def _goes_on(group: list[_Sighted], one: _Sighted) -> bool:
    """Tell whether a track shows the line that the group shows."""
    last = group[-1]
    pause_s = _times(one)[0] - max(_times(member)[1] for member in group)
    wide, narrow = max(last.box.width, one.box.width), min(last.box.width, one.box.width)
    across = abs(last.box.left + last.box.right - one.box.left - one.box.right) / 2
    down = abs(last.box.top + last.box.bottom - one.box.top - one.box.bottom) / 2
    is_near = max(across, down) <= MAX_MOVE * wide and wide <= MAX_WIDER * narrow
    if not (is_near and -MAX_OVERLAP_S <= pause_s <= MAX_PAUSE_S):
        return False
    views = [views for member in group for views in member.views]
    return not views or not one.views or together(views, one.views)


def _times(one: _Sighted) -> tuple[float, float, float]:
    assert one.look.times is not None
    return one.look.times


def _read_more(path: Path, item: Item, settings: Settings, group: list[_Sighted]) -> Look | None:
    """Read more frames and give one look for all; None where no VIN was found at all."""
    from yellowplate.read.engine import load

    views = [one for member in group for one in member.views]
    begin, end = min(_times(one)[0] for one in group), max(_times(one)[1] for one in group)
    more: list[Transcript] = []
    if not _is_sure(views):
        with opened(path, item.origin, max_megapixels=settings.max_megapixels) as (container, stream):
            kept = _frames_at(frames(container, stream, Damage()), _spread(begin - MORE_S, end + MORE_S))
        engine = load()
        for n_read, place in enumerate(_scattered(len(kept)), start=1):
            transcript = _around(engine, kept[place], group)
            more += [transcript] if transcript else []
            so_far = views + [one.views for one in more]
            if n_read % N_AT_ONCE == 0 and (not so_far or _is_sure(so_far)):
                break
    found = fuse(views + [one.views for one in more]) if views or more else None
    if found is None:
        return None
    best = max(group, key=lambda one: _clearness(found.vins[0][0], one.views))
    transcripts = tuple(one for member in group for line in member.look.lines for one in line.transcripts)
    return replace(
        best.look,
        lines=(Line(best.look.lines[0].quad, (*transcripts, *more)),),
        times=(begin, end, _times(best)[2]),
        n_seen=sum(member.look.n_seen for member in group) + len(more),
    )


def _clearness(vin: str, mine: list[tuple[Frames, ...]]) -> float:
    """Say how well a track shows a VIN."""
    return max((aligned(view, [vin], SYMBOLS)[0] for one in mine for view in one), default=HOPELESS)


def _is_sure(views: list[tuple[Frames, ...]]) -> bool:
    found = fuse(views) if views else None
    if found is None or probability(found.features([])) < SURE_PROB:
        return False
    return found.check_digit == "observed" or len(views) >= MIN_FRAMES


def _spread(begin_s: float, end_s: float) -> list[float]:
    return [begin_s + (end_s - begin_s) * place / (N_MORE - 1) for place in range(N_MORE)]


def _frames_at(every: Iterator[Frame], wanted: list[float]) -> list[tuple[float, Pixels]]:
    """Take the frames shown at some times, each once."""
    kept: list[tuple[float, Pixels]] = []
    place = 0
    for frame in every:
        while place < len(wanted) and wanted[place] < frame.t_s:
            place += 1
        if place == len(wanted):
            break
        if wanted[place] < max(frame.until_s, frame.t_s + 1e-3):
            kept.append((frame.t_s, frame.bgr()))
            place += 1
    return kept


def _scattered(n: int) -> list[int]:
    """Order places so that the first few lie far apart: neighbouring frames share their blur."""
    steps = [start for step in (4, 2, 1) for start in range(0, n, step)]
    return list(dict.fromkeys(steps))


def _around(engine: Engine, shown: tuple[float, Pixels], group: list[_Sighted]) -> Transcript | None:
    """Search a frame around the place where the line should be and read what may be the VIN."""
    import cv2

    from yellowplate.read.engine import FAINT

    t_s, image = shown
    left, top, right, bottom = _expected(t_s, group)
    pad = AROUND_HEIGHTS * (bottom - top)
    aside = max(pad, AROUND_WIDTHS * (right - left))
    x, y = max(0, round(left - aside)), max(0, round(top - pad))
    part = image[y : round(bottom + pad), x : round(right + aside)]
    if min(part.shape[:2]) < LINE_PX // 2:
        return None
    scale = min(MAX_ENLARGED, max(1.0, LINE_PX / (bottom - top)))
    large = cv2.resize(part, None, fx=scale, fy=scale, interpolation=cv2.INTER_CUBIC)
    quads = engine.detect(cast("Pixels", large), side_px=max(large.shape[:2]), is_longer_side=True, bounds=FAINT)
    best: Transcript | None = None
    widest = 0.0
    for quad in quads:
        there = cast("Quad", tuple((across / scale + x, down / scale + y) for across, down in quad))
        wide = there[1][0] - there[0][0]
        if wide < (right - left) / MAX_WIDER or wide <= widest:
            continue
        views = seen_poorly(engine, image, there)
        if views:
            best, widest = Transcript((), views), wide
    return best


def _expected(t_s: float, group: list[_Sighted]) -> tuple[float, float, float, float]:
    """Say where a line should be at a time, between the places where it was."""
    known = sorted((_times(one)[2], one.box) for one in group)
    for (before_s, before), (after_s, after) in pairwise(known):
        if before_s <= t_s <= after_s and after_s > before_s:
            share = (t_s - before_s) / (after_s - before_s)
            return cast(
                "tuple[float, float, float, float]",
                tuple(
                    getattr(before, edge) + share * (getattr(after, edge) - getattr(before, edge))
                    for edge in ("left", "top", "right", "bottom")
                ),
            )
    _, box = min(known, key=lambda one: abs(one[0] - t_s))
    return (box.left, box.top, box.right, box.bottom)
