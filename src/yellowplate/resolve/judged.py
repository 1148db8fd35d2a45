"""What people decided, applied to the statements: beside the machine's output, never over it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from yellowplate.records import Judgement, Statement, Verdict

Pair = tuple[str, str]
"""Two subject keys in order."""


@dataclass(frozen=True, slots=True)
class Judged:
    """Statements as the judgements in force leave them.

    Attributes:
        statements: what stays in the view, each once, in order of id; corrected ones in place of those they replace.
        accepted: ids that a person accepted and nobody rejected.
        disputed: ids that one person accepted and another rejected; they stay in the view.
        same: pairs of subjects that somebody called the same.
        not_same: pairs of subjects that somebody called different.
    """

    statements: tuple[Statement, ...]
    accepted: frozenset[str]
    disputed: frozenset[str]
    same: tuple[Pair, ...]
    not_same: tuple[Pair, ...]


def in_force(judgements: Sequence[Judgement]) -> tuple[Judgement, ...]:
    """Leave out what was taken back.

    Args:
        judgements: in any order, each as often as one likes.

    Returns:
        Those that no other one supersedes, in order of moment and id. Taking back the taking back does not revive
        the first: whoever wants it again decides it again.
    """
    gone = {judgement.supersedes for judgement in judgements if judgement.supersedes}
    standing = {judgement.id: judgement for judgement in judgements if judgement.id not in gone}
    return tuple(sorted(standing.values(), key=lambda judgement: (judgement.judged_at, judgement.id)))


def subject(target: str) -> str:
    """Bring the two ways to name an unnamed car to one.

    Args:
        target: "vin:<VIN>", "context:<context>" or "<context>".

    Returns:
        "vin:<VIN>" or the bare context.

    >>> subject("context:ab#/0"), subject("vin:LVG")
    ('ab#/0', 'vin:LVG')
    """
    return target.removeprefix("context:")


def _pairs(judgements: Sequence[Judgement], verdict: Verdict) -> tuple[Pair, ...]:
    found = set()
    for judgement in judgements:
        if judgement.verdict is verdict:
            first, second = sorted(subject(target) for target in judgement.targets)
            found.add((first, second))
    return tuple(sorted(found))


def apply(statements: Sequence[Statement], judgements: Sequence[Judgement]) -> Judged:
    """Apply the judgements in force to the statements.

    Args:
        statements: in any order; repeated ones count once.
        judgements: all of the case, superseded ones too.

    Returns:
        The view's statements and the decisions about subjects. A rejected or superseded statement leaves the view; a
        corrected one is shown with the reviewer's value, the reviewer as reader, and the old one as superseded.
    """
    standing = in_force(judgements)
    rejected = {one.targets[0] for one in standing if one.verdict is Verdict.REJECT}
    accepted = {one.targets[0] for one in standing if one.verdict is Verdict.ACCEPT}
    corrections = {one.targets[0]: one for one in standing if one.corrected and len(one.targets) == 1}
    disputed = rejected & accepted
    replaced = {one.supersedes for one in statements if one.supersedes}
    kept: dict[str, Statement] = {}
    for statement in sorted(statements, key=lambda one: one.id):
        name = statement.id
        if name in replaced:
            continue
        if name in corrections:
            judgement = corrections[name]
            corrected = replace(
                statement,
                value=judgement.corrected,
                reader=f"person:{judgement.reviewer}",
                prob=1.0,
                supersedes=name,
            )
            kept[corrected.id] = corrected
        elif name not in rejected or name in disputed:
            kept[name] = statement
    by_hand = {one.id for one in kept.values() if one.reader.startswith("person:")}
    return Judged(
        statements=tuple(kept[name] for name in sorted(kept)),
        accepted=frozenset(accepted - rejected) | frozenset(by_hand),
        disputed=frozenset(disputed & kept.keys()),
        same=_pairs(standing, Verdict.SAME),
        not_same=_pairs(standing, Verdict.NOT_SAME),
    )
