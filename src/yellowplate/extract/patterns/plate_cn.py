"""Chinese number plates in running text, with their province character."""

from __future__ import annotations

import re
from collections.abc import Iterator

from yellowplate.extract.found import mention
from yellowplate.extract.pattern import Pattern
from yellowplate.folded import Folded
from yellowplate.numbers import plate_cn
from yellowplate.records import Mention
from yellowplate.records.errors import NumberError

_PLATE = re.compile(
    rf"[{plate_cn.PROVINCES}] ?[A-Z][ ·•‧.・\-]{{0,2}}"
    r"(?:[A-Z0-9]{4}[挂学警港澳]|[A-Z0-9]{6}|[A-Z0-9]{5}"
    r"|[一幺二三四五六七八九零A-Z0-9]{5,6}|[A-Z0-9](?: [A-Z0-9]){4,5})(?![A-Z0-9])",
    re.IGNORECASE,
)
_HAN_DIGITS = str.maketrans("一幺二三四五六七八九零", "11234567890")
_PROB = 0.95


def find(folded: Folded) -> Iterator[Mention]:
    """Yield plates that keep the grammar of GA 36; without the province character only plate readers may guess."""
    for match in _PLATE.finditer(folded.text):
        try:
            plate = plate_cn.parse(match[0].translate(_HAN_DIGITS))
        except NumberError:
            continue
        yield mention(folded, "plate", plate.text, match.span(), _PROB)


PATTERN = Pattern(
    name="plate_cn",
    version=2,
    kind="plate",
    source="GA 36 through numbers/plate_cn.py; note on plates, section B",
    find=find,
    examples=(
        ("丹东提车 辽F·D12345 比亚迪宋PLUS", "辽FD12345"),
        ("绿本在银行 吉H·8K21Z", "吉H8K21Z"),
        ("遼f12a45", "辽F12A45"),
        ("吉H1234挂", "吉H1234挂"),
        ("沪A 12345D 大巴", "沪A12345D"),
        ("辽F 1 2 A 4 5", "辽F12A45"),
        ("辽F幺二三四五", "辽F12345"),
    ),
    refusals=(
        "辽F·1**45",
        "吉HO1234",
        "新A4L 5.98万",
        "新A6L2021款",
        "京A1234567890",
        "云ABCDEF",
        "F12A45",
    ),
)
