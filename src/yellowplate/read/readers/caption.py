"""Every line of text in a picture or frame, as it stands there."""

from __future__ import annotations

from collections.abc import Iterator

from yellowplate.read.look import Look, voted
from yellowplate.read.reader import Reader
from yellowplate.records import Reading, ReadingKind

MIN_SCORE = 0.5
"""Mean probability below which a line counts as not text: rapidocr's own `text_score`."""


def see(look: Look) -> Iterator[Reading]:
    """Give one reading per line, its alternatives voted over the line's transcripts.

    Args:
        look: lines of a picture or of one track of a video.

    Returns:
        Readings in the order of the lines.

    Limits: probabilities are products over the characters and not calibrated. The engine's symbols hold no hangul:
        Korean comes out as look-alikes with a high probability. Simplified model names sometimes come out in
        Traditional characters; the raw reading is kept and must be compared folded.
    """
    for line in look.lines:
        good = [one for one in line.transcripts if one.score >= MIN_SCORE and one.text.strip()]
        if not good:
            continue
        yield Reading(
            locator=look.locator(line.quad),
            kind=ReadingKind.CAPTION,
            alternatives=voted([{one.text.strip(): one.prob} for one in good]),
            reader=f"{READER.name}/{READER.version}+{look.engine}",
            context=look.item.sha256,
            n_seen=look.n_seen,
            raw_reads=look.raw_reads,
        )


READER = Reader(name="caption", version="1", see=see)
