"""The exact place in an archived item that a reading or statement was read from.

Boxes are (left, top, right, bottom) in pixels of the original frame as shown (after the rotation flag), origin top
left, right and bottom excluded. Text spans count Unicode code points, end excluded. Times are presentation times in
seconds from the first frame's clock of the container. Said here once, meant everywhere.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

SHA256_HEX = 64
"""Hex digits of a SHA-256."""

_UNKNOWN = -math.inf
"""Sorts what has no time or span before everything that has one, times before the first frame included."""


@dataclass(frozen=True, slots=True, order=True)
class Box:
    """A rectangle in pixels of the original frame.

    Attributes:
        left: first column inside.
        top: first row inside.
        right: first column outside.
        bottom: first row outside.
    """

    left: int
    top: int
    right: int
    bottom: int

    def __post_init__(self) -> None:
        """Refuse empty and turned-around boxes."""
        if self.right <= self.left or self.bottom <= self.top:
            msg = f"an empty box: {self.left},{self.top},{self.right},{self.bottom}"
            raise ValueError(msg)

    @property
    def width(self) -> int:
        """Width in pixels."""
        return self.right - self.left

    @property
    def height(self) -> int:
        """Height in pixels."""
        return self.bottom - self.top

    def overlap(self, other: Box) -> float:
        """Return intersection over union with another box, from 0 to 1."""
        width = min(self.right, other.right) - max(self.left, other.left)
        height = min(self.bottom, other.bottom) - max(self.top, other.top)
        if width <= 0 or height <= 0:
            return 0.0
        shared = width * height
        return shared / (self.width * self.height + other.width * other.height - shared)


@dataclass(frozen=True, slots=True)
class Locator:
    """A place in one item. At least the item is always named; the rest narrows it.

    Attributes:
        item: SHA-256 of the item, 64 lower-case hex digits.
        field: place in a structured file: a JSON pointer (RFC 6901) such as "/aweme_list/0/desc", for tables
            "/<row from 1>/<column name>"; "" for the whole item.
        start: first code point of a text span, in the item's text or in the field's value; None if not a span.
        end: first code point after the span; None if not a span.
        t_start_s: presentation time at which it is first seen, seconds; None for what has no time.
        t_end_s: presentation time at which it is last seen, seconds.
        t_best_s: presentation time of the frame that shows it best, the one the crop is cut from.
        box: where in the picture or frame; None for text.
    """

    item: str
    field: str = ""
    start: int | None = None
    end: int | None = None
    t_start_s: float | None = None
    t_end_s: float | None = None
    t_best_s: float | None = None
    box: Box | None = None

    def __post_init__(self) -> None:
        """Refuse half a span, half a time, a span turned around and a wrong hash."""
        if len(self.item) != SHA256_HEX or set(self.item) - set("0123456789abcdef"):
            msg = f"not a SHA-256 in lower-case hex: {self.item!r}"
            raise ValueError(msg)
        if (self.start is None) != (self.end is None):
            msg = "a span needs both its start and its end"
            raise ValueError(msg)
        if self.start is not None and self.end is not None and not 0 <= self.start <= self.end:
            msg = f"not a span: {self.start}..{self.end}"
            raise ValueError(msg)
        if (self.t_start_s is None) != (self.t_end_s is None):
            msg = "a time span needs both its start and its end"
            raise ValueError(msg)
        for name in ("t_start_s", "t_end_s", "t_best_s"):
            time_s = getattr(self, name)
            if time_s is not None:
                if not math.isfinite(time_s):
                    msg = f"{name} is not a time: {time_s}"
                    raise ValueError(msg)
                # 1 and 1.0, 0.0 and -0.0 are equal but are written differently: one form, or ids would differ.
                object.__setattr__(self, name, float(time_s) + 0.0)
        if self.t_start_s is not None and self.t_end_s is not None and self.t_end_s < self.t_start_s:
            msg = f"not a time span: {self.t_start_s}..{self.t_end_s}"
            raise ValueError(msg)

    @property
    def sort_key(self) -> tuple[str, str, float, float, tuple[float, ...], float, float, float]:
        """Order of places inside a case: item, field, time, span, box from the top; different places never tie."""
        box = self.box
        return (
            self.item,
            self.field,
            _UNKNOWN if self.t_start_s is None else self.t_start_s,
            _UNKNOWN if self.start is None else self.start,
            () if box is None else (box.top, box.left, box.bottom, box.right),
            _UNKNOWN if self.t_end_s is None else self.t_end_s,
            _UNKNOWN if self.end is None else self.end,
            _UNKNOWN if self.t_best_s is None else self.t_best_s,
        )
