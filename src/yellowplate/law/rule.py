"""What a legal rule is: the contract of the plug-ins in `rules/<jurisdiction>/`, one rule a file with `RULE`.

A rule's dates, citation and address are not here but in the table of texts, under the rule's id.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from yellowplate.law.fact import FACT_KINDS, Facts
from yellowplate.records import Binds
from yellowplate.tables.law_texts import LawText, law_texts


@dataclass(frozen=True, slots=True)
class Condition:
    """One thing that must be so for the rule to be broken, or one defence against it.

    Attributes:
        name: lower-case name, unique inside the rule.
        says: the condition as a sentence without its full stop ("The goods go to North Korea").
        needs: names of the facts it looks at; it looks at no others.
        holds: True, False, or None for "cannot tell"; more facts never take a True or False back.
        is_dated: True where another day may change the answer: because a text or figure begins or ends, or because a
            day among its facts is compared with it.
        is_setting: True for what nearly every rule asks (bound for North Korea, a vehicle, carried out); it raises a
            finding only where the rule asks nothing else.
        parts: the alternatives it is made of, told one by one in the trace; empty where it is one thing.
    """

    name: str
    says: str
    needs: tuple[str, ...]
    holds: Callable[[Facts, date], bool | None]
    is_dated: bool = False
    is_setting: bool = False
    parts: tuple[Condition, ...] = ()

    def __post_init__(self) -> None:
        """Refuse facts that are not in the list of facts, and a condition on nothing."""
        strange = [name for name in self.needs if name not in FACT_KINDS]
        if strange or not self.needs:
            msg = f"{self.name}: needs facts of FACT_KINDS, not {strange}"
            raise ValueError(msg)


class RuleKind(StrEnum):
    """What a rule does."""

    DUTY = "duty"
    """A ban or a duty; it gives a finding."""
    EXCEPTION = "exception"
    """Takes cases out of another rule that names it in `unless`; gives no finding of its own."""
    CONTEXT = "context"
    """Explains others (legal basis, consequence, limit of an excuse); told with them, gives no finding of its own."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One legal rule.

    Attributes:
        id: its key in the table of texts.
        conditions: all must be so for a breach (for an exception: for it to apply).
        meaning: one sentence: what a breach of it means, and what it does not.
        binds: whom it binds.
        kind: duty or exception.
        unless: ids of exceptions; the engine joins them.
        defences: each takes a case out of this rule.
        supports: id of the rule it only supports, or "".
        explains: for a context: ids of the duties it is told with.
        graver: told where it holds (a serious case); decides nothing.
    """

    id: str
    conditions: tuple[Condition, ...]
    meaning: str
    binds: tuple[Binds, ...] = ()
    kind: RuleKind = RuleKind.DUTY
    unless: tuple[str, ...] = ()
    defences: tuple[Condition, ...] = ()
    supports: str = ""
    explains: tuple[str, ...] = ()
    graver: tuple[Condition, ...] = ()

    def __post_init__(self) -> None:
        """Refuse a rule without conditions, a duty that binds nobody, two conditions with one name, a loose context."""
        names = [part.name for part in (*self.conditions, *self.defences, *self.graver)]
        if not self.conditions or len(set(names)) != len(names):
            msg = f"{self.id}: a rule has conditions, each with a name of its own"
            raise ValueError(msg)
        if self.kind is RuleKind.DUTY and not self.binds:
            msg = f"{self.id}: a duty binds somebody"
            raise ValueError(msg)
        if (self.kind is RuleKind.CONTEXT) != bool(self.explains):
            msg = f"{self.id}: a context, and nothing else, explains duties"
            raise ValueError(msg)

    @property
    def text(self) -> LawText:
        """Return the rule's text.

        Raises:
            KeyError: the table has no such id; `tests/contracts/test_rules.py` holds every rule to it.
        """
        return law_texts()[self.id]
