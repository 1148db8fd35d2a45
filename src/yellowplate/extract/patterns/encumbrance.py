"""Words that say a car is mortgaged, pledged, seized or otherwise claimed by somebody, or that it is not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from yellowplate.extract.found import after, before, longest, mention
from yellowplate.extract.pattern import Pattern
from yellowplate.folded import Folded, fold
from yellowplate.records import Mention
from yellowplate.tables import cues, terms

_LEFT_OUT = frozenset({"收车", "清收队", "背债人", "操盘手", "法拍车", "租赁公司车", "背户车", "分期抵押"})
"""Head terms that say nothing of this car: buyers, people, lawful auctions, brands; instalments stand in cues.csv."""
_FORMS_LEFT_OUT = frozenset(
    [
        "水车",
        "走水",
        "套车",
        "当车",
        "封车",
        "压车",
        "押证",
        "债转",
        "被查封",
        "1抵",
        "一押",
        "二押",
        "三押",
        "多押",
        "车押",
        "一抵",
        "首抵",
        "二抵",
        "三抵",
        "多抵",
        "黑户车",
        "没手续车",
        "押证不押车",
        "按揭不押车",
        "按揭不压车",
        "只押手续",
        "押绿本",
        "无手续",
        "死当车",
        "融资租赁车",
        "售后回租",
        "以租代购",
        "二次抵押",
        "转债权",
        "债权转让",
        "抵押权转让",
    ]
)
"""Forms with too many other meanings; where they matter tables/cues.csv names them with their surroundings."""
_FALSE_AFTER = re.compile(
    r"^(?:位|库|站|贷|间|款?合同|借款|监管|司机|载客|拉客|营运|"
    r"出租|达|税|金(?!额|杯|龙|刚|牛)|押金|러|번호|taxi| drivers?| taxis?)"
)
_FALSE_LED = re.compile(
    r"(?:房|宅|铺|写字楼|土地|设备|股权|股票|门面|商铺|公寓|별장|아파트|house |打|坐|拼|查处|整治)(?:产|子|屋)?\s?$"
)
_PROBS = {"high": 0.9, "medium": 0.75, "low": 0.4}


def _word(form: str) -> str:
    return rf"(?<![A-Za-z]){re.escape(form)}(?![A-Za-z])" if form.isascii() else re.escape(form)


@cache
def _expressions() -> tuple[tuple[str, float, re.Pattern[str]], ...]:
    forms: dict[float, list[str]] = {}
    for term in terms.variants("encumbrance"):
        form = fold(term.variant).text
        if term.term not in _LEFT_OUT and form not in _FORMS_LEFT_OUT:
            forms.setdefault(_PROBS[term.weight], []).append(form)
    listed = [
        ("yes", prob, "|".join(_word(form) for form in sorted(set(words), key=lambda form: (-len(form), form))))
        for prob, words in sorted(forms.items(), reverse=True)
    ]
    own = [(cue.value, cue.prob, cue.expression) for cue in cues.load("encumbrance")]
    return (*own, *((value, prob, re.compile(text, re.IGNORECASE)) for value, prob, text in listed))


def _finds(folded: Folded) -> Iterator[Mention]:
    for value, prob, expression in _expressions():
        for match in expression.finditer(folded.text):
            if value == "yes" and (
                _FALSE_AFTER.search(after(folded, match.end(), 8))
                or _FALSE_LED.search(before(folded, match.start(), 6))
            ):
                continue
            yield mention(folded, "encumbrance", value, match.span(), prob)


def find(folded: Folded) -> Iterator[Mention]:
    """Yield "yes" for words of encumbrance and "no" for their negations, which are longer and win."""
    yield from longest(_finds(folded))


PATTERN = Pattern(
    name="encumbrance",
    version=2,
    kind="encumbrance",
    source="lexicon, category encumbrance with its false friends; tables/terms.csv",
    find=find,
    examples=(
        ("全款抵押车 21年凯美瑞", "yes"),
        ("抵 . 押 . 车", "yes"),
        ("🈲押车一批", "yes"),
        ("diya车 全kuan", "yes"),
        ("抵押🚗 低价", "yes"),
        ("一抵 手续全", "yes"),
        ("债權車", "yes"),
        ("分期未结清", "yes"),
        ("顶账奔驰", "yes"),
        ("车贷还剩3万没还", "yes"),
        ("车主跑路 逾期车", "yes"),
        ("담보로 잡힌 차, 저당 잡힌 차", "yes"),
        ("할부가 남은 차", "yes"),
        ("a mortgaged car", "yes"),
        ("未抵押 可过户", "no"),
        ("不是抵押车", "no"),
        ("无抵押 一手车", "no"),
        ("贷款已结清", "no"),
        ("never been mortgaged", "no"),
        ("저당 없음", "no"),
    ),
    refusals=(
        "抵押车位出售",
        "房屋二抵办理",
        "一抵达就联系",
        "支持分期 0首付",
        "严打黑车司机",
        "打黑车去机场",
        "押金2000",
        "汽车低压报警",
        "洗车",
        "black car taxi",
        "统一押运",
    ),
)
