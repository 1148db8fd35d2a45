"""Each unknown fact of a case tried in every value, by the oracle."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import product
from typing import Any

from tests.law.claims.oracle import Outcome, Run
from tests.law.claims.oracle_rights import CONTRACTUAL, TEN_DAYS, RestDay, Row, day

FACTS = {
    "claims": (  # noqa: SIM905 - names read better as words
        "has_title joined_in_time self_mortgage floating purchase_money maximum_mortgage delivered lawful_possession "
        "debt_due same_relation both_enterprises limitation_expired is_licensed_financial_institution"
    ).split(),
    "seizures": ["noted", "waiting", "renewed"],
    "transfers": ["paid_in_full", "delivered", "registered", "buyer_knew", "seller_had_power", "related_party"],
}
REGISTER = {"mortgage": "vehicle_office", "pledge": "delivery", "retention_of_title": "pboc_register"}
Choice = list[tuple[list[Any], Any]]
"""(path in the document, value) to set together."""


def choices(case: Row) -> Iterator[list[Choice]]:
    """List for each unknown fact the values to try."""

    def either(path: list[Any]) -> list[Choice]:
        return [[(path, True)], [(path, False)]]

    if case.get("criminal_case", False) is None:
        yield either(["criminal_case"])
    for name in ("insolvent", "bankruptcy"):
        if case["owner"].get(name, False) is None:
            yield either(["owner", name])
    for group, names in FACTS.items():
        for n, row in enumerate(case.get(group, [])):
            yield from (either([group, n, name]) for name in names if name in row and row[name] is None)
    for n, row in enumerate(case["claims"]):
        at: list[Any] = ["claims", n]
        for name in ("publicity", "second_publicity"):
            entry = row.get(name)
            if entry is None or row["kind"] not in (*CONTRACTUAL, "pledge"):
                continue
            kinds = [REGISTER.get(row["kind"], "pboc_register"), "none"] if entry["kind"] is None else [entry["kind"]]
            options: list[Choice] = []
            for kind in kinds:
                days = [entry.get("date")] if entry.get("date") else days_to_try(case, row)
                tried = [None] if kind == "none" else days
                options += [[([*at, name], {"kind": kind, "date": one})] for one in tried]
            if len(options) > 1:
                yield options
        if row.get("possession_to") and "possession_end_reason" in row and row["possession_end_reason"] is None:
            yield [[([*at, "possession_end_reason"], why)] for why in ("taken_by_court", "returned_voluntarily")]
        if (
            row["kind"] in CONTRACTUAL
            and row.get("purchase_money", False) is not False
            and not row.get("goods_delivered_on")
        ):
            yield either([*at, "_in_time"])
        if row["kind"] == "tax" and row.get("arrears_date") is None:
            yield [[([*at, "arrears_date"], one)] for one in days_to_try(case, row)]


def days_to_try(case: Row, row: Row) -> list[str]:
    """Return every day named in the case, those around them and around the ten days, from the contract to the sale."""
    named: set[date] = set()
    for one in case["claims"]:
        texts = [one.get(name) for name in ("contract_date", "possession_from", "goods_delivered_on", "arrears_date")]
        texts += [(one.get(name) or {}).get("date") for name in ("publicity", "second_publicity")]
        named |= {found for found in map(day, texts) if found is not None}
    named |= {found for one in case.get("seizures", []) if (found := day(one["date"]))}
    came = day(row.get("goods_delivered_on"))
    if came is not None:
        named |= {came + timedelta(days=TEN_DAYS + n) for n in range(10)}
    near = {one + timedelta(days=n) for one in named for n in (-2, -1, 0, 1, 2)}
    first, last = day(row.get("contract_date")), day(case["as_of"])
    assert last is not None
    return [str(one) for one in sorted(near | {last}) if one <= last and (first is None or one >= first)]


def _handed_over(known: Row, rest: RestDay, *, is_after: bool = False) -> Outcome:
    """The other reading of `late_security_relative`, for one late right and one creditor whose seal came before it.

    The right keeps its rank, but hands that creditor what it would have had under the default.
    """
    found = Run(known, rest, "late_security_relative", is_after).run()
    usual = Run(known, rest, is_after=is_after)
    pairs = {
        (row["id"], seal["claim"])
        for row in known["claims"]
        for seal in usual.seals()
        if row["kind"] in (*CONTRACTUAL, "pledge")
        and seal["claim"] != row["id"]
        and seal.get("noted", True)
        and str(seal["date"])[:10] < str(usual.created(row) or date.min)
        and Run(known, rest, "late_security_relative").footing(row) in {"public", "bare"}
    }
    if not found.is_sold or not pairs:
        return found
    if len(pairs) > 1:
        raise NotImplementedError
    late, creditor = pairs.pop()
    moved = min(found.paid[late], max(0, usual.run().paid[creditor] - found.paid[creditor]))
    if found.tiers[creditor] != ["excluded"] and found.tiers[creditor] != ["estate"]:
        found.paid[late] -= moved
        found.paid[creditor] += moved
    return found


def answers(case: Row, rest: RestDay, *, flip: str = "") -> Iterator[Outcome]:
    """Give the outcome for every combination of unknown facts, and both ends of each circle."""
    for combination in product(*choices(case)):
        known = copy.deepcopy(case)
        for path, value in (one for choice in combination for one in choice):
            at = known
            for step in path[:-1]:
                at = at[step]
            at[path[-1]] = value
        is_relative = flip == "late_security_relative"
        first = _handed_over(known, rest) if is_relative else Run(known, rest, flip).run()
        yield first
        if first.has_circle:
            yield (
                _handed_over(known, rest, is_after=True) if is_relative else Run(known, rest, flip, is_after=True).run()
            )
