"""Which rules a payment rests on: the one that decides its rank first, then those that shaped it.

Source: law.md 3.4 with the articles of the worked cases; texts in `tables/claims_rules.toml`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from yellowplate.law.claims.ladder import Place, Share
from yellowplate.law.claims.payout import Outcome
from yellowplate.law.claims.sale import RightKind
from yellowplate.law.claims.standing import TITLE, Footing, Standing

_KEPT = {
    RightKind.PLEDGE: ("cn-cc-415", "cn-cc-429"),
    RightKind.LEASE: ("cn-cc-745", "cn-cc-414-2", "cn-sec-65"),
    RightKind.RETENTION: ("cn-cc-641", "cn-cc-414-2"),
}
"""What publicised security other than a mortgage rests on."""


@dataclass(frozen=True, slots=True)
class Around:
    """What stands beside a payment in the same run.

    Attributes:
        tiers: names of the ranks that somebody holds.
        has_pledge: a pledge ranks.
        has_pledge_claim: somebody claims a pledge, valid or not.
        is_doubled: doubled interest is asked.
        sealing: claims whose seal came before a right began.
        best_seals: claim → whether it waited in the queue and whether it has taken hold.
    """

    tiers: frozenset[str]
    has_pledge: bool
    has_pledge_claim: bool
    is_doubled: bool
    sealing: frozenset[str]
    best_seals: dict[str, tuple[bool, bool]]


def around(outcome: Outcome) -> Around:
    """Gather what the rules of single payments look at."""
    pledges = [one for one in outcome.standings if one.claim.kind is RightKind.PLEDGE]
    best: dict[str, tuple[bool, bool]] = {}
    for seal in outcome.seals:
        best.setdefault(seal.claim, (bool(seal.waiting), seal.effective_on is not None))
    return Around(
        tiers=frozenset(place.tier for place in outcome.places),
        has_pledge=any(one.footing is Footing.PUBLICISED for one in pledges),
        has_pledge_claim=bool(pledges),
        is_doubled=any(share.doubled for place in outcome.places for share in place.shares),
        sealing=frozenset(claim for one in outcome.standings for claim in one.late_to),
        best_seals=best,
    )


def of_share(outcome: Outcome, near: Around, place: Place, share: Share) -> tuple[str, ...]:
    """Return the rules of one payment, each once, the deciding one first."""
    one = share.standing
    found: list[str] = []
    grounds = [rule for ground in one.grounds for rule in ground.rules]
    if place.tier == "possessory_lien":
        found += ["cn-cc-456", "cn-cc-447", "cn-cc-448", "cn-cc-389"]
        found += ["cn-cc-416"] if "purchase_money" in near.tiers else []
    elif place.tier == "purchase_money":
        found += ["cn-cc-416", "cn-sec-57", *_KEPT.get(one.claim.kind, ()), "cn-cc-389"]
        found += ["cn-seal-16"] if one.claim.kind is RightKind.RETENTION else []
    elif place.tier == "publicised_security":
        found += _publicised(outcome, near, place, one)
    elif place.tier == "unregistered_mortgage":
        found += _unregistered(near, place, one)
    elif place.tier == "tax":
        found += ["cn-tax-45"]
    elif place.tier in {"medical", "victim", "fine"}:
        found += ["cn-crp-13"]
    else:
        found += grounds + _ordinary(near, place, one)
    return unique([*found, *grounds, *_setting(outcome, near, one)])


def of_unpaid(outcome: Outcome, near: Around, one: Standing) -> tuple[str, ...]:
    """Return the rules of a claim that has no rank in the run."""
    grounds = [rule for ground in one.grounds for rule in ground.rules]
    if outcome.passing.stop is not None:
        sold_on = ["cn-cc-431"] if any(sold.seller == one.id for sold in outcome.sale.transfers) else []
        return unique([*grounds, *outcome.passing.stop.rules, *sold_on])
    if outcome.sale.bankruptcy:
        return unique([*grounds, "cn-ebl-109"])
    no_title = [] if one.claim.has_title else ["cn-cpli-507", "cn-cpli-506"]
    unsealed = [] if grounds or no_title else ["cn-cpli-514"]
    return unique([*grounds, *no_title, *unsealed, *_setting(outcome, near, one)])


def unique(rules: Iterable[str]) -> tuple[str, ...]:
    """Return rules once each, in the order of their first mention."""
    return tuple(dict.fromkeys(rules))


def _publicised(outcome: Outcome, near: Around, place: Place, one: Standing) -> list[str]:
    found = list(_KEPT.get(one.claim.kind, ("cn-cc-415", "cn-cc-414-1-1") if near.has_pledge else ("cn-cc-414-1-1",)))
    if any(other.footing is Footing.UNREGISTERED for other in outcome.standings):
        found.append("cn-cc-414-1-2")
        found += ["cn-jm-65"] if one.claim.kind is RightKind.PLEDGE else []
    if one.claim.kind in TITLE and one.publicity is not None and one.publicity.kind == "vehicle_office":
        found.append("cn-self-mortgage")
    if place.mark == "same_day":
        found.append("cn-jm-65")
    return [*found, "cn-cc-389", "cn-auc-28"]


def _unregistered(near: Around, place: Place, one: Standing) -> list[str]:
    found = ["cn-cc-414-1-3"] if len(place.shares) > 1 else []
    found += ["cn-cc-414-1-2"] if near.tiers & {"purchase_money", "publicised_security"} else []
    found += ["cn-cc-414-2", "cn-sec-67"] if one.claim.kind in TITLE else ["cn-cc-403"]
    return found + (["cn-jm-65"] if near.has_pledge_claim else []) + ["cn-cc-389"]


def _ordinary(near: Around, place: Place, one: Standing) -> list[str]:
    found = ["cn-dly-4"] if place.tier == "doubled_interest" else []
    if not place.mark:
        found += ["cn-cpli-506", "cn-cpli-508"]
    else:
        found += ["cn-cpli-514", "cn-exec-55"]
    has_waited, has_taken_hold = near.best_seals.get(one.id, (False, False))
    if place.mark == "sealed" and has_waited:
        found += ["cn-seal-26", *(["cn-seal-27", "cn-cpli-485"] if has_taken_hold else [])]
    if one.id in near.sealing:
        found.append("cn-seal-24")
    if near.is_doubled and place.tier == "ordinary":
        found.append("cn-dly-4")
    return found + (["cn-cc-420"] if one.is_security and one.claim.maximum_mortgage else [])


def _setting(outcome: Outcome, near: Around, one: Standing) -> list[str]:
    """Return the rules that the whole case adds to a payment."""
    found = ["cn-tax-45"] if "tax" in near.tiers and one.claim.kind is not RightKind.MEDICAL else []
    found += ["cn-crp-13"] if outcome.sale.criminal_case else []
    found += ["cn-ebl-109"] if outcome.sale.bankruptcy else []
    return found + (["cn-cc-406", "cn-obj-27"] if outcome.passing.owner is not None and one.is_security else [])
