"""Numbers as people write them, in digits and in Chinese, Korean and English words.

Source: the project's lexicon (patterns price_wan, price_ko, cn_mobile_hanzi) and note on dealer text. Ready-made
parsers were measured there and refused: they miss 8万8 and 6.8W, or turn prices into dates.
"""

from __future__ import annotations

import re
from decimal import Decimal

HAN_DIGITS = {
    **{character: digit for digit, character in enumerate("零一二三四五六七八九")},
    **{character: digit for digit, character in enumerate("〇壹贰叁肆伍陆柒捌玖")},
    "两": 2,
    "俩": 2,
    "幺": 1,
    "仨": 3,
}
_HAN_UNITS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_WAN = "万"
_TEN_THOUSAND = 10_000
HAN_NUMBER = f"[{''.join(HAN_DIGITS)}{''.join(_HAN_UNITS)}{_WAN}]{{1,16}}"
"""At most 16 characters: longer runs are no numbers, and looking for their end at every place costs time."""

_SINO = {character: digit for digit, character in enumerate("영일이삼사오육칠팔구")}
_SINO_UNITS = {"십": 10, "백": 100, "천": 1000}
_NATIVE_TENS = {
    "열": 10,
    "스무": 20,
    "스물": 20,
    "서른": 30,
    "마흔": 40,
    "쉰": 50,
    "예순": 60,
    "일흔": 70,
    "여든": 80,
    "아흔": 90,
}
_NATIVE_ONES = {
    "한": 1,
    "하나": 1,
    "두": 2,
    "둘": 2,
    "세": 3,
    "셋": 3,
    "석": 3,
    "네": 4,
    "넷": 4,
    "다섯": 5,
    "여섯": 6,
    "일곱": 7,
    "여덟": 8,
    "아홉": 9,
}
_ONE_OF = "|".join(sorted(_NATIVE_ONES, key=len, reverse=True))
_TEN_OF = "|".join(_NATIVE_TENS)
KOREAN_NATIVE = f"(?:(?:{_TEN_OF})(?:{_ONE_OF})?|(?:{_ONE_OF}))"
KOREAN_SINO = "[일이삼사오육칠팔구]?[십백천](?:[일이삼사오육칠팔구십백천]){0,12}"

_ENGLISH = {
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "eleven": 11,
    "twelve": 12,
    "thirteen": 13,
    "fourteen": 14,
    "fifteen": 15,
    "sixteen": 16,
    "seventeen": 17,
    "eighteen": 18,
    "nineteen": 19,
}
_ENGLISH_TENS = {
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "sixty": 60,
    "seventy": 70,
    "eighty": 80,
    "ninety": 90,
}
ENGLISH_NUMBER = (
    rf"(?:(?:{'|'.join(_ENGLISH_TENS)})(?:-(?:{'|'.join(list(_ENGLISH)[:9])}))?|{'|'.join(reversed(_ENGLISH))}"
    r"|(?:a|one) hundred|(?:a|two|three) dozen)"
)
DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_DOZEN = 12
_HUNDRED = 100


def from_digits(text: str) -> Decimal:
    """Read digits with or without thousands separators.

    >>> from_digits("68,000")
    Decimal('68000')
    """
    return Decimal(text.replace(",", ""))


def from_han(text: str) -> int | None:
    """Read a number in Chinese characters, also with the unit of the last digit left out (两万八 is 28000).

    Args:
        text: digits, 十 百 千 万 in Chinese characters, Simplified.

    Returns:
        The number, or None where the characters make none.

    >>> from_han("两万八"), from_han("十二"), from_han("三百五"), from_han("二零二一"), from_han("万")
    (28000, 12, 350, 2021, None)
    """
    if all(character in HAN_DIGITS for character in text):
        return int("".join(str(HAN_DIGITS[character]) for character in text))
    head, wan, tail = text.rpartition(_WAN)
    if not wan:
        return _below_wan(text, 0)
    high = _below_wan(head, 0) if head else None
    low = _below_wan(tail, _TEN_THOUSAND) if tail else 0
    return None if high is None or low is None else high * _TEN_THOUSAND + low


def _below_wan(text: str, unit: int) -> int | None:
    """Read up to 9999; `unit` is the unit before the text, whose tenth a lone last digit takes (万八: 8 thousand)."""
    total, digit, has_zero = 0, None, False
    for character in text:
        if character in HAN_DIGITS:
            if digit is not None and digit > 0:
                return None
            digit = HAN_DIGITS[character]
            has_zero = has_zero or digit == 0
        elif character in _HAN_UNITS:
            unit = _HAN_UNITS[character]
            total += (1 if digit is None else digit) * unit
            digit = None
        else:
            return None
    if digit is None:
        return total
    return total + digit * (unit // 10 if unit > 10 and not has_zero else 1)  # noqa: PLR2004 - the decimal system


def from_korean(text: str) -> int | None:
    """Read a Korean number word, native (열두) or Sino-Korean (사십).

    >>> from_korean("열두"), from_korean("사십"), from_korean("스무"), from_korean("차")
    (12, 40, 20, None)
    """
    native = re.fullmatch(f"({_TEN_OF})?({_ONE_OF})?", text)
    if native and text:
        return _NATIVE_TENS.get(native[1] or "", 0) + _NATIVE_ONES.get(native[2] or "", 0)
    total, digit = 0, None
    for character in text:
        if character in _SINO:
            digit = _SINO[character]
        elif character in _SINO_UNITS:
            total += (1 if digit is None else digit) * _SINO_UNITS[character]
            digit = None
        else:
            return None
    return total + (digit or 0)


def from_english(text: str) -> int:
    """Read an English number word as matched by `ENGLISH_NUMBER`.

    >>> from_english("twenty-one"), from_english("two dozen"), from_english("a hundred")
    (21, 24, 100)
    """
    first, _, second = text.lower().replace("-", " ").partition(" ")
    if second == "hundred":
        return _HUNDRED
    if second == "dozen":
        return _DOZEN * _ENGLISH.get(first, 1)
    return _ENGLISH_TENS.get(first, 0) + _ENGLISH.get(first, 0) + _ENGLISH.get(second, 0)


def to_number(text: str) -> Decimal | None:
    """Read a number written in digits or in words of any of the three languages.

    Returns:
        The number, or None where the text is none.
    """
    if re.fullmatch(DIGITS, text):
        return from_digits(text)
    if re.fullmatch(ENGLISH_NUMBER, text, re.IGNORECASE):
        return Decimal(from_english(text))
    number = from_han(text) if re.fullmatch(HAN_NUMBER, text) else from_korean(text)
    return None if number is None else Decimal(number)
