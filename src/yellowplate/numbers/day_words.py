"""Days as observers write them, in the Gregorian and the Juche calendar, with Chinese, Korean and English words.

The Juche calendar counts years from 1912 (Juche 1); months and days are Gregorian. North Korea wrote it from
9 September 1997 and dropped it in October 2024. A lunar day is not turned into a Gregorian one: it is refused, unless
the Gregorian day stands beside it.

Source: decree of 8 July 1997 on the Juche era, as reported by KCNA; end of its use: Yonhap, 13 October 2024.
"""

from __future__ import annotations

import re
import unicodedata

from yellowplate.records.errors import WrongCharacter
from yellowplate.records.times import Period, parse_period

JUCHE_OFFSET = 1911
"""Gregorian year of Juche year 0."""
_JUCHE = re.compile(
    r"(?:주체|主体|主體|juche)\s*(?:력\s*)?(\d{1,3})\s*(?:년|年)?\s*(?:\((\d{4})\)|\[(\d{4})\])?\s*(?:년|年)?[\s./,-]*"
)
_LUNAR = re.compile(r"음력|农历|農曆|阴历|陰曆|旧历|lunar|섣달|腊月|正月初|初[一二三四五六七八九十]")
_IN_BRACKETS = re.compile(r"[(\[](?P<solar>(?:양력|公历|公曆|阳历|gregorian)?:?\s*\d{4}\D.*?)[)\]]")
_SOLAR = re.compile(r"^(?:양력|公历|公曆|阳历|gregorian):?\s*")
_PARTS = re.compile(
    r"(\d{4})(?:\s*[년年./-]\s*(\d{1,2})(?:\s*[월月./-]\s*(\d{1,2})\s*[일日号號]?)?\s*[월月]?)?\s*[년年.]?"
)
_MONTH_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTHS = {name: number for number, name in enumerate(_MONTH_NAMES, 1)}
_MONTH = rf"(?P<month>{'|'.join(_MONTH_NAMES)})[a-z]*\.?"
_ENGLISH = (
    re.compile(rf"(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+)?{_MONTH},?\s+(?P<year>\d{{4}})"),
    re.compile(rf"{_MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}})"),
)
_PART_OF_MONTH = (
    (re.compile(r"\s*(?:초순|상순|上旬|초)$|^early "), 1, 10),
    (re.compile(r"\s*(?:중순|中旬)$|^mid(?:-| )"), 11, 20),
    (re.compile(r"\s*(?:하순|下旬|말)$|^late "), 21, 31),
)
_RANGE = re.compile(r"(.+?)\s*(?:~|〜|∼|–|—|/|至|부터|\bto\b|\buntil\b)\s*(.*?)(?:까지)?")
_SLASHES = re.compile(r"\d{4}/\d{1,2}/\d{1,2}")
_EITHER = re.compile(r"\d{1,2}[/.-]\d{1,2}[/.-]\d{4}")
_TIME = re.compile(r"(?<=\d)[ t]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:z|[+-]\d{2}:?\d{2})?$")
_MAX_CHARS = 80


def _juche(text: str) -> str:
    """Turn a Juche year at the beginning into a Gregorian one.

    Raises:
        WrongCharacter: the year beside it in brackets is another one, or there was no such year.
    """
    match = _JUCHE.match(text)
    if match is None:
        return text
    juche = int(match[1])
    year = juche + JUCHE_OFFSET
    written = match[2]
    if juche == 0 or (written and int(written) != year):
        beside = f", and {written} stands beside it" if written else ""
        msg = f"Juche {juche} is {year}{beside}" if juche else "there is no Juche year 0"
        raise WrongCharacter(msg)
    return f"{year}-{text[match.end() :]}".rstrip("-")


def _iso(year: str, month: str | None, day: str | None) -> Period:
    return parse_period("-".join([year, *(part.zfill(2) for part in (month, day) if part)]))


def _plain(text: str) -> Period:
    match = _PARTS.fullmatch(text)
    if match:
        return _iso(match[1], match[2], match[3])
    for expression in _ENGLISH:
        if found := expression.fullmatch(text):
            return _iso(found["year"], str(_MONTHS[found["month"]]), found["day"])
    msg = f"not a day with its year: {text!r}"
    raise WrongCharacter(msg)


def _one(text: str) -> Period:
    text = _juche(text.strip())
    for expression, first, last in _PART_OF_MONTH:
        if expression.search(text):
            month = _plain(expression.sub("", text).strip())
            begin, end = month.earliest, month.latest
            assert begin is not None
            assert end is not None
            if begin.month == end.month and not month.is_day:
                return Period(begin.replace(day=first), begin.replace(day=min(last, end.day)))
            msg = f"a part of a month without its month: {text!r}"
            raise WrongCharacter(msg)
    return _plain(text)


def _lunar(text: str) -> str:
    """Take the Gregorian day that stands beside a lunar one.

    Raises:
        WrongCharacter: none stands there.
    """
    beside = _IN_BRACKETS.search(text)
    if beside is None:
        msg = f"a lunar day, which is not converted: {text!r}; write the Gregorian day"
        raise WrongCharacter(msg)
    return _SOLAR.sub("", beside["solar"])


def parse_day(text: str) -> Period:
    """Read a day, month, year or range of days with its year.

    Args:
        text: "2025-09-13", "2025.9.13.", "2025年9月13日", "주체114(2025)년 9월 13일", "13 September 2025",
            "2025년 9월", "2025년 9월 초순", "2025-09-01 ~ 2025-09-13".

    Returns:
        From the first possible day to the last.

    Raises:
        WrongCharacter: no such day, no year, a Juche year beside another Gregorian one, a lunar day alone, or figures
            that may be day or month (3/4/2025).

    Limits: 초 and 말 are taken as the first ten days and the days from the 21st.

    >>> str(parse_day("주체114(2025)년 9월 13일")), str(parse_day("2025年9月"))
    ('2025-09-13', '2025-09')
    """
    bare = " ".join(unicodedata.normalize("NFKC", text).lower().split())
    if not bare or len(bare) > _MAX_CHARS:
        msg = f"not a day: {text[:_MAX_CHARS]!r}"
        raise WrongCharacter(msg)
    if _EITHER.fullmatch(bare):
        msg = f"day or month may come first: {text!r}; write 2025-09-13"
        raise WrongCharacter(msg)
    if _LUNAR.search(bare):
        bare = _lunar(bare)
    bare = _TIME.sub("", bare)
    match = None if _SLASHES.fullmatch(bare) else _RANGE.fullmatch(bare)
    if match is None:
        return _one(bare)
    earliest = _one(match[1]).earliest
    latest = _one(match[2]).latest if match[2] else None
    if earliest and latest and latest < earliest:
        msg = f"the days end ({latest}) before they begin ({earliest})"
        raise WrongCharacter(msg)
    return Period(earliest, latest)
