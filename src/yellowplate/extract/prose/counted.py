"""What the numbers of a sentence are about: vehicles seen or sold, crossings, prices, fees, rates."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from yellowplate.extract.prose.context import Context, Course
from yellowplate.extract.prose.direction import direction_of
from yellowplate.extract.prose.figures import Figure, unit_of
from yellowplate.extract.prose.find import Find
from yellowplate.tables import prose
from yellowplate.tables.prose import Cue

_REACH = 62
"""How far a cue may stand from its figure, clauses counted extra: a judgement on the developers' samples."""
_QUOTE_REACH = 30
"""How far apart cue and figure may stand to be quoted together."""
_LEAST_MONEY = 100
"""A bare number below this is no price: the samples count vehicles and crossings in such numbers."""
_LEAST_PRICE = 1000
"""No car of the trade is reported below this, in yuan or dollars; what is cheaper is no price of a car."""
_COUNTS = ("vehicle", "crossing", "site", "household", "person", "lender")
_UNPLATED = prose.form("counted.unplated")
_ONE = prose.form("counted.one")
_LENDER_KO = re.compile(r"(?:은행|금융회사|금융사|대부업체|업체|회사|채권자)(?:가|는|이|은|도)?\s?$")
_BESIDE = 2
"""A number so near to blanked words counts them: five taxis, 택시 다섯 대."""
_CONVERTED = re.compile(r"(?:yuan|won|dollars|위안|원|달러)[^()]{0,40}\([^)]*$")
"""A sum in brackets behind another says the same in other money."""
_BARE_YEAR = re.compile(r"(?:19|20)\d{2}")
_GOES_ON = re.compile(
    r"(?:It|They|That|This|Now it|Then it|By \w+ it|A year (?:ago|before|earlier),? it) "
    r"(?:rose|fell|cost|costs|was|were|had been|is|has|went|climbed|dropped|used to)\b"
)
"""A sentence that goes on with the sum of the one before."""
_POSTED = prose.form("counted.posted")
"""Where something is offered, a sum beside no other cue is what is asked."""
_YEAR = prose.form("counted.year")
_MODEL_YEAR = {"a", "b", "c", "d"}


def is_near(cue: Cue, context: Context) -> bool:
    """Tell whether the words a cue needs stand in the sentence or the one before."""
    if not cue.near:
        return True
    if cue.near == "vehicle":
        return context.is_of_vehicles
    form = prose.near_expression(cue.near)
    return form.search(context.masked) is not None or form.search(context.previous) is not None


def _kind(figure: Figure, context: Context, course: Course) -> tuple[Figure, str]:
    """Say what a bare number counts, from what was counted last; also its currency."""
    if figure.kind not in ("bare", "one"):
        return figure, figure.currency
    value = figure.low if figure.low is not None else figure.high
    near_money = next(
        (other for other in context.figures if other.is_money and abs(other.start - figure.start) < _REACH), None
    )
    currency = near_money.currency if near_money else course.currency
    if value is not None and value >= _LEAST_MONEY and currency and (near_money or value >= 10 * _LEAST_MONEY):
        unit = figure.unit or (near_money.unit if near_money else "")
        return replace(figure, kind="money", unit=unit, currency=currency), currency
    before = context.masked[max(0, figure.start - _REACH) : figure.start].split(";")[-1]
    nouns = [
        (match.end(), name)
        for name in ("crossing", "vehicle")
        for match in re.finditer(rf"\b{prose.words()['unit_en'][name]}\b", before, re.IGNORECASE)
    ]
    if nouns:
        kind = max(nouns)[1]
        return replace(figure, kind=kind, unit=f"{unit_of(kind)} {figure.unit}".strip()), ""
    here = [other for other in context.figures if other.kind in _COUNTS and other.start < figure.start]
    kind = here[-1].kind if here else course.kind
    if not kind and prose.expression("vehicle", context.language).search(context.masked):
        kind = "vehicle"
    return replace(figure, kind=kind, unit=f"{unit_of(kind)} {figure.unit}".strip()), ""


def _best(figure: Figure, context: Context) -> tuple[int, Cue, tuple[int, int]] | None:
    found = []
    for order, cue in enumerate(prose.cues()):
        expression = cue.expression(context.language) if cue.kind == figure.kind else None
        if expression is None or not is_near(cue, context):
            continue
        for match in expression.finditer(context.masked):
            cost = context.distance(match.span(), (figure.start, figure.end)) - cue.weight
            if match.start() >= figure.end:
                cost += 10
            found.append((cost, order, cue, match.span()))
    if not found:
        return None
    cost, _, cue, span = min(found, key=lambda one: one[:2])
    return (cost, cue, span) if cost <= _REACH else None


def _direction(figure: Figure, context: Context) -> str:
    if figure.kind in _COUNTS and _ONE.search(context.masked[max(0, figure.start - 10) : figure.end + 30]):
        return "falls"
    around = context.masked[max(0, figure.start - 14) : figure.end + 16]
    return (
        direction_of(around)
        if figure.is_change or re.search(r"\bby (?:about |around )?$", context.masked[: figure.start])
        else ""
    )


def counted(context: Context, course: Course) -> Iterator[Find]:
    """State what each number of a sentence is about.

    Args:
        context: the sentence, read.
        course: what was counted before; brought up to date.

    Limits: the nearest cue decides; a number without one gives nothing, save where it plainly goes on counting.
    """
    yield from _years(context)
    if not context.figures:
        course.topics.pop("money", None)
    for raw in context.figures:
        unplated = _UNPLATED.match(context.masked, raw.end)
        if unplated and raw.kind in ("bare", "one"):
            number = replace(raw, kind="vehicle", unit=unit_of("vehicle"))
            yield Find("plate", "missing", raw.start, unplated.end(), number)
            continue
        if _is_no_number(raw, context):
            continue
        figure, currency = _kind(raw, context, course)
        if currency:
            course.currency = currency
        if figure.kind == "place" and _LENDER_KO.search(context.masked[: figure.start]):
            figure = replace(figure, kind="lender", unit=unit_of("lender"))
        best = _best(figure, context)
        if best is None:
            yield from _without_cue(raw, figure, currency, context, course)
        else:
            yield from _with_cue(figure, currency, best[1], best[2], context, course)


def _is_no_number(figure: Figure, context: Context) -> bool:
    """Tell whether a number belongs to a false friend, is a year, or is a "one" that counts nothing."""
    around = context.masked[max(0, figure.start - _BESIDE) : figure.start] + context.masked[figure.end :][:_BESIDE]
    if prose.BLANK_MARK in around:
        return True
    words = context.text[figure.start : figure.end]
    if figure.kind == "vehicle" and words.lower().startswith("one "):
        return True
    if figure.is_money and _CONVERTED.search(context.masked[: figure.start]):
        return True
    is_year = figure.kind == "bare" and _BARE_YEAR.fullmatch(words) is not None
    return is_year or (figure.kind == "one" and not _ONE.search(context.masked))


def _without_cue(raw: Figure, figure: Figure, currency: str, context: Context, course: Course) -> Iterator[Find]:
    """State a sum asked where something is offered, and a number that goes on counting what was counted before."""
    if figure.is_money:
        is_offered = context.is_of_vehicles and _POSTED.search(context.masked)
        if is_offered and (figure.low or 0) >= _LEAST_PRICE:
            yield Find("price", "asking", figure.start, figure.end, figure, currency)
        elif "money" in course.topics and _GOES_ON.match(context.text):
            yield Find(*course.topics["money"], figure.start, figure.end, figure, currency)
    elif raw.kind in ("bare", "one") and figure.kind in course.topics:
        again = course.topics[figure.kind]
        yield Find(*again, figure.start, figure.end, figure, "", _direction(figure, context))


def _with_cue(
    figure: Figure, currency: str, cue: Cue, span: tuple[int, int], context: Context, course: Course
) -> Iterator[Find]:
    if cue.topic == "price" and max(figure.low or 0, figure.high or 0) < _LEAST_PRICE:
        return
    if cue.property == "sharers" and figure.low is None and figure.high is None:
        return
    if (cue.topic, cue.property) == ("currency", "rate"):
        if "per" not in figure.unit:
            unit = "per CNY" if re.search("yuan|위안", context.masked[slice(*span)]) else "per USD"
            figure = replace(figure, unit=unit)
        currency = "KPW" if figure.unit.endswith(currency) else currency
    start, end = figure.start, figure.end
    if context.distance(span, (start, end)) <= _QUOTE_REACH:
        start, end = min(start, span[0]), max(end, span[1])
    if figure.kind == "place":
        kind = "crossing" if cue.topic == "crossing_count" else "site"
        figure = replace(figure, kind=kind, unit=unit_of(kind))
    if figure.is_money:
        course.topics["money"] = (cue.topic, cue.property)
    if figure.kind in _COUNTS:
        course.kind = figure.kind
        course.topics[figure.kind] = (cue.topic, cue.property)
    yield Find(cue.topic, cue.property, start, end, figure, currency, _direction(figure, context))


def _years(context: Context) -> Iterator[Find]:
    if not context.is_of_vehicles:
        return
    for match in _YEAR.finditer(context.text):
        year = next(int(value) for name, value in match.groupdict().items() if name in _MODEL_YEAR and value)
        number = Figure(
            match.start(), match.end(), Decimal(year), Decimal(year), is_approx=False, kind="year", unit="year"
        )
        yield Find("vehicle_identity", "year", match.start(), match.end(), number)
