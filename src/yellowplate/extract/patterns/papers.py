"""Papers said to be missing or present."""

from __future__ import annotations

import re
from collections.abc import Iterator

from yellowplate.extract.found import is_led_by, longest, mention
from yellowplate.extract.pattern import Pattern
from yellowplate.folded import Folded
from yellowplate.records import Mention
from yellowplate.tables import cues

_NOT_LED = re.compile(r"(?:不|没|没有|无|未|不是|缺|无法|不能|不用|办理|代办|需要?|怎么)\s?$")


def _finds(folded: Folded) -> Iterator[Mention]:
    for cue in cues.load("papers"):
        for match in cue.expression.finditer(folded.text):
            if cue.value.startswith("present") and is_led_by(folded, match.start(), _NOT_LED, 4):
                continue
            yield mention(folded, "papers", cue.value, match.span(), cue.prob)


def find(folded: Folded) -> Iterator[Mention]:
    """Yield what is said of title, papers and plates; the negated form is longer and wins (不能过户 over 能过户)."""
    yield from longest(_finds(folded))


PATTERN = Pattern(
    name="papers",
    version=2,
    kind="papers",
    source="lexicon, categories document and condition of sale",
    find=find,
    examples=(
        ("绿本押公司 不能过户", "missing: transfer of title"),
        ("绿本押公司 不能过户", "missing: title book"),
        ("绿本在银行", "missing: title book"),
        ("黑车 没手续", "missing: papers"),
        ("手续全 8.8W", "present: papers"),
        ("可过户 2020年卡罗拉", "present: transfer of title"),
        ("手续正规 有出口许可 报关单", "present: export licence"),
        ("自己年检", "missing: annual inspection"),
        ("번호판이 없는 차", "missing: number plates"),
        ("不 过 户", "missing: transfer of title"),
        ("💰5.8w ❌过户", "missing: transfer of title"),
    ),
    refusals=("过户费另算", "保险到明年3月", "登记时间", "手续费两千", "代办出口许可证"),
)
