"""The statements of a text of prose: what is told, by whom, where, when and how."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from yellowplate.extract.prose import where
from yellowplate.extract.prose.calendar_days import When, anchor_of
from yellowplate.extract.prose.causes import causes
from yellowplate.extract.prose.context import Context, Course, read
from yellowplate.extract.prose.counted import counted
from yellowplate.extract.prose.find import Find
from yellowplate.extract.prose.manner import basis_of, polarity_of
from yellowplate.extract.prose.passage import sentences_of
from yellowplate.extract.prose.roles import roles
from yellowplate.extract.prose.statement import ProseStatement
from yellowplate.extract.prose.streams import revenue_streams
from yellowplate.extract.prose.voices import Memory, Scope
from yellowplate.extract.prose.worded import worded
from yellowplate.records import Polarity
from yellowplate.tables import prose

_DATE_REACH = 95
"""How far a date may stand from what happened then, clauses counted extra."""
_DATE_REACH_OF_RULES = 45
"""The same for rules, rights and opinions, which mostly have no day of their own."""
_NO_WORD = re.compile(r"\S{150}")
"""So many characters without a blank are no word of prose."""
_UNCONFIRMED_AHEAD, _UNCONFIRMED_BEHIND = 30, 10
"""How near the words "I could not confirm" make what stands behind and before them no statement."""
_LONGEST = 1500
"""Characters of a sentence; what is longer is no prose, and its words would cost time by their square."""
_CLAUSE = 40
"""What the end of a clause costs."""
_OTHER_FIGURE = 30
"""What a number between a date and another number costs: the date belongs to the nearer one."""
_NEXT_WORD = 6
"""A date with 의 belongs to the next word only."""
_LEADING = 3
"""A date that begins a sentence holds for all of it."""
_COMPARED = re.compile(r"\bthan (?:in |on |it was |at )?$", re.IGNORECASE)
_COMPARED_KO = re.compile(r"\s?(?:보다|과 같|와 같|과 비슷|와 비슷|에 비해|에 비하|대비|과 마찬가지|와 마찬가지)")
_TIMELESS = ("law_rule", "policy", "encumbrance", "attitude", "recourse", "jurisdiction", "actor_role", "plate")
_FEARED = re.compile(r"까 봐|까봐|\b(?:will|would|may|might|could)\b")
"""What is feared has not happened."""
_ONE_PLACE = ("route/crossing_place", "crossing_count/stretch", "causal_claim/cause", "actor_role/role")
_NUMBERED = (
    "plate/count",
    "vehicle_count/seen",
    "vehicle_count/arrived",
    "vehicle_count/sold",
    "price/going",
    "price/paid",
    "currency/rate",
    "trade_balance/deficit",
)
_OF_NUMBERED = ("vehicle_count/seen", "vehicle_count/arrived", "price/going", "currency/rate", "trade_balance/deficit")
_OF_COLOUR = ("plate/count", "plate/meaning")
_BESIDE = 12
_IN_RULES = (
    "encumbrance/status",
    "vehicle_identity/condition",
    "offer/practice",
    "offer/papers",
    "plate/missing",
    "route/means",
)
"""What a rule says of the vehicles it is about states nothing of its own."""
_CLOSED = re.compile(r"[.!?。][\"'”’)\]」』]*$|[다요][”’\"']?$")


def _is_skipped(context: Context) -> bool:
    """Tell whether a sentence states nothing: a question, a disclaimer, a line that is no sentence."""
    text = context.text
    if prose.voice_expression("constructed").search(text):
        return True
    return not _CLOSED.search(text) or text.endswith("?")


def _is_unconfirmed(context: Context, find: Find) -> bool:
    match = prose.voice_expression(f"question_{context.language}").search(context.text)
    if match is None:
        return False
    reach = _UNCONFIRMED_AHEAD if find.start >= match.end() else _UNCONFIRMED_BEHIND
    return context.distance(match.span(), (find.start, find.end)) < reach


def _date(context: Context, find: Find) -> When | None:
    if find.topic == "vehicle_identity" and find.property in ("year", "mileage"):
        return None
    reach = _DATE_REACH_OF_RULES if find.topic in _TIMELESS else _DATE_REACH
    ranked = []
    at = (find.figure.start, find.figure.end) if find.figure else (find.start, find.end)
    for when in context.dates:
        if context.text[when.end : when.end + 1] == "의" and context.distance((when.start, when.end), at) > _NEXT_WORD:
            continue
        if _COMPARED.search(context.text[: when.start]) or _COMPARED_KO.match(context.text, when.end):
            continue
        cost = context.distance((when.start, when.end), at)
        first, last = sorted(((when.start, when.end), at))
        if find.figure and any(first[1] <= other.start and other.end <= last[0] for other in context.figures):
            cost += _OTHER_FIGURE
        if when.start > at[1]:
            cost += 8 if cost < _CLAUSE else reach
        elif when.start <= _LEADING and when.iso:
            cost = min(cost, reach)
        ranked.append((cost, when.start, when))
    best = min(ranked, key=lambda one: one[:2], default=None)
    return best[2] if best and best[0] <= reach else None


def _chosen(finds: Iterable[Find], text: str) -> list[Find]:
    """Keep one of overlapping finds of one kind: the one with a number, else the longer."""
    finds = [*finds]
    rules = [find for find in finds if find.topic == "law_rule"]
    finds = [
        find
        for find in finds
        if find.kind not in _IN_RULES or not any(rule.start <= find.start and find.end <= rule.end for rule in rules)
    ]
    causes_told = [find for find in finds if find.topic == "causal_claim"]
    pools = [find for find in finds if find.topic == "pooled_purchase"]
    fears = [find for find in finds if find.kind == "attitude/fear"]
    figures = [find for find in finds if find.figure is not None and find.kind in _NUMBERED]
    finds = [
        find
        for find in finds
        if not any(find != fear and _overlap(find, fear) and _FEARED.search(text) for fear in fears)
        and not (find.kind in ("demand/level", "demand/buyers") and any(_overlap(find, other) for other in pools))
        and not (find.kind == "policy/restriction" and any(_overlap(find, rule) for rule in rules))
        and not (find.kind in _OF_NUMBERED and any(_is_beside(find, figure) for figure in figures))
        and not (find.kind == "policy/character" and any(_overlap(find, other) for other in causes_told))
        and not (find.kind == "plate/colour" and any(other.kind in _OF_COLOUR for other in finds))
    ]
    ordered = sorted(finds, key=lambda find: (find.figure is None, find.start - find.end, find.start, find.kind))
    kept: list[Find] = []
    for find in ordered:
        same = [one for one in kept if one.kind == find.kind]
        if any(find.start < one.end and one.start < find.end and (find.figure is None or find == one) for one in same):
            continue
        kept.append(find)
    return sorted(kept, key=lambda find: (find.start, find.end, find.kind))


def _overlap(one: Find, other: Find) -> bool:
    return one.start < other.end and other.start < one.end


def _is_beside(find: Find, figure: Find) -> bool:
    """Tell whether words that tell a rise stand so near a number that they are about it."""
    return find.figure is None and find.start - _BESIDE <= figure.end and figure.start <= find.end + _BESIDE


def _subject(context: Context, find: Find) -> str:
    before = context.text[: find.start].rstrip(" ,")
    words = re.split(r"[,;:“”\"]\s?", before)[-1].split()
    return " ".join(words[-4:]) if find.figure is None else ""


def _told(context: Context, find: Find, publisher: str) -> Iterator[ProseStatement]:
    scope = context.scope(find.figure.start if find.figure else find.end - 1)
    polarity = polarity_of(context, find, scope)
    is_act = find.topic == "enforcement"
    others = [(one.start, one.end) for one in context.heard.scopes if not one.start <= find.end - 1 < one.end]
    hidden = others if is_act else [*others, *context.heard.hidden]
    place = where.place_of(context.text, context.places, find.start, find.end, hidden)
    names = [one.name for one in where.listed(context.text, context.places, place)] if place else [""]
    for name in names if find.kind not in _ONE_PLACE else names[:1]:
        yield _made(context, find, publisher, scope, polarity, name)


def _made(
    context: Context, find: Find, publisher: str, scope: Scope | None, polarity: Polarity, place: str
) -> ProseStatement:
    when = _date(context, find)
    figure = find.figure
    sentence = context.sentence
    quote = context.text[find.start : find.end]
    return ProseStatement(
        sentence_no=sentence.no,
        quote=quote,
        topic=find.topic,
        property=find.property,
        subject=_subject(context, find),
        value=context.text[figure.start : figure.end] if figure else quote,
        low=figure.low if figure else None,
        high=figure.high if figure else None,
        is_approx=figure.is_approx if figure else False,
        unit=figure.unit if figure else "",
        currency=find.currency,
        direction=find.direction,
        place=place,
        happened_on=when.iso if when else "",
        is_relative=when.is_relative if when else False,
        date_words=context.text[when.start : when.end].strip(" ,.") if when and when.iso else "",
        said_on=context.said_on.iso if context.said_on and scope else "",
        said_by=(*((publisher,) if publisher else ()), *(scope.chain if scope else ())),
        basis=basis_of(context, find, scope, polarity),
        polarity=polarity,
        cause_of=find.cause_of,
        start=sentence.start + find.start,
        end=sentence.start + find.end,
        line=sentence.line,
        column=sentence.column + find.start,
    )


def _finds(context: Context, course: Course) -> Iterator[Find]:
    yield from counted(context, course)
    streams = [*revenue_streams(context)]
    for find in worded(context):
        if find.kind != "policy/revenue_stream" or not any(_overlap(find, stream) for stream in streams):
            yield find
    yield from causes(context)
    yield from roles(context)
    yield from streams


def statements_of(text: str, *, publisher: str = "", published: str = "") -> list[ProseStatement]:
    """Find what a text of prose states about the trade.

    Args:
        text: news text or field report, English or Korean or both; lines as `str.splitlines` parts them.
        publisher: who publishes it, outermost speaker of every statement; "" where it is not known.
        published: its date (ISO day, month or year), against which relative dates are resolved; "" leaves them open.

    Returns:
        Statements in order of their words; none for headings, questions and the line that says "constructed".

    Limits: rules and word lists, no parser: nearness in the words stands for grammar. Few kinds of sentence are read;
        a statement that is missing says nothing.
    """
    course = Course(anchor_of(published), Memory(publisher))
    found: list[ProseStatement] = []
    for sentence in sentences_of(text):
        if len(sentence.text) > _LONGEST or _NO_WORD.search(sentence.text):
            continue
        context = read(sentence, course)
        finds = [] if _is_skipped(context) else [*_finds(context, course)]
        for find in _chosen(finds, context.text):
            if not _is_unconfirmed(context, find):
                found += _told(context, find, publisher)
    return found
