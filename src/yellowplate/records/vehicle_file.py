"""The view of one vehicle: what is stated, by whom, which claims, where seen, and how far evidence carries it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from yellowplate.records.claim import Claim
from yellowplate.records.ids import identify
from yellowplate.records.sighting import Sighting
from yellowplate.records.statement import Statement


class Stage(StrEnum):
    """The stages of the trade, in order; each is evidenced or not seen, and none implies another."""

    ENCUMBERED = "encumbered"
    DEFAULTED = "defaulted"
    SEIZED = "seized"
    OFFERED = "offered"
    AT_THE_BORDER = "at the border"
    ACROSS = "across"
    PLATED = "plated"


@dataclass(frozen=True, slots=True)
class StageReached:
    """Whether one stage is evidenced.

    Attributes:
        stage: which one.
        statements: ids of the statements that evidence it; empty means "not seen", never "did not happen".
    """

    stage: Stage
    statements: tuple[str, ...] = ()

    @property
    def is_evidenced(self) -> bool:
        """True if at least one statement evidences it."""
        return bool(self.statements)


@dataclass(frozen=True, slots=True)
class PartySeen:
    """A party that appears in a vehicle's evidence, under a typed key.

    Attributes:
        key: "phone:+86...", "wechat:...", "qq:...", "account:<platform>:<id>", "lender:<name>".
        role: how it appears ("contact in the offer", "publisher", "claimant").
        statements: ids of the statements that name it.
    """

    key: str
    role: str
    statements: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class VehicleFile:
    """One vehicle with everything stated about it; built from statements and judgements, never written.

    Attributes:
        key: "vin:<VIN>" for a vehicle named by a VIN, else "context:<context>" for an unnamed one.
        vin: the VIN, or "" where none was read.
        contexts: the publications it appears in, sorted.
        statements: in order of time, then place.
        conflicts: names of properties on which the statements disagree.
        parties: parties in its evidence.
        claims: asserted rights, by day then holder.
        sightings: where this very vehicle was seen.
        stages: all seven, in order.
        linked: keys of other vehicle files that share a phone, account or plate, or whose VIN is near; never a merge.
        nearby: ids of statements of the same publication that could not be tied to one of its several vehicles.
        vin_alternatives: other VINs the readings allow, most probable first.
    """

    key: str
    vin: str
    contexts: tuple[str, ...]
    statements: tuple[Statement, ...]
    conflicts: tuple[str, ...]
    parties: tuple[PartySeen, ...]
    claims: tuple[Claim, ...]
    sightings: tuple[Sighting, ...]
    stages: tuple[StageReached, ...]
    linked: tuple[str, ...] = ()
    nearby: tuple[str, ...] = ()
    vin_alternatives: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """Id from the key."""
        return identify("vf", [self.key])
