"""Outcome → Run: payments, shortfalls, what the money was applied to, and the trace of every step."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from yellowplate.law.claims import basis, told
from yellowplate.law.claims.distribution import Assumed, Payment, Run, Step, Surplus
from yellowplate.law.claims.fen import spoken
from yellowplate.law.claims.ladder import Place
from yellowplate.law.claims.payout import Outcome
from yellowplate.law.claims.standing import Standing
from yellowplate.tables import claims_figures

PARTS = ("costs", "interest", "penalty", "principal")
"""Order inside one claim (Civil Code 561; the place of the penalty is ours); doubled interest comes last."""
_FACTS = {
    "possessory_lien": ("lawful_possession", "debt_due", "same_relation", "possession_from"),
    "purchase_money": ("purchase_money", "publicity.date"),
    "publicised_security": ("publicity.kind", "publicity.date"),
    "unregistered_mortgage": ("publicity.kind", "contract_date"),
    "tax": ("arrears_date",),
}
"""Facts within the claim that a rank goes by; others go by has_title."""


def account(outcome: Outcome, assume: Assumed = (), *, is_traced: bool = True) -> Run:
    """Write out one run.

    Args:
        outcome: in figures.
        assume: what was supposed.
        is_traced: with steps; runs shown side by side go without.
    """
    payments = _payments(outcome)
    paid = outcome.paid()
    return Run(
        assume=assume,
        auction_possible=outcome.passing.stop is None,
        net_fen=outcome.net,
        payments=payments,
        surplus=Surplus(outcome.surplus_to, outcome.surplus),
        shortfalls=tuple(
            (one.id, one.amounts.owed + one.amounts.doubled_interest - paid[one.id]) for one in outcome.standings
        ),
        applied=tuple(_applied(outcome)),
        steps=tuple(_steps(outcome)) if is_traced else (),
        flags=tuple(_flags(outcome)),
    )


def _payments(outcome: Outcome) -> tuple[Payment, ...]:
    near = basis.around(outcome)
    found: list[Payment] = []
    for place in outcome.places:
        for share in place.shares:
            rules = basis.of_share(outcome, near, place, share)
            why = told.of_share(outcome, place, share)
            found.append(Payment(share.standing.id, share.paid, place.tier, rules, why))
    ranked = {payment.claim for payment in found}
    tier = unranked_tier(outcome)
    found += [
        Payment(one.id, 0, tier, basis.of_unpaid(outcome, near, one), told.of_unpaid(outcome, one))
        for one in outcome.standings
        if one.id not in ranked
    ]
    return tuple(found)


def unranked_tier(outcome: Outcome) -> str:
    """Return the name under which claims without a rank in the run are shown."""
    if outcome.passing.stop is not None:
        return "not_sellable"
    return "estate" if outcome.sale.bankruptcy else "excluded"


def _applied(outcome: Outcome) -> Iterator[tuple[str, tuple[tuple[str, int], ...]]]:
    """Say which parts of each debt were paid, first costs, then interest, penalty and principal."""
    plain: dict[str, int] = {}
    doubled: dict[str, int] = {}
    for place in outcome.places:
        for share in place.shares:
            on_debt = min(share.paid, share.due)
            plain[share.standing.id] = plain.get(share.standing.id, 0) + on_debt
            doubled[share.standing.id] = doubled.get(share.standing.id, 0) + share.paid - on_debt
    for one in outcome.standings:
        left, parts = plain.get(one.id, 0), []
        for name in PARTS:
            taken = min(left, getattr(one.amounts, name))
            parts.append((name, taken))
            left -= taken
        parts.append(("doubled_interest", doubled.get(one.id, 0)))
        if any(fen for _, fen in parts):
            yield one.id, tuple((name, fen) for name, fen in parts if fen)


def _steps(outcome: Outcome) -> Iterator[Step]:
    yield from _prepared(outcome)
    for n, (transfer, ground) in enumerate(outcome.passing.judged):
        facts = _paths(f"transfers[{n}]", ground.facts)
        yield Step("transfers", "", 0, 0, ground.rules, f"{transfer.on}: {told.ground(ground)}.", facts)
    if outcome.passing.stop is not None:
        sentence = f"No sale for these creditors: {told.ground(outcome.passing.stop)}."
        yield Step("not_sellable", "", outcome.sale.gross, 0, outcome.passing.stop.rules, sentence)
        return
    gross, left = outcome.sale.gross, outcome.net
    words = f"The price less the costs of execution leaves {spoken(left)}."
    yield Step("execution_costs", "", gross, left, ("cn-cpli-508", "cn-cpli-514"), words, ("gross_proceeds", "costs"))
    near = basis.around(outcome)
    for place in outcome.places:
        for share in place.shares:
            yield _paid(outcome, near, place, share.standing, left)
            left -= share.paid
    if outcome.surplus:
        rules = ("cn-ebl-109",) if outcome.sale.bankruptcy else ("cn-cc-413", "cn-cc-406", "cn-cc-455")
        yield Step("surplus", "", left, 0, rules, f"{spoken(outcome.surplus)} is left for: {outcome.surplus_to}.")


def _paid(outcome: Outcome, near: basis.Around, place: Place, one: Standing, left: int) -> Step:
    share = next(share for share in place.shares if share.standing is one)
    rules = basis.of_share(outcome, near, place, share)
    sentence = f"{one.id}: {told.of_share(outcome, place, share)}."
    facts = _paths(f"claims[{one.id}]", _FACTS.get(place.tier, ("has_title",)))
    return Step(place.tier, one.id, left, left - share.paid, rules, sentence, facts)


def _prepared(outcome: Outcome) -> Iterator[Step]:
    for one in outcome.standings:
        asked = one.claim.amounts.owed
        facts = _paths(f"claims[{one.id}]", ("amounts",))
        words = f"{one.id} asks {spoken(asked)}; {spoken(one.amounts.owed)} is owed."
        yield Step("amounts", one.id, asked, one.amounts.owed, ("cn-cc-389", "cn-cc-561"), words, facts)
    standing = set(map(id, outcome.seals))
    for n, seal in enumerate(outcome.sale.seals):
        is_standing = id(seal) in standing
        words = f"The seal of {seal.claim} of {seal.on} {'stands' if is_standing else 'does not stand'}."
        rules = ("cn-cpli-485", "cn-seal-26", "cn-seal-27")
        yield Step("seals", seal.claim, 0, 0, rules, words, (f"seizures[{n}]",))
    for one in outcome.standings:
        for ground in one.grounds:
            facts = _paths(f"claims[{one.id}]", ground.facts)
            owed = one.amounts.owed
            yield Step("rights", one.id, owed, owed, ground.rules, f"{one.id}: {told.ground(ground)}.", facts)


def _paths(at: str, names: Iterable[str]) -> tuple[str, ...]:
    return tuple(f"{at}.{name}" for name in names)


def _flags(outcome: Outcome) -> Iterator[str]:
    sale = outcome.sale
    yield from (told.flag(mark) for mark in outcome.marks)
    rate_from: date = claims_figures.load()["rate_multiple"].since
    for one in outcome.standings:
        claim = one.claim
        if claim.is_lender_status_said and not claim.licensed_lender and claim.lpr is None:
            yield f"{one.id}: the lender is not licensed and no LPR is given; interest was not cut."
        if not claim.licensed_lender and claim.lpr is not None and claim.contract_on and claim.contract_on < rate_from:
            yield f"{one.id}: contract before {rate_from}: one rate was applied; cut the older part by hand."
        if claim.maximum_mortgage and claim.secured_cap is None:
            yield f"{one.id}: a maximum-amount mortgage without its cap; nothing was cut."
        if any(ground.code == "no_calendar" for ground in one.grounds):
            yield f"{one.id}: no calendar of rest days for the year of the tenth day; weekends only."
    for place in outcome.places:
        if place.mark == "same_day":
            names = ", ".join(share.standing.id for share in place.shares)
            yield f"{names}: entries of one day; ask the register for the hour of each."
    if sale.bankruptcy and outcome.seals:
        yield "In bankruptcy seals end: enter them as lifted."
    for transfer, ground in outcome.passing.judged:
        if ground.code == "skipped_not_delivered" and transfer.exported_to:
            yield (
                f"The sale to {transfer.buyer} names an export to {transfer.exported_to} but no delivery, and was "
                "passed over; if the car has left China there is nothing to sell here: state that it was delivered."
            )
        if ground.code == "skipped_sealed":
            yield f"The sale to {transfer.buyer} came after a noted seal and was passed over."
        if ground.code == "counts_part_paid":
            yield f"{transfer.buyer} has not paid the whole price; paying the rest to the court may lift the seal."
        if ground.code == "counts":
            yield f"No fault of {transfer.buyer} in registering late was looked at; it is taken as none."
    if outcome.is_circle:
        yield "Tax and security rank in a circle; the law gives no order."
