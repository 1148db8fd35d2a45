"""Words that make a line an offer, and words that make it something else."""

from __future__ import annotations

from collections.abc import Iterator

from yellowplate.extract.found import mention
from yellowplate.extract.pattern import Pattern
from yellowplate.folded import Folded
from yellowplate.records import Mention
from yellowplate.tables import cues


def find(folded: Folded) -> Iterator[Mention]:
    """Yield cues; values other than "sale" and "vehicle" say what a line is instead of an offer."""
    finds = [
        mention(folded, "offer", cue.value, match.span(), cue.prob)
        for cue in cues.load("offer")
        for match in cue.expression.finditer(folded.text)
    ]
    yield from sorted(finds, key=lambda find: (find.start, find.end, find.value))


PATTERN = Pattern(
    name="offer",
    version=2,
    kind="offer",
    source="note on dealer text, section A: an encumbrance word alone is no offer, it needs a sale cue",
    find=find,
    examples=(
        ("低价出 2023款汉EV", "sale"),
        ("皮卡两台", "vehicle"),
        ("听说抵押车便宜", "hearsay"),
        ("招聘拖车司机", "job"),
        ("警惕抵押车骗局", "warning"),
        ("3.5万拿走", "sale"),
        ("丹东提车", "sale"),
        ("只卖能过江的", "sale"),
        ("강 건너로 가져갈 분만", "sale"),
        ("mortgaged Camry for sale", "sale"),
        ("收购抵押车 质押车 高价 现金", "wanted"),
        ("收车：抵押车、查封车 有车的老板联系", "wanted"),
        ("图们口岸常年收 皮卡", "wanted"),
        ("【车抵贷】押证不押车，当天到账", "loan"),
        ("我们帮你拆除旧GPS", "service"),
        ("抵押车要交定金吗？", "question"),
        ("警方查获抵押车", "notice"),
        ("日租200 凯美瑞", "rental"),
        ("朝鲜冷面正宗 延吉老店", "not_car"),
    ),
    refusals=("21年凯美瑞2.0G 表显3.8万公里", "绿本押公司 不能过户", "出口车 手续正规", "支出", "以租代购车"),
)
