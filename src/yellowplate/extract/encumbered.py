"""Whether a line says that somebody holds a right over the car, and of what kind."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from yellowplate.extract.disguise import plainly
from yellowplate.extract.reason import Reason, total
from yellowplate.records import Mention

_SURE = 0.7
_YES = 1.0
"""Sum from which a line says yes."""
_PAPERS = {
    "missing: title book": 1.0,
    "missing: papers": 1.0,
    "missing: transfer of title": 1.0,
    "missing: annual inspection": 0.45,
    "missing: number plates": 0.45,
    "present: assignment of the claim": 0.8,
    "present: pledge contract": 0.8,
    "present: transfer of title": -0.4,
    "present: title book": -0.3,
    "present: export licence": -0.3,
}
"""What papers count: a seller without the title book, or without a transfer, is rarely free to sell."""
_WORD, _WEAK_WORD, _TRACKER, _INSTALMENTS = 2.0, 0.5, 1.0, 1.5
_DENIED, _RELEASED = -1.0, -3.5
_RELEASE = re.compile(r"结清|还清|解押|还完|解除|注销|赎|released|paid|settled|cleared|끝|완납|말소|해지")
_RESIDUE = re.compile(r"未|没|欠|还剩|二押|二抵|2抵|三抵|断|not|unpaid|남은")
_KINDS = (
    ("instalment", re.compile(r"分期|按揭|月供|贷|断供|期|할부|finance|loan|instal")),
    ("pledge", re.compile(r"质|[当赎]|(?<!抵)押(?!车)|pledge|담보|pawn")),
    ("mortgage", re.compile(r"抵押|[一二三首多12]抵|[一二三首多12]押|저당|mortgage|lien", re.IGNORECASE)),
    ("debt_assignment", re.compile(r"债|顶[账帐]|抵账|抵债|抵工|빚")),
    ("sealed", re.compile(r"查封|封车|法院|압류|seized")),
)


def _weight(mention: Mention) -> tuple[str, float] | None:
    if mention.kind == "papers":
        weight = _PAPERS.get(mention.value)
        return None if weight is None else (f"papers {mention.value}", weight)
    if mention.kind == "tracker":
        return "tracker removed", _TRACKER
    if mention.kind == "instalments" and mention.value.startswith("left"):
        return "instalments left", _INSTALMENTS
    if mention.kind != "encumbrance":
        return None
    if mention.value == "yes":
        if mention.prob < _SURE:
            return f"weak word {plainly(mention.raw).text}", _WEAK_WORD
        is_residue = _RESIDUE.search(mention.raw) is not None
        return ("word of a debt that is left", -_RELEASED + _YES) if is_residue else ("word of encumbrance", _WORD)
    return ("released", _RELEASED) if _RELEASE.search(plainly(mention.raw).text) else ("denied", _DENIED)


def encumbered_reasons(mentions: Sequence[Mention]) -> Iterator[Reason]:
    """Yield what speaks for and against an encumbrance, in order of the mentions."""
    for mention in mentions:
        found = _weight(mention)
        if found:
            yield Reason("encumbered", *found, mention.raw, mention.start, mention.end)


def of_claims(reasons: Sequence[Reason], *, is_for_dprk: bool) -> str:
    """Weigh the reasons.

    Args:
        reasons: each feature once.
        is_for_dprk: the line offers a car for North Korea, where few lawful cars go.

    Returns:
        "yes", "no" or "unclear".
    """
    found = total(reasons, "encumbered")
    if found >= _YES:
        return "yes"
    is_denied = any(reason.weight < 0 for reason in reasons)
    if is_denied and found < 0:
        return "no"
    return "unclear" if found > 0 or is_for_dprk else "no"


def kinds_of(mentions: Sequence[Mention]) -> tuple[str, ...]:
    """Name the kinds of encumbrance that the words of a line say, sorted; "other" where none is clear."""
    words = [
        plainly(mention.raw).text for mention in mentions if mention.kind == "encumbrance" and mention.value == "yes"
    ]
    found = {name for word in words for name, expression in _KINDS if expression.search(word)}
    return tuple(sorted(found)) or (("other",) if words else ())
