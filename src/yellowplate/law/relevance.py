"""Puts findings in the order a reader wants them, and sets apart those that nothing read raises."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from yellowplate.records import Answer, Finding


@dataclass(frozen=True, slots=True)
class Relevant:
    """Findings in two groups.

    Attributes:
        raised: those that at least one stated fact raises, gravest first.
        silent: those that nothing read raises, by id; UNKNOWN there says that nobody looked, not that all is well.
    """

    raised: tuple[Finding, ...]
    silent: tuple[Finding, ...]


def relevant(findings: Iterable[Finding]) -> Relevant:
    """Split findings by whether anything read raises them.

    Args:
        findings: as `assess` or `screen` gives them, in any order.

    Returns:
        Both groups; together they hold every finding once. Raised ones are ordered: breached; would be breached by a
        text that was read; would be breached by one that was not; undecided; not breached; within each by id.
    """
    every = sorted(findings, key=lambda one: (_gravity(one), one.rule, one.on))
    silent = sorted((one for one in every if not one.raised_by), key=lambda one: (one.rule, one.on))
    return Relevant(tuple(one for one in every if one.raised_by), tuple(silent))


def _gravity(one: Finding) -> int:
    if one.answer is Answer.BREACHED:
        return 0
    if one.if_carried_out is Answer.BREACHED:
        return 1 if one.is_verified else 2
    return 3 if one.if_carried_out is Answer.UNKNOWN else 4
