"""Cells of tables as dates and numbers; what does not fit says why, so that the row can be refused by name."""

from __future__ import annotations

import re
from datetime import UTC, datetime, time
from decimal import Decimal

from yellowplate.records import Period, parse_period
from yellowplate.records.errors import WrongCharacter

_UNITS = {"万": 10_000, "萬": 10_000, "亿": 100_000_000, "億": 100_000_000, "千": 1_000}
_NUMBER = re.compile(r"-?\d{1,18}(?:,\d{3})*(?:\.\d{1,9})?", re.ASCII)
_SIGNS = re.compile(r"[¥￥$\s]")
_SLASHED = re.compile(r"(\d{4})[/.年](\d{1,2})[/.月](\d{1,2})日?")


def number_in(text: str) -> Decimal | None:
    """Read an exact number.

    Args:
        text: "100", "-3.5", "68,000", "6.8万", "￥68000元"; empty for none.

    Returns:
        The number; None where the cell is empty.

    Raises:
        WrongCharacter: anything else; an amount is never guessed.

    >>> number_in("6.8万"), number_in("")
    (Decimal('68000.0'), None)
    """
    bare = _SIGNS.sub("", text).removesuffix("元")
    if not bare:
        return None
    unit = _UNITS.get(bare[-1], 1)
    digits = bare if unit == 1 else bare[:-1]
    if not _NUMBER.fullmatch(digits):
        msg = f"not a number: {text!r}"
        raise WrongCharacter(msg)
    return Decimal(digits.replace(",", "")) * unit


def period_in(first: str, last: str) -> Period | None:
    """Read the days of an event from two cells, each an ISO day, month or year or empty.

    Returns:
        From the first possible day of `first` to the last of `last`; an empty cell is an open end; None if both are.

    Raises:
        WrongCharacter: no such day, or the end lies before the beginning.

    >>> str(period_in("2025-09", "2025-09"))
    '2025-09'
    """
    if not (first or last):
        return None
    earliest = parse_period(first).earliest if first else None
    latest = parse_period(last).latest if last else None
    try:
        return Period(earliest, latest)
    except ValueError as error:
        raise WrongCharacter(str(error)) from error


def day_in(text: str) -> Period:
    """Read a day.

    Args:
        text: "2025-09-13", "2025/9/13", "2025.9.13" or "2025年9月13日"; an ISO month or year where no more is known.

    Returns:
        The period.

    Raises:
        WrongCharacter: empty, no such day, or another form: 3/4/2025 may be March or April.

    >>> str(day_in("2025年9月3日"))
    '2025-09-03'
    """
    if match := _SLASHED.fullmatch(text):
        text = "-".join((match[1], match[2].zfill(2), match[3].zfill(2)))
    return parse_period(text)


def moment_in(text: str) -> datetime | None:
    """Read the day something was published as its midnight UTC; None for an empty cell, a month or a year.

    Raises:
        WrongCharacter: no such day, month or year.
    """
    period = parse_period(text) if text else None
    if period is None or period.earliest is None or not period.is_day:
        return None
    return datetime.combine(period.earliest, time(), tzinfo=UTC)
