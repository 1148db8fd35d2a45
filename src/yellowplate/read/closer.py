"""A last, closer look at a line that has ended.

Turned or mirrored where it reads badly, in views where it may be a VIN or a plate; once for a line and not in every
frame, from the pixels kept of its readings.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, cast

from yellowplate.read import plate_views, vin_views
from yellowplate.read.look import Quad, Transcript
from yellowplate.read.track import MAX_VIN_READINGS, MIN_SCORE, Shot, Track, shifted
from yellowplate.read.vin_fusion import fuse, probability
from yellowplate.read.vin_run import fold
from yellowplate.tables import vin_calibration

if TYPE_CHECKING:
    from yellowplate.read.engine import Engine
    from yellowplate.read.sight import Sight

BAD_SCORE = 0.93
"""A line that reads worse than this is also tried mirrored and upside down."""
GOOD_SCORE = 0.9
BETTER = 0.05
"""A turned line must read this well, and so much better than as it stands."""
MIN_CHARACTERS = 4
MIN_RATIO = 2.2
"""Length of a line that is tried, in heights."""
N_AGREE = 3
"""Lines that must have turned out mirrored, and none upright, before the next ones are read so at once."""
N_TRIES = 16
"""Lines tried turned before a video in which none was turned is believed to stand upright."""
MIN_VIN = 11
"""Letters and digits of a line in a video that may be a VIN."""
MAX_PLATE, MAX_HAN = 9, 2
"""Letters and digits, and Chinese characters, of a line in a video that may be a plate."""


def turned(quad: Quad, way: str) -> Quad:
    """Return the corners of a line in the order in which a "mirrored", "upside down" or "upright" text is read."""
    if way == "mirrored":
        return quad[1], quad[0], quad[3], quad[2]
    if way == "upside down":
        return quad[2], quad[3], quad[0], quad[1]
    return quad


def _way(quad: Quad) -> str:
    """Say how a line with its corners in reading order stands; of one that runs down, "upright"."""
    (x0, _), (x1, _), _, (_, y3) = quad
    if x1 >= x0:
        return "upright"
    return "mirrored" if y3 > quad[0][1] else "upside down"


class Closer:
    """Looks closer at the lines of one video; remembers how its lines turned out to stand.

    Args:
        sight: this process's networks.
    """

    def __init__(self, sight: Sight) -> None:
        self._sight = sight
        self._n_tried = 0
        self._n_upright = 0
        self._turns: Counter[str] = Counter()

    def read(self, track: Track) -> tuple[list[Shot], str]:
        """Read an ended line for the last time.

        Args:
            track: with at least one reading.

        Returns:
            Readings of the whole line, the best with views where they may tell more; and how the line stands.
        """
        shots = track.counting
        best = max(shots, key=lambda one: one.sharp)
        way = _way(best.quad)
        if self._is_worth_turning(track, best):
            way, shots = self._turned(shots, best, way)
        elif (
            way == "upright"
            and best.transcript.score >= GOOD_SCORE
            and len(best.transcript.characters) >= MIN_CHARACTERS
        ):
            self._n_upright += 1
        return self._viewed(shots), way

    def _is_worth_turning(self, track: Track, best: Shot) -> bool:
        first, second, _, last = best.quad
        is_long = math.dist(first, second) >= MIN_RATIO * math.dist(first, last)
        if not is_long or max(one.transcript.score for one in track.counting) >= BAD_SCORE:
            return False
        return self._turns.total() > 0 or self._n_tried < N_TRIES

    @property
    def way(self) -> str:
        """How the lines of this video are believed to stand: as those that read well did, if they agree."""
        (way, n_lines), *others = self._turns.most_common() or [("upright", 0)]
        return way if n_lines >= N_AGREE and not others and not self._n_upright else "upright"

    def _turned(self, shots: list[Shot], best: Shot, stood: str) -> tuple[str, list[Shot]]:
        self._n_tried += 1
        found = []
        for turn in ("mirrored", "upside down"):
            again = self._again(best, turn)
            found.append((again.transcript.score, turn, again))
        score, turn, again = max(found, key=lambda one: one[0])
        before = max(one.transcript.score for one in shots)
        if score < max(GOOD_SCORE, before + BETTER) or len(again.transcript.characters) < MIN_CHARACTERS:
            return stood, shots
        way = _way(again.quad)
        self._turns[way] += way != "upright"
        return way, [self._again(one, turn) for one in shots]

    def _again(self, one: Shot, way: str) -> Shot:
        quad = turned(one.quad, way)
        _, read = self._sight.read(one.patch, shifted(quad, -one.left, -one.top))
        return replace(one, quad=quad, transcript=read)

    def _viewed(self, shots: list[Shot]) -> list[Shot]:
        """Add the views of lines that may be a VIN or a plate, frame by frame until the VIN is clear."""
        order = sorted(range(len(shots)), key=lambda place: (-shots[place].sharp, place))
        made = list(shots)
        # The other readers' functions ask an engine for probabilities and symbols only; sight gives both.
        engine = cast("Engine", self._sight)
        shown: list[Transcript] = []
        for place in order[:MAX_VIN_READINGS]:
            one = made[place]
            inside = shifted(one.quad, -one.left, -one.top)
            if not _may_be_vin(one):
                continue
            views = vin_views.looked(engine, one.patch, inside)
            if not views and not shown:
                break  # the sharpest frame shows nothing like a VIN
            read = replace(one.transcript, views=views)
            made[place] = replace(one, transcript=read)
            shown.append(read)
            if len(views) == 1 or is_accepted([read for read in shown if read.views]):
                break
        first = order[0]
        if _may_be_plate(made[first]):
            one = made[first]
            inside = shifted(one.quad, -one.left, -one.top)
            views = plate_views.looked(engine, one.patch, inside, one.transcript)
            made[first] = replace(one, transcript=replace(one.transcript, plate_views=views))
        return made


def is_accepted(shown: Sequence[Transcript]) -> bool:
    """Tell whether what was seen of a VIN is enough: a person need not look at it.

    Args:
        shown: transcripts with views; at least one.
    """
    fused = fuse([read.views for read in shown])
    if fused is None:
        return False
    greedy = [fold("".join(one.text for one in read.characters if one.text.isalnum())) for read in shown]
    return probability(fused.features(greedy)) >= vin_calibration.load().accepted_prob


def _may_be_vin(one: Shot) -> bool:
    text = one.transcript.text
    n_letters = sum(character.isascii() and character.isalnum() for character in text)
    return n_letters >= MIN_VIN and vin_views.is_worth(one.transcript, one.quad)


def _may_be_plate(one: Shot) -> bool:
    text = one.transcript.text
    n_letters = sum(character.isascii() and character.isalnum() for character in text)
    n_han = sum("\u4e00" <= character <= "\u9fff" for character in text)
    return (
        n_letters <= MAX_PLATE
        and n_han <= MAX_HAN
        and one.transcript.score >= MIN_SCORE
        and plate_views.is_worth(one.transcript, one.quad)
    )
