"""Telephone numbers: mobiles of China also with separators and in characters, landlines, South Korean mobiles."""

from __future__ import annotations

import re
from collections.abc import Iterator

from yellowplate.extract.found import mention
from yellowplate.extract.mobiles import mobiles
from yellowplate.extract.pattern import Pattern
from yellowplate.folded import Folded
from yellowplate.numbers import mobile_cn
from yellowplate.records import Mention

_KOREAN = re.compile(r"(?<![A-Za-z0-9])(?:\+?82[ \-]?|0)10[ \-.]?\d{4}[ \-.]?\d{4}(?!\d)")
_LANDLINE = re.compile(
    r"(?<![A-Za-z0-9])(?:(?P<area>0\d{2,3})[ \-](?P<local>\d{7,8})|400[ \-]\d{3,4}[ \-]\d{3,4})(?![0-9])"
)
_LANDLINE_LED = re.compile(
    r"(?:电话|座机|固话|热线|tel|致电|[☎📞])\s?:?\s?(?P<area>0(?:10|2\d|[3-9]\d{2}))(?P<local>\d{7,8})(?!\d)",
    re.IGNORECASE,
)
_SPOKEN_KOREAN = re.compile(r"[공영]일[공영][ \-]?(?:[공영일이삼사오육륙칠팔구][ \-]?){8}(?![가-힣]{2})")
_KOREAN_DIGITS = str.maketrans("공영일이삼사오육륙칠팔구", "001234566789")
_NOT_DIGITS = re.compile(r"\D")
_PROB, _PROB_IN_CHARACTERS, _PROB_LANDLINE = 0.97, 0.9, 0.8


def find(folded: Folded) -> Iterator[Mention]:
    """Yield numbers in E.164 (+86 138..., +82 10...)."""
    for mobile in mobiles(folded):
        prob = _PROB if mobile.is_plain else _PROB_IN_CHARACTERS
        yield mention(folded, "phone", mobile.number, (mobile.start, mobile.end), prob)
    for match in _KOREAN.finditer(folded.text):
        yield mention(folded, "phone", mobile_cn.parse_korean(match[0]), match.span(), _PROB)
    for match in _SPOKEN_KOREAN.finditer(folded.text):
        value = mobile_cn.parse_korean(match[0].strip().translate(_KOREAN_DIGITS))
        yield mention(folded, "phone", value, match.span(), _PROB_IN_CHARACTERS)
    for match in (*_LANDLINE.finditer(folded.text), *_LANDLINE_LED.finditer(folded.text)):
        digits = _NOT_DIGITS.sub("", match[0]).removeprefix("0")
        start = match.start("area") if match["area"] else match.start()
        yield mention(folded, "phone", f"+86{digits}", (start, match.end()), _PROB_LANDLINE)


PATTERN = Pattern(
    name="phone",
    version=2,
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
        ("电话04331234567", "+864331234567"),
        ("13吧0000l00l", "+8613800001001"),
        ("(138)0000/1001", "+8613800001001"),
        ("138杠0000杠1001", "+8613800001001"),
        ("공일공 일이삼사 오육칠팔", "+821012345678"),
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
