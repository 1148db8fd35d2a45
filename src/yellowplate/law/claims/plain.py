"""Distribution → the JSON object that `yellowplate claims FILE --json` prints, with the keys of DESIGN section 2."""

from __future__ import annotations

from yellowplate.law.claims.distribution import Alternative, Distribution, Payment, Run, Status, Surplus
from yellowplate.law.claims.fen import number, spoken
from yellowplate.records.ids import Plain


def as_json(found: Distribution) -> dict[str, Plain]:
    """Write a distribution as plain JSON values; amounts are numbers in CNY.

    Keys that only matter where facts are unknown (`unknown_facts`, `span`, `runs`, ...) are left out elsewhere.
    """
    row: dict[str, Plain] = {
        "id": found.id,
        "status": str(found.status),
        "certainty": found.certainty,
        "auction_possible": found.auction_possible,
        "net_proceeds": None if found.net_fen is None else number(found.net_fen),
        "payments": [_payment(one) for one in found.payments],
        "surplus": _surplus(found.surplus),
        "shortfalls": {claim: number(fen) for claim, fen in found.shortfalls},
        "applied": {claim: {part: number(fen) for part, fen in parts} for claim, parts in found.applied},
    }
    if found.unknown_facts:
        row["unknown_facts"] = list(found.unknown_facts)
        row["deciding_facts"] = list(found.deciding_facts)
    elif found.status is Status.NO_CLEAN_ORDER:
        row["unknown_facts"] = []
    if found.surplus_span is not None:
        row["span"] = {claim: [number(least), number(most)] for claim, least, most in found.span}
        row["surplus_span"] = [number(fen) for fen in found.surplus_span]
        row["runs"] = [_run(one) for one in found.runs]
    if found.alternatives:
        row["alternatives"] = [sentence(one) for one in found.alternatives]
        row["readings"] = [_reading(one) for one in found.alternatives]
    row["flags"] = list(found.flags)
    row["is_capped"] = found.is_capped
    row["steps"] = [
        {
            "tier": step.tier,
            "claim": step.claim,
            "before": number(step.before_fen),
            "after": number(step.after_fen),
            "rules": list(step.rules),
            "sentence": step.sentence,
            "facts": list(step.facts),
        }
        for step in found.steps
    ]
    return row


def sentence(one: Alternative) -> str:
    """Write another reading as the worked cases do: `switch = value: M 80,000 (publicised_security); ...`."""
    if one.run is not None:
        parts = [f"{paid.claim} {spoken(paid.fen)} ({paid.tier})" for paid in one.run.payments]
    else:
        parts = [f"{claim} {spoken(least)} to {spoken(most)}" for claim, least, most in one.span]
    return f"{one.switch} = {'true' if one.value else 'false'}: {'; '.join(parts)}"


def _payment(one: Payment) -> Plain:
    return {
        "claim": one.claim,
        "amount": number(one.fen),
        "tier": one.tier,
        "basis": list(one.basis),
        "why": one.why,
    }


def _surplus(one: Surplus | None) -> Plain:
    return {"to": None, "amount": None} if one is None else {"to": one.to, "amount": number(one.fen)}


def _run(one: Run) -> Plain:
    return {
        "assume": dict(one.assume),
        "auction_possible": one.auction_possible,
        "net_proceeds": number(one.net_fen),
        "payments": [_payment(paid) for paid in one.payments],
        "surplus": _surplus(one.surplus),
    }


def _reading(one: Alternative) -> Plain:
    row: dict[str, Plain] = {
        "switch": one.switch,
        "value": one.value,
        "span": {claim: [number(least), number(most)] for claim, least, most in one.span},
        "surplus_span": [number(fen) for fen in one.surplus_span],
    }
    if one.run is not None:
        row["payments"] = [
            {"claim": paid.claim, "amount": number(paid.fen), "tier": paid.tier} for paid in one.run.payments
        ]
        row["surplus"] = _surplus(one.run.surplus)
    return row
