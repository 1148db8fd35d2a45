"""Makes the plain conditions: a fact has a value, a list holds a country, a number reaches a figure of the law."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from yellowplate.law.fact import Facts, Value
from yellowplate.law.rule import Condition
from yellowplate.law.three import any_of
from yellowplate.tables.law_texts_figures import figure


def asked(fact: str, says: str, *, wanted: Value = True, name: str = "") -> Condition:
    """Make the condition that a fact has a value.

    Args:
        fact: name of the fact.
        says: the condition as a sentence without its full stop.
        wanted: the value asked for.
        name: name of the condition; that of the fact if empty.

    Returns:
        The condition; open where the fact is not known.
    """

    def holds(facts: Facts, _on: date) -> bool | None:
        value = facts.value(fact)
        return None if value is None else value == wanted

    return Condition(name or fact, says, (fact,), holds)


def authorised(by: str, says: str) -> Condition:
    """Make the defence that an authority licensed the transaction ("us", "jp", "eu")."""

    def holds(facts: Facts, _on: date) -> bool | None:
        listed = facts.members("authorised_by")
        return None if listed is None else by in listed

    return Condition("authorised", says, ("authorised_by",), holds)


def reaches(text: str, limits: dict[str, str], name: str, says: str) -> Condition:
    """Make the condition that one of several numbers reaches a figure of a text.

    Args:
        text: id of the text that holds the figures.
        limits: name of the figure by name of the fact compared with it.
        name: name of the condition.
        says: the condition as a sentence without its full stop.

    Returns:
        The condition; a number equal to the figure reaches it; open where the text has no such figure on the day.
    """

    def holds(facts: Facts, on: date) -> bool | None:
        return any_of(_reached(facts.number(fact), figure(text, limit, on)) for fact, limit in limits.items())

    return Condition(name, says, tuple(limits), holds, is_dated=True)


def _reached(number: Decimal | None, limit: Decimal | None) -> bool | None:
    return None if number is None or limit is None else number >= limit


def either(name: str, says: str, parts: tuple[Condition, ...]) -> Condition:
    """Make the condition that at least one of several holds; the trace tells each of them.

    Args:
        name: name of the condition.
        says: it as a sentence without its full stop.
        parts: the alternatives.

    Returns:
        The condition with its parts.
    """
    needs = tuple(dict.fromkeys(fact for part in parts for fact in part.needs))

    def holds(facts: Facts, on: date) -> bool | None:
        return any_of(part.holds(facts, on) for part in parts)

    return Condition(name, says, needs, holds, is_dated=any(part.is_dated for part in parts), parts=parts)
