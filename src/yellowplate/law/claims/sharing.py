"""Ranks 8 to 10: victims, ordinary claims, doubled interest, fines.

Source: civil procedure interpretation 506, 508, 514; execution provisions 55; late interest 4; criminal property
provisions 13; law.md 3.4 ranks 8 to 10.
"""

from __future__ import annotations

from collections.abc import Sequence

from yellowplate.law.claims.ladder import Place, Share, late_fee
from yellowplate.law.claims.sale import OwnerKind, RightKind, Sale, Seal
from yellowplate.law.claims.seals import queue
from yellowplate.law.claims.standing import Footing, Standing
from yellowplate.law.claims.switches import Readings


def takes_part(standing: Standing) -> bool:
    """Say whether a claim is in the distribution at all: it joined in time and was not cut off by a buyer."""
    return standing.footing not in {Footing.DROPPED, Footing.LATE}


def is_medical_first(sale: Sale, standing: Standing) -> bool:
    """Say whether a claim has rank 2."""
    return bool(sale.criminal_case) and standing.claim.kind is RightKind.MEDICAL


def by_seal(sale: Sale, read: Readings, *, n: int) -> bool:
    """Say whether ordinary claims are paid in order of seal and not pro rata.

    Args:
        sale: the sale.
        read: readings; for a solvent person `solvent_person_by_seal` decides.
        n: how many claims share.
    """
    if sale.owner is OwnerKind.ENTERPRISE:
        return True
    if sale.insolvent:
        return False
    return n == 0 or read("solvent_person_by_seal")


def below_security(sale: Sale, standings: Sequence[Standing], seals: Sequence[Seal], read: Readings) -> list[Place]:
    """Return ranks 8 to 10 in order.

    Args:
        sale: the sale, not in bankruptcy.
        standings: all claims, in order of id.
        seals: those in force.
        read: readings of the run.
    """
    present = [one for one in standings if takes_part(one)]
    titled = [one for one in present if one.claim.has_title and one.claim.kind is not RightKind.FINE]
    victims, ordinary = Place("victim"), []
    for one in titled:
        share = Share(one, _ordinary_due(sale, one, read), 0 if sale.insolvent else one.amounts.doubled_interest)
        if one.claim.kind is RightKind.VICTIM and sale.criminal_case:
            victims.shares.append(share)
        elif share.due or share.doubled or _is_plainly_ordinary(sale, one):
            ordinary.append(share)
    doubled = [
        Share(one, 0, one.amounts.doubled_interest) for one in titled if sale.insolvent and one.amounts.doubled_interest
    ]
    fines = Place("fine", [Share(one, one.amounts.owed) for one in present if one.claim.kind is RightKind.FINE])
    return [
        *([victims] if victims.shares else []),
        *_in_order(sale, "ordinary", ordinary, seals, read),
        *_in_order(sale, "doubled_interest", doubled, seals, read),
        *([fines] if fines.shares else []),
    ]


def _is_plainly_ordinary(sale: Sale, one: Standing) -> bool:
    return not one.is_security and one.claim.kind is not RightKind.TAX and not is_medical_first(sale, one)


def _ordinary_due(sale: Sale, one: Standing, read: Readings) -> int:
    """Return the fen a titled claim asks as an ordinary one: all, what is above a cap, or a surcharge."""
    if one.is_security:
        excess = one.amounts.owed - one.secured
        return excess if excess and read("excess_over_cap_is_ordinary") else 0
    if one.claim.kind is RightKind.TAX:
        return late_fee(one) if late_fee(one) and not read("late_fee_ranks_with_tax") else 0
    return 0 if is_medical_first(sale, one) else one.amounts.owed


def _in_order(sale: Sale, tier: str, asked: Sequence[Share], seals: Sequence[Seal], read: Readings) -> list[Place]:
    if not asked:
        return []
    if not by_seal(sale, read, n=len(asked) - 1):
        return [Place(tier, list(asked))]
    by_id = {share.standing.id: share for share in asked}
    found = [
        Place(tier, [by_id.pop(claim) for claim in group], mark="sealed")
        for group in queue(seals, sale.as_of, set(by_id), read)
    ]
    if by_id and read("unsealed_titled_paid_last"):
        found.append(Place(tier, list(by_id.values()), mark="unsealed"))
    return found
