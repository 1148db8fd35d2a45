"""A rule's answer for a day: breached, not breached, or cannot tell and which facts would decide it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from yellowplate.records.ids import identify


class Answer(StrEnum):
    """Three answers, not two."""

    BREACHED = "BREACHED"
    NOT_BREACHED = "NOT_BREACHED"
    UNKNOWN = "UNKNOWN"


class Binds(StrEnum):
    """Whom the rule binds."""

    STATE = "state"
    PERSON = "person"
    FIRM = "firm"


@dataclass(frozen=True, slots=True)
class Finding:
    """A rule applied to facts on a day.

    Attributes:
        rule: id of the rule.
        answer: BREACHED only where the rule's text was verified and every condition rests on an official record or a
            judgement that accepted the statement (DESIGN.md section 3, rule 3).
        if_carried_out: what the answer would be if the offered sale were carried out as the party says.
        on: the day the rule is applied to.
        binds: whom it binds, in the order of the rule.
        because: one sentence per step, in the order taken.
        missing: names of the facts that would decide it.
        statements: ids of the statements the answer rests on.
        citation: instrument and article.
        url: address of the text that was read.
        is_verified: whether that text was read by us.
        raised_by: names of the stated facts that are this rule's own concern, or, where both answers follow from what
            nearly every rule asks, those; empty where nothing read raises it.
    """

    rule: str
    answer: Answer
    if_carried_out: Answer
    on: date
    binds: tuple[Binds, ...]
    because: tuple[str, ...]
    missing: tuple[str, ...]
    statements: tuple[str, ...]
    citation: str
    url: str
    is_verified: bool
    raised_by: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Refuse a breach of an unverified text, and an UNKNOWN that names no missing fact."""
        if self.answer is Answer.BREACHED and not self.is_verified:
            msg = f"{self.rule}: a text that was not verified cannot carry a breach"
            raise ValueError(msg)
        if self.answer is Answer.UNKNOWN and not self.missing:
            msg = f"{self.rule}: an UNKNOWN names the facts that would decide it"
            raise ValueError(msg)

    @property
    def id(self) -> str:
        """Id from rule, day, both answers, grounds and what is missing; the vehicle is known by its statements only."""
        return identify(
            "fi",
            [
                self.rule,
                self.on.isoformat(),
                str(self.answer),
                str(self.if_carried_out),
                [*sorted(self.statements)],
                [*self.missing],
            ],
        )
