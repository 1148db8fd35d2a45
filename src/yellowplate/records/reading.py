"""What a program or a person saw at a place: alternatives with probabilities, never one bare string."""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum

from yellowplate.records.ids import identify
from yellowplate.records.locator import Locator
from yellowplate.records.plain import rounded


class ReadingKind(StrEnum):
    """What kind of text was seen."""

    CAPTION = "caption"
    """Any text in a picture or frame."""
    VIN = "vin"
    """A whole vehicle identification number, from a reader made for them."""
    PLATE = "plate"
    """A number plate, from a reader made for them."""
    TEXT = "text"
    """A line or field of a text that was text already; nothing had to be recognised."""
    CODE = "code"
    """A bar code or 2D code."""
    SPEECH = "speech"
    SIGNATURE = "signature"
    """How the frames look, as hashes (`records/signature.py`): no words, so nothing is extracted or searched."""


@dataclass(frozen=True, slots=True)
class Alternative:
    """One possible text and how probable it is.

    Attributes:
        text: as read, nothing cleaned.
        prob: from 0 to 1, six digits; 1.0 for text that was text already.
    """

    text: str
    prob: float


@dataclass(frozen=True, slots=True)
class RawRead:
    """One of several looks of a reader at one place, before the vote.

    Attributes:
        text: as read then, nothing cleaned.
        score: the engine's own measure, from 0 to 1, six digits; not a probability.
        t_s: presentation time of the frame in seconds, None for a picture.
    """

    text: str
    score: float
    t_s: float | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """What was seen at one place.

    Attributes:
        locator: where.
        kind: what kind of text.
        alternatives: most probable first; probabilities sum to at most 1, the rest is "something else".
        reader: "<name>/<version>" of the reader with its model, or "person:<reviewer>".
        context: the publication or thing it belongs to: "<item>" or "<item>#<field of a post>".
        role: for texts of a post their `TextRole`, else "".
        colour: ground colour of a plate ("blue", "yellow", ..., "cannot tell"), else "".
        check_digit: for VINs "observed" (the unforced reading satisfies it), "imposed" (the decoder forced it),
            "not_binding" or "fails"; else "".
        gap: for VINs the distance to the runner-up (natural log), None where there is none.
        n_seen: number of looks (frames) that gave this reading.
        raw_reads: of a line in a video everything that was read there, in order of time; else empty.
    """

    locator: Locator
    kind: ReadingKind
    alternatives: tuple[Alternative, ...]
    reader: str
    context: str
    role: str = ""
    colour: str = ""
    check_digit: str = ""
    gap: float | None = None
    n_seen: int = 1
    raw_reads: tuple[RawRead, ...] = ()

    def __post_init__(self) -> None:
        """Refuse no alternatives, a wrong order, more probability than there is, and a gap without end."""
        if not self.alternatives:
            msg = "a reading needs at least one alternative"
            raise ValueError(msg)
        probs = [alternative.prob for alternative in self.alternatives]
        if any(rounded(prob) != prob for prob in probs) or probs != sorted(probs, reverse=True):
            msg = f"probabilities must be rounded and in falling order: {probs}"
            raise ValueError(msg)
        if sum(probs) > 1.0 + 1e-5 * len(probs):
            msg = f"probabilities sum to more than 1: {probs}"
            raise ValueError(msg)
        if self.gap is not None and not math.isfinite(self.gap):
            msg = f"no runner-up is None, not {self.gap}"
            raise ValueError(msg)

    @property
    def text(self) -> str:
        """The most probable text."""
        return self.alternatives[0].text

    @property
    def prob(self) -> float:
        """The probability of the most probable text."""
        return self.alternatives[0].prob

    @property
    def id(self) -> str:
        """Id from place, kind, reader and text."""
        place = self.locator
        box = place.box
        return identify(
            "re",
            [
                place.item,
                place.field,
                place.start,
                place.end,
                place.t_start_s,
                place.t_end_s,
                [box.left, box.top, box.right, box.bottom] if box else None,
                str(self.kind),
                self.reader,
                self.text,
            ],
        )
