"""Bar codes and 2D codes: what they say, apart from any letters beside them.

A code whose content is a VIN is a reading of a VIN with this reader's name; the letters stay another's reading, and
neither changes the other. Every other content is a reading of kind CODE.
"""

from __future__ import annotations

import importlib.metadata
from collections.abc import Iterator

from yellowplate.numbers import vin as numbers
from yellowplate.read.codes import LIBRARY, find_codes
from yellowplate.read.look import Look, Quad
from yellowplate.read.reader import Reader
from yellowplate.records import Alternative, Reading, ReadingKind

PROBS = {"valid": 0.995, "not_binding": 0.97, "invalid": 0.3}
"""That a content of a VIN's shape is the VIN of the car: set by hand, since no labelled photographs of codes are at
hand. A part's serial number may have the shape; one in eleven of those satisfies a check digit."""
VERDICTS = {"valid": "observed", "invalid": "fails", "not_binding": "not_binding"}
DECODED_PROB = 0.99
"""That the content of any other code was decoded right: Code 39 has no checksum."""


def see(look: Look) -> Iterator[Reading]:
    """Give one reading per code.

    Args:
        look: a picture; of a video a track of a line that may be a VIN, and what stands close around it.

    Returns:
        Readings of kind VIN or CODE; a check digit in a code was printed, so it is observed where it is right.

    Limits: see `find_codes`. In a video a code is found only where it stands within a line's height of a VIN.
    """
    if look.times is not None and not any(one.views for line in look.lines for one in line.transcripts):
        return
    for code in find_codes(look.image):
        vin = code.vin
        verdict = numbers.check(vin) if vin else ""
        quad: Quad = tuple((across + look.left, down + look.top) for across, down in code.quad)  # type: ignore[assignment]
        yield Reading(
            locator=look.locator(quad),
            kind=ReadingKind.VIN if vin else ReadingKind.CODE,
            alternatives=(Alternative(vin or code.text, PROBS[verdict] if vin else DECODED_PROB),),
            reader=f"{READER.name}/{READER.version}+{LIBRARY}-{importlib.metadata.version(LIBRARY)}",
            context=look.item.sha256,
            check_digit=VERDICTS.get(verdict, ""),
            n_seen=look.n_seen,
        )


READER = Reader(name="code", version="1", see=see)
