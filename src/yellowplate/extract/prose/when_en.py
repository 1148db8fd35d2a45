"""Dates in English prose: "7 November", "last September", "on Sunday", "five days later", "since the new year"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date

from yellowplate.extract.prose import calendar_days as days
from yellowplate.extract.prose.calendar_days import Anchor, When
from yellowplate.tables import prose

_WORDS = prose.words()
_NAMES = _WORDS["months"]["names"]
_SHORT = _WORDS["months"]["short"]
_WEEKDAYS = _WORDS["months"]["weekdays"]
_M = "|".join(name for pair in zip(_NAMES, _SHORT, strict=True) for name in pair) + "|Sept"
_MONTH = rf"(?P<month>{_M})\b\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:19|20)\d{2})(?!\d|,\d)"
_PART = r"(?:(?:(?:the )?(?:late|early|end|beginning|start|middle|first half|second half)(?: (?:in|of))?|mid)[ -])"
_BEHIND = r"(?:in|since|during|by|until|from|of|through|before|after) (?:late |early |mid-)?"
_NO_YEAR = r"(?![-–]\d| (?:model|yuan|cars|vehicles))"
_COUNT = "|".join(_WORDS["number_en"])
_N = rf"(?P<n>\d{{1,4}}|{_COUNT}|couple of|few|several)"
_SEASON = r"(?P<season>spring|summer|autumn|fall|winter)"

Reader = Callable[[re.Match[str], Anchor, str], str]


def _month(match: re.Match[str]) -> int:
    name = match["month"][:3].title()
    return int(_SHORT.index(name)) + 1


def _full(match: re.Match[str], _anchor: Anchor, _before: str) -> str:
    return days.day_iso(int(match["year"]), _month(match), int(match["day"]))


def _iso(match: re.Match[str], _anchor: Anchor, _before: str) -> str:
    return days.checked_iso(match[0])


def _of_month(match: re.Match[str], _anchor: Anchor, _before: str) -> str:
    return days.month_iso(int(match["year"]), _month(match))


def _day(match: re.Match[str], anchor: Anchor, _before: str) -> str:
    year = days.last_year_of_day(anchor, _month(match), int(match["day"]))
    return "" if year is None else days.day_iso(year, _month(match), int(match["day"]))


def _bare_month(match: re.Match[str], anchor: Anchor, _before: str) -> str:
    month = _month(match)
    year = days.last_year_of_month(anchor, month)
    if year is None:
        return ""
    is_last = match["last"] and month == anchor.month
    return days.month_iso(year - 1 if is_last else year, month)


def _years(match: re.Match[str], _anchor: Anchor, _before: str) -> str:
    return f"{match['year']}/{match['last']}" if match["year"] <= match["last"] else ""


def _year(match: re.Match[str], _anchor: Anchor, _before: str) -> str:
    return match["year"]


def _season_year(match: re.Match[str], _anchor: Anchor, _before: str) -> str:
    return days.season_iso(int(match["year"]), int(_WORDS["seasons"][match["season"].lower()]))


def _season(match: re.Match[str], anchor: Anchor, _before: str) -> str:
    return days.last_season(anchor, int(_WORDS["seasons"][match["season"].lower()]))


def _weekday(match: re.Match[str], anchor: Anchor, _before: str) -> str:
    return days.weekday_iso(anchor, _WEEKDAYS.index(match["weekday"].title()), is_last=bool(match["last"]))


def _near(match: re.Match[str], anchor: Anchor, _before: str) -> str:
    """Resolve "last week", "this month", "next year"."""
    shift = {"last": -1, "past": -1, "previous": -1, "next": 1, "coming": 1}.get(match["which"].lower(), 0)
    unit = match["unit"].lower()
    if anchor.year is None:
        return ""
    if unit == "year":
        return f"{anchor.year + shift:04d}"
    if unit == "month":
        return "" if anchor.month is None else days.month_iso(anchor.year, anchor.month + shift)
    if anchor.on is None:
        return ""
    return days.shifted_iso(anchor.on, shift) if unit == "night" else days.week_iso(anchor.on, shift)


def _number(match: re.Match[str]) -> int | None:
    words = match["n"].lower()
    return int(words) if words.isdigit() else _WORDS["number_en"].get(words)


def _counted(on: date | None, month: tuple[int, int] | None, unit: str, number: int) -> str:
    if unit == "year":
        return days.year_iso(month[0] + number) if month else ""
    if unit == "month":
        return days.month_iso(month[0], month[1] + number) if month else ""
    return "" if on is None else days.shifted_iso(on, number * (7 if unit == "week" else 1))


def _ago(match: re.Match[str], anchor: Anchor, _before: str) -> str:
    number = _number(match)
    month = (anchor.year, anchor.month or 1) if anchor.year is not None else None
    return "" if number is None else _counted(anchor.on, month, match["unit"].lower(), -number)


def _later(match: re.Match[str], _anchor: Anchor, before: str) -> str:
    number = _number(match)
    if number is None:
        return ""
    sign = -1 if match["way"].lower() in ("earlier", "before") else 1
    return _counted(days.day_of(before), days.months_of(before), match["unit"].lower(), sign * number)


def _word(match: re.Match[str], anchor: Anchor, before: str) -> str:
    """Resolve "yesterday", "the next day", "the same day", "the new year", "now"."""
    word = match["word"].lower()
    if word in ("today", "tonight", "this morning", "this evening", "yesterday", "the day before yesterday"):
        shift = {"yesterday": -1, "the day before yesterday": -2}.get(word, 0)
        return "" if anchor.on is None else days.shifted_iso(anchor.on, shift)
    if word == "the new year":
        return "" if anchor.year is None else f"{anchor.year:04d}-01-01"
    if word in ("the end of the month", "the end of this month", "month's end"):
        return "" if anchor.year is None or anchor.month is None else days.month_iso(anchor.year, anchor.month)
    if word in ("the end of the year", "the year's end"):
        return "" if anchor.year is None else f"{anchor.year:04d}"
    if word in ("the same month", "that month"):
        month = days.months_of(before)
        return days.month_iso(*month) if month else ""
    on = days.day_of(before)
    shift = {"the next day": 1, "the following day": 1, "the day after": 1, "the day before": -1}.get(word, 0)
    return "" if on is None or "now" in word else days.shifted_iso(on, shift)


_FORMS: tuple[tuple[re.Pattern[str], Reader, bool], ...] = tuple(
    (re.compile(form, re.IGNORECASE), reader, is_relative)
    for form, reader, is_relative in (
        (r"(?<![\d-])(?:19|20)\d{2}-\d{2}(?:-\d{2})?(?![\d-])", _iso, False),
        (r"\b(?:between|from) (?P<year>(?:19|20)\d{2}) (?:and|to) (?P<last>(?:19|20)\d{2})(?![\d,])", _years, False),
        (rf"\b{_DAY} (?:of )?{_MONTH},? {_YEAR}", _full, False),
        (rf"\b{_MONTH} {_DAY}(?:,| of)? {_YEAR}", _full, False),
        (rf"\b{_PART}?{_MONTH}(?: of|,)? {_YEAR}", _of_month, False),
        (rf"\b(?:on )?(?:the )?{_DAY} (?:of )?{_MONTH}(?! \d)", _day, True),
        (rf"\b(?:on )?{_MONTH} {_DAY}(?![\d,]\d)\b", _day, True),
        (rf"\b(?:{_PART}(?:last )?|{_BEHIND})(?P<last>last )?{_MONTH}", _bare_month, True),
        (rf"\b(?P<last>last |this |the previous ){_MONTH}", _bare_month, True),
        (rf"\b(?:(?:in |the )*){_SEASON} (?:of )?{_YEAR}", _season_year, False),
        (rf"\b(?:last|this|the past|the previous|since|in the|during the|over the) {_SEASON}\b", _season, True),
        (r"\b(?P<which>last|past|previous|this|next|coming) (?P<unit>week|month|year|night)(?!-)\b", _near, True),
        (r"\b(?P<which>this|last)(?: \w+)? (?P<unit>week|month|year)'s\b", _near, True),
        (rf"\b(?P<last>last )?(?:on )?(?P<weekday>{'|'.join(_WEEKDAYS)})(?!s)\b", _weekday, True),
        (rf"\b{_N} (?P<unit>day|week|month|year)s? ago\b", _ago, True),
        (rf"\b{_N} (?P<unit>day|week|month|year)s? (?P<way>later|earlier|after that|before that)\b", _later, True),
        (prose.forms()["when_en"]["word"], _word, True),
        (rf"\b(?:in|for|since|of|by|until|from|during|before|after|{_PART}(?:of )?) ?{_YEAR}{_NO_YEAR}", _year, False),
    )
)
_SINCE = re.compile(r"\bsince\s(?:around |about |the )?$", re.IGNORECASE)
_FROM = re.compile(r"\b(?:from|as from|starting|beginning)\s(?:around |about |the )?$", re.IGNORECASE)
_OPEN_FROM = re.compile(r"\s(?:on|onwards?)\b")
_UNTIL = re.compile(r"\b(?:until|till|through)\s$", re.IGNORECASE)


def _open(iso: str, text: str, match: re.Match[str]) -> str:
    """Open the range of "since ..." and "until ..."."""
    if not iso or "/" in iso:
        return iso
    before, words = text[: match.start()], match[0].lower()
    is_from = _FROM.search(before) or words.startswith("from")
    if _SINCE.search(before) or words.startswith("since") or (is_from and _OPEN_FROM.match(text, match.end())):
        return f"{iso}/.."
    if _UNTIL.search(before) or words.startswith(("until", "till", "through")):
        return f"../{iso}"
    return iso


def dates(sentence: str, anchor: Anchor, before: str) -> Iterator[When]:
    """Find the dates of an English sentence, in order of place, none inside another.

    Args:
        sentence: its words.
        anchor: the document's date.
        before: ISO date named last before this sentence, for "five days later"; "" for none.
    """
    found: dict[int, tuple[int, Reader, bool, re.Match[str]]] = {}
    taken: list[tuple[int, int]] = []
    for form, reader, is_relative in _FORMS:
        for match in form.finditer(sentence):
            if not any(match.start() < end and start < match.end() for start, end in taken):
                taken.append(match.span())
                found[match.start()] = (match.end(), reader, is_relative, match)
    for start in sorted(found):
        end, reader, is_relative, match = found[start]
        iso = reader(match, anchor, before)
        if iso:
            before = iso
        yield When(start, end, _open(iso, sentence, match), is_relative and bool(iso))
