"""Statements about the unnamed car of a publication, from all its lines together.

A caption stands on the screen in pieces ("全款抵押车", "6万8", a telephone number): whether a car is offered is decided
over the whole publication, but a line that is a question, a wanted advertisement or a notice speaks for itself only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from yellowplate.extract.found import FOLDED_NOTE
from yellowplate.extract.line import Line, state
from yellowplate.extract.meaning import understand
from yellowplate.folded import fold
from yellowplate.numbers import vin as vins
from yellowplate.records import Mention, Statement

_OF_THE_CAR = frozenset({"offer", "none", "sold"})
"""Acts of lines that may be read as part of an offer; what asks, warns or reports speaks for itself only."""
_SURE = 0.7
_SELLERS_WORDS = frozenset({"price", "encumbrance", "destination"})
_NAMES_NORTH_KOREA = re.compile(r"朝鲜|北[韩朝]|조선|북한|dprk|north\s?korea", re.IGNORECASE)
_NOT_NAMED = "the words do not name North Korea; a program understands them so"
"""Over the river, a town there, a slang word: what is meant is our conclusion, not the seller's word."""
_NUMBERS = frozenset({"plate", "plate_kp", "vin"})
"""A sum beside one of these in one line of a picture may be a part of it."""
_HAN_OR_HANGUL = re.compile(r"[\u3400-\u9fff\uac00-\ud7a3]")
_CONTACTS = frozenset({"phone", "wechat", "qq"})
_AS_THEY_ARE = {"mileage": "mileage", "year": "year", "model": "model", "papers": "papers"}
_CHECK_FAILS = "the check digit fails where it is binding: misread or made up"
_STAGES = (
    ("defaulted", re.compile(r"逾期|断供|跑路|老赖")),
    ("seized", re.compile(r"查封|압류|\bseized\b|\brepossessed\b", re.IGNORECASE)),
)
"""What some words of encumbrance say beyond it, as the seller's word."""
_NOT_NEAR_A_CAR = frozenset({"country", "river"})


def _speaks_of_the_car(line: Line) -> bool:
    """Tell whether a line may be read as part of an offer, or speaks for itself only."""
    return not line.is_about_author and line.meaning.act in _OF_THE_CAR


def _identity(line: Line, mention: Mention) -> Statement | None:
    """State what names a car or a party, wherever it stands; None for any other mention."""
    if mention.kind in _CONTACTS:
        return state(line, mention, "contact", f"{mention.kind}:{mention.value}")
    if mention.kind in ("plate", "plate_kp"):
        return state(line, mention, "plate", mention.value)
    if mention.kind == "vin":
        note = mention.note or (_CHECK_FAILS if vins.check(mention.value) == "invalid" else "")
        return state(line, mention, "vin", mention.value, note=note, is_inferred=mention.note == FOLDED_NOTE)
    return None


def _of_the_car(line: Line, mention: Mention) -> Statement | None:
    """State what is said of the car whether it is offered or not; None for any other mention."""
    if mention.kind in _AS_THEY_ARE:
        return state(line, mention, _AS_THEY_ARE[mention.kind], mention.value)
    if mention.kind == "tracker":
        return state(line, mention, "tracker_removed", "yes")
    if mention.kind == "place" and mention.note not in _NOT_NEAR_A_CAR:
        return state(line, mention, "place", mention.value)
    return None


def _of_the_offer(line: Line, mention: Mention, encumbered: str) -> Statement | None:
    """State what a seller's words say of price, claims and the way the car goes; None for any other mention.

    A sum in words that offer nothing is no price: "PAINT:41W" on a maker's plate is a paint.
    """
    if mention.kind == "price":
        return state(line, mention, "price", mention.value)
    if mention.kind == "destination":
        is_inferred = mention.value == "dprk" and not _NAMES_NORTH_KOREA.search(fold(mention.raw).text)
        note = "; ".join(part for part in (mention.note, _NOT_NAMED) if part) if is_inferred else ""
        return state(line, mention, "destination", mention.value, note=note, is_inferred=is_inferred)
    if mention.kind == "encumbrance":
        is_sure = mention.value == "no" or mention.prob >= _SURE or encumbered == "yes"
        return state(line, mention, "encumbered", mention.value if is_sure else "unclear")
    return None


def _stages(line: Line, mention: Mention) -> Iterator[Statement]:
    """State a default or a seizure that a word of encumbrance names."""
    if mention.kind == "encumbrance" and mention.value == "yes":
        for prop, expression in _STAGES:
            if expression.search(fold(mention.raw).text):
                yield state(line, mention, prop, "yes")


def _whole(line: Line) -> Mention:
    """Make the mention of a whole line as an offer, as sure as its surest cue."""
    text = line.reading.text
    prob = max((mention.prob for mention in line.mentions if mention.value == "sale"), default=0.75)
    return Mention("offer", "sale", text, 0, len(text), prob)


def _offers(lines: Sequence[Line]) -> Iterator[Statement]:
    """State the offer once a line that makes it: whole lines, else the cue, else the first line about the car."""
    whole = [line for line in lines if line.meaning.is_offer]
    if whole:
        yield from (state(line, _whole(line), "offer", "yes") for line in whole)
        return
    cues = [(line, mention) for line in lines for mention in line.mentions if mention.value == "sale"]
    if cues:
        yield from (state(line, mention, "offer", "yes") for line, mention in cues)
        return
    first = next(line for line in lines if line.mentions)
    yield state(first, _whole(first), "offer", "yes")


def _shows_a_sale(line: Line) -> bool:
    """Tell whether words in a picture offer something: a maker's plate names a maker, a VIN and sums of weight too."""
    is_sale = any(mention.value == "sale" for mention in line.mentions)
    kinds = {mention.kind for mention in line.mentions}
    is_told = bool(kinds & _SELLERS_WORDS) and not kinds & _NUMBERS
    return is_sale or (is_told and _HAN_OR_HANGUL.search(line.reading.text) is not None)


def _is_offered(lines: Sequence[Line], *, is_offer: bool) -> bool:
    """Tell whether the lines of a publication together make an offer, and one of them by more than naming a car."""
    return is_offer and any(
        line.meaning.is_offer if line.reading.locator.box is None else _shows_a_sale(line) for line in lines
    )


def vehicle_statements(lines: Sequence[Line]) -> Iterator[Statement]:
    """State what the lines of one publication say of its car.

    Args:
        lines: of one context, in order of place.

    Limits: several cars in one publication share its key; the resolver keeps them apart where it can.
    """
    told = [line for line in lines if _speaks_of_the_car(line)]
    meaning = understand([mention for line in told for mention in line.mentions])
    is_offer = _is_offered(told, is_offer=meaning.is_offer)
    for line in lines:
        for mention in line.mentions:
            statement = _identity(line, mention)
            if statement is None and line in told:
                statement = _of_the_car(line, mention)
                if statement is None and is_offer:
                    statement = _of_the_offer(line, mention, meaning.encumbered)
                    yield from _stages(line, mention)
            if statement is not None:
                yield statement
    if is_offer:
        yield from _offers(told)
