"""Rules made ready to be applied many times: what was worked out is kept.

A finding depends on the facts its rule looks at, and on the day only where a condition says so. So what a rule said of
some facts is kept under these facts alone (value, grounds and how each was reached; ids of statements are put in
afterwards) and is the same however often and in whatever order it is asked. Days and numbers hardly ever come again:
conditions that look at known ones are asked anew, and only what follows from their answers is kept.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from yellowplate.law.duties import LOOSE_SHAPES, Asked, Duty, Standing, Sum, change_days, finding, join, stand
from yellowplate.law.fact import FACT_KINDS, Fact, Facts
from yellowplate.law.rule import Rule, RuleKind
from yellowplate.law.steps import Excuse, Step, Views, take
from yellowplate.law.supposed import as_carried_out
from yellowplate.law.three import all_of, any_of, negated
from yellowplate.law.trace import closing, context_step
from yellowplate.records import Answer, Finding

VERIFIED_TEXT = "verified_text"
"""Named in `missing` where the text of the rule itself was not read."""
KEPT = 150_000
"""Sets of facts and worked-out answers kept at most before all are dropped; bounds the memory, changes no answer."""

KEPT_DAYS = 5_000
"""Days whose first sentences are kept at most: more than thirteen years."""

_ANSWERS = {True: Answer.BREACHED, False: Answer.NOT_BREACHED, None: Answer.UNKNOWN}
_LOOSE = -1
"""Number of every fact that is a day or a number: nothing is kept under it."""
_Key = tuple[object, ...]
_Worked = tuple[Sum, tuple[str, ...]]
"""What a rule says of facts, and its sentences after the first; without the day and the ids of statements."""


@dataclass(slots=True)
class _Ready:
    """A duty with what was worked out of it.

    Attributes:
        duty: the duty.
        worked: by the facts it looks at.
        sums: by the answers of its conditions: what follows, and the sentences that say so.
    """

    duty: Duty
    worked: dict[_Key, _Worked] = field(default_factory=dict)
    sums: dict[_Key, _Worked] = field(default_factory=dict)


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
        numbers: dict[tuple[int, str], int] = {}
        self._duties = tuple(
            _Ready(join(rule, known, numbers)) for rule in known.values() if rule.kind is RuleKind.DUTY
        )
        self._days: dict[date, tuple[Standing, ...]] = {}
        self._marks: dict[_Key, int] = {}
        self._steps: dict[_Key, tuple[Step, int]] = {}
        self._signs: dict[_Key, int] = {}
        self._n_kept = 0

    def assess(self, facts: Facts, on: date) -> list[Finding]:
        """Apply every duty; see `engine.assess`."""
        if len(self._marks) + len(self._steps) + len(self._signs) + self._n_kept > KEPT:
            self._forget()
        standing = self._days.get(on)
        if standing is None:
            if len(self._days) >= KEPT_DAYS:
                self._days.clear()
            standing = self._days[on] = tuple(stand(one.duty, on) for one in self._duties)
        supposed = as_carried_out(facts, on)
        views = Views(
            good=facts.on_good_grounds(),
            supposed=supposed,
            on=on,
            period=bisect_right(change_days(), on),
            marks=self._marked(facts, supposed),
            stated=frozenset(name for name, fact in facts.known.items() if fact.value is not None or fact.how),
        )
        sources = {name: fact.statements for name, fact in facts.known.items() if fact.statements}
        found = []
        for ready, day in zip(self._duties, standing, strict=True):
            if day.silent is not None:
                found.append(day.silent)
                continue
            duty = ready.duty
            summed, because = self._worked(ready, day, views)
            statements: tuple[str, ...] = ()
            if not duty.need_set.isdisjoint(sources):
                statements = tuple(sorted({one for name in duty.need_set & sources.keys() for one in sources[name]}))
            found.append(finding(duty, on, summed, (day.first, *because), statements))
        return found

    def _forget(self) -> None:
        self._marks.clear()
        self._steps.clear()
        self._signs.clear()
        self._n_kept = 0
        for ready in self._duties:
            ready.worked.clear()
            ready.sums.clear()

    def _marked(self, facts: Facts, supposed: Facts) -> dict[str, int]:
        """Give each known fact a number that stands for its value, grounds and the way it was reached."""
        marks = {}
        for name, fact in supposed.known.items():
            if FACT_KINDS[name].shape in LOOSE_SHAPES:
                marks[name] = _LOOSE
                continue
            stated = facts.known.get(name)
            sign = _sign(fact) if stated is fact else (*_sign(fact), *(() if stated is None else _sign(stated)))
            marks[name] = self._marks.setdefault(sign, len(self._marks))
        return marks

    def _worked(self, ready: _Ready, day: Standing, views: Views) -> _Worked:
        """Work a duty out, or say what was worked out on the same facts."""
        duty = ready.duty
        if not duty.loose.isdisjoint(views.marks):
            return self._work_out(ready, day, views)
        key = (*views.key(duty.needs, is_dated=duty.is_dated), day.joined)
        worked = ready.worked.get(key)
        if worked is None:
            worked = ready.worked[key] = self._work_out(ready, day, views)
            self._n_kept += 1
        return worked

    def _step(self, asked: Asked, views: Views) -> tuple[Step, int]:
        """Ask a condition, or say what it answered to the same facts; with a number that stands for the answer."""
        found = views.taken.get(asked.number)
        if found is None:
            part = asked.part
            if not asked.loose.isdisjoint(views.marks):
                found = self._signed(take(part, views, asked.label))
            else:
                key = (asked.number, *views.key(part.needs, is_dated=part.is_dated))
                found = self._steps.get(key)
                if found is None:
                    found = self._steps[key] = self._signed(take(part, views, asked.label))
            views.taken[asked.number] = found
        return found

    def _signed(self, step: Step) -> tuple[Step, int]:
        sign = (step.established, step.stated, step.lacking, step.raising)
        return step, self._signs.setdefault(sign, len(self._signs))

    def _work_out(self, ready: _Ready, day: Standing, views: Views) -> _Worked:
        duty = ready.duty
        taken = [self._step(asked, views) for asked in duty.asked]
        graver = tuple([bool(part.holds(views.supposed, views.on)) for part in duty.rule.graver])
        key = (day.joined, graver, duty.need_set & views.stated, *[sign for _, sign in taken])
        found = ready.sums.get(key)
        if found is None:
            found = ready.sums[key] = _sum_up(duty, day, [step for step, _ in taken], graver, views)
            self._n_kept += 1
        summed, after = found
        return summed, (*[sentence for step, _ in taken[: duty.n_told] for sentence in step.told], *after)


def _sum_up(duty: Duty, day: Standing, steps: Sequence[Step], graver: Sequence[bool], views: Views) -> _Worked:
    """Say what follows from how each condition stands, with the sentences after those of the conditions."""
    conditions, defences = steps[: duty.n_conditions], steps[duty.n_conditions : duty.n_before_exceptions]
    excuses = [
        Excuse(one.rule.text.verified, is_there, tuple(steps[one.at]))
        for one, is_there in zip(duty.exceptions, day.joined, strict=False)
    ]
    good = _is_broken(conditions, defences, excuses, is_strict=True)
    supposed = _is_broken(conditions, defences, excuses, is_strict=False)
    missing = _missing(conditions, defences, excuses) if good is None else ()
    answer = _ANSWERS[good]
    if not duty.text.verified:
        answer, missing = Answer.UNKNOWN, (*missing, VERIFIED_TEXT)
    after = [f"Graver case: {part.says}." for part, is_so in zip(duty.rule.graver, graver, strict=True) if is_so]
    for context, is_there in zip(duty.contexts, day.joined[len(duty.exceptions) :], strict=True):
        if is_there and all_of(step.stated for step in steps[context.at]):
            after.append(context_step(context.rule))
    after += closing(duty.rule, answer, _ANSWERS[supposed], missing)
    raised_by = _raised_by(duty, views, conditions, supposed)
    return (answer, _ANSWERS[supposed], missing, raised_by), tuple(after)


def _sign(fact: Fact) -> tuple[object, ...]:
    return (fact.value, fact.grounds, fact.how, bool(fact.statements))


def _is_broken(
    conditions: Sequence[Step], defences: Sequence[Step], excuses: Sequence[Excuse], *, is_strict: bool
) -> bool | None:
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


def _missing(conditions: Sequence[Step], defences: Sequence[Step], excuses: Sequence[Excuse]) -> tuple[str, ...]:
    """Name the facts that keep the rule undecided, in the order the rule asks for them."""
    open_excuses = [one for one in excuses if one.covers(is_strict=True) is None]
    steps = [*conditions, *defences, *(one for excuse in open_excuses for one in excuse.steps)]
    named = [name for one in steps for name in one.lacking]
    return tuple(dict.fromkeys(named or (VERIFIED_TEXT,)))


def _raised_by(duty: Duty, views: Views, conditions: Sequence[Step], supposed: bool | None) -> tuple[str, ...]:  # noqa: FBT001 - one of three answers
    """Name the stated facts that are the rule's own concern.

    What nearly every rule asks (the setting) raises a rule only where it asks nothing else or where all of it holds.
    """
    if supposed:
        return tuple(name for name in duty.needs if name in views.stated)
    looked = zip(duty.rule.conditions, conditions, strict=True)
    named = [name for part, one in looked if duty.asks_setting_only or not part.is_setting for name in one.raising]
    return tuple(dict.fromkeys(named))
