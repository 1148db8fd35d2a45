"""The colour of a car: 珍珠白, 黑色, 흰색, a white Camry."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from yellowplate.extract.found import after, mention
from yellowplate.extract.names import Names, lowered
from yellowplate.extract.pattern import Pattern
from yellowplate.folded import Folded
from yellowplate.records import Mention
from yellowplate.tables import colours

_ENGLISH = re.compile(
    r"\b(?P<colour>black|white|silver|grey|gray|red|blue|green|brown|gold)"
    r"(?=,? (?:toyota|camry|prado|honda|nissan|byd|audi|bmw|benz|hyundai|"
    r"suv|sedan|van|pickup|exterior|paint|interior))"
    r"|colou?r:? (?P<led>black|white|silver|grey|gray|red|blue|green|brown|gold)\b",
    re.IGNORECASE,
)
_OF_OTHER_THINGS = re.compile(r"^(?:\s?内饰|牌|号牌|车牌|\s?번호판|软件|通道|产业|收入|地带|预警|食品)")
_PROB = 0.85


@cache
def _names() -> Names:
    return Names(colours.names())


def find(folded: Folded) -> Iterator[Mention]:
    """Yield colours in English; of plates and linings none."""
    for start, end, value in _names().find(lowered(folded.text)):
        if not _OF_OTHER_THINGS.search(after(folded, end, 6)):
            yield mention(folded, "colour", value, (start, end), _PROB)
    for match in _ENGLISH.finditer(folded.text):
        value = (match["colour"] or match["led"]).lower().replace("gray", "grey")
        yield mention(folded, "colour", value, match.span(), _PROB)


PATTERN = Pattern(
    name="colour",
    version=1,
    kind="colour",
    source="tables/colours.csv",
    find=find,
    examples=(
        ("珍珠白 凯美瑞", "white"),
        ("黑色轿车", "black"),
        ("흰색 캠리", "white"),
        ("a white Camry for sale", "white"),
        ("colour: gray", "grey"),
    ),
    refusals=("黑车一台", "黄色号牌", "노란색 번호판", "black market", "黑色产业链", "白手套"),
)
