"""Boxes of a frame: one inside another, and the part of a frame that the detector is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from yellowplate.records import Box

if TYPE_CHECKING:
    from yellowplate.read.look import Quad

STEP_PX = 32
"""Sizes that the detector sees undistorted are multiples of this."""
INSIDE = 0.7
"""A box with this share of itself inside a line that is followed is a part of that line."""
SAME_HEIGHT = 0.55
WIDER = 0.6
"""A box wider than the line that was followed by more than this, in heights, shows more of it."""
MARGIN_PX = 16
"""What the detector sees around the part that changed, in pixels of its own."""
EDGE_PX = 3
"""A line that comes so near to the side of the part is taken to go on beyond it, in the detector's pixels."""


def share(one: Box, other: Box) -> float:
    """Share of one box that lies inside another."""
    width = min(one.right, other.right) - max(one.left, other.left)
    height = min(one.bottom, other.bottom) - max(one.top, other.top)
    return width * height / (one.width * one.height) if width > 0 and height > 0 else 0.0


def holds(line: Box, part: Box) -> bool:
    """Tell whether a box is a part of a line: inside it and nearly as high."""
    is_wider = part.width > line.width + WIDER * line.height
    return not is_wider and share(part, line) >= INSIDE and part.height >= SAME_HEIGHT * line.height


def shrunk(box: Box, scale: tuple[float, float]) -> Box:
    """A box of the frame in pixels of the small look."""
    left, top = round(box.left / scale[0]), round(box.top / scale[1])
    return Box(left, top, max(left + 1, round(box.right / scale[0])), max(top + 1, round(box.bottom / scale[1])))


def grown(part: Box, look: tuple[float, float], size: tuple[int, int], scale: float) -> Box:
    """A part of the small look as a part of the frame, with a margin, at a size that the detector sees undistorted."""
    left, right = stretch(part.left * look[0], part.right * look[0], size[0], scale)
    top, bottom = stretch(part.top * look[1], part.bottom * look[1], size[1], scale)
    return Box(left, top, right, bottom)


def stretch(begin: float, end: float, limit: int, scale: float, margin: float = MARGIN_PX) -> tuple[int, int]:
    """Lengthen a stretch of the frame until the detector sees a multiple of its step, inside the frame.

    Args:
        begin: first pixel.
        end: after the last.
        limit: length of the frame.
        scale: how much smaller the detector sees it.
        margin: what is added on both sides, in the detector's pixels.
    """
    wanted = (end - begin) * scale + 2 * margin
    length = min(limit, round(-(-wanted // STEP_PX) * STEP_PX / scale))
    begin = min(max(0, round((begin + end - length) / 2)), limit - length)
    return int(begin), int(begin) + length


def reaching(where: Box, found: list[Quad], size: tuple[int, int], scale: float) -> Box:
    """Grow a part of the frame to the sides at which it cuts a line through."""
    edge = EDGE_PX / scale
    left, right = where.left, where.right
    if left > 0 and any(min(quad[0][0], quad[3][0]) <= where.left + edge for quad in found):
        left -= where.width
    if right < size[0] and any(max(quad[1][0], quad[2][0]) >= where.right - edge for quad in found):
        right += where.width
    if (left, right) == (where.left, where.right):
        return where
    left, right = stretch(max(0, left), min(size[0], right), size[0], scale, margin=0)
    return Box(left, where.top, right, where.bottom)
