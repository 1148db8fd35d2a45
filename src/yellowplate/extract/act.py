"""What a line does: offers a car, asks, wants, warns, reports, jokes, lends, lets.

Each thing a pattern found is a feature with a weight; the sum decides, and every summand can be shown. The weights
are judgements, set by hand on development lines and never fitted; `python -m benchmarks.text_lines` prints what they
are worth.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from yellowplate.extract.reason import Reason, total
from yellowplate.records import Mention

THRESHOLD = 1.5
"""Sum from which a line offers a car."""
AGAINST = {
    "wanted": -3.0,
    "loan": -3.0,
    "rental": -3.0,
    "not_car": -3.5,
    "parts": -3.5,
    "job": -3.5,
    "news": -3.5,
    "narrative": -2.5,
    "service": -2.6,
    "notice": -2.8,
    "warning": -2.6,
    "hypothetical": -4.0,
    "hearsay": -2.5,
    "joke": -3.0,
    "sold": -2.0,
    "question": -2.4,
    "question_mark": -0.7,
    "label": -0.1,
}
"""Acts other than an offer, with what each counts against one."""
_FEATURES = {
    "model": ("names a model", 1.0),
    "make": ("names a make", 0.9),
    "plate": ("shows a plate", 0.9),
    "plate_kp": ("shows a plate", 0.9),
    "vin": ("shows a VIN", 1.0),
    "year": ("model year", 0.7),
    "mileage": ("odometer", 0.5),
    "registered": ("first registration", 0.4),
    "colour": ("colour", 0.2),
    "keys": ("keys", 0.4),
    "instalments": ("instalments", 0.2),
    "papers": ("papers", 0.6),
    "tracker": ("tracker", 0.3),
    "phone": ("contact", 0.7),
    "wechat": ("contact", 0.8),
    "qq": ("contact", 0.7),
    "messenger": ("contact", 0.6),
}
_PRICE, _PRICE_UNSURE, _FOREIGN_PRICE = 1.3, 0.9, 1.0
_SURE_PRICE = 0.8
_SALE_WORDS = "says: sale"
_LABEL = "says: label"
"""Words of a maker's plate or a form: with them a make and a year offer nothing without a seller's words."""
_SELLERS = frozenset({_SALE_WORDS, "asking price", "contact", "names a condition"})
_SALE = ((0.85, 1.9), (0.8, 1.5), (0.0, 1.0))
"""Least probability of a cue of sale, and what it counts."""
_VEHICLE = 0.7
_ENCUMBERED, _WEAK_ENCUMBERED, _CONDITION, _DESTINATION = 0.7, 0.4, 1.0, 0.5
_SURE = 0.7


def _weight(mention: Mention) -> tuple[str, float] | None:
    kind, value = mention.kind, mention.value
    if kind == "offer":
        if value == "vehicle":
            return "names a kind of vehicle", _VEHICLE
        if value != "sale":
            return f"says: {value}", AGAINST[value]
        return _SALE_WORDS, next(weight for least, weight in _SALE if mention.prob >= least)
    if kind == "price":
        return "asking price", _PRICE if mention.prob >= _SURE_PRICE else _PRICE_UNSURE
    if kind == "other_sum":
        return ("asking price", _FOREIGN_PRICE) if value.startswith("asking") else None
    if kind == "encumbrance" and value == "yes":
        return "word of encumbrance", _ENCUMBERED if mention.prob >= _SURE else _WEAK_ENCUMBERED
    if kind == "destination":
        return ("names a condition", _CONDITION) if mention.note else ("names a destination", _DESTINATION)
    return _FEATURES.get(kind)


def offer_reasons(mentions: Sequence[Mention]) -> Iterator[Reason]:
    """Yield what speaks for and against an offer, in order of the mentions."""
    for mention in mentions:
        found = _weight(mention)
        if found:
            yield Reason("offer", *found, mention.raw, mention.start, mention.end)


def is_offered(reasons: Sequence[Reason]) -> bool:
    """Say whether the reasons add up to an offer: words of a sale alone, without a car or a price, are none."""
    features = {reason.feature for reason in reasons if reason.question == "offer"}
    if _LABEL in features and not features & _SELLERS:
        return False
    has_thing = any(reason.weight > 0 and reason.feature != _SALE_WORDS for reason in reasons)
    return has_thing and total(reasons, "offer") >= THRESHOLD


def act_of(reasons: Sequence[Reason], *, is_offer: bool) -> str:
    """Name what a line does.

    Args:
        reasons: of the line.
        is_offer: what the sum says.

    Returns:
        "offer", the name of the weightiest other act, or "none" where nothing says what the line does.
    """
    if is_offer:
        return "offer"
    others = [reason for reason in reasons if reason.question == "offer" and reason.weight < 0]
    if not others:
        return "none"
    name = min(others, key=lambda reason: reason.weight).feature.removeprefix("says: ")
    return {"question_mark": "question", "label": "none"}.get(name, name)
