"""Asking prices: 6万8, 6.8W, 两万八, 12个, 45000元, ¥68,000, 7만 5000위안, 92,000 yuan, 6.8 beside words of a price."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from yellowplate.extract.found import before, mention, plain
from yellowplate.extract.money import Sum, sums
from yellowplate.extract.money_roles import FIRM_BEFORE
from yellowplate.extract.pattern import Pattern
from yellowplate.folded import Folded
from yellowplate.records import Mention, Quantity

_LOWEST, _HIGHEST = Decimal(1000), Decimal(5_000_000)
"""Yuan: below are fees, above are no cars of this trade."""
_PROB = {"plain": 0.93, "han": 0.85, "slang": 0.75, "bare": 0.65}
_SELDOM = Decimal(1_500_000)
"""From here 310W is more often a model than a price."""
_FIRMER = 0.05
"""What words such as 一口价 or 现价 before a sum add."""
_TRUCK_BED = re.compile(r"^\s?\d?\s?(?:高栏|仓栅|厢|箱|平板|货|飞翼|长|的|冷藏|宽|深|[轻重]卡|栏)")


def _is_length(folded: Folded, one: Sum) -> bool:
    """Tell whether 6.8米 is the bed of a lorry."""
    words = folded.text[one.start : one.end]
    is_of_lorry = re.search(r"货车|卡车|高栏|厢货|重卡|轻卡|挂车|平板|货箱|车厢", folded.text) is not None
    return "米" in words and (is_of_lorry or _TRUCK_BED.search(folded.text[one.end : one.end + 6]) is not None)


def find(folded: Folded) -> Iterator[Mention]:
    """Yield prices in yuan; of a range the value is the upper end and the quantity has both."""
    for one in sums(folded):
        if one.role != "asking" or one.currency != "CNY" or not _LOWEST <= one.high <= _HIGHEST:
            continue
        if _is_length(folded, one):
            continue
        likely = _PROB[one.form] if one.high < _SELDOM else _PROB["bare"]
        prob = likely + _FIRMER * bool(FIRM_BEFORE.search(before(folded, one.start, 10)))
        quantity = Quantity(one.low, one.high, "CNY")
        yield mention(folded, "price", plain(one.high), (one.start, one.end), round(prob, 2), quantity=quantity)


PATTERN = Pattern(
    name="price",
    version=2,
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
        ("一口价6.8万 只卖给能去朝鲜的", "68000"),
        ("要的来 35000", "35000"),
        ("6.8不过户 要的来", "68000"),
        ("打包价 15", "150000"),
        ("六点八万", "68000"),
        ("6万8千5", "68500"),
        ("6个8 拿走", "68000"),
        ("六个八拿走", "68000"),
        ("6 . 8 万", "68000"),
        ("육만 팔천 위안", "68000"),
        ("💰6.8", "68000"),
        ("12米 不议价", "120000"),
        ("asking 68,000", "68000"),
        ("新车25万 现价6.8万", "68000"),
        ("18款GL8，5.5万，绿本在", "55000"),
        ("六万一 口误", "61000"),
        ("越野车到货 五万一台", "50000"),
        ("18款途观 69800", "69800"),
        ("抵押 7.9 ☎", "79000"),
        ("欠银行 5.5万 惠山交", "55000"),
        ("5만8천 원(인민폐)", "58000"),
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
        "欠银行5万",
        "还差3万没还",
        "25万买的",
        "6.8米高栏货车",
        "9,500달러",
        "950만원",
        "2.0T 5座",
        "QQ35000",
        "编号 35000",
        "18款2.0 自动 抵押",
        "排量2.5",
        "一个车",
    ),
)
