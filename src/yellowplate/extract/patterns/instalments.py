"""Instalments: how many are paid or left, and the monthly sum."""

from __future__ import annotations

import re
from collections.abc import Iterator

from yellowplate.extract.found import longest, mention
from yellowplate.extract.pattern import Pattern
from yellowplate.folded import Folded
from yellowplate.records import Mention

_EXPRESSIONS = (
    (
        "left",
        re.compile(
            r"(?:还?剩(?:余)?|还差|未还|没还|还有|欠)\s?(?P<n>\d{1,2})\s?(?:期|个月(?:月供|没还|未还))|(?P<m>\d{1,2})\s?期\s?(?:没还|未还|没供)"
        ),
    ),
    (
        "left",
        re.compile(
            r"(?:남은 할부|할부)\s?(?P<n>\d{1,2})\s?(?:개월|회)\s?(?:남)?"
            r"|(?P<m>\d{1,2}) (?:payments?|instal?ments?) (?:left|outstanding|remaining)"
        ),
    ),
    ("paid", re.compile(r"(?:还了|已还|供了|还过|交了)\s?(?P<n>\d{1,2})\s?期|(?P<m>\d{1,2})\s?期已还")),
    (
        "term",
        re.compile(
            r"(?:分|贷|做)\s?(?P<n>\d{1,2})\s?期|(?P<m>12|18|24|36|48|60)\s?期(?=\s|$|,|的|还|,|剩|月供|按揭|分期)"
        ),
    ),
)
_PROB = 0.8


def _finds(folded: Folded) -> Iterator[Mention]:
    for value, expression in _EXPRESSIONS:
        for match in expression.finditer(folded.text):
            yield mention(folded, "instalments", f"{value}: {match['n'] or match['m']}", match.span(), _PROB)


def find(folded: Folded) -> Iterator[Mention]:
    """Yield "left: n", "paid: n", "term: n"."""
    yield from longest(_finds(folded))


PATTERN = Pattern(
    name="instalments",
    version=1,
    kind="instalments",
    source="own expressions; lexicon, terms 分期未结清, 按揭",
    find=find,
    examples=(
        ("还剩12期没还", "left: 12"),
        ("36期还了8期", "paid: 8"),
        ("36期还了8期", "term: 36"),
        ("남은 할부 20개월", "left: 20"),
        ("12 payments left", "left: 12"),
    ),
    refusals=("第12期节目", "0首付 支持分期", "保质期12个月", "工期长"),
)
