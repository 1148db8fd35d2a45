"""What is stated of each claim over a vehicle, and where statements about claims do not agree."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from yellowplate.law.claims.sale import RightKind
from yellowplate.records import Claim, ClaimKind, Polarity, Statement

WAITING = "轮候"
"""In the words of a seal that waits behind another one."""
KINDS = {
    ClaimKind.MORTGAGE: RightKind.MORTGAGE,
    ClaimKind.PLEDGE: RightKind.PLEDGE,
    ClaimKind.RETENTION: RightKind.RETENTION,
    ClaimKind.LEASE: RightKind.LEASE,
    ClaimKind.LIEN: RightKind.LIEN,
    ClaimKind.SEIZURE: RightKind.JUDGMENT,
    ClaimKind.JUDGMENT: RightKind.JUDGMENT,
    ClaimKind.TAX: RightKind.TAX,
}
"""What the engine calls each right; a right of unknown kind has no rank."""

Days = tuple[date, ...]
"""Possible days: none = not stated, one = stated, more = the ends of what is stated, or stated days that differ."""


@dataclass(slots=True)
class Row:
    """One claim with what is stated of it.

    Attributes:
        label: "claim 1" and so on.
        claim: the claim.
        told: the statements that assert it.
        begun: days on which it may have begun.
        entries: what is stated of its entry in a register, as text.
        entered: days of entry.
        notes: what a reader should know of it; grows.
    """

    label: str
    claim: Claim
    told: list[Statement]
    begun: Days
    entries: frozenset[str]
    entered: Days
    notes: list[str]

    @property
    def kind(self) -> RightKind | None:
        """What the engine calls the right, or None."""
        return KINDS.get(self.claim.kind)

    @property
    def is_waiting(self) -> bool:
        """Whether the words name a waiting seal."""
        return any(WAITING in one.raw for one in self.told)


def compare(rows: Sequence[Row], statements: Sequence[Statement]) -> None:
    """Note where statements about one claim, or two claims of one holder, do not agree."""
    denied = {
        (speaker(one), one.value) for one in statements if one.property == "claim" and one.polarity is Polarity.DENIED
    }
    free = sorted({speaker(one) or "its publisher" for one in statements if _frees(one)})
    for row in rows:
        amounts = sorted(
            {(one.quantity.low, one.quantity.unit) for one in row.told if one.quantity and one.quantity.low is not None}
        )
        if len(amounts) > 1:
            sums = ", ".join(f"{amount:,} {unit}" for amount, unit in amounts)
            row.notes.append(f"Statements give different amounts: {sums}.")
        if len(row.entries) > 1:
            row.notes.append(f"Statements differ on its entry in the register: {', '.join(sorted(row.entries))}.")
        if (row.claim.holder, str(row.claim.kind)) in denied:
            row.notes.append("Another statement of the same holder says that this right no longer stands.")
        if row.claim.kind is not ClaimKind.SEIZURE or row.is_waiting:
            rivals = []
        else:
            rivals = [
                other.label
                for other in rows
                if other is not row and other.claim.kind is ClaimKind.SEIZURE and not other.is_waiting
            ]
        if rivals:
            row.notes.append(f"Another first seal is stated too ({', '.join(rivals)}): only one can be the first.")
        if free:
            row.notes.append(f"Against it stands that the car is said to be free of encumbrance ({', '.join(free)}).")
        twins = [
            other.label
            for other in rows
            if other is not row and other.claim.holder == row.claim.holder and other.claim.kind is row.claim.kind
        ]
        if twins and row.claim.holder:
            row.notes.append(
                f"The same holder asserts the same right from another day ({', '.join(twins)}): two rights, or one "
                "told in two ways."
            )


def _frees(statement: Statement) -> bool:
    """Whether a statement says that nobody has a right over the car."""
    says_no = (statement.value == "no") is (statement.polarity is Polarity.ASSERTED)
    is_told = statement.polarity is not Polarity.HYPOTHETICAL and statement.value in ("yes", "no")
    return statement.property == "encumbered" and is_told and says_no


def speaker(statement: Statement) -> str:
    """Name who asserts a statement: the innermost speaker, or ""."""
    return statement.said_by[-1].speaker if statement.said_by else ""
