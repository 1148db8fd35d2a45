"""Applies every rule to facts on a day, joins exceptions, and writes down each step.

A rule is broken where all its conditions hold and no exception or defence does. It is looked at twice: on good grounds
only (official records and accepted Judgements), which gives the answer; and with party words and the offered sale
taken as done, which gives `if_carried_out`. An exception that nobody knows about keeps the first at UNKNOWN; in the
second it counts as not there, because whoever relies on an exception has to show it.

Many transactions are alike to a rule: what a rule said of the facts it looks at is kept and said again (`rulebook.py`).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache

from yellowplate.discover import plug_ins
from yellowplate.law.fact import Facts
from yellowplate.law.rule import Rule, RuleKind
from yellowplate.law.rulebook import Rulebook
from yellowplate.law.three import all_of
from yellowplate.records import Finding


@cache
def all_rules() -> tuple[Rule, ...]:
    """Return every rule, exception and context of the folder, in order of id."""
    return tuple(sorted(plug_ins("yellowplate.law.rules", "RULE"), key=lambda rule: str(rule.id)))


def assess(facts: Facts, on: date, *, rules: tuple[Rule, ...] | None = None) -> list[Finding]:
    """Apply every rule to the facts.

    Args:
        facts: what is known of the vehicle and the transaction.
        on: the day of the event, never "today" by default.
        rules: rules, exceptions and contexts to apply; None for all of them.

    Returns:
        One finding for each duty, in order of id.

    Raises:
        KeyError: a rule names an exception that is not among the rules.
    """
    book = _whole_book() if rules is None else Rulebook(rules)
    return book.assess(facts, on)


@cache
def _whole_book() -> Rulebook:
    return Rulebook(all_rules())


@dataclass(frozen=True, slots=True)
class Context:
    """What a context says of a transaction.

    Attributes:
        rule: its id.
        applies: True, False, or None for "cannot tell", on everything stated.
        meaning: what follows where it applies.
        explains: ids of the duties it is told with.
    """

    rule: str
    applies: bool | None
    meaning: str
    explains: tuple[str, ...]


def contexts(facts: Facts, on: date) -> tuple[Context, ...]:
    """Say which contexts apply: legal bases, consequences, limits of excuses.

    Args:
        facts: what is known; a party's word counts here, because a context decides nothing.
        on: the day of the event.

    Returns:
        One entry a context, in order of id; False outside its days, None there where the days were not read.
    """
    found = []
    for rule in all_rules():
        if rule.kind is RuleKind.CONTEXT:
            holds = all_of(part.holds(facts, on) for part in rule.conditions)
            if not rule.text.is_in_force(on):
                holds = False if rule.text.effective_from_verified else None
            found.append(Context(rule.id, holds, rule.meaning, rule.explains))
    return tuple(found)
