"""Counts as observers write them: 30, "20-30", "at least 100", "dozens", 30여 대, 수십 대, 三十多辆, 几十辆.

A range keeps its open ends. Words that name no figure ("dozens", 수십, 几十) give no bound: the words stay, and no
number is made of them.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal

from yellowplate.records.errors import WrongCharacter

_HAN = {character: digit for digit, character in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2, "兩": 2}
_KOREAN = {character: digit for digit, character in enumerate("영일이삼사오육칠팔구")}
_SCALES = {"十": 10, "百": 100, "千": 1000, "万": 10_000, "萬": 10_000, "십": 10, "백": 100, "천": 1000, "만": 10_000}
_TENS_KO = {"열": 10, "스물": 20, "스무": 20, "서른": 30, "마흔": 40, "쉰": 50}
_TENS_KO |= {"예순": 60, "일흔": 70, "여든": 80, "아흔": 90}
_ONES_KO = {"하나": 1, "한": 1, "둘": 2, "두": 2, "셋": 3, "세": 3, "넷": 4, "네": 4}
_ONES_KO |= {"다섯": 5, "여섯": 6, "일곱": 7, "여덟": 8, "아홉": 9}
_ENGLISH = {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9}
_ENGLISH |= {"ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16}
_ENGLISH |= {"seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50}
_ENGLISH |= {"sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90, "hundred": 100, "dozen": 12}
_NONE = frozenset({"none", "no", "nil", "empty", "없음", "없다", "전무", "没有", "沒有", "无", "無", "空"})
_NO_FIGURE = re.compile(
    r"(?:several |a few |few |many )?(?:dozens?|scores|tens|hundreds|thousands)|several|a few|few|many|a lot|lots|some"
    r"|a handful|(?:수|몇)\s?[십백천만]|십수|여러|몇|다수|많음"
    r"|[几幾数數][十百千万萬]|十[几幾]|[几幾]|若干|许多|許多|很多|多|不少",
)
_UNITS = (
    ("vehicles", re.compile(r"(?:cars?|vehicles?|대|차량|辆|輛|台|臺)$")),
    ("crossings", re.compile(r"(?:crossings?|fords?|도하장|도하\s?지점|渡口|过江点|過江點)$")),
    ("places", re.compile(r"(?:sites?|places?|군데|개소|곳|处|處|个|個|개)$")),
)
"""Counting words and what they count; 곳 and 处 count places of whatever kind."""
_LEAST = re.compile(
    r"^(?:at least|more than|over|above|no fewer than|not less than|min(?:imum)?\.?|>=?|≥|적어도|최소한?"
    r"|至少|不少于|不下|超过|超過)\s*"
)
_MOST = re.compile(
    r"^(?:at most|up to|no more than|not more than|fewer than|less than|under|below|max(?:imum)?\.?|<=?|≤"
    r"|최대한?|많아야|至多|最多|不到|不超过)\s*"
)
_ABOUT = re.compile(
    r"^(?:about|around|approximately|approx\.?|roughly|some|nearly|almost|circa|ca?\.|~|≈|약|대략|거의|大约|大約|大概|约|約|近)\s*"
)
_LEAST_AFTER = re.compile(
    r"\s*(?:\+|or more|and more|and above|plus|이상|(?:가|이|을|를)?\s?(?:넘게|넘음|넘는|초과)|以上|多|余|餘)$"
)
_MOST_AFTER = re.compile(r"\s*(?:or fewer|or less|이하|미만|이내|以下|以内)$")
_ABOUT_AFTER = re.compile(r"\s*(?:or so|-odd|odd|여|정도|가량|쯤|안팎|내외|남짓|左右|上下)$")
_RANGE = re.compile(r"(.+?)\s*(?:-|~|〜|∼|–|—|至|到|내지|에서|\bto\b|\band\b)\s*(.+)")
_DIGITS = re.compile(r"(?:\d{1,3}(?:,\d{3})+|\d{1,9})(?:\.0+)?", re.ASCII)
_SCALED = re.compile(r"(\d{1,4})\s?([백천만百千万萬])", re.ASCII)
_MAX_CHARS = 80


@dataclass(frozen=True, slots=True)
class Counted:
    """A count with its range.

    Attributes:
        low: lowest number meant, or None where no lower end is given.
        high: highest number meant, or None where no upper end is given; both None where words name no figure.
        is_approx: True for "about" and 여.
        unit: what its counting word counts ("vehicles", "crossings", "places"), or "".
    """

    low: Decimal | None
    high: Decimal | None
    is_approx: bool = False
    unit: str = ""

    @property
    def is_words(self) -> bool:
        """True where the words name no figure ("dozens")."""
        return self.low is None and self.high is None


def _scaled(text: str, digits: dict[str, int]) -> int | None:
    """Read digits with scales (三十二, 삼십이); None where the characters make no number."""
    total, section, digit = 0, 0, -1
    for character in text:
        if character in digits:
            if digit > 0:  # a zero only holds the place: 一百零一
                return None
            digit = digits[character]
        elif character in _SCALES:
            scale = _SCALES[character]
            if scale == _SCALES["万"]:
                total, section = total + max(section + max(digit, 0), 1) * scale, 0
            else:
                section += (1 if digit < 0 else digit) * scale
            digit = -1
        else:
            return None
    return total + section + max(digit, 0)


def _native(text: str) -> int | None:
    """Read a native Korean number (서른두); None where it is none."""
    tens = next((word for word in sorted(_TENS_KO, key=len, reverse=True) if text.startswith(word)), "")
    rest = text.removeprefix(tens)
    if rest and rest not in _ONES_KO:
        return None
    return _TENS_KO.get(tens, 0) + _ONES_KO.get(rest, 0) if text else None


def _english(text: str) -> int | None:
    """Read an English number (thirty-two, two dozen, a hundred); None where it is none."""
    total = 0
    for word in re.split(r"[\s-]+", text):
        if word not in _ENGLISH:
            return None
        number = _ENGLISH[word]
        total = max(total, 1) * number if word in ("hundred", "dozen") else total + number
    return total


def _number(text: str) -> Decimal | None:
    text = text.strip()
    if _DIGITS.fullmatch(text):
        return Decimal(text.replace(",", "").partition(".")[0])
    if match := _SCALED.fullmatch(text):
        return Decimal(match[1]) * _SCALES[match[2]]
    for read in (_english, _native, lambda one: _scaled(one, _HAN), lambda one: _scaled(one, _KOREAN)):
        number = read(text) if text else None
        if number is not None:
            return Decimal(number)
    return None


def _cut(text: str, before: re.Pattern[str], after: re.Pattern[str]) -> tuple[str, bool]:
    cut = after.sub("", before.sub("", text))
    return cut, cut != text


def _unit(text: str) -> tuple[str, str]:
    for unit, expression in _UNITS:
        if match := expression.search(text):
            return text[: match.start()].rstrip().removesuffix(" of"), unit
    return text, ""


def _parts(text: str) -> tuple[Decimal, Decimal] | None:
    one = _number(text)
    if one is not None:
        return one, one
    match = _RANGE.fullmatch(re.sub(r"^(?:between|from)\s+", "", text))
    if match is None:
        return None
    first, second = (_number(_unit(part)[0]) for part in match.groups())
    return None if first is None or second is None else (first, second)


def parse_count(text: str) -> Counted:
    """Read a count with its range.

    Args:
        text: one cell or phrase in English, Korean or Chinese, at most 80 characters.

    Returns:
        The range. "over 30" and 30多 have 30 as their lower end; 30여 is about 30.

    Raises:
        WrongCharacter: no count, or a range whose ends stand the wrong way round.

    Limits: "more than 30" means 31 at least and is kept as 30, as everywhere in this project. A fraction is no count.

    >>> parse_count("at least 100 vehicles"), parse_count("30여 대").is_approx, parse_count("几十辆").is_words
    (Counted(low=Decimal('100'), high=None, is_approx=False, unit='vehicles'), True, True)
    """
    bare = " ".join(unicodedata.normalize("NFKC", text).lower().split()).rstrip(".")
    if not bare or len(bare) > _MAX_CHARS:
        msg = f"not a count: {text[:_MAX_CHARS]!r}"
        raise WrongCharacter(msg)
    # The counting word stands inside 30여 대 이상 and 三十辆以上, so endings are cut on both sides of it.
    bare, is_least = _cut(bare, _LEAST, _LEAST_AFTER)
    bare, is_most = _cut(bare, _MOST, _MOST_AFTER)
    bare, is_about = _cut(bare, _ABOUT, _ABOUT_AFTER)
    bare, unit = _unit(bare)
    if bare in _NONE:
        return Counted(Decimal(0), Decimal(0), unit=unit)
    if _NO_FIGURE.fullmatch(bare):
        return Counted(None, None, is_about, unit)
    bare, is_more = _cut(bare, _LEAST, _LEAST_AFTER)
    bare, is_near = _cut(bare, _ABOUT, _ABOUT_AFTER)
    found = _parts(bare)
    if found is None or ((is_least or is_more) and is_most):
        msg = f"not a count: {text!r}"
        raise WrongCharacter(msg)
    low, high = found
    if high < low:
        msg = f"the range goes from {low} to {high}"
        raise WrongCharacter(msg)
    is_approx = is_about or is_near
    if is_least or is_more:
        return Counted(low, None, is_approx, unit)
    return Counted(None if is_most else low, high, is_approx, unit)
