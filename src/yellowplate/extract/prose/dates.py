"""Days, months and years that a sentence names in full; relative dates are left alone."""

from __future__ import annotations

import re

from yellowplate.records import Period, parse_period
from yellowplate.records.errors import WrongCharacter

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_MONTH = "|".join(_MONTHS)
_YEAR = r"(?P<year>(?:19|20)\d{2})"
_FORMS = (
    re.compile(rf"(?<![\d\-]){_YEAR}-(?P<month>\d{{2}})(?:-(?P<day>\d{{2}}))?(?![\d\-])"),
    re.compile(rf"{_YEAR}\s?[年년]\s?(?P<month>\d{{1,2}})\s?[月월](?:\s?(?P<day>\d{{1,2}})\s?[日号일])?"),
    re.compile(rf"(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s)?(?P<name>{_MONTH})(?:\sof)?,?\s{_YEAR}(?!\d)"),
    re.compile(rf"(?P<name>{_MONTH})\s(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,\s{_YEAR}(?!\d)"),
)


def _period(match: re.Match[str]) -> Period | None:
    part = match.groupdict()
    name = part.get("name")
    month = _MONTHS.index(name) + 1 if name else int(part["month"] or 0)
    day = f"-{int(part['day']):02d}" if part["day"] else ""
    try:
        return parse_period(f"{part['year']}-{month:02d}{day}")
    except WrongCharacter:
        return None


def happened_on(sentence: str) -> Period | None:
    """Return the day or month a sentence names with its year.

    Args:
        sentence: in English, Korean or Chinese.

    Returns:
        The period if exactly one is named; None for none, for several, and for a date without a year ("last week",
        9月中旬): those need the document's own date.

    >>> str(happened_on("In September 2025 the team counted cars.")), happened_on("지난주 센 차")
    ('2025-09', None)
    """
    found = {str(period): period for form in _FORMS for match in form.finditer(sentence) if (period := _period(match))}
    days = [period for period in found.values() if period.is_day]
    chosen = days or list(found.values())
    return chosen[0] if len(chosen) == 1 else None
