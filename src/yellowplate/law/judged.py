"""What reviewers decided about single statements."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from yellowplate.records import Judgement, Verdict


@dataclass(frozen=True, slots=True)
class Judged:
    """The decisions in force.

    Attributes:
        accepted: ids of statements that live judgements accept and none rejects.
        rejected: ids of statements that live judgements reject and none accepts.
        corrected: the right value by id of the statement, where the last acceptance gives one.
    """

    accepted: frozenset[str]
    rejected: frozenset[str]
    corrected: Mapping[str, str]


def judged(judgements: Sequence[Judgement]) -> Judged:
    """Sum up judgements.

    Args:
        judgements: all of a case, in any order.

    Returns:
        The decisions in force: judgements taken back by a later one do not count, a split decision counts as neither.
    """
    taken_back = {judgement.supersedes for judgement in judgements}
    live = sorted((one for one in judgements if one.id not in taken_back), key=lambda one: (one.judged_at, one.id))
    accepted = frozenset(one.targets[0] for one in live if one.verdict is Verdict.ACCEPT)
    rejected = frozenset(one.targets[0] for one in live if one.verdict is Verdict.REJECT)
    corrected = {one.targets[0]: one.corrected for one in live if one.verdict is Verdict.ACCEPT and one.corrected}
    return Judged(accepted - rejected, rejected - accepted, corrected)
