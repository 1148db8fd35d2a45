"""Places of the trade, by any of their names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from yellowplate.extract.found import longest, mention
from yellowplate.extract.pattern import Pattern
from yellowplate.folded import Folded
from yellowplate.records import Mention
from yellowplate.tables import places

_PROB = 0.9


@cache
def _expressions() -> tuple[tuple[places.Named, re.Pattern[str]], ...]:
    return tuple((named, re.compile(places.expression(named))) for named in places.load())


def find(folded: Folded) -> Iterator[Mention]:
    """Yield place names; the value is the English name of the table, the note its kind."""
    finds = [
        mention(folded, "place", named.place.name, match.span(), _PROB, note=named.kind)
        for named, expression in _expressions()
        for match in expression.finditer(folded.text)
    ]
    yield from longest(finds)


PATTERN = Pattern(
    name="place",
    version=1,
    kind="place",
    source="tables/places.csv",
    find=find,
    examples=(
        ("长白交车", "Changbai"),
        ("長白口岸", "Changbai"),
        ("혜산 시내 보관장", "Hyesan"),
        ("the brickworks yard at Uiju", "Uiju"),
        ("丹东提车", "Dandong"),
        ("能去朝鲜的来", "North Korea"),
        ("图们江边", "Tumen River"),
        ("신의주에서", "Sinuiju"),
    ),
    refusals=(
        "长白山自驾游",
        "惠山区二手车市场",
        "朝鲜冷面正宗",
        "朝鲜族老店",
        "临江路店",
        "北京现代途胜",
        "延吉老店",
        "장백산 관광",
        "抗美援朝鲜花",
        "북한산 등산",
    ),
)
