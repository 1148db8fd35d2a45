"""Lines in hangul: told as such and not read, so that nobody thinks there was no text.

The bundled recogniser has no hangul. What it gives for a Korean line are look-alikes, so that reading and this one
stand side by side; this one says which of the two to believe.
"""

from __future__ import annotations

from collections.abc import Iterator

from yellowplate.read.line_script import Script, script
from yellowplate.read.look import Look
from yellowplate.read.reader import Reader
from yellowplate.records import Alternative, Reading, ReadingKind, rounded

UNREAD = "script: hangul, unread"
MIN_PROB = 0.85
"""Probability of hangul from which it is told: from 0.9 none of 570 lines of development photographs was."""
MAX_SCORE = 0.8
"""A line that the recogniser reads at least this well is not taken for hangul: 95 in 100 of 160 rendered Korean lines
came out below 0.78 (half of them empty)."""


def is_hangul(found: Script, score: float = 0.0) -> bool:
    """Tell whether a line is told as hangul.

    Args:
        found: its script.
        score: the recogniser's own measure of what it read there, from 0 to 1.
    """
    return found.hangul_prob >= MIN_PROB and score < MAX_SCORE


def see(look: Look) -> Iterator[Reading]:
    """Give one reading per line that is probably hangul.

    Args:
        look: lines of a picture or of one track of a video.

    Returns:
        Readings whose text is `UNREAD`; the probability is the share the trained weights give hangul.

    Limits: see `line_script.script`. Slanted and upright lines are looked at as they lie in their box, so they are
        rarely told.
    """
    for line in look.lines:
        if line.best.score >= MAX_SCORE:
            continue
        found = script(look.pixels(line.quad))
        if found is not None and is_hangul(found, line.best.score):
            yield Reading(
                locator=look.locator(line.quad),
                kind=ReadingKind.CAPTION,
                alternatives=(Alternative(UNREAD, rounded(found.hangul_prob)),),
                reader=f"{READER.name}/{READER.version}",
                context=look.item.sha256,
                n_seen=look.n_seen,
            )


READER = Reader(name="script", version="1", see=see)
