"""The sentences of a finding: one for each step, in the order taken."""

from __future__ import annotations

from datetime import date

from yellowplate.law.fact import Fact, Facts, Grounds
from yellowplate.law.rule import Condition, Rule
from yellowplate.records import Answer
from yellowplate.tables.law_texts import LawText

_WORDS = {
    Grounds.OFFICIAL_RECORD: "official record",
    Grounds.JUDGED: "accepted by a reviewer",
    Grounds.PARTY_WORD: "a party's word",
}


def opening(text: LawText, on: date) -> str:
    """Say whether the rule is in force on the day.

    Args:
        text: the rule's text.
        on: the day.

    Returns:
        One sentence with the citation and the day that decides.
    """
    head = f"{text.citation} ({text.title})"
    start = text.effective_from.isoformat()
    if on < text.effective_from:
        read = "" if text.effective_from_verified else " (a date that was not read)"
        return f"{head} was not in force on {on.isoformat()}: it began on {start}{read}."
    if text.effective_to is not None and on > text.effective_to:
        return f"{head} was not in force on {on.isoformat()}: it ended on {text.effective_to.isoformat()}."
    return f"{head} was in force on {on.isoformat()}; it began on {start}."


def step(part: Condition, good: Facts, supposed: Facts, on: date, *, label: str = "") -> str:
    """Say how one condition stands.

    Args:
        part: the condition.
        good: facts on good grounds.
        supposed: all facts, with the sale taken as done.
        on: the day.
        label: words before the sentence ("Defence: ").

    Returns:
        One sentence with the facts and their grounds.
    """
    established, stated = part.holds(good, on), part.holds(supposed, on)
    head = f"{label}{part.says}"
    if established is not None:
        said = _list(part, good)
        return (
            f"{head}: {_yes(established)}, by {said}."
            if stated is established
            else (
                f"{head}: {_yes(established)}, by {said}; if carried out, {_yes(stated)}, by {_list(part, supposed)}."
            )
        )
    if stated is not None:
        return f"{head}: not established; as stated {_yes(stated)}, by {_list(part, supposed)}."
    known = _list(part, supposed)
    return f"{head}: cannot be told{f'; all that is known is {known}' if known else ', nothing is known'}."


def closing(rule: Rule, answer: Answer, supposed: Answer, missing: tuple[str, ...]) -> list[str]:
    """Say what follows.

    Args:
        rule: the rule.
        answer: the answer on good grounds.
        supposed: the answer if the sale were carried out as the party says.
        missing: names of the facts that would decide it.

    Returns:
        Sentences: the answer, the answer if carried out, what a breach means, and the warning of an unread text.
    """
    said = {
        Answer.BREACHED: "Every condition rests on an official record or an accepted Judgement: BREACHED.",
        Answer.NOT_BREACHED: "A necessary condition fails, or an exception holds, on good grounds: NOT_BREACHED.",
        Answer.UNKNOWN: f"UNKNOWN until these are known on good grounds: {', '.join(missing)}.",
    }
    found = [said[answer], f"If the sale were carried out as the party says: {supposed}."]
    if Answer.BREACHED in (answer, supposed):
        found.append(f"What a breach means: {rule.meaning}")
    if not rule.text.verified:
        found.append("The text of this rule was not read; it supports other findings and never gives a breach.")
    return found


def _yes(holds: bool | None) -> str:  # noqa: FBT001 - a truth value is the argument
    return {True: "yes", False: "no", None: "cannot be told"}[holds]


def _list(part: Condition, facts: Facts) -> str:
    return ", ".join(_told(facts[name]) for name in part.needs if facts.is_known(name) or facts[name].how)


def _told(fact: Fact) -> str:
    if fact.value is None:
        return f"{fact.name} in conflict ({fact.how})"
    value = {True: "yes", False: "no"}.get(fact.value, fact.value) if isinstance(fact.value, bool) else fact.value
    grounds = (
        fact.how if fact.how and not fact.statements else "; ".join(filter(None, (_WORDS[fact.grounds], fact.how)))
    )
    return f"{fact.name} = {value} ({grounds})"
