"""A claim: a legal right asserted over a vehicle. The word means nothing else in this project."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from yellowplate.records.ids import identify
from yellowplate.records.money import Money


class ClaimKind(StrEnum):
    """What right is asserted; names as in `claims_input.schema.json`."""

    MORTGAGE = "mortgage"
    PLEDGE = "pledge"
    RETENTION = "retention"
    LEASE = "lease"
    LIEN = "lien"
    SEIZURE = "seizure"
    JUDGMENT = "judgment"
    TAX = "tax"
    UNKNOWN = "unknown"
    """The source says "encumbered" without saying how."""


@dataclass(frozen=True, slots=True)
class Claim:
    """One right that somebody asserts over one vehicle.

    Attributes:
        vehicle: key of the vehicle ("vin:...").
        holder: who asserts it, as the source names them.
        kind: which right.
        amount: what is asserted as owed, or None.
        since: day the right is said to begin, or None.
        registered_on: day of entry in the register, or None where unknown or not registered.
        statements: ids of the statements it rests on.
    """

    vehicle: str
    holder: str
    kind: ClaimKind
    amount: Money | None = None
    since: date | None = None
    registered_on: date | None = None
    statements: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Refuse a claim nobody asserted."""
        if not self.statements:
            msg = f"a claim rests on statements: {self.kind} of {self.holder}"
            raise ValueError(msg)

    @property
    def id(self) -> str:
        """Id from vehicle, holder, kind and beginning."""
        return identify(
            "cl", [self.vehicle, self.holder, str(self.kind), self.since.isoformat() if self.since else None]
        )
