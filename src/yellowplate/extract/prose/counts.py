"""Counts of vehicles and crossings at a place, and prices, in sentences of prose."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from yellowplate.extract.line import Line, state
from yellowplate.extract.prose.dates import happened_on
from yellowplate.extract.prose.sentences import sentences
from yellowplate.records import Mention, Polarity, Quantity, Statement, Subject, SubjectKind

_COUNTS = ("vehicle_count", "crossing_count")
_NO_SITE = ("country", "river")
_RATE = re.compile(
    r"\b(?:a|per|each|every|in one|in a single) (?P<en>day|night|week|month|year)\b|"
    r"(?P<ko>하루|하룻밤|매일|한 달)에?|(?P<zh>每天|一天|每晚|一夜|每月)"
)
_TIMES = {
    "하루": "day",
    "매일": "day",
    "하룻밤": "night",
    "한 달": "month",
    "每天": "day",
    "一天": "day",
    "每晚": "night",
    "一夜": "night",
}
_TIMES |= {"每月": "month"}
_HYPOTHETICAL = re.compile(r"\b(?:if|would|could|might)\b|만약|라면|다면|되면|如果|假如|要是")
_TOPICS = (
    ("permit", re.compile(r"permit|waku|와크|허가|许可", re.IGNORECASE)),
    ("plate", re.compile(r"plate fee|price of (?:a |the )?plates?|번호판\s?값|车牌费", re.IGNORECASE)),
    ("registration", re.compile(r"registration|등록비|登记费", re.IGNORECASE)),
    ("crossing", re.compile(r"crew|ferry(?:ing)?|건네주는|도강|过江费", re.IGNORECASE)),
    ("parking", re.compile(r"parking|storage fee|보관료|停车费", re.IGNORECASE)),
    (
        "vehicle",
        re.compile(
            r"\b(?:car|vehicle|van|truck|sedan|SUV|bus)s?\b|차(?:값|량|\s)|승용차|승합차|트럭|车", re.IGNORECASE
        ),
    ),
)
_REACH = 40
"""Code points around a price in which the thing paid for is looked for."""


def _inside(mentions: Sequence[Mention], start: int, end: int) -> list[Mention]:
    return [mention for mention in mentions if start <= mention.start and mention.end <= end]


def _nearest(places: Sequence[Mention], mention: Mention) -> Mention | None:
    """Return the named site nearest to a count; countries and rivers only where the sentence names nothing smaller."""
    sites = [place for place in places if place.note not in _NO_SITE] or list(places)
    return min(sites, key=lambda place: (abs(place.start - mention.start), place.start), default=None)


def _topic(text: str, mention: Mention, start: int, end: int) -> str:
    """Return what a price is paid for, by the nearest word for it; "" where none stands near."""
    first, last = max(start, mention.start - _REACH), min(end, mention.end + _REACH)
    middle = mention.start - first
    near = [
        (abs(match.start() - middle), order, topic)
        for order, (topic, expression) in enumerate(_TOPICS)
        for match in expression.finditer(text[first:last])
    ]
    return min(near)[2] if near else ""


def _counted(line: Line, mention: Mention, place: Mention, sentence: str) -> Statement:
    rate = _RATE.search(sentence)
    if rate is None or mention.quantity is None:
        subject = Subject(SubjectKind.PLACE, f"place:{place.value}")
        return replace(state(line, mention, mention.kind, mention.value, subject=subject), place=place.raw)
    time = rate["en"] or _TIMES[rate["ko"] or rate["zh"]]
    was = mention.quantity
    quantity = Quantity(was.low, was.high, f"{was.unit} per {time}", was.is_approx)
    subject = Subject(SubjectKind.FLOW, f"flow:{place.value}")
    return replace(
        state(line, mention, mention.kind, mention.value, subject=subject, quantity=quantity), place=place.raw
    )


def prose_statements(line: Line) -> Iterator[Statement]:
    """State counts at places, flows and prices that one line of prose names.

    Args:
        line: one line (paragraph) of prose with its finds.

    Returns:
        Statements about places ("place:<English name>"), flows and prices, dated where the sentence names a day or
        month with its year; conditional sentences are hypothetical. The chain of speakers is left empty.

    Limits: a count without a place in its own sentence gives nothing; who speaks inside the text is not resolved.
    """
    text = line.reading.text
    for start, end in sentences(text):
        sentence = text[start:end]
        mentions = _inside(line.mentions, start, end)
        places = [mention for mention in mentions if mention.kind == "place"]
        for mention in mentions:
            place = _nearest(places, mention)
            if mention.kind in _COUNTS and place is not None:
                statement = _counted(line, mention, place, sentence)
            elif mention.kind == "price" and (topic := _topic(text, mention, start, end)):
                statement = state(
                    line, mention, "price", mention.value, subject=Subject(SubjectKind.PRICE, f"price:{topic}")
                )
                statement = replace(statement, place=place.raw if place else "")
            else:
                continue
            polarity = Polarity.HYPOTHETICAL if _HYPOTHETICAL.search(sentence) else Polarity.ASSERTED
            yield replace(statement, happened_on=happened_on(sentence), polarity=polarity)
