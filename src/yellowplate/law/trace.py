"""The sentences of a finding: one for each step, in the order taken."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from yellowplate.law.fact import CONCLUDED, Fact, Facts, Grounds, Value
from yellowplate.law.rule import Condition, Rule
from yellowplate.records import Answer
from yellowplate.tables.law_texts import LawText

_GROUNDS = {
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


@dataclass(frozen=True, slots=True)
class Seen:
    """How a condition stands: on good grounds, and with party words and the sale taken as done."""

    established: bool | None
    stated: bool | None


def step(part: Condition, seen: Seen, good: Facts, supposed: Facts, on: date, *, label: str = "") -> list[str]:
    """Say how one condition stands.

    Args:
        part: the condition.
        seen: how it stands.
        good: facts on good grounds.
        supposed: all facts, with the sale taken as done.
        on: the day.
        label: words before the sentence ("Defence: ").

    Returns:
        One sentence with the facts and their grounds; of a condition made of alternatives a second one that names
        those found and those that could not be tested.
    """
    told = [_sentence(part, seen, good, supposed, label=label)]
    if part.parts:
        holds = [(one, one.holds(supposed, on)) for one in part.parts]
        found = "; ".join(f"{one.says} ({_list(one, supposed)})" for one, is_so in holds if is_so)
        open_ties = ", ".join(dict.fromkeys(name for one, is_so in holds if is_so is None for name in one.needs))
        told.append(
            f"{label}{part.says}, tie by tie: found {found or 'none'}; could not be tested {open_ties or 'none'}."
        )
    return told


def _sentence(part: Condition, seen: Seen, good: Facts, supposed: Facts, *, label: str) -> str:
    head = f"{label}{part.says}"
    if seen.established is not None:
        said = f"{head}: {_yes(seen.established)}, by {_list(part, good)}"
        if seen.stated is seen.established:
            return f"{said}."
        return f"{said}; if carried out, {_yes(seen.stated)}, by {_list(part, supposed)}."
    if seen.stated is not None:
        return f"{head}: not established; as stated {_yes(seen.stated)}, by {_list(part, supposed)}."
    known = _list(part, supposed)
    return f"{head}: cannot be told{f'; all that is known is {known}' if known else ', nothing is known'}."


def context_step(context: Rule) -> str:
    """Say what a context that applies as stated adds.

    Args:
        context: a rule of that kind.

    Returns:
        One sentence with its citation.
    """
    read = "" if context.text.verified else " (text not read)"
    return f"Context, {context.text.citation}{read}: {context.meaning}"


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
    value = {True: "yes", False: "no"}[fact.value] if isinstance(fact.value, bool) else _words(fact.value)
    is_told_whole = fact.how == CONCLUDED or (fact.how and not fact.statements)
    grounds = fact.how if is_told_whole else "; ".join(filter(None, (_GROUNDS[fact.grounds], fact.how)))
    return f"{fact.name} = {value} ({grounds})"


def _words(value: Value) -> str:
    return (", ".join(value) or "none") if isinstance(value, tuple) else str(value)
