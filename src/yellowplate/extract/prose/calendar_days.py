"""Days, weeks, months and seasons counted from the document's own date."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

_PUBLISHED = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_WINTER = 12
_FIRST_YEAR, _LAST_YEAR = 1900, 2100
"""Years a document of this trade may be of."""


@dataclass(frozen=True, slots=True)
class When:
    """One date named in a sentence.

    Attributes:
        start: first code point of its words.
        end: first code point after them.
        iso: ISO day, month, year or range ("2025-09", "2025-06/2025-08", "2025-10/.."); "" for now and for what
            cannot be resolved.
        is_relative: True where a part comes from the document's date or another date.
    """

    start: int
    end: int
    iso: str
    is_relative: bool


@dataclass(frozen=True, slots=True)
class Anchor:
    """The document's date, as far as it is known.

    Attributes:
        year: year, or None where nothing is known.
        month: month, or None.
        day: day, or None.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None

    @property
    def on(self) -> date | None:
        """The day, where it is known."""
        if self.year is None or self.month is None or self.day is None:
            return None
        return date(self.year, self.month, self.day)


def anchor_of(published: str) -> Anchor:
    """Read the date of a document.

    Args:
        published: ISO day, month or year; anything else gives an anchor that knows nothing.

    >>> anchor_of("2025-11"), anchor_of("soon")
    (Anchor(year=2025, month=11, day=None), Anchor(year=None, month=None, day=None))
    """
    match = _PUBLISHED.match(published)
    if not match:
        return Anchor()
    year, month, day = (int(part) if part else None for part in match.groups())
    assert year is not None
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        return Anchor()
    try:
        date(year, month or 1, day or 1)
    except ValueError:
        return Anchor()
    return Anchor(year, month, day)


def day_iso(year: int, month: int, day: int) -> str:
    """Write a day; "" where the calendar has none."""
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""


def year_iso(year: int) -> str:
    """Write a year; "" outside the calendar."""
    return f"{year:04d}" if 1 <= year <= date.max.year else ""


def named_month_iso(year: int, month: int) -> str:
    """Write a month named by its number; "" where there is no such month.

    >>> named_month_iso(2025, 9), named_month_iso(2025, 13)
    ('2025-09', '')
    """
    return month_iso(year, month) if 1 <= month <= _WINTER else ""


def checked_iso(text: str) -> str:
    """Return an ISO day or month as it stands, or "" where the calendar has none."""
    year, month, *day = (int(part) for part in text.split("-"))
    return day_iso(year, month, day[0]) if day else named_month_iso(year, month)


def month_iso(year: int, month: int) -> str:
    """Write a month; months below 1 and above 12 run into the years beside; "" where the calendar has none.

    >>> month_iso(2026, 0), month_iso(2025, 14)
    ('2025-12', '2026-02')
    """
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return f"{year:04d}-{month:02d}" if year_iso(year) else ""


def week_iso(on: date, weeks: int) -> str:
    """Write the week, Monday to Sunday, so many weeks from the one of a day."""
    monday = on - timedelta(days=on.weekday()) + timedelta(weeks=weeks)
    return f"{monday.isoformat()}/{(monday + timedelta(days=6)).isoformat()}"


def shifted_iso(on: date, days: int) -> str:
    """Write the day so many days from another; "" outside the calendar."""
    try:
        return (on + timedelta(days=days)).isoformat()
    except OverflowError:
        return ""


def season_iso(year: int, first: int) -> str:
    """Write the season that begins in a month of a year; winter ends in February of the next."""
    return f"{month_iso(year, first)}/{month_iso(year, first + 2)}"


def last_year_of_month(anchor: Anchor, month: int) -> int | None:
    """Return the year of the latest month of that number that is not after the document's."""
    if anchor.year is None:
        return None
    return anchor.year if month <= (anchor.month or _WINTER) else anchor.year - 1


def last_year_of_day(anchor: Anchor, month: int, day: int) -> int | None:
    """Return the year of the latest such day that is not after the document's."""
    year = last_year_of_month(anchor, month)
    if year is not None and month == anchor.month and anchor.day is not None and day > anchor.day:
        return year - 1
    return year


def last_season(anchor: Anchor, first: int) -> str:
    """Return the latest season beginning in that month that was over or under way; "" without a year."""
    if anchor.year is None:
        return ""
    month = anchor.month or _WINTER
    year = anchor.year if first + 2 <= month + (2 if first == _WINTER else 0) else anchor.year - 1
    return season_iso(year, first)


def weekday_iso(anchor: Anchor, weekday: int, *, is_last: bool = False) -> str:
    """Return the latest such weekday (Monday is 0) not after the document's day; `is_last` excludes that day."""
    if anchor.on is None:
        return ""
    back = (anchor.on.weekday() - weekday) % 7
    return shifted_iso(anchor.on, -(back or (7 if is_last else 0)))


def months_of(iso: str) -> tuple[int, int] | None:
    """Return year and month a date begins in, or None where it names no month."""
    match = re.match(r"(\d{4})-(\d{2})", iso)
    return (int(match[1]), int(match[2])) if match else None


def day_of(iso: str) -> date | None:
    """Return the day an ISO text names, or None where it is no single day."""
    return date.fromisoformat(iso) if re.fullmatch(r"\d{4}-\d{2}-\d{2}", iso) else None
