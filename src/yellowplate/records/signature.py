"""How the frames of a clip or a photograph look, as hashes: enough to know it again, too little to see anything.

A mark is one frame, a view a part of it. The copy of a clip that was cropped shows what a view of the first one shows,
a mirrored copy what its mirrored view shows, so whoever compares needs the hashes alone and never the pictures.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

WHOLE = "whole"
MIRRORED = "mirrored"
BANDS = ("upper part", "lower part", "middle part")
"""Views that text laid over the rest does not change; each is compared with the same view of the other clip."""
CROPS = (
    "middle 95 %",
    "middle 90 %",
    "middle 85 %",
    "middle 80 %",
    "upper left 88 %",
    "lower left 88 %",
    "upper right 88 %",
    "lower right 88 %",
)
"""Views compared with the whole of the other clip."""
VIEWS = (WHOLE, *CROPS, *BANDS, MIRRORED)
HASH_HEX = 16
"""Hex digits of a hash of 64 bits."""
SHAPE = "frames/1"
"""Begins the text of every signature; another number where views or hashes differ, so that none are compared."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One frame.

    Attributes:
        t_s: presentation time in seconds; 0 for a photograph.
        hashes: one of 64 bits for each of `VIEWS`, in that order.
    """

    t_s: float
    hashes: tuple[int, ...]

    def __post_init__(self) -> None:
        """Refuse another number of hashes than there are views, and numbers beyond 64 bits."""
        if len(self.hashes) != len(VIEWS) or any(not 0 <= one < 1 << 64 for one in self.hashes):
            msg = f"a mark needs {len(VIEWS)} hashes of 64 bits"
            raise ValueError(msg)


@dataclass(frozen=True, slots=True)
class Signature:
    """The marks of one clip or photograph.

    Attributes:
        marks: in order of time; at least one.
    """

    marks: tuple[Mark, ...]

    def __post_init__(self) -> None:
        """Refuse no marks and times that do not rise."""
        times = [mark.t_s for mark in self.marks]
        if not times or any(later <= earlier for earlier, later in pairwise(times)):
            msg = "a signature needs marks at rising times"
            raise ValueError(msg)

    @property
    def text(self) -> str:
        """The marks as one line of text, as a reading keeps them."""
        return " ".join(
            [SHAPE, *(f"{mark.t_s:.3f}:{''.join(f'{one:016x}' for one in mark.hashes)}" for mark in self.marks)]
        )


def parse(text: str) -> Signature | None:
    """Read a signature from its text.

    Args:
        text: as `Signature.text` writes it.

    Returns:
        The signature; None where it was made in another way and so cannot be compared.

    Raises:
        ValueError: it begins like a signature and is none.

    >>> parse("frames/0 anything") is None
    True
    """
    shape, *written = text.split(" ")
    if shape != SHAPE:
        return None
    marks = []
    for one in written:
        time, colon, digits = one.partition(":")
        if not colon or len(digits) % HASH_HEX:
            msg = f"not a mark of a signature: {one[:40]!r}"
            raise ValueError(msg)
        hashes = tuple(int(digits[begin : begin + HASH_HEX], 16) for begin in range(0, len(digits), HASH_HEX))
        marks.append(Mark(float(time), hashes))
    return Signature(tuple(marks))
