"""The whole of one run: steps A to E, ranks 0 to 11, on facts that are all known.

Source: law.md 3.4; the money is whole fen and none is lost.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from yellowplate.law.claims.fen import shares
from yellowplate.law.claims.ladder import Place, Share, mark_purchase_money, rights, strip_unregistered, with_tax
from yellowplate.law.claims.passing import Passing, apply
from yellowplate.law.claims.rest_days import RestDays
from yellowplate.law.claims.sale import Sale, Seal
from yellowplate.law.claims.seals import in_force
from yellowplate.law.claims.sharing import below_security, is_medical_first, takes_part
from yellowplate.law.claims.standing import Standing, stand
from yellowplate.law.claims.switches import Readings

Money = tuple[tuple[tuple[str, int], ...], str | None, int]
"""What makes two results the same money: fen a claim, who gets the surplus, how much."""


@dataclass(slots=True)
class Outcome:
    """One complete distribution in figures.

    Attributes:
        sale: on what facts.
        standings: every claim, in order of id.
        seals: those in force.
        passing: what the transfers did.
        places: in the order of payment.
        net: fen to distribute.
        surplus: fen left.
        surplus_to: who gets it, or None.
        is_circle: tax and security rank in a circle.
        met: switches the run came to.
        marks: what a person should look at, as codes of `told`.
    """

    sale: Sale
    standings: list[Standing]
    seals: tuple[Seal, ...]
    passing: Passing
    places: list[Place]
    net: int
    surplus: int = 0
    surplus_to: str | None = None
    is_circle: bool = False
    met: set[str] = field(default_factory=set)
    marks: list[str] = field(default_factory=list)

    def paid(self) -> dict[str, int]:
        """Return fen a claim, 0 where it gets nothing, in order of id."""
        found = {one.id: 0 for one in self.standings}
        for place in self.places:
            for share in place.shares:
                found[share.standing.id] += share.paid
        return found

    def money(self) -> Money:
        """Return what makes two results the same money."""
        return tuple(self.paid().items()), self.surplus_to, self.surplus


def run(sale: Sale, calendar: RestDays, *, flipped: str = "", is_after: bool = False) -> Outcome:
    """Distribute the money on facts that are all known.

    Args:
        sale: no fact in it that the run needs may be unknown; one that is counts as no.
        calendar: rest days.
        flipped: the switch to read against its default, or "".
        is_after: in a circle of priorities, put tax after the earlier security instead of before the later.
    """
    outcome = _run(sale, calendar, Readings(flipped), is_after=is_after)
    if flipped == "late_security_relative" and any(one.late_to for one in outcome.standings):
        _make_good(outcome, _run(sale, calendar, Readings(), is_after=is_after).paid())
    return outcome


def _run(sale: Sale, calendar: RestDays, read: Readings, *, is_after: bool) -> Outcome:
    seals = in_force(sale, read)
    standings = [stand(sale, claim, seals, read) for claim in sorted(sale.claims, key=lambda one: one.id)]
    passing = apply(sale, standings, seals)
    outcome = Outcome(sale, standings, seals, passing, [], 0, met=read.met)
    if passing.stop is not None:
        return outcome
    costs = sum(fen for _, fen in sale.costs)
    outcome.net = max(0, sale.gross - costs)
    if costs > sale.gross:
        outcome.marks.append("costs_above_price")
    for one in standings:
        mark_purchase_money(one, calendar, read)
    strip_unregistered(sale, standings, seals, passing, read)
    outcome.places, outcome.is_circle = _places(sale, standings, seals, read, is_after=is_after)
    left = outcome.net
    for place in outcome.places:
        left -= _pay(place, left)
    outcome.surplus = left
    if left:
        outcome.surplus_to = _surplus_to(outcome, read)
    return outcome


def _places(
    sale: Sale, standings: Sequence[Standing], seals: Sequence[Seal], read: Readings, *, is_after: bool
) -> tuple[list[Place], bool]:
    medical = [one for one in standings if takes_part(one) and is_medical_first(sale, one)]
    security = rights(standings, read)
    found, is_circle = with_tax(security, standings, read, is_after=is_after)
    has_tax = len(found) > len(security)
    if sale.bankruptcy:
        if (medical or has_tax) and not read("tax_in_bankruptcy_paid_here"):
            return security, False
        return _medical(medical) + found, is_circle
    below = below_security(sale, standings, seals, read)
    if below and below[0].tier == "victim" and found and found[-1].tier == "tax" and not read("tax_before_victims"):
        below.insert(1, found.pop())
    return _medical(medical) + found + below, is_circle


def _medical(standings: Sequence[Standing]) -> list[Place]:
    return [Place("medical", [Share(one, one.amounts.owed) for one in standings])] if standings else []


def _pay(place: Place, left: int) -> int:
    """Pay one place out of what is left; returns what it took."""
    for share, fen in zip(place.shares, shares(left, [one.due + one.doubled for one in place.shares]), strict=True):
        share.paid = fen
    return sum(share.paid for share in place.shares)


def _surplus_to(outcome: Outcome, read: Readings) -> str:
    if outcome.sale.bankruptcy:
        return "bankruptcy estate"
    owner = outcome.passing.owner
    if owner is None:
        return "owner"
    if not owner.paid_in_full and not read("part_paid_buyer_gets_surplus"):
        return "held back for the unpaid price"
    return f"buyer {owner.buyer}"


def _make_good(outcome: Outcome, without: dict[str, int]) -> None:
    """Hand each sealing creditor, out of the rights begun after its seal, what it has where they are ordinary.

    Args:
        outcome: the run in which late rights keep their rank; changed.
        without: fen a claim in the run in which they are ordinary.
    """
    last = {share.standing.id: share for place in outcome.places for share in place.shares}
    late = [one for one in outcome.standings if one.late_to and one.id in last]
    order = [share.standing.id for place in outcome.places for share in place.shares]
    for creditor in dict.fromkeys(seal.claim for seal in outcome.seals if seal.claim in last):
        need = without[creditor] - outcome.paid()[creditor]
        givers = sorted((one.id for one in late if creditor in one.late_to), key=order.index, reverse=True)
        for giver in givers:
            for place in reversed(outcome.places):
                for share in place.shares:
                    if share.standing.id == giver and need > 0:
                        moved = min(need, share.paid)
                        share.paid -= moved
                        last[creditor].paid += moved
                        need -= moved
