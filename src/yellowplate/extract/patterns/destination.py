"""Where a car is said to go, or may only go: North Korea, a border crossing, somewhere else abroad."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from yellowplate.extract.found import after, before, longest, mention
from yellowplate.extract.pattern import Pattern
from yellowplate.folded import Folded
from yellowplate.records import Mention
from yellowplate.tables import cues, places

_NEGATED = re.compile(
    r"(?:不|别|勿|非|无法|不能|没|没有|严禁|禁止|谢绝|拒绝|not|never|no)\s?(?:能|卖|出|发|去|到|往|运|送|过|做|做去|接|想去)?\s?$"
)
_NEGATED_EN = re.compile(
    r"\b(?:not|never|no)\s(?:for\s)?(?:export|sale|delivery|shipping|going|shipped|sold)?\s?$", re.IGNORECASE
)
_NEGATED_AFTER = re.compile(
    r"^(?:鲜|江|河|岸)?的?\s?(?:不(?:去|发|卖|做|行|接|要|可|收)|勿扰|免谈|除外|别来|滚|(?:는|은|로)?\s?(?:안|못|불가|금지)|"
    r"(?:으로|로)?는?\s?(?:안|못)|(?:is )?not)"
)
_FALSE = re.compile(
    r"隧道|(?<!图们)(?<!中朝)(?<!鸭绿江)大桥(?!到)|轻轨|通道|旅游|自驾|签证|观光|冷面|美食|辣白菜|高速路口|过桥米线|관광|여행|냉면|이사"
)
_INLAND = re.compile(
    r"武汉|宜昌|重庆|南京|上海|长沙|九江|芜湖|广州|杭州|南昌|合肥|成都|宜宾|泸州|荆州|安庆|扬州|镇江|南通|福州|宁波|柳州|南宁|"
    r"兰州|郑州|天津|哈尔滨|佳木斯|吉林市|松原|沈阳|汉口|武昌|江北区|江南区|浦东|浦西"
)
"""Towns on other rivers: with one of them, and no border town, what lies over the river is a part of the town."""
_RIVERSIDE = re.compile(r"^(?!.*(?:鸭|图们|朝|惠山|新义州)).*(?:江|河|对[岸面过]|那[边头面]|桥)")
_NOTHING_ELSE = re.compile(r"^(?:鲜|江|河)?(?:的)?(?:就)?(?:不卖|别问|别来|别看|免谈|不谈|不出|不给|勿扰)")
"""不去朝鲜不卖: who does not take it there does not get it."""
_CONDITION = re.compile(r"只|仅|能|专|限|的来|的联系|带走|可以去|만(?:\s|$|[\"”])|분만|조건|only|who can|able to")
_PROB = {"dprk": 0.85, "crossing_only": 0.75, "other": 0.7}


@cache
def _expressions() -> tuple[tuple[str, re.Pattern[str]], ...]:
    inside = [named for named in places.load() if named.place.country == "kp" and named.kind != "country"]
    border = [named for named in places.load() if named.kind in ("border", "river")]
    of_places = [("dprk", places.expression(named)) for named in inside]
    of_places += [("crossing_only", places.expression(named)) for named in border]
    listed = [(cue.value, cue.expression) for cue in cues.load("destination")]
    return (*listed, *((value, re.compile(text)) for value, text in of_places))


def _candidates(text: str) -> Iterator[tuple[str, re.Match[str]]]:
    """Yield what the expressions find; words that mean the other side only at the border count only beside it."""
    found = [(value, match) for value, expression in _expressions() for match in expression.finditer(text)]
    is_at_border = any(value == "crossing_only" for value, _ in found)
    if is_at_border:
        beside = cues.load("destination_beside_border")
        found += [(cue.value, match) for cue in beside for match in cue.expression.finditer(text)]
    elif _INLAND.search(text):
        found = [(value, match) for value, match in found if not _RIVERSIDE.match(match[0])]
    yield from found


def _finds(folded: Folded) -> Iterator[Mention]:
    for value, match in _candidates(folded.text):
        led, follows = before(folded, match.start(), 8), after(folded, match.end(), 6)
        is_only = _NEGATED.search(led) is not None and _NOTHING_ELSE.search(follows) is not None
        if not is_only and (
            _NEGATED.search(led)
            or _NEGATED_EN.search(before(folded, match.start(), 20))
            or _NEGATED_AFTER.search(follows)
            or _FALSE.search(led + match[0] + follows)
        ):
            continue
        is_condition = is_only or _CONDITION.search(led + match[0] + follows) is not None
        note = "named as a condition of the sale" if is_condition and value == "dprk" else ""
        yield mention(folded, "destination", value, match.span(), _PROB[value] + 0.1 * bool(note), note=note)


def find(folded: Folded) -> Iterator[Mention]:
    """Yield destinations: "dprk", "crossing_only" (the border and no more), "other" (export elsewhere)."""
    yield from longest(_finds(folded))


PATTERN = Pattern(
    name="destination",
    version=3,
    kind="destination",
    source="lexicon, categories destination and crossing, with their false friends; tables/places.csv",
    find=find,
    examples=(
        ("能去朝鲜的来 VX：che_8866a", "dprk"),
        ("只卖能过江的", "dprk"),
        ("能过 朝 的来", "dprk"),
        ("可发 chaoxian", "dprk"),
        ("包送河对面", "dprk"),
        ("惠山交货", "dprk"),
        ("去不了朝鲜别来", "dprk"),
        ("找人把车弄过鸭绿江", "dprk"),
        ("只出北边 过了江就没事", "dprk"),
        ("강 건너로 가져갈 분만", "dprk"),
        ("북한으로 가져갈 수 있는 분", "dprk"),
        ("only to a buyer who can take it to North Korea", "dprk"),
        ("不去朝鲜不卖", "dprk"),
        ("过图们大桥到南阳那边", "dprk"),
        ("12.6w 长白交车", "crossing_only"),
        ("图们口岸常年收", "crossing_only"),
        ("丹东提车", "crossing_only"),
        ("出口车 手续正规", "other"),
        ("可出口俄罗斯", "other"),
    ),
    refusals=(
        "朝鲜冷面正宗 延吉老店",
        "长白山自驾游",
        "惠山区二手车市场",
        "不去朝鲜",
        "我们不做去朝鲜的生意",
        "朝鲜的勿扰",
        "过江隧道堵车",
        "高速出口右转",
        "奥迪Q7(进口) 2014款 35 TFSI 中东版",
        "对面开来一辆车",
        "朝阳区 提车",
        "CX-5 2020款",
        "북한산 등산",
        "평양냉면 맛집",
    ),
)
