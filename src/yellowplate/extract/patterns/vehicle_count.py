"""How many vehicles were seen, stood or came: "over 20 vehicles", 차량 40여 대, 30多辆."""

from __future__ import annotations

from collections.abc import Iterator

from yellowplate.extract.amounts import Counter
from yellowplate.extract.found import longest, mention
from yellowplate.extract.pattern import Pattern
from yellowplate.folded import Folded
from yellowplate.records import Mention

_COUNTER = Counter(
    "vehicles",
    english=(
        r"(?:(?:more|new|used|second-hand|unplated|unlicensed|smuggled|Chinese|white|black|passenger|private|parked|other|"
        r"different|yellow-plated?|of the|of)\s){0,3}"
        r"(?:cars?|vehicles?|trucks?|vans?|buses|lorries|SUVs?|sedans?|motor vehicles)\b(?! parks?| dealers?)"
    ),
    chinese=r"(?:辆|台(?=车|轿|货|卡|皮|面|越|的?$|[\s,。、多以左在过停]))(?!费)",
    korean=r"대(?=$|[\s,.를가의쯤씩은는도로이에였밖뿐다정넘남])(?!\s?(?:에|당|값|남[성자]|여[성자]|초반|중반|후반|청년|직장))",
)
_PROB = 0.85


def find(folded: Folded) -> Iterator[Mention]:
    """Yield counts of vehicles with their range."""
    yield from longest(
        mention(folded, "vehicle_count", count.words, (count.start, count.end), _PROB, quantity=count.quantity)
        for count in _COUNTER.find(folded)
    )


PATTERN = Pattern(
    name="vehicle_count",
    version=1,
    kind="vehicle_count",
    source="field rules of the news samples; extract/amounts.py",
    find=find,
    examples=(
        ("Harrow counted 64 vehicles without number plates", "64 vehicles"),
        ("at least 100 unplated vehicles in Hyesan", "at least 100 unplated vehicles"),
        ("over 20 vehicles", "over 20 vehicles"),
        ("I watched eleven cars come off", "eleven cars"),
        ("dozens of cars", "dozens of cars"),
        ("번호판 없는 승용차 37대를 직접 세었다", "37대"),
        ("차량 40여 대", "40여 대"),
        ("50대가 넘게 있었다", "50대가 넘"),
        ("中国车30多辆", "30多辆"),
        ("至少二十辆", "至少二十辆"),
        ("between 80 and 95 vehicles", "between 80 and 95 vehicles"),
    ),
    refusals=(
        "1대에 2만 위안",
        "第一辆",
        "30대 남성",
        "68000元",
        "a used car dealer",
        "64 car parks",
        "이십대 청년",
        "95 to 80 vehicles",
        "13.5 vehicles",
    ),
)
