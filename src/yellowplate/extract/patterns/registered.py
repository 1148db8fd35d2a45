"""The day or month of first registration: 21年6月上牌, 上牌时间2021-06, 2021.06.15首次登记."""

from __future__ import annotations

import re
from collections.abc import Iterator

from yellowplate.extract.found import longest, mention
from yellowplate.extract.pattern import Pattern
from yellowplate.folded import Folded
from yellowplate.records import Mention

_WHEN = (
    r"(?P<year>(?:20[0-3]|199)\d|[012]\d)\s?(?:年|[.\-/])\s?"
    r"(?P<month>1[0-2]|0?[1-9])\s?(?:(?:月|[.\-/])\s?(?P<day>3[01]|[12]\d|0?[1-9])[日号]?|月份?)?(?!\d)"
)
_WORD = r"(?:首次?)?(?:上牌|上户|登记|落户|注册|初登|首登)(?:时间|日期)?"
_BEFORE = re.compile(rf"(?<![\d.\-/]){_WHEN}\s?(?:首次|初次)?(?:的)?{_WORD}")
_AFTER = re.compile(rf"{_WORD}\s?[:是]?\s?{_WHEN}")
_KOREAN = re.compile(
    r"(?:최초\s?등록|등록일?)\s?:?\s?" + _WHEN.replace("年", "년").replace("月", "월").replace("[日号]", "일")
)
_ENGLISH = re.compile(
    r"(?:first )?registered (?:in |on )?(?P<year>20[0-3]\d)-(?P<month>\d{2})(?:-(?P<day>\d{2}))?", re.IGNORECASE
)
_SHORT = 2
_PROB = 0.9


def _finds(folded: Folded) -> Iterator[Mention]:
    for expression in (_BEFORE, _AFTER, _KOREAN, _ENGLISH):
        for match in expression.finditer(folded.text):
            year = f"20{match['year']}" if len(match["year"]) == _SHORT else match["year"]
            value = f"{year}-{int(match['month']):02d}" + (f"-{int(match['day']):02d}" if match["day"] else "")
            yield mention(folded, "registered", value, match.span(), _PROB)


def find(folded: Folded) -> Iterator[Mention]:
    """Yield ISO months or days, as said; nothing is checked against a calendar or a register."""
    yield from longest(_finds(folded))


PATTERN = Pattern(
    name="registered",
    version=1,
    kind="registered",
    source="own expressions; lexicon, pattern date_zh",
    find=find,
    examples=(
        ("21年6月上牌", "2021-06"),
        ("上牌时间：2021-06", "2021-06"),
        ("2021.06.15首次登记", "2021-06-15"),
        ("최초등록 2021년 6월 15일", "2021-06-15"),
        ("first registered in 2021-06", "2021-06"),
    ),
    refusals=("21年凯美瑞", "保险到26年3月", "2025年8月出厂", "上牌费500", "登记证书在"),
)
