"""North Korean number plates in running text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from yellowplate.extract.found import after, mention
from yellowplate.extract.pattern import Pattern
from yellowplate.folded import Folded
from yellowplate.numbers import plate_kp
from yellowplate.records import Mention

_REGIONS = "|".join(region for region in plate_kp.REGIONS if region != "외")
_PLATE = re.compile(
    rf"(?<![가-힣])(?P<plate>(?:{_REGIONS}|외(?=\s?\d{{2}}\s?-))\s?\d{{2}}\s?[\-–·]\s?\d{{2,5}})(?![\d\-.])"
)
_BARE = re.compile(
    rf"(?:번호판|차\s?번호|차량번호|车牌|plate)\s?(?:은|는|이|:|号)?\s?"
    rf"(?P<plate>(?:{_REGIONS})\s?\d{{2}}\s?[\-–·]?\s?\d{{2,5}})(?![\d\-.])"
)
_A_COUNT = re.compile(r"^\s?(?:명|대|개|년|월|km|kg|만|천)")
_PROB = 0.85


def find(folded: Folded) -> Iterator[Mention]:
    """Yield plates; without a hyphen only behind a word for a plate."""
    seen: set[int] = set()
    for match in (*_PLATE.finditer(folded.text), *_BARE.finditer(folded.text)):
        start, end = match.span("plate")
        if start not in seen and not _A_COUNT.search(after(folded, end, 3)):
            seen.add(start)
            yield mention(folded, "plate_kp", plate_kp.parse(match["plate"]).text, (start, end), _PROB)


PATTERN = Pattern(
    name="plate_kp",
    version=1,
    kind="plate_kp",
    source="note on plates, section B, through numbers/plate_kp.py",
    find=find,
    examples=(
        ("평북 48-366 번호판", "평북48-366"),
        ("노란 번호판 평양 12-3456", "평양12-3456"),
        ("차 번호는 나선 21 345", "라선21-345"),
        ("挂平北48-366的车", "평북48-366"),
        ("외 61-123", "외61-123"),
    ),
    refusals=("평양 2025", "강원 12-15명", "평북 48", "서울 12-3456", "평양 12345", "해외 10-200"),
)
