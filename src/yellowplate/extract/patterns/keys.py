"""How many keys come with a car, or that there is none."""

from __future__ import annotations

import re
from collections.abc import Iterator

from yellowplate.extract.found import longest, mention
from yellowplate.extract.numerals import to_number
from yellowplate.extract.pattern import Pattern
from yellowplate.folded import Folded
from yellowplate.records import Mention

_COUNTED = re.compile(
    r"(?P<first>[一两二三123])\s?把\s?(?:原车|原厂)?(?:车?钥匙)|(?:车?钥匙)\s?(?:就|只|还)?(?:有|剩)?\s?(?P<second>[一两二三123])\s?把"
    r"|(?:열쇠|키)\s?(?P<korean>[1-3]|한|두|세)\s?개|\b(?P<english>one|two|three|[1-3]) keys?\b",
    re.IGNORECASE,
)
_WORDS = re.compile(
    r"(?P<none>(?:没有?|无|缺|丢了?)(?:车)?钥匙(?!进入|启动)|钥匙(?:丢|没)了?|no keys?\b|열쇠\s?(?:가\s?)?없)"
    r"|(?P<one>单钥匙)|(?P<two>双钥匙|钥匙齐全?|备用钥匙在)",
    re.IGNORECASE,
)
_PROB = 0.85


def _finds(folded: Folded) -> Iterator[Mention]:
    for match in _COUNTED.finditer(folded.text):
        words = next(word for word in match.groups() if word)
        yield mention(folded, "keys", str(to_number(words.lower())), match.span(), _PROB)
    for match in _WORDS.finditer(folded.text):
        value = {"none": "0", "one": "1", "two": "2"}[match.lastgroup or ""]
        yield mention(folded, "keys", value, match.span(), _PROB)


def find(folded: Folded) -> Iterator[Mention]:
    """Yield the number of keys, "0" where none is left."""
    yield from longest(_finds(folded))


PATTERN = Pattern(
    name="keys",
    version=1,
    kind="keys",
    source="lexicon, category tracking removal (换锁, 单钥匙); own expressions",
    find=find,
    examples=(
        ("质押车，钥匙一把，行驶证在", "1"),
        ("两把钥匙", "2"),
        ("没钥匙", "0"),
        ("单钥匙", "1"),
        ("열쇠 두 개", "2"),
        ("two keys", "2"),
        ("🔑一把", "1"),
    ),
    refusals=("一把刀", "钥匙扣", "无钥匙进入", "keyless entry", "关键词"),
)
