"""Telephone numbers: mobiles of China also with separators and in characters, landlines, South Korean mobiles."""

from __future__ import annotations

import re
from collections.abc import Iterator

from yellowplate.extract.found import is_led_by, mention
from yellowplate.extract.numerals import HAN_DIGITS
from yellowplate.extract.pattern import Pattern
from yellowplate.folded import Folded
from yellowplate.numbers import mobile_cn
from yellowplate.records import Mention
from yellowplate.records.errors import NumberError

_DIGIT = f"[0-9oO{''.join(HAN_DIGITS)}]"
_SEPARATOR = r"[ \-.·_*]{0,2}"
_MOBILE = re.compile(
    rf"(?<![A-Za-z0-9])(?:\+?86{_SEPARATOR})?(?P<number>[1一幺壹](?:{_SEPARATOR}{_DIGIT}){{10}})(?![A-Za-z0-9])"
)
_KOREAN = re.compile(r"(?<![A-Za-z0-9])(?:\+?82[ \-]?|0)10[ \-.]?\d{4}[ \-.]?\d{4}(?!\d)")
_LANDLINE = re.compile(
    r"(?<![A-Za-z0-9])(?:(?P<area>0\d{2,3})[ \-](?P<local>\d{7,8})|400[ \-]\d{3,4}[ \-]\d{3,4})(?![0-9])"
)
_IS_QQ = re.compile(r"(?:[Qq]{1,2}|扣扣|企鹅)\s*(?:号|群)?\s*:?\s*$")
_TO_DIGITS = str.maketrans({**{han: str(digit) for han, digit in HAN_DIGITS.items()}, "o": "0", "O": "0"})
_LEAST_DIGITS = 4
_PROB, _PROB_IN_CHARACTERS, _PROB_LANDLINE = 0.97, 0.9, 0.8


def find(folded: Folded) -> Iterator[Mention]:
    """Yield numbers in E.164 (+86 138..., +82 10...)."""
    for match in _MOBILE.finditer(folded.text):
        words = match["number"]
        n_digits = sum(character.isascii() and character.isdecimal() for character in words)
        if ("o" in words.lower() and n_digits < _LEAST_DIGITS) or is_led_by(folded, match.start(), _IS_QQ):
            continue
        try:
            value = mobile_cn.parse(words.translate(_TO_DIGITS))
        except NumberError:
            continue
        is_plain = all(character in "0123456789 -" for character in words)
        yield mention(folded, "phone", value, match.span(), _PROB if is_plain else _PROB_IN_CHARACTERS)
    for match in _KOREAN.finditer(folded.text):
        yield mention(folded, "phone", mobile_cn.parse_korean(match[0]), match.span(), _PROB)
    for match in _LANDLINE.finditer(folded.text):
        digits = re.sub(r"\D", "", match[0]).removeprefix("0")
        yield mention(folded, "phone", f"+86{digits}", match.span(), _PROB_LANDLINE)


PATTERN = Pattern(
    name="phone",
    version=1,
    kind="phone",
    source="ITU-T E.164 through numbers/mobile_cn.py; lexicon, patterns cn_mobile, cn_mobile_hanzi, cn_landline_or_400",
    find=find,
    examples=(
        ("电话13800001001微信同号", "+8613800001001"),
        ("138-0000-1004", "+8613800001004"),
        ("1 3 8 0 0 0 0 1 0 0 4", "+8613800001004"),
        ("①③⑧００００1️⃣0️⃣0️⃣4️⃣", "+8613800001004"),
        ("一三八零零零零一零零四", "+8613800001004"),
        ("138零零零零1OO4", "+8613800001004"),
        ("+86 138.0000.1004", "+8613800001004"),
        ("연락처 010-1234-5678", "+821012345678"),
        ("店里 0433-1234567", "+864331234567"),
    ),
    refusals=(
        "QQ 2839475610",
        "QQ：13800001004",
        "220102199001011234",
        "LVGBM51K5PG123456",
        "2025年1月 68000元",
        "12345678901",
        "13900",
        "010-1234-567",
        "1oooooooool",
        "1OOOOOOOO38",
    ),
)
