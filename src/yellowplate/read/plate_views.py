"""A line that may be a Chinese plate, shown to the recogniser in two ways and decoded under the grammar of plates.

The province is the weak link of the plain text (皖 comes out as A, as M or not at all), but the recogniser's frames
still tell it from the other 30. Two views do as well as five: 48 of 54 development crops whole, plain text 33.

Source: the project's note on plates, section B, for the weak link; `ctc` for the decoder.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from yellowplate.numbers import plate_cn
from yellowplate.read.ctc import aligned, decode
from yellowplate.read.plate_grammar import ALPHABET, GRAMMARS, SYMBOLS, provinces
from yellowplate.read.regret import regrets
from yellowplate.read.vin_views import View, cut
from yellowplate.records.errors import NumberError

if TYPE_CHECKING:
    from yellowplate.read.ctc import Frames
    from yellowplate.read.engine import Engine
    from yellowplate.read.look import Pixels, Quad, Transcript

STRETCHES = (1.0, 1.5)
"""How much wider each view is shown."""
MIN_CHARACTERS, MAX_CHARACTERS = 3, 12
MIN_DIGITS = 2
"""What the plain engine must have read for a second look: letters and digits, and digits among them."""
LIKE_DIGITS = "OoIlBSZ"
N_LOWER_ROW, MAX_LOWER_RATIO = 5, 3.3
"""The lower row of a large plate."""
UPPER_HEIGHT, UPPER_MARGIN = 0.62, 0.18
"""What is taken from above it: height of the upper row in heights of the lower one (60 mm and 110 mm, with the gap),
and the share left away at either side, where screws and rim are."""
MIN_RATIO, MAX_RATIO = 1.4, 7.0
"""A plate is 3.1 (small) or 3.7 times as wide as high, its characters more."""
N_BEST = 5
FLOOR = -60.0
"""A candidate loses no more than this in one view."""
LONGER_REGRET = -0.5
"""A new-energy plate of eight is taken only where nothing speaks against its last character: the first seven of one
are nearly a usual plate, and what follows a plate is skipped free."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A plate and what it costs to read it out of the frames.

    Attributes:
        text: normal form with its province.
        regret: mean over the views, at most 0.
    """

    text: str
    regret: float


def is_worth(transcript: Transcript, quad: Quad) -> bool:
    """Tell whether a line is worth looking at as a plate.

    Args:
        transcript: what the plain engine read.
        quad: corners of the line in reading order.
    """
    read = _alphanumeric(transcript)
    n_digits = sum(one.isdigit() or one in LIKE_DIGITS for one in read)
    return (
        MIN_CHARACTERS <= len(read) <= MAX_CHARACTERS
        and n_digits >= MIN_DIGITS
        and MIN_RATIO <= _ratio(quad) <= MAX_RATIO
    )


def is_lower_row(transcript: Transcript, quad: Quad) -> bool:
    """Tell whether a line may be the lower row of a large yellow plate: five characters, not much wider than high.

    Args:
        transcript: what the plain engine read.
        quad: corners of the line in reading order.
    """
    return len(_alphanumeric(transcript)) == N_LOWER_ROW and _ratio(quad) <= MAX_LOWER_RATIO


def looked(engine: Engine, image: Pixels, quad: Quad, transcript: Transcript) -> tuple[Frames, ...]:
    """Show a line in two ways; the lower row of a plate together with what stands above it, side by side.

    Args:
        engine: whose recogniser is asked.
        image: BGR.
        quad: corners of the line in reading order.
        transcript: what the plain engine read there.

    Returns:
        Regrets of each view over the characters of plates.
    """
    symbols = tuple(engine.symbols)
    crop = cut(image, quad, View())
    if is_lower_row(transcript, quad):
        crop = _in_one_row(image, quad, crop)
    return tuple(regrets(engine.probabilities(crop, stretch=stretch), symbols, ALPHABET) for stretch in STRETCHES)


def _in_one_row(image: Pixels, quad: Quad, lower: Pixels) -> Pixels:
    import cv2
    import numpy as np

    corners = np.array(quad)
    up = (corners[0] - corners[3]) * UPPER_HEIGHT
    above = (corners[0] + up, corners[1] + up, corners[1], corners[0])
    upper = cut(image, cast("Quad", tuple((float(x), float(y)) for x, y in above)), View())
    narrow = int(upper.shape[1] * UPPER_MARGIN)
    upper = upper[:, narrow : upper.shape[1] - narrow]
    width = max(1, round(upper.shape[1] * lower.shape[0] / upper.shape[0]))
    return cast("Pixels", np.hstack((cv2.resize(upper, (width, lower.shape[0])), lower)))


def _alphanumeric(transcript: Transcript) -> str:
    return "".join(one.text for one in transcript.characters if one.text.isascii() and one.text.isalnum())


def _ratio(quad: Quad) -> float:
    (left, top), (right, below), _, (across, down) = quad
    return math.hypot(right - left, below - top) / max(1.0, math.hypot(across - left, down - top))


def candidates(views: tuple[Frames, ...]) -> list[Candidate]:
    """Find the plates that are read out of some views at least cost.

    Args:
        views: as `looked` gives them.

    Returns:
        Candidates, best first, the best one with each of the 31 provinces; empty where the frames are too few.
    """
    texts = {text for view in views for grammar in GRAMMARS for text, _ in decode(view, grammar, N_BEST)}
    ranked = _ranked(views, [text for text in sorted(texts) if _is_plate(text)])
    if not ranked:
        return []
    longer = next((one for one in ranked if len(one.text) > len(ranked[0].text)), None)
    first = longer if longer and longer.regret > LONGER_REGRET else ranked[0]
    alike = [one for one in ranked if len(one.text) == len(first.text)]
    others = set(provinces(first.text)) - {one.text for one in alike}
    return sorted(alike + _ranked(views, sorted(others)), key=lambda one: (-one.regret, one.text))


def _ranked(views: tuple[Frames, ...], texts: list[str]) -> list[Candidate]:
    found = []
    for length in sorted({len(text) for text in texts}):
        of_length = [text for text in texts if len(text) == length]
        scores = [[max(one, FLOOR) for one in aligned(view, of_length, SYMBOLS)] for view in views]
        found += [
            Candidate(text, sum(column) / len(views))
            for text, column in zip(of_length, zip(*scores, strict=True), strict=True)
        ]
    return sorted(found, key=lambda one: (-one.regret, one.text))


def _is_plate(text: str) -> bool:
    try:
        plate_cn.parse(text)
    except NumberError:
        return False
    return True
