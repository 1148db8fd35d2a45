"""Statements of prose as statements of a case: about places, flows, prices and policies, with their speakers."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from yellowplate.extract.line import place_of
from yellowplate.extract.prose import where
from yellowplate.extract.prose.statement import ProseStatement
from yellowplate.extract.prose.telling import statements_of
from yellowplate.records import (
    Basis,
    Link,
    Period,
    Quantity,
    Reading,
    Statement,
    Subject,
    SubjectKind,
    parse_period,
    rounded,
)

READER = "prose/1"
PROB = 0.8
"""How often such a statement is understood right: the least precision that is asked of this stage."""
_OF_PLACES = ("vehicle_count", "crossing_count", "storage_site", "plate")
_OF_FLOWS = ("vehicle_count/arrived", "route/")
_OF_PRICES = ("price", "fee", "cost", "pooled_purchase", "auction", "currency", "trade_balance")
_PRICE_NAMES = {"import_permit": "permit", "transport": "crossing", "storage": "parking", "rate": "exchange_rate"}
_LEFT_OUT = ("vehicle_identity", "offer", "actor_role")
"""About single cars and people: what names a car is read by the patterns, people are not filed from prose."""


def _subject(statement: ProseStatement) -> tuple[Subject, str] | None:
    """Return subject and property, or None for what a case files otherwise or cannot place."""
    topic, kind = statement.topic, f"{statement.topic}/{statement.property}"
    if topic in _LEFT_OUT:
        return None
    named = where.named(statement.place)
    place = named[0].first if named else ""
    if kind.startswith(_OF_FLOWS):
        name = "vehicle_count" if topic == "vehicle_count" else kind
        return Subject(SubjectKind.FLOW, f"flow:{place or 'border'}"), name
    if topic in _OF_PLACES:
        name = {"vehicle_count/seen": "vehicle_count", "crossing_count/count": "crossing_count"}.get(kind, kind)
        return (Subject(SubjectKind.PLACE, f"place:{place}"), name) if place else None
    if topic in _OF_PRICES and statement.currency:
        name = "vehicle" if topic == "price" else _PRICE_NAMES.get(statement.property, statement.property)
        return Subject(SubjectKind.PRICE, f"price:{name}"), "price" if topic in ("price", "fee", "cost") else kind
    return Subject(SubjectKind.POLICY, f"policy:{topic}"), kind


def _quantity(statement: ProseStatement) -> Quantity | None:
    if statement.low is None and statement.high is None:
        return None
    unit = " ".join(part for part in (statement.currency, statement.unit) if part)
    return Quantity(statement.low, statement.high, unit, statement.is_approx)


def _period(text: str) -> Period | None:
    return parse_period(text) if text else None


def _links(statement: ProseStatement, publisher: str) -> tuple[Link, ...]:
    chain = statement.said_by[1:] if publisher else statement.said_by
    return tuple(
        Link(speaker, statement.basis if number == len(chain) else Basis.REPORTED)
        for number, speaker in enumerate(chain, start=1)
    )


def _note(statement: ProseStatement, links: tuple[Link, ...]) -> str:
    parts = [f"{statement.topic}: {statement.property}"]
    if statement.direction:
        parts.append(statement.direction)
    if statement.cause_of:
        parts.append(f"named as a cause of: {statement.cause_of}")
    if not links and statement.basis is not Basis.REPORTED:
        parts.append(f"the publisher's own: {statement.basis}")
    if statement.is_relative:
        parts.append(f"date from the words: {statement.date_words}")
    return "; ".join(parts)


def records_of(readings: Sequence[Reading], *, publisher: str = "", published: str = "") -> list[Statement]:
    """State for a case what the lines of one text of prose say.

    Args:
        readings: all lines of one text, in order.
        publisher: who publishes it; left out of the chains, because the item's own publisher speaks in every one.
        published: its date (ISO day, month or year), "" where it is not known.

    Returns:
        Statements about places, flows, prices and policies; nothing about single cars and people, and no count whose
        place the sentence does not name.

    Limits: those of `statements_of`; `prob` is one figure for all.
    """
    starts: list[int] = []
    text = ""
    for reading in readings:
        starts.append(len(text))
        text += reading.text.replace("\r", " ") + "\n"
    found = []
    for statement in statements_of(text, publisher=publisher, published=published):
        filed = _subject(statement)
        if filed is None:
            continue
        number = bisect_right(starts, statement.start) - 1
        reading, base = readings[number], starts[number]
        quantity = _quantity(statement)
        links = _links(statement, publisher)
        found.append(
            Statement(
                subject=filed[0],
                property=filed[1],
                value=_value(statement),
                raw=statement.quote,
                locator=place_of(reading, statement.start - base, statement.end - base),
                reader=READER,
                prob=rounded(reading.prob * PROB),
                said_by=links,
                quantity=quantity,
                polarity=statement.polarity,
                place=statement.place,
                happened_on=_period(statement.happened_on),
                note=_note(statement, links),
            )
        )
    return found


def _value(statement: ProseStatement) -> str:
    """Return the number where there is one, as digits with its open end, else the words."""
    low, high = (None if end is None else format(end.normalize(), "f") for end in (statement.low, statement.high))
    if low is None and high is None:
        return statement.value
    if low == high:
        return str(low)
    return f"{low or '..'}-{high or '..'}"
