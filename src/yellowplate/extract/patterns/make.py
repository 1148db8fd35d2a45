"""Makes named alone, without a model the table knows: 顶账奔驰, 宝马一台."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from yellowplate.extract.found import after, before, mention
from yellowplate.extract.names import Names, lowered
from yellowplate.extract.pattern import Pattern
from yellowplate.folded import Folded
from yellowplate.records import Mention
from yellowplate.tables import makes

_PROB = 0.8
_PROB_COMMON = 0.7
_CAR = re.compile(
    r"^\s?(?:牌|SUV|轿车|越野|皮卡|商务|面包|货车|卡车|跑车|车(?!展|友|标|队|模|迷|厂|间|站)|\d{2,4}款)", re.IGNORECASE
)
_LED_BY_YEAR = re.compile(r"\d{2}\s?(?:年款?|款|년식)\s?$")
_OTHER_THING = re.compile(
    r"^\s?(?:汽车)?(?:公司|工厂|股票|股份|总部|品牌|4s|车展|车标|公布|宣布|发布|销量|中国)", re.IGNORECASE
)


@cache
def _names() -> tuple[Names, frozenset[str]]:
    values = {alias.lower(): make.maker for make in makes.load() for alias in make.aliases}
    return Names(values), frozenset(make.maker for make in makes.load() if make.is_telling)


def find(folded: Folded) -> Iterator[Mention]:
    """Yield makes; names that are also common words only beside a word for a car or a model year."""
    names, telling = _names()
    for start, end, value in names.find(lowered(folded.text)):
        follows = after(folded, end, 6)
        if _OTHER_THING.search(follows):
            continue
        if value in telling:
            yield mention(folded, "make", value, (start, end), _PROB)
        elif _CAR.search(follows) or _LED_BY_YEAR.search(before(folded, start, 8)):
            yield mention(folded, "make", value, (start, end), _PROB_COMMON)


PATTERN = Pattern(
    name="make",
    version=1,
    kind="make",
    source="tables/makes.csv",
    find=find,
    examples=(
        ("顶账奔驰 8万", "Mercedes-Benz"),
        ("宝马一台", "BMW"),
        ("20款现代 3万", "Hyundai"),
        ("大众轿车", "Volkswagen"),
        ("벤츠 팝니다", "Mercedes-Benz"),
        ("a BMW for sale", "BMW"),
    ),
    refusals=("大众都知道", "现代社会", "红旗飘飘", "理想很丰满", "奔驰公司", "长城一日游", "mini skirt"),
)
