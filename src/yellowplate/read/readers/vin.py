"""Vehicle identification numbers among the lines: found by their shape, nothing forced.

A candidate is a run of 17 letters and digits that ends in four digits and has at least five. Only inside such a run
O and Q are taken for 0 and I for 1; folded everywhere, makers' names turn into false VINs (measured in the project's
note on VINs: stage A2, 60.4 % exact of 139 photographs; plain engine 56.1 %, folded everywhere 54.7 %).
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from yellowplate.numbers import vin as numbers
from yellowplate.read.look import ENGINE, Character, Line, Look, Quad, Transcript, voted
from yellowplate.read.reader import Reader
from yellowplate.records import Reading, ReadingKind

FOLDED = str.maketrans({"O": "0", "Q": "0", "I": "1"})
"""Letters that no VIN has, and the digits they are misread from (ISO 3779)."""
FOLDED_LETTERS = "OQI"
MAX_FOLDED = 3
"""More of them make a sentence, not a misreading ("ONLY FOR KOREA 68000")."""
LIKE_CAPITALS = "ckopsuvwxz"
"""Lower-case letters that look like their capitals; any other says that the run is words."""
SPECKS = ".·'`,•"
"""Marks that dirt and stamping make inside a number."""
MAX_PIECES = 3
"""Parts a VIN may be printed in; "GAWR FRONT 2900 1315" has more."""
LABELS = ("VINNO", "VIN", "NO")
"""Words that the engine glues to the front of a number."""
N_LAST_DIGITS = 4
MIN_DIGITS = 5
MAX_GAP_HEIGHTS = 2.5
"""Widest space between two boxes of one number, in heights of the line."""
MIN_PART = 3
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


def see(look: Look) -> Iterator[Reading]:
    """Give one reading per line, or pair of neighbours on a row, that shows a VIN.

    Args:
        look: lines of a picture or of one track of a video.

    Returns:
        Readings with alternatives voted over the line's transcripts; `check_digit` is never "imposed".

    Limits: the probability is the product of the characters' probabilities in the recogniser, not calibrated: it is
        right more rarely than it says on blurred pictures. Engraved numbers broken over more than two boxes are missed.
    """
    alone = set()
    for place, line in enumerate(look.lines):
        found = [one for transcript in line.transcripts if (one := _candidate(line, transcript))]
        if found:
            alone.add(place)
            yield _reading(look, found)
    for first, second in _neighbours(look.lines, alone):
        joined = _joined(first, second)
        if joined:
            yield _reading(look, [joined])


def is_vin_shaped(text: str) -> bool:
    """Tell whether a text, folded, looks like a VIN: alphabet, length, four last digits, five digits in all.

    >>> is_vin_shaped("LVGBM51K5PG123456"), is_vin_shaped("CHERYAUT0M0B1LEC0")
    (True, False)
    """
    return (
        len(text) == numbers.LENGTH
        and set(text) <= set(numbers.ALPHABET)
        and set(text[-N_LAST_DIGITS:]) <= set("0123456789")
        and sum(one.isdigit() for one in text) >= MIN_DIGITS
        and not numbers.is_placeholder(text)
    )


def _fold(text: str) -> str:
    return text.upper().translate(FOLDED)


def _pieces(characters: Sequence[Character]) -> Iterator[list[list[Character]]]:
    """Part a line into groups that something other than a space divides, and each group into pieces at its spaces."""
    group: list[list[Character]] = [[]]
    for one in characters:
        if one.text.isascii() and one.text.isalnum():
            group[-1].append(one)
        elif one.text.isspace():
            group.append([])
        elif one.text not in SPECKS:
            yield [piece for piece in group if piece]
            group = [[]]
    yield [piece for piece in group if piece]


def _runs(characters: Sequence[Character]) -> Iterator[list[Character]]:
    """Give runs that could be a VIN, single pieces before joined ones."""
    groups = list(_pieces(characters))
    for group in groups:
        yield from group
    for group in groups:
        for n_joined in range(2, MAX_PIECES + 1):
            for start in range(len(group) - n_joined + 1):
                joined = [one for piece in group[start : start + n_joined] for one in piece]
                if len(joined) == numbers.LENGTH:
                    yield joined


def _is_plausible(run: Sequence[Character]) -> bool:
    text = "".join(one.text for one in run)
    n_folded = sum(one in FOLDED_LETTERS for one in text.upper())
    is_upper = all(one in LIKE_CAPITALS for one in text if one.islower())
    return n_folded <= MAX_FOLDED and is_upper and is_vin_shaped(_fold(text))


def _seventeen(run: list[Character]) -> list[Character] | None:
    text = "".join(one.text for one in run).upper()
    label = next((label for label in LABELS if text.startswith(label)), "")
    if len(run) - len(label) >= numbers.LENGTH:
        run = run[len(label) :]
    windows = [run[start : start + numbers.LENGTH] for start in range(len(run) - numbers.LENGTH + 1)]
    shaped = [window for window in windows if _is_plausible(window)]
    return shaped[0] if len(shaped) == 1 else None


def _candidate(line: Line, transcript: Transcript) -> Candidate | None:
    for run in _runs(transcript.characters):
        characters = _seventeen(run)
        if characters:
            half = 0.5 / len(transcript.characters)
            start, end = characters[0].at - half, characters[-1].at + half
            return Candidate(_ballot(characters), (line.part(max(0.0, start), min(1.0, end)),))
    return None


def _ballot(characters: Sequence[Character]) -> dict[str, float]:
    best = [_fold(one.text) for one in characters]
    second = [_fold(one.second) for one in characters]
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
    if min(len(part) for part in parts) < MIN_PART or not _is_plausible(characters):
        return None
    return Candidate(_ballot(characters), (first.quad, second.quad))


def _reading(look: Look, found: list[Candidate]) -> Reading:
    alternatives = voted([one.ballot for one in found])
    best = alternatives[0]
    gap = None
    if len(alternatives) > 1 and alternatives[1].prob > 0:
        gap = round(math.log(best.prob / alternatives[1].prob), 6)
    return Reading(
        locator=look.locator(*found[0].quads),
        kind=ReadingKind.VIN,
        alternatives=alternatives,
        reader=f"{READER.name}/{READER.version}+{ENGINE}",
        context=look.item.sha256,
        check_digit=VERDICTS[numbers.check(best.text)],
        gap=gap,
        n_seen=look.n_seen,
    )


READER = Reader(name="vin", version="1", see=see)
