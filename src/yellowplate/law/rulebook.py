"""Rules made ready to be applied many times: exceptions and contexts joined, and what was worked out kept.

A finding depends on the facts its rule looks at, and on the day only where a condition says so. So what a rule said of
some facts is kept under these facts alone (value, grounds and how each was reached; ids of statements are put in
afterwards) and is the same however often and in whatever order it is asked.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from functools import cache

from yellowplate.law.fact import FACT_KINDS, GOOD_GROUNDS, Fact, Facts, Shape, Value
from yellowplate.law.nexus import UK_LEFT_ON
from yellowplate.law.rule import Condition, Rule, RuleKind
from yellowplate.law.steps import Excuse, Step, Views, take
from yellowplate.law.supposed import RESTS_ON, as_carried_out
from yellowplate.law.three import all_of, any_of, negated
from yellowplate.law.trace import closing, context_step, opening
from yellowplate.records import Answer, Finding
from yellowplate.tables.law_texts import LawText, law_texts
from yellowplate.tables.law_texts_figures import figures

VERIFIED_TEXT = "verified_text"
"""Named in `missing` where the text of the rule itself was not read."""
VERIFIED_START = "verified_start_day"
"""Named in `missing` where the day falls outside the rule's time by a date that was not read."""
KEPT = 150_000
"""Sets of facts and worked-out answers kept at most before all are dropped; bounds the memory, changes no answer."""

KEPT_DAYS = 5_000
"""Days whose first sentences are kept at most: more than thirteen years."""
LOOSE_SHAPES = (Shape.DAY, Shape.NUMBER)

_ANSWERS = {True: Answer.BREACHED, False: Answer.NOT_BREACHED, None: Answer.UNKNOWN}


@dataclass(frozen=True, slots=True)
class _Worked:
    """What a rule says of facts, but for the day and the ids of statements."""

    answer: Answer
    supposed: Answer
    because: tuple[str, ...]
    missing: tuple[str, ...]
    raised_by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Duty:
    """A duty with what belongs to it.

    Attributes:
        rule: the duty.
        text: its text.
        exceptions: exceptions it names, each with the words before its sentences.
        contexts: contexts that explain it.
        needs: all facts any of them looks at, and those from which one of these may be supposed.
        is_dated: whether another day may change what one of their conditions answers.
        loose: those of the facts that are days or numbers.
        asks_setting_only: whether the rule asks nothing but what nearly every rule asks.
        kept: what was worked out, by facts.
    """

    rule: Rule
    text: LawText
    exceptions: tuple[tuple[Rule, str], ...]
    contexts: tuple[Rule, ...]
    needs: tuple[str, ...]
    is_dated: bool
    loose: tuple[str, ...]
    asks_setting_only: bool
    kept: dict[tuple[object, ...], _Worked] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Day:
    """How a duty stands on a day: in force, its first sentence, and which exceptions and contexts are in force."""

    is_in_force: bool
    first: str
    joined: tuple[bool, ...]


class Rulebook:
    """Rules, joined and ready."""

    def __init__(self, rules: tuple[Rule, ...]) -> None:
        """Join rules.

        Args:
            rules: duties, exceptions and contexts.

        Raises:
            KeyError: a duty names an exception that is not there.
        """
        known = {rule.id: rule for rule in rules}
        self._duties = tuple(_join(rule, known) for rule in known.values() if rule.kind is RuleKind.DUTY)
        self._days: dict[date, tuple[_Day, ...]] = {}
        self._marks: dict[tuple[object, ...], int] = {}
        self._steps: dict[tuple[object, ...], Step] = {}
        self._n_kept = 0

    def assess(self, facts: Facts, on: date) -> list[Finding]:
        """Apply every duty; see `engine.assess`."""
        if len(self._marks) + len(self._steps) + self._n_kept > KEPT:
            self._forget()
        standing = self._days.get(on)
        if standing is None:
            if len(self._days) >= KEPT_DAYS:
                self._days.clear()
            standing = self._days[on] = tuple(_day(duty, on) for duty in self._duties)
        supposed = as_carried_out(facts, on)
        marks = self._marked(facts, supposed)
        period = bisect_right(_change_days(), on)
        days_known = frozenset(name for name in marks if FACT_KINDS[name].shape is Shape.DAY)
        sources = {name: fact.statements for name, fact in facts.known.items() if fact.statements}
        views = Views(facts, facts.on_good_grounds(), supposed, on, period, days_known, marks, sources)
        return [self._apply(duty, day, views) for duty, day in zip(self._duties, standing, strict=True)]

    def _forget(self) -> None:
        self._marks.clear()
        self._steps.clear()
        self._n_kept = 0
        for duty in self._duties:
            duty.kept.clear()

    def _marked(self, facts: Facts, supposed: Facts) -> dict[str, int]:
        """Give each known fact a number that stands for its value, grounds and the way it was reached."""
        marks = {}
        for name, fact in supposed.known.items():
            stated = facts.known.get(name)
            sign = _sign(fact) if stated is fact else (*_sign(fact), *(() if stated is None else _sign(stated)))
            marks[name] = self._marks.setdefault(sign, len(self._marks))
        return marks

    def _apply(self, duty: _Duty, day: _Day, views: Views) -> Finding:
        text = duty.text
        if not day.is_in_force:
            is_sure = text.effective_from_verified
            answer = Answer.NOT_BREACHED if is_sure else Answer.UNKNOWN
            missing = () if is_sure else (VERIFIED_START,)
            return _finding(duty, views.on, _Worked(answer, answer, (), missing, ()), day.first, ())
        worked = self._worked(duty, day, views)
        known = views.sources
        statements = {one for name in duty.needs if name in known for one in known[name]}
        return _finding(duty, views.on, worked, day.first, tuple(sorted(statements)) if statements else ())

    def _worked(self, duty: _Duty, day: _Day, views: Views) -> _Worked:
        """Work a duty out, or say what was worked out on the same facts; days and numbers hardly ever come again."""
        if any(name in views.marks for name in duty.loose):
            return self._work_out(duty, day, views)
        key = (*views.key(duty.needs, is_dated=duty.is_dated), day.joined)
        worked = duty.kept.get(key)
        if worked is None:
            worked = duty.kept[key] = self._work_out(duty, day, views)
            self._n_kept += 1
        return worked

    def _step(self, part: Condition, views: Views, label: str = "") -> Step:
        """Ask a condition, or say what it answered to the same facts."""
        key = (id(part), label, *views.key(part.needs, is_dated=part.is_dated))
        found = self._steps.get(key)
        if found is None:
            found = self._steps[key] = take(part, views, label)
        return found

    def _work_out(self, duty: _Duty, day: _Day, views: Views) -> _Worked:
        rule = duty.rule
        conditions = [self._step(part, views) for part in rule.conditions]
        defences = [self._step(part, views, "Defence: ") for part in rule.defences]
        excuses = [
            Excuse(
                one.text.verified,
                is_there,
                tuple(self._step(part, views, label) for part in one.conditions),
            )
            for (one, label), is_there in zip(duty.exceptions, day.joined, strict=False)
        ]
        good = _is_broken(conditions, defences, excuses, is_strict=True)
        supposed = _is_broken(conditions, defences, excuses, is_strict=False)
        missing = _missing(conditions, defences, excuses) if good is None else ()
        answer = _ANSWERS[good]
        if not duty.text.verified:
            answer, missing = Answer.UNKNOWN, (*missing, VERIFIED_TEXT)
        steps = [*conditions, *defences, *(one for excuse in excuses for one in excuse.steps)]
        because = [sentence for one in steps for sentence in one.told]
        because += [f"Graver case: {part.says}." for part in rule.graver if part.holds(views.supposed, views.on)]
        for context, is_there in zip(duty.contexts, day.joined[len(duty.exceptions) :], strict=True):
            if is_there and all_of(self._step(part, views).stated for part in context.conditions):
                because.append(context_step(context))
        because += closing(rule, answer, _ANSWERS[supposed], missing)
        return _Worked(
            answer, _ANSWERS[supposed], tuple(because), missing, _raised_by(duty, views, conditions, supposed)
        )


def _join(rule: Rule, known: dict[str, Rule]) -> _Duty:
    exceptions = tuple(known[name] for name in rule.unless)
    contexts = tuple(one for one in known.values() if rule.id in one.explains)
    parts = [*rule.conditions, *rule.defences, *rule.graver]
    parts += [part for one in (*exceptions, *contexts) for part in one.conditions]
    named = [name for part in parts for name in part.needs]
    needs = tuple(dict.fromkeys((*named, *(under for name in named for under in RESTS_ON.get(name, ())))))
    loose = tuple(name for name in needs if FACT_KINDS[name].shape in LOOSE_SHAPES)
    is_plain = all(part.is_setting for part in rule.conditions)
    labelled = tuple((one, f"Exception, {one.text.citation}: ") for one in exceptions)
    return _Duty(rule, rule.text, labelled, contexts, needs, any(part.is_dated for part in parts), loose, is_plain)


def _day(duty: _Duty, on: date) -> _Day:
    joined = tuple(one.text.is_in_force(on) for one in (*(rule for rule, _ in duty.exceptions), *duty.contexts))
    return _Day(duty.text.is_in_force(on), opening(duty.text, on), joined)


@cache
def _change_days() -> list[date]:
    """Return the days on which a text or a figure begins, or is no longer in force; in order."""
    spans = [(one.effective_from, one.effective_to) for one in law_texts().values()]
    spans += [(one.effective_from, one.effective_to) for one in figures()]
    ends = [last + timedelta(days=1) for _, last in spans if last is not None]
    return sorted({UK_LEFT_ON, *(first for first, _ in spans), *ends})


def _sign(fact: Fact) -> tuple[object, ...]:
    value: Value | None = fact.value
    return (str(value) if isinstance(value, Decimal) else value, fact.grounds in GOOD_GROUNDS, fact.grounds, fact.how)


def _is_broken(conditions: list[Step], defences: list[Step], excuses: list[Excuse], *, is_strict: bool) -> bool | None:
    if is_strict:
        broken = all_of([one.established for one in conditions])
        excused = any_of([one.established for one in defences])
    else:
        broken = all_of([one.stated for one in conditions])
        excused = any_of([one.stated for one in defences])
    excused = any_of([excused, *(one.covers(is_strict=is_strict) for one in excuses)])
    if excused is None and not is_strict:
        excused = False
    return all_of((broken, negated(excused)))


def _missing(conditions: list[Step], defences: list[Step], excuses: list[Excuse]) -> tuple[str, ...]:
    """Name the facts that keep the rule undecided, in the order the rule asks for them."""
    open_excuses = [one for one in excuses if one.covers(is_strict=True) is None]
    steps = [*conditions, *defences, *(one for excuse in open_excuses for one in excuse.steps)]
    named = [name for one in steps for name in one.lacking]
    return tuple(dict.fromkeys(named or (VERIFIED_TEXT,)))


def _raised_by(duty: _Duty, views: Views, conditions: list[Step], supposed: bool | None) -> tuple[str, ...]:  # noqa: FBT001 - one of three answers
    """Name the stated facts that are the rule's own concern.

    What nearly every rule asks (the setting) raises a rule only where it asks nothing else or where all of it holds.
    """
    if supposed:
        return tuple(name for name in duty.needs if views.is_stated(name))
    looked = zip(duty.rule.conditions, conditions, strict=True)
    named = [name for part, one in looked if duty.asks_setting_only or not part.is_setting for name in one.raising]
    return tuple(dict.fromkeys(named))


def _finding(duty: _Duty, on: date, worked: _Worked, first: str, statements: tuple[str, ...]) -> Finding:
    text = duty.text
    return Finding(
        rule=text.id,
        answer=worked.answer,
        if_carried_out=worked.supposed,
        on=on,
        binds=duty.rule.binds,
        because=(first, *worked.because),
        missing=worked.missing,
        statements=statements,
        citation=text.citation,
        url=text.source_url,
        is_verified=text.verified,
        raised_by=worked.raised_by,
    )
