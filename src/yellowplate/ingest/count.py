"""Counts as Chinese platforms print them: "2.3万", "1.2亿", "10w+"."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal

_COUNT = re.compile(r"(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?\s*([万萬亿億千百wWkKmM]?)\+?", re.ASCII)
_UNITS = {
    "": 1,
    "百": 100,
    "千": 1_000,
    "k": 1_000,
    "万": 10_000,
    "萬": 10_000,
    "w": 10_000,
    "m": 1_000_000,
    "亿": 100_000_000,
    "億": 100_000_000,
}
_MAX_CHARS = 32


def parse_count(text: str | float | None) -> int | None:
    """Read a count.

    Args:
        text: as written by a platform or collector: a number, a string of digits with or without thousands commas, or
            with a unit 百 千 万 亿 w k m and a "+".

    Returns:
        The number, cut to a whole one; "10w+" is its lower end. None where it is empty, negative or no count: not
        known, never zero.

    Limits: "2.3万" stands for 22,500 to 23,499 or for 23,000 to 23,999; platforms do not say which.

    >>> parse_count("2.3万"), parse_count("10w+"), parse_count("1,234"), parse_count("赞")
    (23000, 100000, 1234, None)
    """
    if text is None or isinstance(text, bool):
        return None
    if isinstance(text, int | float):
        return int(text) if 0 <= text < float("inf") else None
    match = _COUNT.fullmatch(unicodedata.normalize("NFKC", text).strip()) if len(text) <= _MAX_CHARS else None
    if not match:
        return None
    whole, fraction, unit = match.groups()
    return int(Decimal(whole.replace(",", "") + (fraction or "")) * _UNITS[unit.lower()])
