"""Model years and years of making: 21年, 2021款, 2025年8月出厂, 2019년식."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from yellowplate.extract.found import after, is_led_by, longest, mention
from yellowplate.extract.pattern import Pattern
from yellowplate.folded import Folded
from yellowplate.records import Mention
from yellowplate.tables import models

_MONTHS = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
_REGISTERED = r"(?:上牌|出厂|登记|首次|首上牌|首登|生产|初登|牌照|的?车)"
_YEAR = re.compile(
    r"(?<![\d.\-])(?<!\d/)(?P<year>(?:19[89]|20[0-3])\d|[0-39]\d)\s?"
    r"(?P<mark>年款?|年份|年式|年产|款|년식|년형|년도|년산|年)(?P<month>\s?\d{1,2}\s?月)?"
    rf"|(?P<han>(?:二[零〇0])?[零〇一二][零〇一二三四五六七八九])(?P<han_mark>年款|年份|年产|款|年)(?P<han_month>[一二三四五六七八九十\d]{{1,2}}月)?"
    r"|(?<![\d.\-A-Za-z])(?P<bare>(?:199|20[0-3])\d)(?=\s(?:[A-Z][A-Za-z]+|model))"
    rf"|(?<=[A-Za-z\d]\s)(?<!\bin\s)(?<!since\s)(?<!of\s)(?<!(?:{_MONTHS})\s)(?P<behind>(?:199|20[0-3])\d)(?=[,.;]?(?:\s|$))(?!\s?(?:yuan|rmb|cny|usd|km|元|块|위안))"
    r"|(?<![\d.\-/:A-Za-z_])(?P<beside>20(?:0[5-9]|[12]\d))(?=\s?(?:凯|丰|本|日|大众|奥|宝|奔|别|雪|福|雷|路|现|起|比|红|哈|吉|长安|奇|五菱|전|도|토|현|기아|벤|아우))"
    rf"|(?<![\d.\-])(?P<dotted>(?:199|20[0-3])\d|[012]\d)[.\-/]\d{{1,2}}(?:[.\-/]\d{{1,2}})?(?=\s?{_REGISTERED})"
    r"|(?:上牌|首次?登记|出厂|初登)(?:时间|日期|年份)?\s?:?\s?(?P<stamped>(?:199|20[0-3])\d|[012]\d)(?=[.\-/年])"
    r"|(?<!\w)'(?P<short>[0-2]\d)(?=\s[A-Z])"
    r"|(?:model year|MY|年份|年款|연식)\s?[:\]】]?\s?(?P<led>(?:199|20[0-3])\d)"
    r"|(?<![\d.])(?P<korean>20[0-3]\d|[012]\d)\s?년(?=\s)(?!\s?(?:\d{1,2}\s?월|전|간|동안|부터|까지|에|말|초|만에|째))"
    r"|(?<![\d.A-Za-z_])(?P<apart>20(?:0[5-9]|[12]\d))(?=\s[一-鿿])(?!\s?[年款万元块公个台辆米多余])"
    r"|(?<=[一二两台辆])(?P<of>[012]\d)(?=的(?:$|[,\s]))",
    re.IGNORECASE,
)
_NOT_LED = re.compile(
    r"(?:保险|保|年检|年审|检车?|审车?|质保|交强险?|商业险?|有效期|到|至|自|从|于|截止|前|近|过去|已经?|用了|开了|干了|做了|"
    r"店|经营|成立|免检|不足|超过|满|仅|[≥>])(?:是|了|:)?\s?$"
)
_NOT_FOLLOWED = re.compile(
    r"^分期|^\s?(?:老店|老车行|老字号|经验|质保|车龄|免检|历史|以上|以内|以前|以后|之内|之前|之后|内|前|后|来|多|间|的?老|左右|有期|期|行业|"
    r"一次|到期|末|初|底|度|\d{1,2}日|起|的时候|에)"
)
_SURE = {
    "款": 0.95,
    "年款": 0.97,
    "年份": 0.95,
    "年式": 0.95,
    "年产": 0.95,
    "년식": 0.97,
    "년형": 0.97,
    "년도": 0.9,
    "년산": 0.95,
}
_PROB_YEAR, _PROB_MONTH, _PROB_BARE, _PROB_STAMPED = 0.85, 0.8, 0.6, 0.9
_FULL_LENGTH, _CENTURY, _LATEST_SHORT = 4, 100, 39
_MADE = re.compile(r"^\s?(?:出厂|上牌|登记|生产|首保|提车|的?车|新车)")


def _full(text: str) -> int:
    year = int(text)
    if len(text) == _FULL_LENGTH:
        return year
    return 2000 + year if year <= _LATEST_SHORT else 1900 + year


_TWO_DIGITS = re.compile(r"(?<![\d.A-Za-z\-/])[012]\d(?=[一-鿿])")
_LOOSE = ("bare", "behind", "beside", "korean", "apart", "of")
_FIRM = ("dotted", "stamped", "led", "short")
_HAN_DIGIT = str.maketrans("零〇一二三四五六七八九", "00123456789")


def _of_mark(folded: Folded, match: re.Match[str]) -> tuple[int, float, str] | None:
    """Return year, probability and note of a year with its mark (21年, 2021款), or None where it is another's."""
    mark, month = match["mark"] or match["han_mark"], match["month"] or match["han_month"]
    year = _full(match["year"] or match["han"].translate(_HAN_DIGIT))
    follows = after(folded, match.end(), 8)
    if mark not in _SURE and (is_led_by(folded, match.start(), _NOT_LED) or _NOT_FOLLOWED.search(follows)):
        return None
    prob = _SURE.get(mark, _PROB_YEAR)
    if month and mark not in _SURE:
        prob = _SURE["款"] if _MADE.search(follows) else _PROB_MONTH
    return year, prob, "a month is given: the year of making or first registration" if month else ""


def _finds(folded: Folded) -> Iterator[Mention]:
    for match in _YEAR.finditer(folded.text):
        if match["mark"] or match["han_mark"]:
            found = _of_mark(folded, match)
            if found:
                yield mention(folded, "year", str(found[0]), match.span(), found[1], note=found[2])
            continue
        loose = next((match[name] for name in _LOOSE if match[name]), None)
        year = _full(loose or next(match[name] for name in _FIRM if match[name]))
        if loose and is_led_by(folded, match.start(), _NOT_LED):
            continue
        yield mention(folded, "year", str(year), match.span(), _PROB_BARE if loose else _PROB_STAMPED)


@cache
def _starts_of_models() -> frozenset[str]:
    return frozenset(name[:2] for name in models.names() if not name.isascii())


def _before_models(folded: Folded) -> Iterator[Mention]:
    """Yield years of two digits right before the name of a model (20思域)."""
    for match in _TWO_DIGITS.finditer(folded.text):
        if folded.text[match.end() : match.end() + 2] in _starts_of_models():
            yield mention(folded, "year", str(_full(match[0])), match.span(), _PROB_BARE)


def find(folded: Folded) -> Iterator[Mention]:
    """Yield years from 1980 to 2039 that are said of a car; insurance, inspection and shop anniversaries are not."""
    yield from longest((*_finds(folded), *_before_models(folded)))


PATTERN = Pattern(
    name="year",
    version=3,
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
        ("21.6上牌", "2021"),
        ("上牌时间：2021-06", "2021"),
        ("二一款凯美瑞", "2021"),
        ("二零二一年凯美瑞", "2021"),
        ("Prado 2020, 88,000 yuan", "2020"),
        ("2021凯美瑞 6.8w", "2021"),
        ("캠리 2021년 7만", "2021"),
        ("a '21 Camry", "2021"),
        ("20思域 抵押", "2020"),
        ("【年份】2018【里程】", "2018"),
        ("22년 비야디 송", "2022"),
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
        "in 2020, a dealer",
        "质保到 2027 凯美瑞",
        "보험 2026년까지",
        "2000凯",
    ),
)
