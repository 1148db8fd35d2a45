"""One reading with what the patterns found in it, and how a find becomes a statement."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache

from yellowplate.discover import plug_ins
from yellowplate.extract.meaning import LineMeaning, mentions_in, understand
from yellowplate.extract.pattern import Pattern
from yellowplate.records import (
    Locator,
    Mention,
    Origin,
    Quantity,
    Reading,
    ReadingKind,
    Statement,
    Subject,
    SubjectKind,
    TextRole,
    rounded,
)

_AUTHOR_ROLES = frozenset({TextRole.AUTHOR_NAME.value, TextRole.AUTHOR_PROFILE.value})
_PLATFORM_NOTE = "read in the video by the platform, not by us"


@dataclass(frozen=True, slots=True)
class Line:
    """One reading and its finds.

    Attributes:
        reading: the text with its place.
        mentions: what the patterns found, in order of place.
        meaning: what they mean together.
    """

    reading: Reading
    mentions: tuple[Mention, ...]
    meaning: LineMeaning

    @property
    def is_about_author(self) -> bool:
        """True for the name and profile of the account: contacts only, no car."""
        return self.reading.role in _AUTHOR_ROLES


def line_of(reading: Reading) -> Line:
    """Run the patterns over the most probable text of a reading."""
    mentions = mentions_in(reading.text)
    return Line(reading, mentions, understand(mentions))


@cache
def readers() -> dict[str, str]:
    """Return "<name>/<version>" of the pattern by kind of mention."""
    patterns: tuple[Pattern, ...] = plug_ins("yellowplate.extract.patterns", "PATTERN")
    return {pattern.kind: f"{pattern.name}/{pattern.version}" for pattern in patterns}


def place_of(reading: Reading, start: int, end: int) -> Locator:
    """Narrow a reading's place to a span of its text; in pictures and speech the reading's own place stays."""
    place = reading.locator
    if reading.kind is not ReadingKind.TEXT:
        return place
    base = place.start or 0
    return replace(place, start=base + start, end=base + end)


def state(
    line: Line,
    mention: Mention,
    prop: str,
    value: str,
    *,
    subject: Subject | None = None,
    quantity: Quantity | None = None,
    note: str = "",
    is_inferred: bool = False,
) -> Statement:
    """Make the statement of one find.

    Args:
        line: where it was found.
        mention: the words; their raw text and place are kept.
        prop: property of the statement.
        value: its value.
        subject: what it is about; the unnamed vehicle of the line's context unless given.
        quantity: the number, or None for the mention's own.
        note: a caveat, or "" for the mention's own.
        is_inferred: True where the value does not stand in the text as it is.
    """
    reading = line.reading
    own_note = note or mention.note
    if reading.role == TextRole.PLATFORM_OCR.value:
        own_note = f"{own_note}; {_PLATFORM_NOTE}" if own_note else _PLATFORM_NOTE
    return Statement(
        subject=subject or Subject(SubjectKind.VEHICLE, reading.context),
        property=prop,
        value=value,
        raw=mention.raw,
        locator=place_of(reading, mention.start, mention.end),
        reader=readers()[mention.kind],
        prob=rounded(reading.prob * mention.prob),
        origin=Origin.INFERRED if is_inferred else Origin.OBSERVED,
        quantity=quantity or mention.quantity,
        because=(reading.id,) if is_inferred else (),
        note=own_note,
    )
