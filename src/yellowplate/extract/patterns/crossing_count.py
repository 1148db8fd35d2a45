"""How many crossings there are: "more than 20 temporary crossings", 도강로가 세 곳, 二十多处浮桥."""

from __future__ import annotations

import re
from collections.abc import Iterator

from yellowplate.extract.amounts import Counter
from yellowplate.extract.found import after, before, longest, mention
from yellowplate.extract.pattern import Pattern
from yellowplate.folded import Folded
from yellowplate.records import Mention

_COUNTER = Counter(
    "crossings",
    english=(
        r"(?:(?:temporary|makeshift|new|illegal|river|vehicle|smuggling|more|other|different|unofficial)\s){0,3}"
        r"(?:crossings?|fords?|crossing points|makeshift bridges|pontoon bridges|river routes)\b"
    ),
    chinese=r"(?:处|座|条|个)(?:的)?(?:临时|简易|新)?(?:的)?(?:浮桥|便桥|渡口|过江(?:点|通道|路)|便道|渡河点|临时桥|口子)",
    korean=r"(?:곳|군데|개(?:소)?)",
)
_KOREAN_THING = re.compile(r"도강로|건널목|도하|횡단(?!보도)|임시\s?다리|밀수\s?(?:통로|길|루트)|가교|도강")
_IS_KOREAN = re.compile("[가-힣]$")
_REACH = 24
_PROB = 0.8


def _is_of_crossings(folded: Folded, start: int, end: int) -> bool:
    """Tell whether a bare Korean count (세 곳) stands beside a word for a crossing."""
    return _KOREAN_THING.search(before(folded, start, _REACH) + "|" + after(folded, end, _REACH)) is not None


def find(folded: Folded) -> Iterator[Mention]:
    """Yield counts of crossings with their range; Korean counts need a word for a crossing near by."""
    yield from longest(
        mention(folded, "crossing_count", count.words, (count.start, count.end), _PROB, quantity=count.quantity)
        for count in _COUNTER.find(folded)
        if not _IS_KOREAN.search(count.words) or _is_of_crossings(folded, count.start, count.end)
    )


PATTERN = Pattern(
    name="crossing_count",
    version=1,
    kind="crossing_count",
    source="field rules of the news samples; extract/amounts.py",
    find=find,
    examples=(
        ("more than 20 temporary crossings on the Yalu", "more than 20 temporary crossings"),
        ("four makeshift crossings near Uiju", "four makeshift crossings"),
        ("임시 도강로가 세 곳 있었다", "세 곳"),
        ("二十多处浮桥", "二十多处浮桥"),
        ("24 fords over 80 km", "24 fords"),
    ),
    refusals=("pedestrian crossing", "4 crossroads", "식당 세 곳", "两处房产", "24 km"),
)
