"""QQ ids and QQ groups."""

from __future__ import annotations

import re
from collections.abc import Iterator

from yellowplate.extract.found import mention
from yellowplate.extract.pattern import Pattern
from yellowplate.folded import Folded
from yellowplate.records import Mention

_QQ = re.compile(
    r"(?:(?<![A-Za-z0-9])q\s?q?|[扣抠口蔻叩]\s?[扣抠口蔻叩]|企鹅|(?<![折抵克回])扣(?=\s?:?\d{6})|球球|丘丘|秋秋|큐큐)\s?(?P<group>群)?\s?(?:号码?)?\s?[:是=]?\s?(?P<id>[1-9]\d{5,10}|(?<=[:=号是])[1-9]\d{4})(?!\d|\.\d|[万元块])",
    re.IGNORECASE,
)
_PROB = 0.95


def find(folded: Folded) -> Iterator[Mention]:
    """Yield ids of 5 to 11 digits that stand behind the name of the service."""
    for match in _QQ.finditer(folded.text):
        note = "a group, not a person" if match["group"] else ""
        yield mention(folded, "qq", match["id"], match.span("id"), _PROB, note=note)


PATTERN = Pattern(
    name="qq",
    version=2,
    kind="qq",
    source="lexicon, pattern qq",
    find=find,
    examples=(
        ("3.5万拿走，QQ 283947561", "283947561"),
        ("🐧2839475610", "2839475610"),
        ("扣扣：２８３９４７５６１", "283947561"),
        ("Q群 283947561", "283947561"),
        ("抠抠283947561", "283947561"),
        ("Q Q：283947561", "283947561"),
        ("或扣330040044", "330040044"),
        ("QQ：28394", "28394"),
    ),
    refusals=("奇瑞QQ 2010款", "QQ 1.1L", "283947561", "奇瑞QQ 12345万", "IQ 123456", "15年QQ 16800"),
)
