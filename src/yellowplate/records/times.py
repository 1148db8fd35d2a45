"""Days that may be known only in part, and moments with how they are known.

Three times have three names everywhere: `happened_on` (the event), `published_at` (the source says so) and
`captured_at` (we or the collector archived it). A day is a `Period`, because sources say "in September"; a moment is
a `Dated`, because an upload time read off a post id is not an upload time printed by the platform.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum

from yellowplate.records.errors import WrongCharacter

_PARTIAL = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)


class HowDated(StrEnum):
    """How a moment is known, strongest first."""

    PLATFORM = "platform"
    """A field that the platform itself wrote (create_time, timestamp)."""
    COLLECTOR = "collector"
    """A field that the archiving tool wrote."""
    POST_ID = "post_id"
    """The time part of a post id: when the upload began, not when it was published."""
    CONTAINER = "container"
    """`creation_time` of a video container; set by the recording or editing device."""
    EXIF = "exif"
    """EXIF date of a photograph; the camera's clock, without a zone unless it says one."""
    FILE_NAME = "file_name"
    """A date written in a file name."""


@dataclass(frozen=True, slots=True)
class Dated:
    """A moment and how it is known.

    Attributes:
        at: the moment, aware, in UTC.
        how: where it was read.
    """

    at: datetime
    how: HowDated

    def __post_init__(self) -> None:
        """Refuse naive datetimes: a moment without a zone is not a moment."""
        if self.at.tzinfo is None:
            msg = f"a moment needs a time zone: {self.at.isoformat()}"
            raise ValueError(msg)
        object.__setattr__(self, "at", self.at.astimezone(UTC))


def from_epoch_s(seconds: float, how: HowDated) -> Dated:
    """Make a moment from seconds since 1970-01-01 UTC.

    Args:
        seconds: seconds since the epoch, as platforms write them; fractions are dropped.
        how: where the number was read.

    Returns:
        The moment in UTC.

    Raises:
        ValueError: not a moment of the years 1 to 9999 (milliseconds taken for seconds, for example).

    >>> from_epoch_s(1771857163, HowDated.PLATFORM).at.isoformat()
    '2026-02-23T14:32:43+00:00'
    """
    try:
        return Dated(datetime.fromtimestamp(int(seconds), tz=UTC), how)
    except (OverflowError, OSError) as error:
        msg = f"not seconds since 1970: {seconds}"
        raise ValueError(msg) from error


@dataclass(frozen=True, slots=True)
class Period:
    """A day, month, year or range of days; an open end is None.

    Attributes:
        earliest: first possible day, or None if it is not known.
        latest: last possible day, or None if it is not known or goes on.
    """

    earliest: date | None
    latest: date | None

    def __post_init__(self) -> None:
        """Refuse a period that ends before it begins."""
        if self.earliest and self.latest and self.latest < self.earliest:
            msg = f"the period ends ({self.latest}) before it begins ({self.earliest})"
            raise ValueError(msg)

    @property
    def is_day(self) -> bool:
        """True if exactly one day is meant."""
        return self.earliest is not None and self.earliest == self.latest

    def __str__(self) -> str:
        """Return the ISO 8601 form: a day, a month, a year or "A/B" with ".." for an open end."""
        first, last = self.earliest, self.latest
        if first and last:
            if first == last:
                return first.isoformat()
            if first.year == last.year and (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
                return f"{first.year:04d}"
            last_of_month = calendar.monthrange(first.year, first.month)[1]
            if (first.year, first.month, first.day) == (last.year, last.month, 1) and last.day == last_of_month:
                return f"{first.year:04d}-{first.month:02d}"
        return f"{first.isoformat() if first else '..'}/{last.isoformat() if last else '..'}"


def _bounds(text: str) -> tuple[date, date]:
    match = _PARTIAL.fullmatch(text)
    if not match:
        msg = f"not an ISO day, month or year: {text!r}"
        raise WrongCharacter(msg)
    year, month, day = (int(part) if part else None for part in match.groups())
    assert year is not None
    try:
        if month is None:
            return date(year, 1, 1), date(year, 12, 31)
        if day is None:
            return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])
        return date(year, month, day), date(year, month, day)
    except (ValueError, calendar.IllegalMonthError) as error:
        msg = f"no such day in the calendar: {text!r}"
        raise WrongCharacter(msg) from error


def parse_period(text: str) -> Period:
    """Read an ISO 8601 day, month, year or range.

    Args:
        text: "2025-09-13", "2025-09", "2025", "2025-09/2025-11", "2025-11/.." or "../2025-11".

    Returns:
        The period from the first possible day to the last.

    Raises:
        WrongCharacter: not of that form, no such day, or a range that ends before it begins.

    Source: ISO 8601-1 (reduced precision, intervals), ".." as in ISO 8601-2 (EDTF).

    >>> str(parse_period("2025-09")), parse_period("2025-09").latest.isoformat()
    ('2025-09', '2025-09-30')
    """
    if "/" not in text:
        return Period(*_bounds(text))
    first, _, last = text.partition("/")
    earliest = None if first in ("", "..") else _bounds(first)[0]
    latest = None if last in ("", "..") else _bounds(last)[1]
    try:
        return Period(earliest, latest)
    except ValueError as error:
        raise WrongCharacter(str(error)) from error
