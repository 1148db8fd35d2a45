"""Models by the names dealers use."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from yellowplate.extract.found import after, mention
from yellowplate.extract.names import Names, lowered
from yellowplate.extract.pattern import Pattern
from yellowplate.folded import Folded
from yellowplate.records import Mention
from yellowplate.tables import models

_PROB = 0.9
_OTHER_THING = re.compile(
    r"^(?:路(?!虎)|酒店|假日|电影|乐队|俱乐部|牌(?!照|子|证)|球场|社区|小区|\s?(?:hotel|street|news)\b)"
)


@cache
def _names() -> Names:
    return Names(models.names())


def find(folded: Folded) -> Iterator[Mention]:
    """Yield models; the value is maker and model in English."""
    for start, end, value in _names().find(lowered(folded.text)):
        if not _OTHER_THING.search(after(folded, end, 6)):
            yield mention(folded, "model", value, (start, end), _PROB)


PATTERN = Pattern(
    name="model",
    version=2,
    kind="model",
    source="tables/models.csv",
    find=find,
    examples=(
        ("21年凯美瑞2.0G", "Toyota Camry"),
        ("도요타 캠리", "Toyota Camry"),
        ("21款A4L 5.98万", "Audi A4L"),
        ("凱美瑞", "Toyota Camry"),
        ("a toyota camry", "Toyota Camry"),
        ("北京现代途胜", "Hyundai Tucson"),
        ("比亚迪 汉 12万", "BYD Han"),
        ("奔驰GLC260", "Mercedes-Benz GLC"),
        ("奥迪A6L2021款", "Audi A6L"),
        ("Prado 2020, 88,000 yuan", "Toyota Prado"),
        ("宝🐎5系", "BMW 5 Series"),
        ("투싼 2021년식", "Hyundai Tucson"),
    ),
    refusals=(
        "红旗飘飘",
        "电话13800001001",
        "XA4LX",
        "大汉天子",
        "茶几 沙发",
        "李世民是唐朝人",
        "皇冠假日酒店",
        "A4L5",
        "元宵节",
        "海豚表演",
    ),
)
