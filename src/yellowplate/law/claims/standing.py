"""Steps A, C, D and E: how much each claim is, what security it has, and which rights fall to an ordinary claim.

Source: Civil Code 389, 403, 414-420, 429, 447, 448, 457, 641, 745; security interpretation 15, 37, 44; sealing
provisions 11, 24; private lending 25; law.md 3.4.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple

from yellowplate.law.claims.fen import half_up
from yellowplate.law.claims.sale import Amounts, CarClaim, Publicity, RightKind, Sale, Seal
from yellowplate.law.claims.switches import Readings
from yellowplate.tables import claims_figures

CONTRACTUAL = frozenset({RightKind.MORTGAGE, RightKind.RETENTION, RightKind.LEASE})
"""Rights that exist from the contract and are made public by an entry."""
TITLE = frozenset({RightKind.RETENTION, RightKind.LEASE})
SECURITY = CONTRACTUAL | {RightKind.PLEDGE, RightKind.LIEN}
PROPER_REGISTER = {
    RightKind.MORTGAGE: "vehicle_office",
    RightKind.RETENTION: "pboc_register",
    RightKind.LEASE: "pboc_register",
    RightKind.PLEDGE: "delivery",
}
"""Where a right of each kind is made public (law.md 3.2)."""


class Footing(StrEnum):
    """What a claim stands on after step E."""

    LIEN = "lien"
    PUBLICISED = "publicised"
    UNREGISTERED = "unregistered"
    ORDINARY = "ordinary"
    """No security, or one that fell."""
    DROPPED = "dropped"
    """Not enforceable against the buyer who became owner."""
    LATE = "late"
    """Did not join in time."""


class Ground(NamedTuple):
    """Why something was done; `told` turns the code into a sentence.

    Attributes:
        code: key of the sentence.
        rules: ids of the rules, the deciding one first.
        detail: what the sentence is filled with.
        facts: names of the facts used, within the claim.
    """

    code: str
    rules: tuple[str, ...]
    detail: str = ""
    facts: tuple[str, ...] = ()


@dataclass(slots=True)
class Standing:
    """One claim on its way through the steps.

    Attributes:
        claim: as asked.
        amounts: after the interest ceiling.
        secured: fen that its security covers.
        created: day its right began, or None where not known.
        publicity: the entry or delivery that counts, or None.
        footing: what it stands on.
        is_purchase_money: ranks as security for the price.
        grounds: why it stands so.
        late_to: claims whose noted seal came before the right.
    """

    claim: CarClaim
    amounts: Amounts
    secured: int = 0
    created: date | None = None
    publicity: Publicity | None = None
    footing: Footing = Footing.ORDINARY
    is_purchase_money: bool = False
    grounds: list[Ground] = field(default_factory=list)
    late_to: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """Id of the claim."""
        return self.claim.id

    @property
    def is_security(self) -> bool:
        """Whether its own security still ranks."""
        return self.footing in {Footing.LIEN, Footing.PUBLICISED, Footing.UNREGISTERED}

    def note(self, code: str, *rules: str, detail: str = "", facts: tuple[str, ...] = ()) -> None:
        """Add a ground."""
        self.grounds.append(Ground(code, rules, detail, facts))


def stand(sale: Sale, claim: CarClaim, seals: Sequence[Seal], read: Readings) -> Standing:
    """Take one claim through steps A, C, D and E.

    Args:
        sale: the sale; its unknown facts are settled.
        claim: one of its claims.
        seals: those in force.
        read: readings of the run.
    """
    found = Standing(claim, cut_interest(claim))
    if found.amounts is not claim.amounts:
        found.note(
            "interest_cut",
            "cn-lend-25",
            detail=str(claim.amounts.owed - found.amounts.owed),
            facts=("is_licensed_financial_institution", "lpr_1y_at_contract", "period_years"),
        )
    if not claim.joined_in_time:
        found.footing = Footing.LATE
        found.note("not_joined", "cn-cpli-507", facts=("joined_in_time",))
        return found
    if claim.kind not in SECURITY:
        return found
    found.publicity = effective_publicity(claim, read)
    found.created = creation(claim)
    found.footing = _footing(sale, found, seals, read)
    if found.is_security:
        _secure(found)
    return found


def cut_interest(claim: CarClaim) -> Amounts:
    """Cut interest and penalty of an unlicensed lender to four times the LPR; interest keeps the room first.

    Returns:
        The same object where nothing is cut.
    """
    amounts = claim.amounts
    if claim.licensed_lender or claim.lpr is None:
        return amounts
    rate = Fraction(*claim.lpr) * Fraction(*claim.years) * claims_figures.value("rate_multiple")
    room = half_up(amounts.principal * rate)
    if amounts.interest + amounts.penalty <= room:
        return amounts
    interest = min(amounts.interest, room)
    return Amounts(amounts.principal, interest, room - interest, amounts.costs, amounts.doubled_interest)


def counts_as_publicity(claim: CarClaim, entry: Publicity, read: Readings) -> bool:
    """Say whether an entry stands where third parties must look (law.md 3.2)."""
    if claim.kind is RightKind.MORTGAGE:
        return entry.kind == "vehicle_office" or (entry.kind == "pboc_register" and bool(claim.floating))
    if claim.kind is RightKind.PLEDGE:
        return entry.kind == "delivery"
    if entry.kind == "vehicle_office":
        return bool(claim.self_mortgage) and read("self_mortgage_date_counts")
    return entry.kind == "pboc_register"


def effective_publicity(claim: CarClaim, read: Readings) -> Publicity | None:
    """Return the earliest entry that counts, or None; a lien has none."""
    if claim.kind not in PROPER_REGISTER:
        return None
    good = [
        entry
        for entry in (claim.publicity, claim.second_publicity)
        if entry is not None and entry.on is not None and counts_as_publicity(claim, entry, read)
    ]
    return min(good, key=lambda entry: (entry.on, entry.clock is None, entry.clock)) if good else None


def creation(claim: CarClaim) -> date | None:
    """Return the day a right began: contract, delivery of a pledge, or first day of a lien's possession (step C)."""
    if claim.kind is RightKind.LIEN:
        return claim.possession_from
    if claim.kind is RightKind.PLEDGE:
        return claim.publicity.on if claim.publicity is not None and claim.publicity.kind == "delivery" else None
    return claim.contract_on


def _footing(sale: Sale, found: Standing, seals: Sequence[Seal], read: Readings) -> Footing:
    if found.claim.kind is RightKind.LIEN:
        return _lien(sale, found, seals, read)
    if found.claim.kind is RightKind.PLEDGE:
        return _pledge(sale, found, seals, read)
    return _contractual(found, seals, read)


def _earlier_noted(found: Standing, seals: Sequence[Seal]) -> tuple[str, ...]:
    """Return the other claims with a noted seal of a day before the right began; a waiting one counts from its day."""
    if found.created is None:
        return ()
    return tuple(
        sorted({seal.claim for seal in seals if seal.noted and seal.claim != found.id and seal.on < found.created})
    )


def _is_late(found: Standing, seals: Sequence[Seal], read: Readings) -> bool:
    found.late_to = _earlier_noted(found, seals)
    if not found.late_to:
        return False
    rules = ("cn-sec-37", "cn-seal-24", "cn-mps-164-36")
    if read("late_security_relative"):
        found.note("late_relative", *rules, detail=", ".join(found.late_to), facts=("contract_date",))
        return False
    found.note("late", *rules, detail=", ".join(found.late_to), facts=("contract_date",))
    return True


def _contractual(found: Standing, seals: Sequence[Seal], read: Readings) -> Footing:
    claim = found.claim
    if claim.limitation_expired and (claim.kind is RightKind.MORTGAGE or read("limitation_covers_title")):
        found.note("limitation", "cn-cc-419", "cn-sec-44", facts=("limitation_expired",))
        return Footing.ORDINARY
    if _is_late(found, seals, read):
        return Footing.ORDINARY
    return Footing.UNREGISTERED if found.publicity is None else Footing.PUBLICISED


def _pledge(sale: Sale, found: Standing, seals: Sequence[Seal], read: Readings) -> Footing:
    claim = found.claim
    if not claim.delivered or found.publicity is None:
        found.note("paper_pledge", "cn-cc-429", facts=("delivered", "publicity.kind"))
        return Footing.ORDINARY
    if has_ended(claim, sale.as_of):
        if claim.possession_end_reason == "returned_voluntarily" and read("returned_pledge_is_ordinary"):
            found.note("pledge_returned", "cn-cc-429", facts=("possession_to", "possession_end_reason"))
            return Footing.ORDINARY
        found.note("possession_kept", "cn-seal-11", facts=("possession_end_reason",))
    if any(one.seller == claim.id for one in sale.transfers) and read("returned_pledge_is_ordinary"):
        found.note("pledge_sold_on", "cn-cc-431", "cn-cc-429")
        return Footing.ORDINARY
    return Footing.ORDINARY if _is_late(found, seals, read) else Footing.PUBLICISED


def _lien(sale: Sale, found: Standing, seals: Sequence[Seal], read: Readings) -> Footing:
    claim = found.claim
    if not (claim.lawful_possession and claim.debt_due):
        found.note("no_lien", "cn-cc-447", facts=("lawful_possession", "debt_due"))
        return Footing.ORDINARY
    if not (claim.same_relation or claim.both_enterprises):
        found.note("other_job", "cn-cc-448", facts=("same_relation", "both_enterprises"))
        return Footing.ORDINARY
    if has_ended(claim, sale.as_of):
        if claim.possession_end_reason != "taken_by_court":
            found.note("lien_ended", "cn-cc-457", facts=("possession_to", "possession_end_reason"))
            return Footing.ORDINARY
        found.note("possession_kept", "cn-seal-11", facts=("possession_end_reason",))
    if _earlier_noted(found, seals) and read("lien_falls_to_earlier_seal"):
        found.note("late_lien", "cn-seal-24", facts=("possession_from",))
        return Footing.ORDINARY
    return Footing.LIEN


def has_ended(claim: CarClaim, as_of: date) -> bool:
    """Say whether the holder had stopped holding the car by a day."""
    return claim.possession_to is not None and claim.possession_to <= as_of


def _secure(found: Standing) -> None:
    claim = found.claim
    found.secured = found.amounts.owed
    if claim.maximum_mortgage and claim.secured_cap is not None:
        found.secured = min(found.secured, claim.secured_cap)
        found.note("capped", "cn-cc-420", detail=str(claim.secured_cap), facts=("secured_cap",))
    if claim.maximum_mortgage and claim.seal_notice_on is not None:
        found.note("frozen", "cn-cc-423-4", "cn-seal-25", facts=("seal_notice_date",))
