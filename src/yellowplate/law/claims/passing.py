"""Step 0: whether the car passed to a buyer, and what that does to the claims.

Source: Civil Code 224, 311, 404, 406; security interpretation 54(1), 56, 67; property interpretation 6, 14, 16; sealing
provisions 15, 24; law.md 3.4 rank 0 and 3.5.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from yellowplate.law.claims.sale import Sale, Seal, Transfer
from yellowplate.law.claims.standing import Footing, Ground, Standing
from yellowplate.tables import claims_figures

PERCENT = 100


@dataclass(slots=True)
class Passing:
    """What the transfers do.

    Attributes:
        stop: why the car cannot be sold for these creditors, or None.
        owner: the transfer by which the last buyer became owner, or None.
        since: day of the first transfer that counts, or None.
        judged: what was found of each transfer looked at, in order of day and buyer.
    """

    stop: Ground | None
    owner: Transfer | None
    since: date | None
    judged: list[tuple[Transfer, Ground]]


def is_price_fair(transfer: Transfer) -> bool:
    """Say whether a price is known and not low; the figure itself is not low."""
    if transfer.price is None or transfer.market_price is None:
        return False
    return transfer.price * PERCENT >= transfer.market_price * claims_figures.value("low_price_percent")


def is_ordinary_course(transfer: Transfer) -> bool:
    """Say whether a buyer takes free of every mortgage (404, security 56)."""
    return bool(
        transfer.seller_had_power
        and transfer.seller_business_scope
        and transfer.paid_in_full
        and not transfer.related_party
        and transfer.quantity <= claims_figures.value("usual_cars")
        and is_price_fair(transfer)
    )


def is_good_faith(transfer: Transfer) -> bool:
    """Say whether a buyer acquires from a seller without power (311)."""
    return not transfer.buyer_knew and is_price_fair(transfer)


def earlier_seals(transfer: Transfer, seals: Sequence[Seal]) -> tuple[str, ...]:
    """Return the claims whose noted seal is of a day before a transfer, in order."""
    return tuple(sorted({seal.claim for seal in seals if seal.noted and seal.on < transfer.on}))


def apply(sale: Sale, standings: Sequence[Standing], seals: Sequence[Seal]) -> Passing:
    """Take the transfers by day, then buyer; claims that a buyer need not suffer drop out.

    Args:
        sale: the sale; its unknown facts are settled.
        standings: after step E; those that drop out are changed.
        seals: those in force.
    """
    found = Passing(None, None, None, [])
    for transfer in sorted(sale.transfers, key=lambda one: (one.on, one.buyer)):
        ground = judge(transfer, seals)
        found.judged.append((transfer, ground))
        if ground.code in {"exported", "ordinary_course"}:
            found.stop = ground
            return found
        if not ground.code.startswith("counts"):
            continue
        found.owner = transfer
        found.since = found.since or transfer.on
        if transfer.paid_in_full:
            for standing in standings:
                _drop(standing, transfer)
    if found.owner is not None and all(standing.footing is Footing.DROPPED for standing in standings):
        found.stop = Ground("all_dropped", ("cn-sec-54-1", "cn-seal-15", "cn-prop1-6"), found.owner.buyer)
    return found


def judge(transfer: Transfer, seals: Sequence[Seal]) -> Ground:
    """Say what one transfer does, whatever the claims are.

    Returns:
        A ground whose code is "exported", "ordinary_course", "counts", "counts_part_paid" or begins with "skipped".
    """
    if not transfer.delivered:
        return Ground("skipped_not_delivered", ("cn-cc-224",), facts=("delivered",))
    if transfer.exported_to:
        return Ground("exported", ("cn-cc-390", "cn-customs-82"), transfer.exported_to, ("exported_to",))
    if not transfer.seller_had_power and not is_good_faith(transfer):
        rules = ("cn-cc-311", "cn-prop1-14", "cn-prop1-16", "cn-cc-431")
        return Ground("skipped_no_power", rules, facts=("seller_had_power", "buyer_knew", "price", "market_price"))
    sealed = earlier_seals(transfer, seals)
    if sealed:
        return Ground("skipped_sealed", ("cn-seal-24", "cn-crim-314"), ", ".join(sealed), ("date",))
    if is_ordinary_course(transfer):
        facts = ("seller_business_scope", "price", "market_price", "paid_in_full", "quantity", "related_party")
        return Ground("ordinary_course", ("cn-cc-404", "cn-sec-56"), transfer.buyer, facts)
    by_faith = () if transfer.seller_had_power else ("cn-cc-311",)
    code = "counts" if transfer.paid_in_full else "counts_part_paid"
    return Ground(
        code, (*by_faith, "cn-cc-224", "cn-cc-406", "cn-seal-15"), transfer.buyer, ("delivered", "paid_in_full")
    )


def _drop(standing: Standing, transfer: Transfer) -> None:
    if standing.claim.debtor == "buyer" or standing.footing in {Footing.LIEN, Footing.PUBLICISED, Footing.DROPPED}:
        return
    if standing.footing is Footing.UNREGISTERED:
        if transfer.buyer_knew:
            standing.note("buyer_knew", "cn-sec-54-1", "cn-sec-67", detail=transfer.buyer, facts=("buyer_knew",))
            return
        standing.note("dropped_unregistered", "cn-sec-54-1", "cn-sec-67", "cn-cc-403", detail=transfer.buyer)
    else:
        standing.note("dropped", "cn-prop1-6", "cn-cc-224", "cn-seal-15", detail=transfer.buyer)
    standing.footing = Footing.DROPPED
