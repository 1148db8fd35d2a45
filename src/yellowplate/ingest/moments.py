"""Moments as collectors write them: seconds, milliseconds, digits in a string, ISO text, `str(datetime)`."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

from yellowplate.records import Dated, HowDated

_MS_FROM = 100_000_000_000
"""Numbers from here on are milliseconds: as seconds they would lie after the year 5138, as milliseconds after 1973."""
_US_FROM = 100_000_000_000_000
"""Numbers from here on are microseconds, by the same reasoning."""
CHINA = timezone(timedelta(hours=8))
"""Zone of every clock on the Chinese mainland since 1949; no summer time since 1991."""


def _from_number(number: float) -> datetime | None:
    size = abs(number)
    seconds = number / 1_000_000 if size >= _US_FROM else number / 1_000 if size >= _MS_FROM else number
    try:
        return datetime.fromtimestamp(int(seconds), tz=UTC) if seconds > 0 else None
    except (ValueError, OverflowError, OSError):
        return None


def moment_of(value: object, *, zone: timezone | None = None) -> datetime | None:
    """Read a moment in any of the forms collectors write.

    Args:
        value: seconds, milliseconds or microseconds since 1970 as a number or a string of digits; ISO 8601 text with
            "T" or a blank; a datetime.
        zone: zone of texts that name none; without it such a text is no moment.

    Returns:
        The moment in UTC; fractions of numbers are dropped. None for zero (platforms write 0 for "not known"), for
        what is not a moment, and for local times of an unknown zone.

    Limits: 1 to 99,999,999,999 are read as seconds, so milliseconds before March 1973 are misread; no platform has any.

    >>> moment_of("1771857163000") == moment_of(1771857163)
    True
    >>> moment_of("2025-02-18 19:42:50.605356+00:00").isoformat()
    '2025-02-18T19:42:50.605356+00:00'
    >>> moment_of("2025-02-18 19:42:50") is None
    True
    """
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, int | float):
        return _from_number(value) if value == value else None  # noqa: PLR0124 — only NaN differs from itself
    if isinstance(value, str):
        text = value.strip()
        try:
            if text.replace(".", "", 1).isdecimal():
                return _from_number(float(text))
            value = datetime.fromisoformat(text)
        except ValueError:
            return None
    if not isinstance(value, datetime):
        return None
    if value.tzinfo is None:
        if zone is None:
            return None
        value = value.replace(tzinfo=zone)
    try:
        return value.astimezone(UTC)
    except OverflowError:
        return None


def dated(value: object, how: HowDated, *, zone: timezone | None = None) -> Dated | None:
    """Read a moment and say how it is known; None where `moment_of` finds none."""
    at = moment_of(value, zone=zone)
    return Dated(at, how) if at else None
