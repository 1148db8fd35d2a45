"""What one line means: an offer or not, encumbered or not, where to, for how much; from the mentions alone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from yellowplate.discover import plug_ins
from yellowplate.extract.pattern import Pattern
from yellowplate.folded import fold
from yellowplate.records import Mention

_SURE = 0.7
"""Words of encumbrance below this need company: two of them, or missing papers."""
_NOT_AN_OFFER = ("wanted", "loan", "service", "rental", "notice", "not_car")
_NO_ENCUMBRANCE = ("loan", "service", "notice", "not_car")
"""What a line of this kind says of encumbrance is said of no car in particular."""
_TITLE_GONE = ("missing: title book", "missing: papers")
_WEAK_PAPERS = ("missing: transfer of title", "missing: annual inspection", "missing: number plates")
_CAR = ("model", "year", "mileage", "plate", "vin")


@dataclass(frozen=True, slots=True)
class LineMeaning:
    """One line understood, as the command `text` prints it.

    Attributes:
        is_offer: a car is offered to the reader.
        encumbered: "yes", "no" or "unclear" (a North Korean destination and not a word on claims, or weak words only).
        destination: "dprk", "crossing_only", "other" or "none".
        price_yuan: asking price in whole yuan, or None.
        mileage_km: odometer in whole kilometres, or None.
        year: model year or year of making, or None.
        phone: telephone numbers; Chinese mobiles with 11 digits, others in E.164.
        wechat: WeChat ids.
        qq: QQ ids.
        plate: plates without separators.
        vin: VINs, upper case.
        tracker_removed: a tracker is said to be removed or absent.
        mentions: everything found, in order of place.
    """

    is_offer: bool
    encumbered: str
    destination: str
    price_yuan: int | None
    mileage_km: int | None
    year: int | None
    phone: tuple[str, ...]
    wechat: tuple[str, ...]
    qq: tuple[str, ...]
    plate: tuple[str, ...]
    vin: tuple[str, ...]
    tracker_removed: bool
    mentions: tuple[Mention, ...]


def mentions_in(line: str) -> tuple[Mention, ...]:
    """Run every pattern over one line.

    Args:
        line: raw text; spans of the mentions point into it.

    Returns:
        The mentions in order of place, then kind and value.
    """
    folded = fold(line)
    patterns: tuple[Pattern, ...] = plug_ins("yellowplate.extract.patterns", "PATTERN")
    found = [mention for pattern in patterns for mention in pattern.find(folded)]
    return tuple(sorted(found, key=lambda mention: (mention.start, mention.end, mention.kind, mention.value)))


def _of(mentions: Sequence[Mention], kind: str) -> list[Mention]:
    return [mention for mention in mentions if mention.kind == kind]


def _values(mentions: Sequence[Mention], kind: str, written: Callable[[str], str] = str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(written(mention.value) for mention in _of(mentions, kind)))


def _best(mentions: Sequence[Mention], kind: str) -> Mention | None:
    """Return the most probable mention of a kind, the first of equals."""
    return max(_of(mentions, kind), key=lambda mention: mention.prob, default=None)


def national(number: str) -> str:
    """Write a Chinese mobile as people do, other numbers in E.164.

    >>> national("+8613800001001"), national("+821012345678")
    ('13800001001', '+821012345678')
    """
    digits = number.removeprefix("+86")
    return digits if digits != number and digits.startswith("1") else number


def _is_offer(mentions: Sequence[Mention]) -> bool:
    cues = {mention.value for mention in _of(mentions, "offer")}
    if cues.intersection(_NOT_AN_OFFER):
        return False
    kinds = {mention.kind for mention in mentions}
    is_pledged = any(mention.value == "yes" for mention in _of(mentions, "encumbrance"))
    is_car = is_pledged or bool(kinds.intersection(_CAR))
    has_contact = bool(kinds & {"phone", "wechat", "qq"})
    if "question" in cues:
        return "sale" in cues and is_car and ("price" in kinds or has_contact)
    if "sale" in cues and (is_car or "price" in kinds or has_contact or kinds & {"destination", "tracker", "papers"}):
        return True
    if "price" in kinds:
        return is_car or "papers" in kinds
    if is_car and has_contact:
        return True
    return bool(kinds & {"model", "year"}) and _has_title_form(mentions)


def _has_title_form(mentions: Sequence[Mention]) -> bool:
    """Tell whether a line has the form of a listing's title: a model year marked as one (2018款)."""
    year = _best(mentions, "year")
    return year is not None and ("款" in year.raw or "model" in {mention.kind for mention in mentions})


def _encumbered(mentions: Sequence[Mention], *, is_offer: bool) -> str:
    cues = {mention.value for mention in _of(mentions, "offer")}
    if (not is_offer and "wanted" not in cues) or cues.intersection(_NO_ENCUMBRANCE):
        return "no"
    said = _of(mentions, "encumbrance")
    positive = [mention for mention in said if mention.value == "yes"]
    papers = {mention.value for mention in _of(mentions, "papers")}
    is_sure = any(mention.prob >= _SURE for mention in positive)
    n_weak = len(positive) + len(papers.intersection(_WEAK_PAPERS))
    if is_sure or (is_offer and (papers.intersection(_TITLE_GONE) or _of(mentions, "tracker") or n_weak > 1)):
        return "yes"
    if len(said) > len(positive):
        return "no"
    is_for_dprk = any(mention.value == "dprk" for mention in _of(mentions, "destination"))
    return "unclear" if n_weak or (is_offer and is_for_dprk) else "no"


def _destination(mentions: Sequence[Mention]) -> str:
    if any(mention.value == "not_car" for mention in _of(mentions, "offer")):
        return "none"
    said = {mention.value for mention in _of(mentions, "destination")}
    return next((value for value in ("dprk", "crossing_only", "other") if value in said), "none")


def understand(mentions: Sequence[Mention]) -> LineMeaning:
    """Say what the mentions of one line mean together.

    Args:
        mentions: as `mentions_in` returns them.

    Limits: words, not grammar: irony, quotation and what the next line says are not understood. Figures on the
        developer's lines are printed by `python -m benchmarks.text_lines`.
    """
    is_offer = _is_offer(mentions)
    price, mileage, year = (_best(mentions, kind) for kind in ("price", "mileage", "year"))
    return LineMeaning(
        is_offer=is_offer,
        encumbered=_encumbered(mentions, is_offer=is_offer),
        destination=_destination(mentions),
        price_yuan=int(Decimal(price.value)) if price else None,
        mileage_km=int(Decimal(mileage.value)) if mileage else None,
        year=int(year.value) if year else None,
        phone=_values(mentions, "phone", national),
        wechat=_values(mentions, "wechat"),
        qq=_values(mentions, "qq"),
        plate=_values(mentions, "plate"),
        vin=_values(mentions, "vin"),
        tracker_removed=bool(_of(mentions, "tracker")),
        mentions=tuple(mentions),
    )


def analyse(line: str) -> LineMeaning:
    """Understand one line of text.

    Args:
        line: raw text, one line.

    >>> meaning = analyse("全款抵押车 21年凯美瑞 表显3.8万公里 6万8 能去朝鲜的来")
    >>> meaning.is_offer, meaning.encumbered, meaning.destination, meaning.price_yuan, meaning.year
    (True, 'yes', 'dprk', 68000, 2021)
    """
    return understand(mentions_in(line))
