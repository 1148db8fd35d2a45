"""What one line means: an offer or not, encumbered or not, where to, for how much; from the mentions alone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from yellowplate.discover import plug_ins
from yellowplate.extract.act import act_of, is_offered, offer_reasons
from yellowplate.extract.disguise import plainly
from yellowplate.extract.encumbered import encumbered_reasons, kinds_of, of_claims
from yellowplate.extract.pattern import Pattern
from yellowplate.extract.reason import Reason, strongest
from yellowplate.records import Mention

_NO_CAR_IN_PARTICULAR = frozenset(
    {
        "loan",
        "service",
        "notice",
        "not_car",
        "parts",
        "job",
        "news",
        "narrative",
        "warning",
        "hypothetical",
        "hearsay",
        "joke",
        "question",
        "rental",
    }
)
"""What a line that does this says of claims and destinations is said of no car in particular."""
_CARRIED = frozenset({"service", "narrative"})
"""Acts of lines that may still say where a car that is carried or was handed over goes."""
_TOLD = frozenset({"notice", "news", "warning", "hearsay", "joke", "question"})
"""What such a line says of trackers it says of no car."""
_CAR = frozenset({"model", "make", "plate", "vin", "encumbrance", "mileage", "tracker"})


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
        plate: plates without separators, Chinese and North Korean.
        vin: VINs, upper case.
        tracker_removed: a tracker is said to be removed or absent.
        mentions: everything found, in order of place.
        act: "offer", "wanted", "question", "notice", "news", "warning", "loan", ...; "none" where nothing tells.
        kinds: kinds of encumbrance named: "mortgage", "pledge", "instalment", "sealed", "debt_assignment", "other".
        condition: the destination is named as a condition of the sale.
        reasons: features with weights and words, by question in order of place.
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
    act: str = "none"
    kinds: tuple[str, ...] = ()
    condition: bool = False
    reasons: tuple[Reason, ...] = ()


def mentions_in(line: str) -> tuple[Mention, ...]:
    """Run every pattern over one line.

    Args:
        line: raw text; spans of the mentions point into it.

    Returns:
        The mentions in order of place, then kind and value.
    """
    folded = plainly(line)
    patterns: tuple[Pattern, ...] = plug_ins("yellowplate.extract.patterns", "PATTERN")
    found = [mention for pattern in patterns for mention in pattern.find(folded)]
    return tuple(sorted(found, key=lambda mention: (mention.start, mention.end, mention.kind, mention.value)))


def _of(mentions: Sequence[Mention], *kinds: str) -> list[Mention]:
    return [mention for mention in mentions if mention.kind in kinds]


def _values(mentions: Sequence[Mention], *kinds: str, written: Callable[[str], str] = str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(written(mention.value) for mention in _of(mentions, *kinds)))


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


def _destination_reasons(mentions: Sequence[Mention]) -> list[Reason]:
    return [
        Reason("destination", one.value, round(one.prob, 6), one.raw, one.start, one.end)
        for one in _of(mentions, "destination")
    ]


def _destination(mentions: Sequence[Mention], act: str) -> str:
    """Choose the destination: of offers and their like, and else only where the line speaks of a car."""
    is_of_car = act in ("offer", "wanted") or any(
        mention.kind in _CAR or mention.value == "vehicle" for mention in mentions
    )
    if act in _NO_CAR_IN_PARTICULAR - _CARRIED or not is_of_car:
        return "none"
    said = {mention.value for mention in _of(mentions, "destination")}
    return next((value for value in ("dprk", "crossing_only", "other") if value in said), "none")


def _figure(mentions: Sequence[Mention], kind: str, act: str) -> int | None:
    """Return the best figure of a kind; what is told, asked or warned of has no asking price and no year of a car."""
    best = _best(mentions, kind)
    if best is None or act in _NO_CAR_IN_PARTICULAR - {"question", "rental", "narrative"}:
        return None
    if kind == "price" and act != "offer" and act in _NO_CAR_IN_PARTICULAR | {"wanted"}:
        return None
    return int(Decimal(best.value))


def understand(mentions: Sequence[Mention]) -> LineMeaning:
    """Say what the mentions of one line, or of the lines of one publication, mean together.

    Args:
        mentions: as `mentions_in` returns them.

    Limits: words, not grammar: irony and what stands between the lines are not understood. Figures are printed by
        `python -m benchmarks.text_lines`.
    """
    for_offer = strongest(offer_reasons(mentions))
    is_offer = is_offered(for_offer)
    act = act_of(for_offer, is_offer=is_offer)
    for_claims = strongest(encumbered_reasons(mentions))
    of_destination = strongest(_destination_reasons(mentions))
    destination = _destination(mentions, act)
    encumbered = "no"
    if act == "wanted" or is_offer:
        encumbered = of_claims(for_claims, is_for_dprk=is_offer and destination == "dprk")
    reasons = (*for_offer, *for_claims, *of_destination)
    return LineMeaning(
        is_offer=is_offer,
        encumbered=encumbered,
        destination=destination,
        price_yuan=_figure(mentions, "price", act),
        mileage_km=_figure(mentions, "mileage", act),
        year=_figure(mentions, "year", act),
        phone=_values(mentions, "phone", written=national),
        wechat=_values(mentions, "wechat"),
        qq=_values(mentions, "qq"),
        plate=_values(mentions, "plate", "plate_kp", written=lambda plate: plate.replace("-", "")),
        vin=_values(mentions, "vin"),
        tracker_removed=act not in _TOLD and bool(_of(mentions, "tracker")),
        mentions=tuple(mentions),
        act=act,
        kinds=kinds_of(mentions) if encumbered != "no" else (),
        condition=any(one.note and one.value == destination for one in _of(mentions, "destination")),
        reasons=tuple(sorted(reasons, key=lambda one: (one.question, one.start, one.end, one.feature))),
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
