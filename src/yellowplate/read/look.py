"""What a reader sees: lines of text with their probabilities, and the pixels around them.

A picture is one look with all its lines. In a video every line that was followed through the frames is one look,
with every transcript made of it; the pixels are those of its sharpest frame.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from yellowplate.records import Alternative, Box, Item, Locator, RawRead, rounded

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from yellowplate.read.ctc import Frames

    Pixels = NDArray[np.uint8]

Point = tuple[float, float]
Quad = tuple[Point, Point, Point, Point]
"""Corners of a line in reading order: where the text begins above, ends above, ends below, begins below."""

ENGINE = "ppocrv6s-ort-f32"
"""Model, engine and precision as they stand behind each reader's version."""


@dataclass(frozen=True, slots=True)
class Character:
    """One recognised character.

    Attributes:
        text: the most probable symbol.
        prob: its probability in its best frame of the recogniser; not calibrated.
        second: the next symbol in that frame, never the blank.
        second_prob: probability of that one.
        at: centre along the line, from 0 (begin) to 1 (end).
    """

    text: str
    prob: float
    second: str
    second_prob: float
    at: float


@dataclass(frozen=True, slots=True)
class Transcript:
    """One reading of one line by the recogniser.

    Attributes:
        characters: in reading order; may be empty.
        views: of a line that may be a VIN the recogniser's frames in several views (see `vin_views`), else empty.
        plate_views: the same of a line that may be a plate (see `plate_views`), else empty.
    """

    characters: tuple[Character, ...]
    views: tuple[Frames, ...] = field(default=(), compare=False, repr=False)
    plate_views: tuple[Frames, ...] = field(default=(), compare=False, repr=False)

    @property
    def text(self) -> str:
        """The characters as one string."""
        return "".join(character.text for character in self.characters)

    @property
    def score(self) -> float:
        """Mean probability of the characters, the engine's own measure; 0 for an empty line."""
        return sum(one.prob for one in self.characters) / len(self.characters) if self.characters else 0.0

    @property
    def prob(self) -> float:
        """Product of the characters' probabilities: the whole text is right if each is; not calibrated."""
        return math.prod(one.prob for one in self.characters) if self.characters else 0.0


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text at one place.

    Attributes:
        quad: its corners in reading order, in pixels of the picture or of the track's best frame.
        transcripts: what was read there, in order of time; at least one.
    """

    quad: Quad
    transcripts: tuple[Transcript, ...]

    @property
    def best(self) -> Transcript:
        """The transcript with the highest mean probability, the first of equals."""
        return max(self.transcripts, key=lambda one: one.score)

    def part(self, start: float = 0.0, end: float = 1.0) -> Quad:
        """Return the corners of the stretch of the line from `start` to `end`, both from 0 to 1."""
        first, second, third, fourth = self.quad
        return (
            _between(first, second, start),
            _between(first, second, end),
            _between(fourth, third, end),
            _between(fourth, third, start),
        )


@dataclass(frozen=True, slots=True)
class Look:
    """What a reader is given.

    Attributes:
        item: the picture or video.
        lines: lines of text, in order of place.
        image: pixels in BGR, rows by columns by 3; of a video the surroundings of the line only.
        left: column of the original frame at which `image` begins.
        top: row of the original frame at which `image` begins.
        width: width of the original frame in pixels.
        height: height of the original frame in pixels.
        times: begin, end and best presentation time in seconds, None for a picture.
        n_seen: number of looks in which the lines were seen.
        faint: lines that a laxer detector found and that may be a VIN; some stand where one of `lines` stands.
        engine: what read them: model, engine, precision; with "+mirrored" where they were read from right to left.
        raw_reads: everything that was read of the line of a video.
    """

    item: Item
    lines: tuple[Line, ...]
    image: Pixels
    width: int
    height: int
    left: int = 0
    top: int = 0
    times: tuple[float, float, float] | None = None
    n_seen: int = 1
    faint: tuple[Line, ...] = ()
    engine: str = ENGINE
    raw_reads: tuple[RawRead, ...] = ()

    def locator(self, *quads: Quad) -> Locator:
        """Return the place that holds all the quads, with this look's times."""
        begin, end, best = self.times or (None, None, None)
        box = box_around(quads, width=self.width, height=self.height)
        return Locator(self.item.sha256, t_start_s=begin, t_end_s=end, t_best_s=best, box=box)

    def pixels(self, quad: Quad) -> Pixels:
        """Return the pixels inside a quad's bounding box that this look holds; empty where it holds none."""
        box = box_around((quad,), width=self.width, height=self.height)
        rows = slice(max(0, box.top - self.top), max(0, box.bottom - self.top))
        return self.image[rows, max(0, box.left - self.left) : max(0, box.right - self.left)]


def _between(one: Point, other: Point, share: float) -> Point:
    return (one[0] + (other[0] - one[0]) * share, one[1] + (other[1] - one[1]) * share)


def box_around(quads: Sequence[Quad], *, width: int, height: int) -> Box:
    """Find the smallest box of whole pixels around some quads, inside a frame.

    Args:
        quads: at least one quad.
        width: width of the frame in pixels.
        height: height of the frame in pixels.

    Returns:
        A box inside the frame, at least one pixel wide and high.

    >>> box_around([((1.2, 2.0), (9.9, 2.0), (9.9, 5.5), (1.2, 5.5))], width=8, height=8)
    Box(left=1, top=2, right=8, bottom=6)
    """
    across = [x for quad in quads for x, _ in quad]
    down = [y for quad in quads for _, y in quad]
    left = min(max(0, math.floor(min(across))), width - 1)
    top = min(max(0, math.floor(min(down))), height - 1)
    right = min(max(left + 1, math.ceil(max(across))), width)
    bottom = min(max(top + 1, math.ceil(max(down))), height)
    return Box(left, top, right, bottom)


def voted(ballots: Sequence[dict[str, float]]) -> tuple[Alternative, ...]:
    """Average what several readings of the same line say about whole texts.

    Args:
        ballots: for each reading the texts it allows and their probabilities, which sum to at most 1.

    Returns:
        Texts by falling mean probability, equal ones by text; at most five; empty where no ballot names a text.

    >>> [(one.text, one.prob) for one in voted([{"B": 0.9}, {"8": 0.5, "B": 0.25}])]
    [('B', 0.575), ('8', 0.25)]
    """
    sums: dict[str, float] = {}
    for ballot in ballots:
        for text, prob in ballot.items():
            sums[text] = sums.get(text, 0.0) + prob
    means = [Alternative(text, rounded(min(1.0, total / len(ballots)))) for text, total in sums.items()]
    return tuple(sorted(means, key=lambda one: (-one.prob, one.text))[:MAX_ALTERNATIVES])


MAX_ALTERNATIVES = 5
"""Alternatives kept of one line: a person looks at no more."""
