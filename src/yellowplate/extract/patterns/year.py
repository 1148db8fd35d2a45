"""Model years and years of making: 21年, 2021款, 2025年8月出厂, 2019년식."""

from __future__ import annotations

import re
from collections.abc import Iterator

from yellowplate.extract.found import after, is_led_by, longest, mention
from yellowplate.extract.pattern import Pattern
from yellowplate.folded import Folded
from yellowplate.records import Mention

_YEAR = re.compile(
    r"(?<![\d.\-/])(?P<year>(?:19[89]|20[0-3])\d|[0-39]\d)\s?"
    r"(?P<mark>年款?|年份|年式|款|년식|년형|年)(?P<month>\s?\d{1,2}\s?月)?"
    r"|(?<![\d.\-])(?P<bare>(?:199|20[0-3])\d)(?=\s(?:[A-Z][A-Za-z]+|model))"
    r"|(?<![\d.\-])(?P<dotted>(?:199|20[0-3])\d)[.\-/]\d{1,2}(?=\s?(?:上牌|出厂|登记|首次|首上牌|生产))"
    r"|(?:model year|MY)\s?(?P<led>(?:199|20[0-3])\d)",
)
_NOT_LED = re.compile(
    r"(?:保险|保|年检|年审|检车?|审车?|质保|交强险?|商业险?|有效期|到|至|自|从|于|截止|前|近|过去|已经?|用了|开了|干了|做了|"
    r"店|经营|成立|免检|不足|超过|满|仅|[≥>])(?:是|了|:)?\s?$"
)
_NOT_FOLLOWED = re.compile(
    r"^\s?(?:老店|老车行|老字号|经验|质保|车龄|免检|历史|以上|以内|以前|以后|之内|之前|之后|内|前|后|来|多|间|的?老|左右|有期|分期|期|行业|"
    r"一次|到期|末|初|底|度|\d{1,2}日|起|的时候|에)"
)
_SURE = {"款": 0.95, "年款": 0.97, "年份": 0.95, "年式": 0.95, "년식": 0.97, "년형": 0.97}
_PROB_YEAR, _PROB_MONTH, _PROB_BARE = 0.85, 0.8, 0.6
_FULL_LENGTH, _CENTURY, _LATEST_SHORT = 4, 100, 39
_MADE = re.compile(r"^\s?(?:出厂|上牌|登记|生产|首保|提车|的?车|新车)")


def _full(text: str) -> int:
    year = int(text)
    if len(text) == _FULL_LENGTH:
        return year
    return 2000 + year if year <= _LATEST_SHORT else 1900 + year


def _finds(folded: Folded) -> Iterator[Mention]:
    for match in _YEAR.finditer(folded.text):
        mark = match["mark"]
        year = _full(match["year"] or match["bare"] or match["dotted"] or match["led"])
        if mark is None:
            yield mention(folded, "year", str(year), match.span(), _PROB_BARE if match["bare"] else _SURE["年款"])
            continue
        follows = after(folded, match.end(), 8)
        if mark not in _SURE and (is_led_by(folded, match.start(), _NOT_LED) or _NOT_FOLLOWED.search(follows)):
            continue
        prob = _PROB_YEAR
        if match["month"]:
            prob = _SURE["款"] if _MADE.search(follows) else _PROB_MONTH
        note = "a month is given: the year of making or first registration" if match["month"] else ""
        yield mention(folded, "year", str(year), match.span(), _SURE.get(mark, prob), note=note)


def find(folded: Folded) -> Iterator[Mention]:
    """Yield years from 1980 to 2039 that are said of a car; insurance, inspection and shop anniversaries are not."""
    yield from longest(_finds(folded))


PATTERN = Pattern(
    name="year",
    version=1,
    kind="year",
    source="lexicon, pattern model_year; dateparser was measured and refused (21年 became 2005)",
    find=find,
    examples=(
        ("21年凯美瑞2.0G", "2021"),
        ("2003款 兰德酷路泽", "2003"),
        ("98年桑塔纳", "1998"),
        ("奔驰19年7月奔驰GLA45", "2019"),
        ("2025年8月出厂", "2025"),
        ("현대 싼타페 2019년식", "2019"),
        ("21款A4L 5.98万", "2021"),
        ("2021 Toyota Camry", "2021"),
        ("model year 2021", "2021"),
        ("2021.06上牌 轩逸", "2021"),
    ),
    refusals=(
        "保险到26年3月",
        "20年老店 诚信经营",
        "10年经验",
        "明年3月",
        "6年免检",
        "三年车",
        "年检到2027年",
        "质保3年",
        "2025年9月15日",
        "13800001001",
        "2021万",
    ),
)
