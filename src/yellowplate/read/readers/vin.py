"""Vehicle identification numbers among the lines: decoded from several views, or found by their shape.

A line that may be a VIN was shown to the recogniser in several ways (`vin_views`); what they say together is decoded
under the grammar of a VIN (`vin_fusion`). Where no views were made, the text is taken as it stands:

A candidate is a run of 17 letters and digits that ends in four digits and has at least five. Only inside such a run
O and Q are taken for 0 and I for 1; folded everywhere, makers' names turn into false VINs (measured in the project's
note on VINs: stage A2, 60.4 % exact of 139 photographs; plain engine 56.1 %, folded everywhere 54.7 %).
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from yellowplate.numbers import vin as numbers
from yellowplate.read.look import Character, Line, Look, Quad, Transcript, voted
from yellowplate.read.reader import Reader
from yellowplate.read.vin_fusion import fuse, probability, shares
from yellowplate.read.vin_prior import Prior
from yellowplate.read.vin_run import fold, is_plausible, is_vin_shaped, runs, seventeen
from yellowplate.records import Alternative, Reading, ReadingKind
from yellowplate.tables import vin_calibration

MAX_GAP_HEIGHTS = 2.5
"""Widest space between two boxes of one number, in heights of the line."""
MIN_PART = 3
SAME_PLACE = 0.2
"""Boxes with this much of their union in common show one number."""
VERDICTS = {"valid": "observed", "invalid": "fails", "not_binding": "not_binding"}


@dataclass(frozen=True, slots=True)
class Candidate:
    """Seventeen characters that look like a VIN.

    Attributes:
        ballot: the VIN and those with one character replaced by its runner-up, with their probabilities.
        quads: where the characters stand.
    """

    ballot: dict[str, float]
    quads: tuple[Quad, ...]


def see(look: Look, prior: Prior | None = None) -> Iterator[Reading]:
    """Give one reading per line, or pair of neighbours on a row, that shows a VIN.

    Args:
        look: lines of a picture or of one track of a video.
        prior: makers' habits; the shipped ones where None.

    Returns:
        Readings; with a calibrated probability where the line was looked at in several views (see `vin_fusion`), else
        voted over the line's transcripts. Of readings at one place the most probable is given.

    Limits: without views the probability is the product of the characters' probabilities in the recogniser, not
        calibrated. Engraved numbers broken over more than two boxes are missed.
    """
    alone = set()
    decoded: list[Reading] = []
    for place, line in enumerate((*look.lines, *look.faint)):
        found = [one for transcript in line.transcripts if (one := _candidate(line, transcript))]
        views = [transcript for transcript in line.transcripts if transcript.views]
        if views:
            decoded += _decoded(look, line, views, found, prior)
        elif found:
            yield _reading(look, found)
        if (views or found) and place < len(look.lines):
            alone.add(place)
    yield from _apart(decoded)
    for first, second in _neighbours(look.lines, alone):
        joined = _joined(first, second)
        if joined:
            yield _reading(look, [joined])


def _decoded(
    look: Look, line: Line, views: list[Transcript], found: list[Candidate], prior: Prior | None
) -> list[Reading]:
    fused = fuse([transcript.views for transcript in views], prior)
    if fused is None:
        return []
    # Of frames that were read again for their views alone there is no text.
    greedy = [fold("".join(one.text for one in read.characters if one.text.isalnum())) for read in views]
    greedy = [text for text in greedy if text]
    prob = probability(fused.features(greedy))
    if prob < vin_calibration.load().least_prob:
        return []
    quads = next((one.quads for one in found if fused.vins[0][0] in one.ballot), (line.quad,))
    return [_told(look, quads, shares(fused, prob), fused.check_digit)]


def _apart(readings: list[Reading]) -> Iterator[Reading]:
    """Give the most probable reading of each place."""
    kept: list[Reading] = []
    for reading in sorted(readings, key=lambda one: (-one.prob, one.text)):
        box = reading.locator.box
        if all(box is None or one.locator.box is None or box.overlap(one.locator.box) < SAME_PLACE for one in kept):
            kept.append(reading)
    yield from kept


def _candidate(line: Line, transcript: Transcript) -> Candidate | None:
    for run in runs(transcript.characters):
        characters = seventeen(run)
        if characters:
            half = 0.5 / len(transcript.characters)
            start, end = characters[0].at - half, characters[-1].at + half
            return Candidate(_ballot(characters), (line.part(max(0.0, start), min(1.0, end)),))
    return None


def _ballot(characters: Sequence[Character]) -> dict[str, float]:
    best = [fold(one.text) for one in characters]
    second = [fold(one.second) for one in characters]
    # Two symbols that fold into one (0 and O) are one reading: their probabilities add up.
    probs = [
        min(1.0, one.prob + (one.second_prob if a == b else 0.0))
        for one, a, b in zip(characters, best, second, strict=True)
    ]
    whole = math.prod(probs)
    ballot = {"".join(best): whole}
    for place, one in enumerate(characters):
        other = "".join([*best[:place], second[place], *best[place + 1 :]])
        if other not in ballot and is_vin_shaped(other):
            ballot[other] = whole / probs[place] * one.second_prob
    return ballot


def _neighbours(lines: Sequence[Line], taken: set[int]) -> Iterator[tuple[Line, Line]]:
    for place, first in enumerate(lines):
        for other, second in enumerate(lines):
            if place == other or place in taken or other in taken:
                continue
            (left_x, left_y), end, (_, low), _ = first.quad
            begin = second.quad[0]
            height = max(1.0, low - end[1])
            gap = begin[0] - end[0]
            is_row = abs(begin[1] - end[1]) < height / 2
            if is_row and left_x < begin[0] and -height / 2 < gap < MAX_GAP_HEIGHTS * height and left_y >= 0:
                yield first, second


def _joined(first: Line, second: Line) -> Candidate | None:
    parts = [
        [one for one in line.best.characters if one.text.isascii() and one.text.isalnum()] for line in (first, second)
    ]
    characters = parts[0] + parts[1]
    if min(len(part) for part in parts) < MIN_PART or not is_plausible(characters):
        return None
    return Candidate(_ballot(characters), (first.quad, second.quad))


def _reading(look: Look, found: list[Candidate]) -> Reading:
    alternatives = voted([one.ballot for one in found])
    return _told(look, found[0].quads, alternatives, VERDICTS[numbers.check(alternatives[0].text)])


def _told(look: Look, quads: tuple[Quad, ...], alternatives: tuple[Alternative, ...], check_digit: str) -> Reading:
    best = alternatives[0]
    gap = None
    if len(alternatives) > 1 and alternatives[1].prob > 0:
        gap = round(math.log(best.prob / alternatives[1].prob), 6)
    return Reading(
        locator=look.locator(*quads),
        kind=ReadingKind.VIN,
        alternatives=alternatives,
        reader=f"{READER.name}/{READER.version}+{look.engine}",
        context=look.item.sha256,
        check_digit=check_digit,
        gap=gap,
        n_seen=look.n_seen,
        raw_reads=look.raw_reads,
    )


READER = Reader(name="vin", version="3", see=see)
