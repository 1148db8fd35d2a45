"""Applies every rule to facts on a day, joins exceptions, and writes down each step.

A rule is broken where all its conditions hold and no exception or defence does. It is looked at twice: on good grounds
only (official records and accepted Judgements), which gives the answer; and with party words and the offered sale
taken as done, which gives `if_carried_out`. An exception that nobody knows about keeps the first at UNKNOWN; in the
second it counts as not there, because whoever relies on an exception has to show it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache

from yellowplate.discover import plug_ins
from yellowplate.law.fact import Facts
from yellowplate.law.rule import Condition, Rule, RuleKind
from yellowplate.law.supposed import as_carried_out
from yellowplate.law.three import all_of, any_of, negated
from yellowplate.law.trace import closing, opening, step
from yellowplate.records import Answer, Finding

VERIFIED_TEXT = "verified_text"
"""Named in `missing` where the text of the rule itself was not read."""
VERIFIED_START = "verified_start_day"
"""Named in `missing` where the day falls outside the rule's time by a date that was not read."""


@dataclass(frozen=True, slots=True)
class _Views:
    """The facts as a rule looks at them.

    Attributes:
        good: what rests on official records and accepted Judgements.
        supposed: everything said, with the sale taken as done.
        on: the day.
    """

    good: Facts
    supposed: Facts
    on: date


@cache
def all_rules() -> tuple[Rule, ...]:
    """Return every rule and exception of the folder, in order of id."""
    return tuple(sorted(plug_ins("yellowplate.law.rules", "RULE"), key=lambda rule: str(rule.id)))


def assess(facts: Facts, on: date, *, rules: tuple[Rule, ...] | None = None) -> list[Finding]:
    """Apply every rule to the facts.

    Args:
        facts: what is known of the vehicle and the transaction.
        on: the day of the event, never "today" by default.
        rules: rules and exceptions to apply; None for all of them.

    Returns:
        One finding for each rule that is no exception, in order of id.

    Raises:
        KeyError: a rule names an exception that is not among the rules.
    """
    known = {rule.id: rule for rule in (all_rules() if rules is None else rules)}
    views = _Views(facts.on_good_grounds(), as_carried_out(facts, on), on)
    return [_apply(rule, known, views) for rule in known.values() if rule.kind is RuleKind.DUTY]


def _apply(rule: Rule, known: dict[str, Rule], views: _Views) -> Finding:
    text = rule.text
    if not text.is_in_force(views.on):
        is_sure = text.effective_from_verified
        return _finding(
            rule,
            views,
            answer=Answer.NOT_BREACHED if is_sure else Answer.UNKNOWN,
            supposed=Answer.NOT_BREACHED if is_sure else Answer.UNKNOWN,
            because=(opening(text, views.on),),
            missing=() if is_sure else (VERIFIED_START,),
        )
    exceptions = [known[name] for name in rule.unless]
    good = _is_broken(rule, exceptions, views.good, views.on, is_strict=True)
    supposed = _is_broken(rule, exceptions, views.supposed, views.on, is_strict=False)
    missing = _missing(rule, exceptions, views) if good is None else ()
    answer = _ANSWERS[good]
    if not text.verified:
        answer, missing = Answer.UNKNOWN, (*missing, VERIFIED_TEXT)
    conditions = [*rule.conditions, *rule.defences, *(part for one in exceptions for part in one.conditions)]
    because = [opening(text, views.on)]
    because += [step(part, views.good, views.supposed, views.on) for part in rule.conditions]
    because += [step(part, views.good, views.supposed, views.on, label="Defence: ") for part in rule.defences]
    for one in exceptions:
        label = f"Exception, {one.text.citation}: "
        because += [step(part, views.good, views.supposed, views.on, label=label) for part in one.conditions]
    because += closing(rule, answer, _ANSWERS[supposed], missing)
    statements = {st for part in conditions for name in part.needs for st in views.supposed[name].statements}
    return _finding(
        rule,
        views,
        answer=answer,
        supposed=_ANSWERS[supposed],
        because=tuple(because),
        missing=missing,
        statements=tuple(sorted(statements)),
    )


_ANSWERS = {True: Answer.BREACHED, False: Answer.NOT_BREACHED, None: Answer.UNKNOWN}


def _is_broken(rule: Rule, exceptions: list[Rule], facts: Facts, on: date, *, is_strict: bool) -> bool | None:
    holds = all_of(part.holds(facts, on) for part in rule.conditions)
    excused = any_of(
        (*(part.holds(facts, on) for part in rule.defences), *(_covers(one, facts, on) for one in exceptions))
    )
    if excused is None and not is_strict:
        excused = False
    return all_of((holds, negated(excused)))


def _covers(exception: Rule, facts: Facts, on: date) -> bool | None:
    if not exception.text.is_in_force(on):
        return False
    holds = all_of(part.holds(facts, on) for part in exception.conditions)
    return None if holds and not exception.text.verified else holds


def _missing(rule: Rule, exceptions: list[Rule], views: _Views) -> tuple[str, ...]:
    """Name the facts that keep the rule undecided, in the order the rule asks for them."""
    parts = [*rule.conditions, *rule.defences]
    parts += [part for one in exceptions if _covers(one, views.good, views.on) is None for part in one.conditions]
    undecided = [part for part in parts if part.holds(views.good, views.on) is None]
    named = [name for part in undecided for name in _lacking(part, views.good)]
    return tuple(dict.fromkeys(named or (VERIFIED_TEXT,)))


def _lacking(part: Condition, good: Facts) -> tuple[str, ...]:
    return tuple(name for name in part.needs if not good.is_known(name)) or part.needs


def _finding(
    rule: Rule,
    views: _Views,
    *,
    answer: Answer,
    supposed: Answer,
    because: tuple[str, ...],
    missing: tuple[str, ...],
    statements: tuple[str, ...] = (),
) -> Finding:
    text = rule.text
    return Finding(
        rule=rule.id,
        answer=answer,
        if_carried_out=supposed,
        on=views.on,
        binds=rule.binds,
        because=because,
        missing=missing,
        statements=statements,
        citation=text.citation,
        url=text.source_url,
        is_verified=text.verified,
    )
