"""A person's decision about the machine's output; it stands beside it, never over it, and is never erased."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

from yellowplate.records.ids import identify


class Verdict(StrEnum):
    """What was decided."""

    ACCEPT = "accept"
    REJECT = "reject"
    SAME = "same"
    NOT_SAME = "not_same"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Judgement:
    """One decision by one person.

    Attributes:
        verdict: accept or reject a statement or reading; same or not same for two subjects; unsure for either.
        targets: ids of what was judged: one id for accept and reject, two subject keys for same and not same.
        reviewer: who decided, by the name they use in this case.
        judged_at: when, aware UTC.
        why: the reason, in words; needed for reject, not same and unsure.
        corrected: the right value where the reviewer gives one, or "".
        supersedes: id of an earlier judgement that this one takes back, or "".
    """

    verdict: Verdict
    targets: tuple[str, ...]
    reviewer: str
    judged_at: datetime
    why: str = ""
    corrected: str = ""
    supersedes: str = ""

    def __post_init__(self) -> None:
        """Refuse a wrong number of targets, a refusal without a reason and a moment without a zone."""
        wanted = {Verdict.SAME: 2, Verdict.NOT_SAME: 2, Verdict.ACCEPT: 1, Verdict.REJECT: 1}.get(self.verdict)
        if not self.targets or (wanted is not None and len(self.targets) != wanted):
            msg = f"{self.verdict} takes {wanted or 'at least one'} targets, not {len(self.targets)}"
            raise ValueError(msg)
        if self.verdict in (Verdict.REJECT, Verdict.NOT_SAME, Verdict.UNSURE) and not self.why.strip():
            msg = f"{self.verdict} needs a reason"
            raise ValueError(msg)
        if self.judged_at.tzinfo is None:
            msg = "a judgement needs a moment with a time zone"
            raise ValueError(msg)
        object.__setattr__(self, "judged_at", self.judged_at.astimezone(UTC))

    @property
    def id(self) -> str:
        """Id from what was decided, by whom, when and why."""
        return identify(
            "ju",
            [
                str(self.verdict),
                list(self.targets),
                self.reviewer,
                self.judged_at.isoformat(),
                self.why,
                self.corrected,
                self.supersedes,
            ],
        )
