"""How single conditions and exceptions stand on the facts of one transaction; what the rulebook puts together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from yellowplate.law.conditions import SETTING_FACTS
from yellowplate.law.fact import Facts
from yellowplate.law.rule import Condition
from yellowplate.law.three import all_of
from yellowplate.law.trace import Seen, step


@dataclass(frozen=True, slots=True)
class Views:
    """The facts as a rule looks at them.

    Attributes:
        good: those on good grounds.
        supposed: all of them, with the sale taken as done.
        on: the day.
        period: number of the period between two changes of texts and figures that the day lies in.
        marks: a number for each fact that stands for its value, its grounds and how it was reached; days and numbers
            have the same one.
        stated: names of the facts of which somebody stated something, contradictions included.
        taken: conditions asked already, by number: several duties ask the same one.
    """

    good: Facts
    supposed: Facts
    on: date
    period: int
    marks: Mapping[str, int]
    stated: frozenset[str]
    taken: dict[int, tuple[Step, int]] = field(default_factory=dict)

    def key(self, needs: tuple[str, ...], *, is_dated: bool) -> tuple[object, ...]:
        """Make the key of whatever depends on these facts and, if so said, on the day.

        It is asked only where none of the facts is a known day or number. Nothing is then compared with the day, and
        the period says as much.
        """
        if not is_dated:
            return tuple(map(self.marks.get, needs))
        return (*map(self.marks.get, needs), self.period)


@dataclass(frozen=True, slots=True)
class Step:
    """How a condition stands.

    Attributes:
        established: on good grounds.
        stated: with party words and the sale taken as done.
        told: its sentences.
        lacking: facts to ask for while it is open on good grounds; empty where it is not.
        raising: stated facts by which it raises its rule.
    """

    established: bool | None
    stated: bool | None
    told: tuple[str, ...]
    lacking: tuple[str, ...]
    raising: tuple[str, ...]


def take(part: Condition, views: Views, label: str) -> Step:
    """Ask one condition.

    Args:
        part: the condition.
        views: the facts.
        label: words before its sentences ("Defence: ").

    Returns:
        How it stands; where no fact it looks at is a known day or number, that depends on `views.key` and the label.
    """
    seen = Seen(part.holds(views.good, views.on), part.holds(views.supposed, views.on))
    told = tuple(step(part, seen, views.good, views.supposed, views.on, label=label))
    lacking: tuple[str, ...] = ()
    if seen.established is None:
        lacking = tuple(name for name in part.needs if not views.good.is_known(name)) or part.needs
    raising = tuple(name for name in _own_facts(part, seen, views) if name in views.stated)
    return Step(seen.established, seen.stated, told, lacking, raising)


def _own_facts(part: Condition, seen: Seen, views: Views) -> tuple[str, ...]:
    """Name the facts that may raise the rule: of alternatives those not excluded, else what is not the setting."""
    if part.parts:
        return tuple(
            name for one in part.parts if one.holds(views.supposed, views.on) is not False for name in one.needs
        )
    if part.is_setting or seen.stated:
        return part.needs
    return tuple(name for name in part.needs if name not in SETTING_FACTS)


@dataclass(frozen=True, slots=True)
class Excuse:
    """How an exception stands.

    Attributes:
        is_verified: whether its text was read.
        is_in_force: whether it is in force on the day.
        steps: its conditions.
    """

    is_verified: bool
    is_in_force: bool
    steps: tuple[Step, ...]

    def covers(self, *, is_strict: bool) -> bool | None:
        """Say whether it takes the case out, on good grounds or as stated; a text not read leaves that open."""
        if not self.is_in_force:
            return False
        covers = all_of([one.established if is_strict else one.stated for one in self.steps])
        return None if covers and not self.is_verified else covers
