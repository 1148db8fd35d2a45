"""Chinese mobile numbers in a line, with the ways sellers hide their digits; for phones and for WeChat ids.

Source: ITU-T E.164 through numbers/mobile_cn.py; lexicon, patterns cn_mobile and cn_mobile_hanzi.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from yellowplate.extract.found import is_led_by
from yellowplate.extract.numerals import HAN_DIGITS
from yellowplate.folded import Folded
from yellowplate.numbers import mobile_cn
from yellowplate.records.errors import NumberError

_SOUNDS = {
    **dict.fromkeys("腰妖夭衣伊医lIi|", "1"),
    **dict.fromkeys("尔儿耳", "2"),
    **dict.fromkeys("山伞散", "3"),
    **dict.fromkeys("死寺似", "4"),
    **dict.fromkeys("舞午武吾", "5"),
    **dict.fromkeys("溜流刘", "6"),
    **dict.fromkeys("拐妻漆齐期", "7"),
    **dict.fromkeys("吧扒巴霸发", "8"),
    **dict.fromkeys("酒久勾钩救", "9"),
    **dict.fromkeys("另灵玲洞圈oOQ", "0"),
}
"""What stands for a digit because it sounds or looks like it; only beside enough real digits."""
_DIGIT = f"[0-9{''.join(HAN_DIGITS)}{re.escape(''.join(_SOUNDS))}]"
_SEPARATOR = r"(?:[ \-.·_*()/~,—+、]{0,3}|杠|空)"
_MOBILE = re.compile(
    rf"(?:(?<![A-Za-z0-9])|(?<=[VvWw][Xx]))(?:\+?86{_SEPARATOR})?\(?(?P<number>[1一幺壹腰妖lI](?:{_SEPARATOR}{_DIGIT}){{10}})(?:(?![A-Za-z0-9])|(?=[VvWw](?:[Xx]|❤)?同|[VvWw]信))"
)
_IS_QQ = re.compile(r"(?:[Qq]{1,2}|扣扣|企鹅)\s*(?:号|群)?\s*:?\s*$")
_TO_DIGITS = str.maketrans({**{han: str(digit) for han, digit in HAN_DIGITS.items()}, **_SOUNDS})
_LEAST_REAL = 7
"""Real digits, in figures or in characters, that a number needs before sounds and look-alikes may stand in it."""
_LENGTH = 11
_NOT_DIGITS = re.compile(r"\D")


@dataclass(frozen=True, slots=True)
class Mobile:
    """One mobile number.

    Attributes:
        number: E.164.
        start: first folded character.
        end: after the last folded character.
        is_plain: written in digits, spaces and hyphens only.
    """

    number: str
    start: int
    end: int
    is_plain: bool


def mobiles(folded: Folded) -> Iterator[Mobile]:
    """Yield the mobile numbers of a line in order of place; QQ ids are none."""
    for match in _MOBILE.finditer(folded.text):
        words = match["number"]
        n_sounds = sum(character in _SOUNDS for character in words)
        if n_sounds > _LENGTH - _LEAST_REAL or is_led_by(folded, match.start(), _IS_QQ):
            continue
        try:
            number = mobile_cn.parse(_NOT_DIGITS.sub("", words.translate(_TO_DIGITS)))
        except NumberError:
            continue
        is_plain = all(character in "0123456789 -" for character in words)
        yield Mobile(number, match.start(), match.end(), is_plain)
