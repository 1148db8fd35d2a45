"""Ranks 2 to 7: security and tax in their order, as places; claims in one place share.

Source: Civil Code 414-416, 456; security interpretation 54(3), 54(4), 57, 67; tax collection law 45; 2019 minutes 65;
criminal property provisions 13; law.md 3.4 and 3.6 no. 1.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from yellowplate.law.claims.passing import Passing
from yellowplate.law.claims.rest_days import RestDays
from yellowplate.law.claims.sale import CarClaim, RightKind, Sale, Seal
from yellowplate.law.claims.seals import is_waiting
from yellowplate.law.claims.standing import CONTRACTUAL, TITLE, Footing, Standing
from yellowplate.law.claims.switches import Readings
from yellowplate.tables import claims_figures


@dataclass(slots=True)
class Share:
    """What one claim asks in one place, and what it gets.

    Attributes:
        standing: the claim.
        due: fen asked here, doubled interest left out.
        doubled: fen of doubled interest asked here.
        paid: fen it gets.
    """

    standing: Standing
    due: int
    doubled: int = 0
    paid: int = 0


@dataclass(slots=True)
class Place:
    """One place in the order; its shares are paid together, pro rata if the money does not reach.

    Attributes:
        tier: name of the rank.
        shares: in order of claim id.
        mark: "" or what is special: "same_day", "clock".
    """

    tier: str
    shares: list[Share] = field(default_factory=list)
    mark: str = ""


def last_day(delivered_on: date, calendar: RestDays, read: Readings) -> tuple[date, bool]:
    """Return the last of the ten days of Civil Code 416, and whether the calendar had data for it.

    Args:
        delivered_on: day the car reached the debtor; not counted.
        calendar: rest days.
        read: readings; the last day moves past rest days by `ten_days_move_past_rest_days`.
    """
    tenth = delivered_on + timedelta(days=claims_figures.value("purchase_money_days"))
    moved, is_known = calendar.working_day_from(tenth)
    if moved != tenth and not read("ten_days_move_past_rest_days"):
        return tenth, True
    return moved, is_known


def mark_purchase_money(standing: Standing, calendar: RestDays, read: Readings) -> None:
    """Note whether a publicised right ranks as security for the price (416)."""
    claim = standing.claim
    if not claim.purchase_money or claim.kind not in CONTRACTUAL or standing.footing is not Footing.PUBLICISED:
        return
    is_known = True
    if claim.goods_delivered_on is None:
        standing.is_purchase_money = bool(claim.goods_in_time)
    else:
        last, is_known = last_day(claim.goods_delivered_on, calendar, read)
        standing.is_purchase_money = _public_day(standing) <= last
    code = "in_ten_days" if standing.is_purchase_money else "after_ten_days"
    standing.note(code, "cn-cc-416", "cn-sec-57", "cn-cc-201", facts=("goods_delivered_on", "publicity.date"))
    if not is_known:
        standing.note("no_calendar", "cn-cc-201")


def strip_unregistered(
    sale: Sale, standings: Sequence[Standing], seals: Sequence[Seal], passing: Passing, read: Readings
) -> None:
    """Let unregistered rights fall where another creditor's seal stands (54(3)), or in bankruptcy (54(4))."""
    secured = {one.id for one in standings if one.is_security}
    for standing in [one for one in standings if one.footing is Footing.UNREGISTERED]:
        if sale.bankruptcy:
            standing.footing = Footing.ORDINARY
            standing.note("bankrupt", "cn-sec-54-4", "cn-sec-67")
            continue
        # All seals are asked, also after one that counts, so that every open reading the case comes to is known.
        others = [seal for seal in seals if seal.claim != standing.id]
        counting = [seal for seal in others if _strips(sale, seal, secured, passing, read)]
        if counting:
            standing.footing = Footing.ORDINARY
            standing.note("stripped", "cn-sec-54-3", "cn-sec-67", detail=counting[0].claim, facts=("publicity.kind",))


def _strips(sale: Sale, seal: Seal, secured: set[str], passing: Passing, read: Readings) -> bool:
    came_after = passing.since is not None and seal.on >= passing.since
    is_paid = passing.owner is not None and passing.owner.paid_in_full
    if came_after and (is_paid or not read("later_seal_counts_after_transfer")):
        return False
    if seal.claim in secured and not read("secured_measure_counts_54_3"):
        return False
    return not is_waiting(seal, sale.as_of) or read("waiting_seal_counts_54_3")


def rights(standings: Sequence[Standing], read: Readings) -> list[Place]:
    """Return ranks 3 to 6 in order."""
    liens = [one for one in standings if one.footing is Footing.LIEN]
    public = [one for one in standings if one.footing is Footing.PUBLICISED]
    unregistered = [one for one in standings if one.footing is Footing.UNREGISTERED]
    days = {one.created or date.min for one in liens}
    if len(days) > 1 and not read("several_liens_pro_rata"):
        found = _grouped("possessory_lien", liens, lambda one: one.created or date.min)
    else:
        found = _grouped("possessory_lien", liens, lambda _: date.min)
    found += _by_publicity("purchase_money", [one for one in public if one.is_purchase_money])
    found += _by_publicity("publicised_security", [one for one in public if not one.is_purchase_money])
    return found + _grouped("unregistered_mortgage", unregistered, lambda _: date.min)


def _grouped(tier: str, standings: Sequence[Standing], key: Callable[[Standing], date | datetime]) -> list[Place]:
    places: dict[date | datetime, Place] = {}
    for one in standings:
        places.setdefault(key(one), Place(tier)).shares.append(Share(one, one.secured))
    return [places[at] for at in sorted(places)]


def _by_publicity(tier: str, standings: Sequence[Standing]) -> list[Place]:
    found: list[Place] = []
    for place in _grouped(tier, standings, _public_day):
        members = [share.standing for share in place.shares]
        hours = [one.publicity.clock for one in members if one.publicity is not None]
        if len(members) == 1:
            found.append(place)
        elif all(hour is not None for hour in hours):
            parts = _grouped(tier, members, _public_moment)
            for part in parts:
                part.mark = "clock"
            found += parts
        else:
            place.mark = "same_day"
            found.append(place)
    return found


def _public_day(standing: Standing) -> date:
    assert standing.publicity is not None
    assert standing.publicity.on is not None
    return standing.publicity.on


def _public_moment(standing: Standing) -> datetime:
    assert standing.publicity is not None
    assert standing.publicity.clock is not None
    return standing.publicity.clock


def is_later(right: Standing, arrears_on: date | None, read: Readings) -> bool:
    """Say whether a right began on a day after tax arrears arose; a day not known counts as not later."""
    if arrears_on is None or right.created is None or right.created <= arrears_on:
        return False
    return right.claim.kind not in TITLE or read("tax_date_rule_covers_title")


def gaps(claim: CarClaim, places: Sequence[Place], read: Readings) -> tuple[int, int]:
    """Say before which of the places of security a tax claim is paid.

    Returns:
        The index before which it goes if it is put before later security, and after earlier security; they differ
        only in a circle of priorities.
    """
    later = [[is_later(share.standing, claim.arrears_on, read) for share in place.shares] for place in places]
    first_later = next((n for n, found in enumerate(later) if any(found)), len(places))
    after_older = max((n + 1 for n, found in enumerate(later) if not all(found)), default=0)
    return first_later, max(first_later, after_older) if first_later < len(places) else first_later


def with_tax(
    places: list[Place], standings: Sequence[Standing], read: Readings, *, is_after: bool
) -> tuple[list[Place], bool]:
    """Put the tax claims among the places of security.

    Args:
        places: ranks 3 to 6.
        standings: all claims.
        read: readings of the run.
        is_after: in a circle, put tax after the earlier security instead of before the later.

    Returns:
        The places with tax, and whether there is a circle.
    """
    taxes: dict[int, Place] = {}
    is_circle = False
    for one in standings:
        if one.claim.kind is not RightKind.TAX or one.footing is not Footing.ORDINARY:
            continue
        before, after = gaps(one.claim, places, read)
        is_circle = is_circle or before != after
        at = after if is_after else before
        taxes.setdefault(at, Place("tax")).shares.append(Share(one, _tax_due(one, read)))
    found: list[Place] = []
    for n in range(len(places) + 1):
        found += [taxes[n]] if n in taxes else []
        found += places[n : n + 1]
    return found, is_circle


def late_fee(standing: Standing) -> int:
    """Return the surcharge of a tax claim: its interest and penalty."""
    return standing.amounts.interest + standing.amounts.penalty


def _tax_due(standing: Standing, read: Readings) -> int:
    if late_fee(standing) and not read("late_fee_ranks_with_tax"):
        return standing.amounts.owed - late_fee(standing)
    return standing.amounts.owed
