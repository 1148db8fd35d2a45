"""Sentences: why a claim is paid where it is, in plain English. The words stand here and nowhere else."""

from __future__ import annotations

from yellowplate.law.claims.fen import spoken
from yellowplate.law.claims.ladder import Place, Share
from yellowplate.law.claims.payout import Outcome
from yellowplate.law.claims.sale import RightKind
from yellowplate.law.claims.standing import Ground, Standing

_GROUNDS = {
    "interest_cut": "interest above four times the LPR is not owed: {money} cut",
    "not_joined": "the claim did not join before execution against the car ended",
    "limitation": "the time to sue for the main debt has run out, so the right is not enforced",
    "late": "the right began after the noted seal of {detail}, so it has no priority",
    "late_relative": "the right began after the noted seal of {detail}; read as void only against that creditor",
    "paper_pledge": "the car was never handed over, so there is no pledge",
    "pledge_returned": "the pledged car was given back, so the claim is ordinary",
    "pledge_sold_on": "the pledgee sold the car on, so the claim is ordinary",
    "possession_kept": "losing the car to the court, or otherwise than by giving it back, does not end the right",
    "no_lien": "a lien needs lawful possession and a debt that is due",
    "other_job": "the debt is not for the job for which the car is held, and not both sides are enterprises",
    "lien_ended": "the lien ended when the holder gave up the car",
    "late_lien": "the lien began after a noted seal",
    "capped": "the maximum-amount mortgage covers at most {money}",
    "frozen": "the secured sum was fixed when the holder learned of the seal",
    "in_ten_days": "security for the price, public within ten days of delivery",
    "after_ten_days": "security for the price, but public too late or not shown to be in time for priority",
    "no_calendar": "no calendar of rest days for that year: weekends only were looked at",
    "bankrupt": "in bankruptcy an unregistered right has no priority",
    "stripped": "unregistered, and the seal of {detail} stands, so it has no priority",
    "buyer_knew": "the buyer {detail} knew of the security, so it can be enforced against the car",
    "dropped_unregistered": "unregistered, and the buyer {detail} holds the car and is not shown to have known",
    "dropped": "the car is the buyer {detail}'s, and creditors of the seller cannot reach it",
    "exported": "the car left the country ({detail}): there is nothing in reach to sell",
    "ordinary_course": "the buyer {detail} bought in the ordinary course from a business seller, free of security",
    "all_dropped": "nobody who joined can reach the car of the buyer {detail}",
    "skipped_not_delivered": "no delivery, so title did not pass",
    "skipped_no_power": "no power to sell, and the buyer is not protected: knew, or the price is low or unknown",
    "skipped_sealed": "the car bore the noted seal of {detail} before the sale, which has no effect against it",
    "counts": "the buyer {detail} paid, took the car and owns it, subject to security that binds third parties",
    "counts_part_paid": "the buyer {detail} took the car and owns it, but has not paid in full: seals may stand",
}
"""Sentence by code of `Ground`; {money} is its detail as fen."""

_TIERS = {
    "medical": "medical cost comes before all security where the debtor also answers in a criminal case",
    "possessory_lien": "a holder's lien for its own job comes before other security",
    "purchase_money": "security for the price of the car comes before other security",
    "unregistered_mortgage": "an unregistered right ranks after public ones and shares with its like",
    "tax": "tax comes before unsecured debt and before security younger than the arrears",
    "victim": "restitution to the victims comes before other ordinary claims",
    "doubled_interest": "the doubled part of late interest comes after all judgment debts",
    "fine": "fines and confiscation come last",
}
_FLAGS = {"costs_above_price": "The costs are above the price: nothing is left to distribute."}


def ground(one: Ground) -> str:
    """Return the sentence of a ground, without a full stop."""
    text = _GROUNDS[one.code]
    money = spoken(int(one.detail)) if "{money}" in text else ""
    return text.format(detail=one.detail, money=money)


def flag(mark: str) -> str:
    """Return the sentence of a mark of a run."""
    return _FLAGS[mark]


def of_share(outcome: Outcome, place: Place, share: Share) -> str:
    """Return why a claim is paid what it is in a place."""
    parts = [_rank(outcome, place, share), *(ground(one) for one in share.standing.grounds), _amount(place, share)]
    return "; ".join(parts)


def of_unpaid(outcome: Outcome, one: Standing) -> str:
    """Return why a claim has no rank in the run."""
    parts = [ground(found) for found in one.grounds]
    if outcome.passing.stop is not None:
        parts.append(ground(outcome.passing.stop))
    elif outcome.sale.bankruptcy:
        parts.append("the claim is left to the bankruptcy estate")
    elif not one.claim.has_title:
        parts.append("no enforcement title, so it cannot join as an ordinary claim")
    elif not parts:
        parts.append("no seal, and no rank without one in this reading")
    return "; ".join(parts)


def _rank(outcome: Outcome, place: Place, share: Share) -> str:
    one = share.standing
    if place.tier == "publicised_security":
        return _public(place, one)
    if place.tier != "ordinary":
        return _TIERS[place.tier]
    if one.is_security:
        return "the part that its security does not cover is an ordinary claim"
    if place.mark == "unsealed":
        return "a titled claim without a seal comes after those with one"
    if place.mark == "sealed":
        return "ordinary claims are paid in order of seal: of a company, or of a debtor who is not insolvent"
    return (
        "ordinary titled claims of an insolvent person or other body share"
        if outcome.sale.insolvent
        else ("ordinary titled claims share")
    )


def _public(place: Place, one: Standing) -> str:
    assert one.publicity is not None
    what = "delivered" if one.claim.kind is RightKind.PLEDGE else "registered"
    if place.mark == "same_day":
        return f"{what} on {one.publicity.on}, as others were: without the hour of each they share"
    at = f"{one.publicity.clock:%Y-%m-%d %H:%M}" if place.mark and one.publicity.clock else str(one.publicity.on)
    return f"{what} on {at}: public security ranks by that day"


def _amount(place: Place, share: Share) -> str:
    asked = share.due + share.doubled
    if share.paid == asked:
        return "paid in full"
    if share.paid == 0:
        return "nothing left"
    if len(place.shares) > 1:
        together = sum(one.due + one.doubled for one in place.shares)
        return f"{spoken(share.paid)} of {spoken(asked)}, pro rata of {spoken(together)}"
    return f"{spoken(share.paid)} of {spoken(asked)}, all that is left"
