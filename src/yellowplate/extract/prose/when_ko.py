"""Dates in Korean prose: 지난달 말, 11월 9일, 지난 9일, 지난여름, 같은 날, 지난주까지."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from yellowplate.extract.prose import calendar_days as days
from yellowplate.extract.prose.calendar_days import Anchor, When
from yellowplate.tables import prose

_WORDS = prose.words()
_NATIVE = "|".join(sorted(_WORDS["number_ko"], key=lambda word: (-len(word), word)))
_YEAR = r"(?P<year>(?:19|20)\d{2})년(?:도)?"
_NEAR_YEAR = r"(?P<near>지난해|작년|재작년|그러께|올해|금년|내년|이듬해)"
_PART = r"(?:\s?(?:초순|중순|하순|상순|초|말|중반|초반|후반|말경|초경)(?![가-힣]*적))?"
_M = r"(?P<month>\d{1,2})월"
_DAY = r"(?P<day>\d{1,2})일(?!간|치|\s?(?:이상|이하|미만|안|동안|만에|전|뒤|후|정도|넘))"
_SEASON = r"(?P<season>봄|여름|가을|겨울)(?=[\s에은는이의부까,.]|$|철)"
_N = rf"(?P<n>\d{{1,4}}|{_NATIVE}|몇|하루|이틀|사흘|나흘|닷새|엿새|이레|열흘|보름|한)"
_DAYS_KO = {"하루": 1, "이틀": 2, "사흘": 3, "나흘": 4, "닷새": 5, "엿새": 6, "이레": 7, "열흘": 10, "보름": 15}
_SHIFTS = {"재작년": -2, "그러께": -2, "지난해": -1, "작년": -1, "올해": 0, "금년": 0, "내년": 1}
_WEEKDAYS = "".join(_WORDS["months"]["weekdays_ko"])

_MONTHS = r"(?P<which>지지난\s?달|지난\s?달|이번\s?달|이달|다음\s?달|내달|전달)"
_WEEKS = r"(?P<which>지지난\s?주|지난\s?주|이번\s?주|금주|다음\s?주)"
_STEP = r"(?P<unit>일|주|달|개월|년|해)?\s?(?P<way>전|뒤|후|만에|지나)(?=[\s에부까,.]|$)"

Reader = Callable[[re.Match[str], Anchor, str], str]


def _full(match: re.Match[str], _anchor: Anchor, _before: str) -> str:
    part = match.groupdict()
    year = int(part["year"])
    if part.get("month") is None:
        return f"{year:04d}"
    if part.get("day") is None:
        return days.named_month_iso(year, int(part["month"]))
    return days.day_iso(year, int(part["month"]), int(part["day"]))


def _iso(match: re.Match[str], _anchor: Anchor, _before: str) -> str:
    return days.checked_iso(match[0])


def _near_year(match: re.Match[str], anchor: Anchor, before: str) -> str:
    """Resolve 작년, 올해 5월, 지난해 가을."""
    part = match.groupdict()
    base = int(before[:4]) + 1 if match["near"] == "이듬해" and before[:4].isdigit() else None
    if match["near"] != "이듬해" and anchor.year is not None:
        base = anchor.year + _SHIFTS[match["near"]]
    if base is None:
        return ""
    if part.get("season"):
        return days.season_iso(base, int(_WORDS["seasons"][part["season"]]))
    if part.get("month") is None:
        return f"{base:04d}"
    if part.get("day"):
        return days.day_iso(base, int(part["month"]), int(part["day"]))
    return days.named_month_iso(base, int(part["month"]))


def _month_day(match: re.Match[str], anchor: Anchor, _before: str) -> str:
    month, day = int(match["month"]), int(match["day"])
    year = days.last_year_of_day(anchor, month, day)
    return "" if year is None else days.day_iso(year, month, day)


def _month(match: re.Match[str], anchor: Anchor, _before: str) -> str:
    month = int(match["month"])
    year = days.last_year_of_month(anchor, month)
    if year is None:
        return ""
    return days.named_month_iso(year - 1 if match["last"] and month == anchor.month else year, month)


def _last_day(match: re.Match[str], anchor: Anchor, _before: str) -> str:
    """Resolve 지난 9일 and 이달 9일: a day of this month, or of the month before if it has not come yet."""
    if anchor.year is None or anchor.month is None:
        return ""
    day = int(match["day"])
    is_over = anchor.day is None or day <= anchor.day
    year, month = (int(part) for part in days.month_iso(anchor.year, anchor.month - (0 if is_over else 1)).split("-"))
    return days.day_iso(year, month, day)


def _near_month(match: re.Match[str], anchor: Anchor, _before: str) -> str:
    if anchor.year is None or anchor.month is None:
        return ""
    which = match["which"].replace(" ", "")
    shift = (
        -2 if which == "지지난달" else -1 if which in ("지난달", "전달") else 1 if which in ("다음달", "내달") else 0
    )
    iso = days.month_iso(anchor.year, anchor.month + shift)
    if not match["day"]:
        return iso
    year, month = (int(part) for part in iso.split("-"))
    return days.day_iso(year, month, int(match["day"]))


def _near_week(match: re.Match[str], anchor: Anchor, _before: str) -> str:
    if anchor.on is None:
        return ""
    which = match["which"].replace(" ", "")
    shift = -2 if which == "지지난주" else -1 if which == "지난주" else 1 if which == "다음주" else 0
    week = days.week_iso(anchor.on, shift)
    if not match["weekday"]:
        return week
    monday = days.day_of(week[:10])
    assert monday is not None
    return days.shifted_iso(monday, _WEEKDAYS.index(match["weekday"]))


def _weekday(match: re.Match[str], anchor: Anchor, _before: str) -> str:
    return days.weekday_iso(anchor, _WEEKDAYS.index(match["weekday"]), is_last=bool(match["last"]))


def _season(match: re.Match[str], anchor: Anchor, _before: str) -> str:
    return days.last_season(anchor, int(_WORDS["seasons"][match["season"]]))


def _ago(match: re.Match[str], anchor: Anchor, before: str) -> str:
    """Resolve 사흘 전, 두 달 전 from the document's date, 닷새 뒤 from the date before."""
    words = match["n"]
    number = int(words) if words.isdigit() else _DAYS_KO.get(words, _WORDS["number_ko"].get(words))
    if number is None:
        return ""
    is_ago = match["way"] == "전"
    number = -number if is_ago else number
    on = anchor.on if is_ago else days.day_of(before)
    month = (anchor.year, anchor.month) if is_ago else (days.months_of(before) or (None, None))
    unit = match["unit"] or ""
    if unit in ("년", "해"):
        return "" if month[0] is None else days.year_iso(month[0] + number)
    if unit in ("달", "개월"):
        return "" if month[0] is None or month[1] is None else days.month_iso(month[0], month[1] + number)
    return "" if on is None else days.shifted_iso(on, number * (7 if unit == "주" else 1))


def _word(match: re.Match[str], anchor: Anchor, before: str) -> str:
    """Resolve 어제, 오늘, 같은 날, 이튿날; 지금 and 요즘 are no dates."""
    word = match["word"].replace(" ", "")
    shifts = {"오늘": 0, "어제": -1, "어젯밤": -1, "간밤": -1, "지난밤": -1, "그제": -2, "그저께": -2, "내일": 1}
    if word in shifts:
        return "" if anchor.on is None else days.shifted_iso(anchor.on, shifts[word])
    if word in ("같은달", "그달"):
        month = days.months_of(before)
        return days.month_iso(*month) if month else ""
    on = days.day_of(before)
    after = {"같은날": 0, "그날": 0, "이튿날": 1, "다음날": 1, "이튿날밤": 1, "전날": -1}
    return "" if on is None or word not in after else days.shifted_iso(on, after[word])


_FORMS: tuple[tuple[re.Pattern[str], Reader, bool], ...] = tuple(
    (re.compile(form), reader, is_relative)
    for form, reader, is_relative in (
        (r"(?<![\d-])(?:19|20)\d{2}-\d{2}(?:-\d{2})?(?![\d-])", _iso, False),
        (rf"{_YEAR}\s?{_M}\s?{_DAY}", _full, False),
        (rf"{_YEAR}\s?{_M}{_PART}", _full, False),
        (rf"{_YEAR}{_PART}(?![가-힣]*식)(?!\s?형|산)", _full, False),
        (rf"{_NEAR_YEAR}\s?{_M}\s?{_DAY}", _near_year, True),
        (rf"{_NEAR_YEAR}\s?{_M}{_PART}", _near_year, True),
        (rf"{_NEAR_YEAR}\s?{_SEASON}", _near_year, True),
        (rf"{_NEAR_YEAR}{_PART}", _near_year, True),
        (rf"(?:지난\s)?{_M}\s?{_DAY}", _month_day, True),
        (rf"(?P<last>지난\s)?(?<!\d){_M}{_PART}", _month, True),
        (rf"{_MONTHS}(?:\s{_DAY}|{_PART})", _near_month, True),
        (rf"(?:지난|오는)\s{_DAY}", _last_day, True),
        (rf"{_WEEKS}(?:\s(?P<weekday>[{_WEEKDAYS}])요일)?", _near_week, True),
        (rf"(?P<last>지난\s)?(?P<weekday>[{_WEEKDAYS}])요일", _weekday, True),
        (rf"(?:지난|올|이번)\s?{_SEASON}", _season, True),
        (rf"(?<![가-힣\d]){_N}\s?{_STEP}", _ago, True),
        (prose.forms()["when_ko"]["word"], _word, True),
        (rf"(?<=\s){_DAY}(?=[\s에,밤낮])", _last_day, True),
    )
)
_SINCE = re.compile(r"\s?(?:부터|이후|이래|이후로|뒤로)")
_UNTIL = re.compile(r"\s?까지")


def dates(sentence: str, anchor: Anchor, before: str) -> Iterator[When]:
    """Find the dates of a Korean sentence, in order of place, none inside another.

    Args:
        sentence: its words.
        anchor: the document's date.
        before: ISO date named last before this sentence, for 같은 날; "" for none.
    """
    found: dict[int, tuple[re.Match[str], Reader, bool]] = {}
    for form, reader, is_relative in _FORMS:
        for match in form.finditer(sentence):
            if not any(match.start() < other.end() and other.start() < match.end() for other, _, _ in found.values()):
                found[match.start()] = (match, reader, is_relative)
    for start in sorted(found):
        match, reader, is_relative = found[start]
        iso = reader(match, anchor, before)
        before = iso or before
        end = match.end()
        since, until = _SINCE.match(sentence, end), _UNTIL.match(sentence, end)
        if since:
            end = since.end()
            iso = f"{iso}/.." if iso and "/" not in iso and "까지" not in sentence[end : end + 14] else iso
        elif until and not match.groupdict().get("which"):
            end = until.end()
            iso = f"../{iso}" if iso and "/" not in iso else iso
        yield When(start, end, iso, is_relative and bool(iso))
