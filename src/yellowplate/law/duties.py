"""A duty made ready: what it asks in one row, with its exceptions, its contexts and how it stands on a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from yellowplate.law.fact import FACT_KINDS, Shape
from yellowplate.law.nexus import UK_LEFT_ON
from yellowplate.law.rule import Condition, Rule
from yellowplate.law.supposed import RESTS_ON
from yellowplate.law.trace import opening
from yellowplate.records import Answer, Finding
from yellowplate.tables.law_texts import LawText, law_texts
from yellowplate.tables.law_texts_figures import figures

VERIFIED_START = "verified_start_day"
"""Named in `missing` where the day falls outside the rule's time by a date that was not read."""
LOOSE_SHAPES = (Shape.DAY, Shape.NUMBER)
"""Shapes whose values hardly ever come again: what was worked out on them is not kept."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A condition as a duty asks it.

    Attributes:
        part: the condition.
        label: words before its sentences ("Defence: ").
        loose: those of its facts that are days or numbers.
        number: the same for the same condition under the same label, whatever duty asks it.
    """

    part: Condition
    label: str
    loose: frozenset[str]
    number: int


@dataclass(frozen=True, slots=True)
class Joined:
    """An exception or a context of a duty.

    Attributes:
        rule: it.
        at: where its conditions stand in the row of what the duty asks.
    """

    rule: Rule
    at: slice


@dataclass(frozen=True, slots=True)
class Duty:
    """A duty with what belongs to it.

    Attributes:
        rule: the duty.
        text: its text.
        asked: its conditions, its defences, the conditions of its exceptions, and those of its contexts.
        n_conditions: how many of these are its own conditions.
        n_before_exceptions: how many come before those of the exceptions.
        n_told: how many are told in a finding; those of contexts are not.
        exceptions: exceptions it names.
        contexts: contexts that explain it.
        needs: all facts any of them looks at, and those from which one of these may be supposed.
        need_set: the same.
        is_dated: whether another day may change what one of their conditions answers.
        loose: those of the facts that are days or numbers.
        asks_setting_only: whether the rule asks nothing but what nearly every rule asks.
    """

    rule: Rule
    text: LawText
    asked: tuple[Asked, ...]
    n_conditions: int
    n_before_exceptions: int
    n_told: int
    exceptions: tuple[Joined, ...]
    contexts: tuple[Joined, ...]
    needs: tuple[str, ...]
    need_set: frozenset[str]
    is_dated: bool
    loose: frozenset[str]
    asks_setting_only: bool


@dataclass(frozen=True, slots=True)
class Standing:
    """How a duty stands on a day.

    Attributes:
        silent: its finding where it is not in force, else None.
        first: its first sentence.
        joined: which exceptions and contexts are in force.
    """

    silent: Finding | None
    first: str
    joined: tuple[bool, ...]


def join(rule: Rule, known: dict[str, Rule], numbers: dict[tuple[int, str], int]) -> Duty:
    """Join a duty with its exceptions and contexts.

    Args:
        rule: the duty.
        known: all rules by id.
        numbers: number by condition and label; grows.

    Raises:
        KeyError: it names an exception that is not there.
    """

    def ask(part: Condition, label: str = "") -> Asked:
        return Asked(part, label, _loose(part.needs), numbers.setdefault((id(part), label), len(numbers)))

    asked = [ask(part) for part in rule.conditions]
    asked += [ask(part, "Defence: ") for part in rule.defences]
    n_before, exceptions, contexts = len(asked), [], []
    for name in rule.unless:
        one = known[name]
        start = len(asked)
        asked += [ask(part, f"Exception, {one.text.citation}: ") for part in one.conditions]
        exceptions.append(Joined(one, slice(start, len(asked))))
    n_told = len(asked)
    for one in (other for other in known.values() if rule.id in other.explains):
        start = len(asked)
        asked += [ask(part) for part in one.conditions]
        contexts.append(Joined(one, slice(start, len(asked))))
    parts = [*rule.conditions, *rule.defences, *rule.graver, *(one.part for one in asked[n_before:])]
    named = [name for part in parts for name in part.needs]
    needs = tuple(dict.fromkeys((*named, *(under for name in named for under in RESTS_ON.get(name, ())))))
    return Duty(
        rule=rule,
        text=rule.text,
        asked=tuple(asked),
        n_conditions=len(rule.conditions),
        n_before_exceptions=n_before,
        n_told=n_told,
        exceptions=tuple(exceptions),
        contexts=tuple(contexts),
        needs=needs,
        need_set=frozenset(needs),
        is_dated=any(part.is_dated for part in parts),
        loose=_loose(needs),
        asks_setting_only=all(part.is_setting for part in rule.conditions),
    )


def _loose(names: tuple[str, ...]) -> frozenset[str]:
    return frozenset(name for name in names if FACT_KINDS[name].shape in LOOSE_SHAPES)


def stand(duty: Duty, on: date) -> Standing:
    """Say how a duty stands on a day."""
    joined = tuple(one.rule.text.is_in_force(on) for one in (*duty.exceptions, *duty.contexts))
    first = opening(duty.text, on)
    return Standing(None if duty.text.is_in_force(on) else _silent(duty, on, first), first, joined)


def _silent(duty: Duty, on: date, first: str) -> Finding:
    is_sure = duty.text.effective_from_verified
    answer = Answer.NOT_BREACHED if is_sure else Answer.UNKNOWN
    missing = () if is_sure else (VERIFIED_START,)
    return finding(duty, on, (answer, answer, missing, ()), (first,), ())


Sum = tuple[Answer, Answer, tuple[str, ...], tuple[str, ...]]
"""Answer, answer if carried out, missing facts, and the facts that raise the rule."""


def finding(duty: Duty, on: date, found: Sum, because: tuple[str, ...], statements: tuple[str, ...]) -> Finding:
    """Write a finding."""
    text = duty.text
    answer, supposed, missing, raised_by = found
    return Finding(
        text.id,
        answer,
        supposed,
        on,
        duty.rule.binds,
        because,
        missing,
        statements,
        text.citation,
        text.source_url,
        text.verified,
        raised_by,
    )


@cache
def change_days() -> list[date]:
    """Return the days on which a text or a figure begins, or is no longer in force; in order."""
    spans = [(one.effective_from, one.effective_to) for one in law_texts().values()]
    spans += [(one.effective_from, one.effective_to) for one in figures()]
    ends = [last + timedelta(days=1) for _, last in spans if last is not None]
    return sorted({UK_LEFT_ON, *(first for first, _ in spans), *ends})
