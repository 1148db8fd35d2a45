"""Sale → Distribution: every combination of unknown facts, both ends of a circle, and every open reading that pays."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from yellowplate.law.claims.account import account
from yellowplate.law.claims.combinations import MAX_RUNS, deciding, looked_at, n_combinations, supposed
from yellowplate.law.claims.distribution import Alternative, Assumed, Distribution, Run, Status
from yellowplate.law.claims.payout import Outcome, run
from yellowplate.law.claims.rest_days import RestDays, china_rest_days
from yellowplate.law.claims.sale import RightKind, Sale
from yellowplate.law.claims.standing import TITLE
from yellowplate.law.claims.switches import defaults
from yellowplate.law.claims.unknowns import Unknown, unknown_facts
from yellowplate.tables import claims_switches

CIRCLE = "order of tax and security"
"""Name under which the two runs of a circle are supposed."""
BEFORE, AFTER = "before later security", "after earlier security"
MAX_ALTERNATIVE_RUNS = 512
"""Above this many runs the other readings are not worked out; the answer says so."""

Tried = list[tuple[Assumed, Outcome]]
Value = TypeVar("Value")


def distribute(sale: Sale, *, calendar: RestDays | None = None) -> Distribution:
    """Say who is paid what from the sale of one car.

    Args:
        sale: from `read_sales`, or built.
        calendar: rest days; those of mainland China if None.

    Limits: not legal advice. Where the law is open a default is taken and the other result shown in `alternatives`;
        at most 4,096 combinations of unknown facts are tried, and `is_capped` says so.
    Source: law.md sections 3.3 to 3.6, with the rules of `tables/claims_rules.toml`.
    """
    calendar = china_rest_days() if calendar is None else calendar
    unknown = looked_at(sale, unknown_facts(sale, calendar))
    tried = _tried(sale, unknown, calendar)
    monies = [outcome.money() for _, outcome in tried]
    alternatives, flags = _alternatives(sale, unknown, tried, calendar)
    is_capped = n_combinations(unknown) > MAX_RUNS
    status = Status.DETERMINED
    if len(set(monies)) > 1 or is_capped:
        status = Status.DEPENDS if unknown else Status.NO_CLEAN_ORDER
    is_one = status is Status.DETERMINED
    runs = [account(outcome, assume, is_traced=is_one and n == 0) for n, (assume, outcome) in enumerate(tried)]
    answer: Run | None = runs[0] if is_one else None
    span, surplus_span = spans(tried) if len(tried) > 1 else ((), None)
    if is_capped:
        flags.append(
            f"{n_combinations(unknown)} combinations of unknown facts, of which {len(tried)} were tried: "
            "the span may be too narrow, and nothing is called determined."
        )
    return Distribution(
        id=sale.id,
        title=sale.title,
        as_of=sale.as_of,
        status=status,
        certainty="interpretive" if alternatives or any(_is_open(outcome) for _, outcome in tried) else "settled",
        auction_possible=_one_of([one.auction_possible for one in runs]),
        net_fen=_one_of([one.net_fen for one in runs]),
        payments=answer.payments if answer else (),
        surplus=answer.surplus if answer else None,
        shortfalls=answer.shortfalls if answer else (),
        applied=answer.applied if answer else (),
        steps=answer.steps if answer else (),
        unknown_facts=tuple(path for one in unknown for path in one.paths),
        deciding_facts=deciding(unknown, [(assume, money) for (assume, _), money in zip(tried, monies, strict=True)])
        if status is Status.DEPENDS
        else (),
        span=span,
        surplus_span=surplus_span,
        runs=tuple(runs) if len(runs) > 1 else (),
        alternatives=alternatives,
        flags=tuple(dict.fromkeys([*flags, *(text for one in runs for text in one.flags)])),
        is_capped=is_capped,
    )


def distribute_many(sales: Iterable[Sale], *, calendar: RestDays | None = None) -> Iterator[Distribution]:
    """Distribute for many cars, one after the other, in the order given."""
    calendar = china_rest_days() if calendar is None else calendar
    for sale in sales:
        yield distribute(sale, calendar=calendar)


def _tried(sale: Sale, unknown: Sequence[Unknown], calendar: RestDays, *, flipped: str = "") -> Tried:
    """Run every combination; a circle of priorities adds a second run."""
    found: Tried = []
    for one in supposed(sale, unknown):
        outcome = _run(one.sale, calendar, flipped)
        if not outcome.is_circle:
            found.append((one.assume, outcome))
            continue
        found.append(((*one.assume, (CIRCLE, BEFORE)), outcome))
        second = run(one.sale, calendar, flipped=flipped, is_after=True)
        found.append(((*one.assume, (CIRCLE, AFTER)), second))
    return found


def _run(sale: Sale, calendar: RestDays, flipped: str) -> Outcome:
    """Run once; where a pledge was sold on and both readings give the same money, show it in the rank it had.

    That a pledge sold on is ordinary is the least certain of the readings (law.md 3.6 no. 9, not read in any text);
    it is not used to take a rank away where nothing depends on it.
    """
    outcome = run(sale, calendar, flipped=flipped)
    codes = {ground.code for one in outcome.standings for ground in one.grounds}
    if "pledge_sold_on" not in codes or "pledge_returned" in codes:
        return outcome
    kept = run(sale, calendar, flipped="returned_pledge_is_ordinary")
    if flipped or kept.is_circle or outcome.is_circle or kept.money() != outcome.money():
        return outcome
    kept.met |= outcome.met
    return kept


def spans(tried: Tried) -> tuple[tuple[tuple[str, int, int], ...], tuple[int, int]]:
    """Return least and most fen of each claim over the runs, and of the surplus."""
    paid = [outcome.paid() for _, outcome in tried]
    left = [outcome.surplus for _, outcome in tried]
    by_claim = tuple((key, min(one[key] for one in paid), max(one[key] for one in paid)) for key in paid[0])
    return by_claim, (min(left), max(left))


def _alternatives(
    sale: Sale, unknown: Sequence[Unknown], tried: Tried, calendar: RestDays
) -> tuple[tuple[Alternative, ...], list[str]]:
    """Flip each switch the runs came to, and keep those that change the money."""
    met = set().union(*(outcome.met for _, outcome in tried))
    if met and len(tried) > MAX_ALTERNATIVE_RUNS:
        return (), [
            f"Other readings of open points were not worked out over {len(tried)} runs: {', '.join(sorted(met))}."
        ]
    usual = [(assume, outcome.money()) for assume, outcome in tried]
    found: list[Alternative] = []
    for switch in claims_switches.load():
        if switch not in met:
            continue
        other = _tried(sale, unknown, calendar, flipped=switch)
        if [(assume, outcome.money()) for assume, outcome in other] == usual:
            continue
        span, surplus_span = spans(other)
        is_one = len({outcome.money() for _, outcome in other}) == 1
        one = account(other[0][1], is_traced=False) if is_one else None
        found.append(Alternative(switch, not defaults()[switch], one, span, surplus_span))
    return tuple(found), []


def _one_of(values: Sequence[Value]) -> Value | None:
    return values[0] if len(set(values)) == 1 else None


def _is_open(outcome: Outcome) -> bool:
    """Say whether a run rests on a point the texts leave open though no switch changes the money."""
    marks = {place.mark for place in outcome.places}
    if _is_open_security(outcome):
        return True
    shared_doubled = any(place.tier == "doubled_interest" and len(place.shares) > 1 for place in outcome.places)
    is_exported = outcome.passing.stop is not None and outcome.passing.stop.code == "exported"
    to_buyer = outcome.passing.owner is not None and outcome.surplus > 0
    codes = {ground.code for one in outcome.standings for ground in one.grounds}
    return "same_day" in marks or shared_doubled or is_exported or to_buyer or bool(codes & {"late", "frozen"})


def _is_open_security(outcome: Outcome) -> bool:
    """Say whether money of security went by guidance under the former law, by practice, or by an unsettled order."""
    price = [share for place in outcome.places if place.tier == "purchase_money" for share in place.shares]
    bare = [
        share
        for place in outcome.places
        if place.tier == "unregistered_mortgage"
        for share in place.shares
        if share.paid
    ]
    has_pledge = any(one.claim.kind is RightKind.PLEDGE for one in outcome.standings)
    by_self_mortgage = any(
        one.claim.kind in TITLE and one.publicity is not None and one.publicity.kind == "vehicle_office"
        for one in outcome.standings
    )
    measured = "secured_measure_counts_54_3" in outcome.met and len(bare) > 1
    return len(price) > 1 or by_self_mortgage or measured or (has_pledge and bool(bare))
