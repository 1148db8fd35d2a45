"""Asking prices: 6万8, 6.8W, 两万八, 12个, 45000元, ¥68,000, 7만 5000위안, 92,000 yuan."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from yellowplate.extract.found import after, is_led_by, longest, mention, plain
from yellowplate.extract.numerals import HAN_NUMBER, from_digits, from_han
from yellowplate.extract.pattern import Pattern
from yellowplate.folded import Folded
from yellowplate.records import Mention, Quantity

_WAN = Decimal(10_000)
_NUMBER = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_IN_WAN = re.compile(
    r"(?<![\d.A-Za-z])(?<!\d,)(?:(?P<low>\d{1,3}(?:\.\d{1,2})?)\s?[-~到至]\s?)?(?P<number>\d{1,3}(?:\.\d{1,2})?)\s?"
    r"(?:(?:万|[wW](?![A-Za-z]))(?:(?P<tail>\d)(?![\d.]))?|(?P<slang>[个米])(?=$|[\s,.。!;]|打包|一口价|不议|不讲|拿走|出|可))"
)
_IN_HAN = re.compile(rf"(?<![第零一二三四五六七八九十])(?P<han>{HAN_NUMBER})(?P<unit>元|块钱?|大洋)?")
_IN_YUAN = re.compile(
    rf"(?<![\d.])(?<!\d,)(?P<number>{_NUMBER})\s?(?P<k>[kK])?\s?(?:元|块钱?|圆|RMB|CNY|人民币|yuan)(?![A-Za-z]|/?(?:月|天|日))"
    rf"|(?:¥|RMB|CNY)\s?(?P<lead>{_NUMBER})\s?(?P<lead_wan>[万wW])?",
    re.IGNORECASE,
)
_IN_KOREAN = re.compile(
    r"(?<![\d.])(?<!\d,)(?:(?P<man>\d+(?:\.\d+)?)\s?만\s?)?(?:(?P<cheon>\d)\s?천\s?)?(?P<rest>\d[\d,]*)?\s?(?:위안|위엔|원\s?\(중국\))"
)
_NOT_A_PRICE_AFTER = re.compile(
    r"^\s?(?:多|余)?\s?(?:公里|千米|km|里(?!程碑)|粉|人|次|台|辆|步|播放|赞|只|英里|miles?|块?每|/)", re.IGNORECASE
)
_NOT_A_PRICE_BEFORE = re.compile(
    r"(?:首付款?|指导价|落地价?|新车价?|原价|裸车价|官方价|厂家价|月供|每月|定金|订金|押金|贷款?|尾款|欠款?|还欠|还差|剩余?|额度(?:最高)?|最高|"
    r"保险|罚款|过户费|购置税|省了?|便宜了?|优惠|降价?了?|立减|补贴|表显(?:里程)?|里程|公里数|行驶|跑了|才跑|车损|维修|修了|加装|改装|"
    r"注册资金|借款?|金额|本金|利息|评估价?|估价|市场价|买成|选配|할부|계약금|신차|대출|벌금)"
    r"(?:了|是|为|约|大概|才|只|还|要|有|:)?\s?$"
)
_LOWEST, _HIGHEST = Decimal(1000), Decimal(5_000_000)
"""Yuan: below are fees, above are no cars of this trade."""
_PROB, _PROB_SLANG, _PROB_HAN = 0.93, 0.75, 0.85


def _quantities(match: re.Match[str]) -> tuple[Decimal, Decimal] | None:
    """Return the low and high end in yuan, or None where the words are no number."""
    part: dict[str, str | None] = match.groupdict()
    if part.get("han"):
        number = from_han(part["han"] or "")
        return None if number is None else (Decimal(number), Decimal(number))
    if "man" in part:
        amount = (
            Decimal(part["man"] or 0) * _WAN + Decimal(part["cheon"] or 0) * 1000 + from_digits(part["rest"] or "0")
        )
        return amount, amount
    if "lead" in part:
        amount = from_digits(part["number"] or part["lead"] or "")
        amount *= Decimal(1000) if part["k"] else Decimal(1)
        amount *= _WAN if part["lead_wan"] else Decimal(1)
        return amount, amount
    high = (Decimal(part["number"] or 0) + Decimal(part["tail"] or 0) / 10) * _WAN
    return (Decimal(part["low"]) * _WAN if part["low"] else high), high


def _finds(folded: Folded) -> Iterator[Mention]:
    for pattern, prob in ((_IN_WAN, _PROB), (_IN_HAN, _PROB_HAN), (_IN_YUAN, _PROB), (_IN_KOREAN, _PROB)):
        for match in pattern.finditer(folded.text):
            if pattern is _IN_HAN and not ("万" in match[0] or match["unit"]):
                continue
            ends = _quantities(match)
            if ends is None or ends[0] > ends[1] or not _LOWEST <= ends[1] <= _HIGHEST:
                continue
            low, high = ends
            if _NOT_A_PRICE_AFTER.search(after(folded, match.end(), 8)):
                continue
            if is_led_by(folded, match.start(), _NOT_A_PRICE_BEFORE, 12):
                continue
            is_slang = pattern is _IN_WAN and match["slang"] is not None
            start = match.start() + len(match[0]) - len(match[0].lstrip())
            yield mention(
                folded,
                "price",
                plain(high),
                (start, match.end()),
                _PROB_SLANG if is_slang else prob,
                quantity=Quantity(low, high, "CNY"),
            )


def find(folded: Folded) -> Iterator[Mention]:
    """Yield prices in yuan; of a range the value is the upper end and the quantity has both."""
    yield from longest(_finds(folded))


PATTERN = Pattern(
    name="price",
    version=1,
    kind="price",
    source="lexicon, patterns price_wan, price_yuan, price_ko, terms of category price",
    find=find,
    examples=(
        ("表显3.8万公里 6万8 绿本押公司", "68000"),
        ("一抵 手续全 8.8W", "88000"),
        ("15年奥迪A6L 两万八 懂的来", "28000"),
        ("18款X5 12个 一口价", "120000"),
        ("只当配件 8000元", "8000"),
        ("12.6w 长白交车", "126000"),
        ("￥68,000", "68000"),
        ("6-7万可谈", "70000"),
        ("三万五拿走", "35000"),
        ("9만 8천 위안", "98000"),
        ("7만 5000위안, 강 건너로", "75000"),
        ("paid 92,000 yuan for a van", "92000"),
        ("68k RMB", "68000"),
        ("🔟万", "100000"),
        ("八千块", "8000"),
    ),
    refusals=(
        "表显3.8万公里",
        "跑了2万3",
        "正常行驶2万多里",
        "首付3万",
        "月供3500元",
        "额度最高 50 万，回 T 退订",
        "指导价19.98万",
        "2.3万粉",
        "定金2000元",
        "30多万人",
        "万",
        "2万辆",
        "第一万块",
        "200元过路费",
        "위안화",
        "8-6万",
        "一二十三万块",
        "涉案金额200万元",
    ),
)
