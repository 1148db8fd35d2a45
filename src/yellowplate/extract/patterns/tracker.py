"""Trackers said to be removed or absent."""

from __future__ import annotations

import re
from collections.abc import Iterator

from yellowplate.extract.found import after, is_led_by, longest, mention
from yellowplate.extract.pattern import Pattern
from yellowplate.folded import Folded
from yellowplate.records import Mention

_G = r"(?:GPS(?:定位器?|跟踪器?)?|G(?![A-Za-z0-9])|定位器?|追踪器|跟踪器|T-?BOX)"
_REMOVED = re.compile(
    rf"(?P<done>拆(?:除|了|掉|完|干净)?(?:了)?(?:的)?(?:旧|所有|全部|车上的?)?{_G}|{_G}\s?(?:已经?|都|全部?|也)*\s?(?:拆|清|摘|处理|屏蔽(?!器))(?:除|了|掉|完|干净|过)?|"
    rf"(?:无|没有?|不带|不含|零){_G}|屏蔽(?:房|仓|车库|间)|(?:断|拔)(?:了|掉)?(?:联网|网卡|卡)|安吉星已?(?:拆|断)|"
    r"(?:GPS|위치\s?추적기|추적기|추적\s?장치)(?:는|은|를|을)?\s?(?:이미\s?)?(?:다\s?)?(?:제거|떼|뗐|뗀|없)|"
    r"(?:gps|trackers?)\s(?:has been |have been |was |were |already |is |are )?(?:removed|disabled|stripped)|"
    r"(?:gps|trackers?) removal\b|\bremov(?:e|ing) (?:gps|trackers?)|"
    r"\bno (?:gps|trackers?)\b|(?:removed|stripped) (?:the |all |of )?(?:gps|trackers?))",
    re.IGNORECASE,
)
_NEGATED = re.compile(r"(?:没有?|未|不|别|不是|尚未|还没|不用|无需|勿|안|못|not|never)\s?$", re.IGNORECASE)
_NEGATED_AFTER = re.compile(r"^\s?(?:不了|不掉|不干净|지\s?(?:않|못)|기\s?전)")
_DOUBT = re.compile(r"^\s?(?:器)?\s?(?:没(?=$|[?,。\s]|拆|有没)|吗|么|\?|怎么)|^(?:信号|测试|试验|导航|精准|服务不)")
_PROB = 0.9


def _finds(folded: Folded) -> Iterator[Mention]:
    for match in _REMOVED.finditer(folded.text):
        follows = after(folded, match.end(), 6)
        if is_led_by(folded, match.start(), _NEGATED, 4) or _NEGATED_AFTER.search(follows) or _DOUBT.search(follows):
            continue
        yield mention(folded, "tracker", "removed", match.span(), _PROB)


def find(folded: Folded) -> Iterator[Mention]:
    """Yield words that say a tracker was removed, is absent or was silenced; scanning for one says neither."""
    yield from longest(_finds(folded))


PATTERN = Pattern(
    name="tracker",
    version=2,
    kind="tracker",
    source="lexicon, category tracking removal; 洗车 alone is nearly always a car wash and is not read",
    find=find,
    examples=(
        ("不能过户 GPS已拆 电话", "removed"),
        ("屏蔽房洗过 干净无G 18款X5", "removed"),
        ("拆除gps定位器", "removed"),
        ("定位 全拆了", "removed"),
        ("没有定位", "removed"),
        ("추적기 제거했습니다", "removed"),
        ("the tracker was removed", "removed"),
        ("no GPS, no papers", "removed"),
        ("拆G", "removed"),
    ),
    refusals=(
        "GPS没拆",
        "未拆GPS",
        "GPS还在",
        "GPS拆不了",
        "带GPS导航",
        "洗车一次20",
        "无Gucci",
        "无GPS信号",
        "GPS拆了没",
        "定位精准",
    ),
)
