"""A document with one case or many → Sales; every fault is named, and the other cases go on.

The fields are those of `docs/formats/claims.schema.json`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from yellowplate.law.claims.fields import CURRENCY, Fields
from yellowplate.law.claims.sale import (
    Amounts,
    CarClaim,
    Fault,
    OwnerKind,
    Publicity,
    ReadSales,
    RightKind,
    Sale,
    Seal,
    Transfer,
)

CASE_FIELDS = frozenset(
    {"id", "title", "certainty", "inputs", "expected", "reasoning", "alternatives", "articles", "family"}
)
"""Fields of an entry of `cases`; only `id`, `title` and `inputs` are used."""
PUBLICITY_KINDS = frozenset({"vehicle_office", "pboc_register", "delivery", "none"})
END_REASONS = frozenset({"taken_by_court", "returned_voluntarily", "other"})
DEBTORS = frozenset({"owner", "seller", "buyer"})
KINDS = frozenset(str(kind) for kind in RightKind)
OWNERS = frozenset(str(kind) for kind in OwnerKind)


def read_sales(document: Mapping[str, Any], *, name: str = "case") -> ReadSales:
    """Read what a YAML, JSON or TOML file holds.

    Args:
        document: either the inputs of one case, or one case with `id` and `inputs`, or a list of those under `cases`.
        name: id of the case where the document is the bare inputs of one.

    Returns:
        The sales without fault, and one `Fault` for each fault.
    """
    faults: list[Fault] = []
    sales: list[Sale] = []
    if "cases" not in document:
        wrapped = document if "inputs" in document else {"id": document.get("id", name), "inputs": _bare(document)}
        return ReadSales(tuple(_case(wrapped, name, faults)), tuple(faults))
    top = Fields(document, name, "", faults)
    meta = top.value("meta", {})
    if isinstance(meta, Mapping) and meta.get("currency", CURRENCY) != CURRENCY:
        reason = f"is {meta['currency']}; the amounts of every case are taken in {CURRENCY}, so no case was computed."
        fault = Fault(name, "meta.currency", reason, f"Convert all amounts to {CURRENCY} at a dated rate.")
        return ReadSales((), (fault,))
    seen: set[str] = set()
    for n, _, row in top.rows("cases"):
        for sale in _case(row, f"cases[{n}]", faults):
            if sale.id in seen:
                faults.append(Fault(sale.id, "id", "is the id of two cases.", "Give each case an id of its own."))
            else:
                seen.add(sale.id)
                sales.append(sale)
    top.close()
    return ReadSales(tuple(sales), tuple(faults))


def _bare(document: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in document.items() if key not in {"id", "title"}}


def _case(row: Any, place: str, faults: list[Fault]) -> Iterable[Sale]:
    """Read one case; nothing where it has a fault."""
    own: list[Fault] = []
    outer = Fields(row, place, "", own)
    if own:
        faults += own
        return []
    key = outer.text("id")
    if not key:
        outer.fault("id", "is missing.", "Give the case an id; the answer names it.")
    outer.case = key or place
    title = outer.text("title")
    outer.need("inputs")
    for one in CASE_FIELDS:
        outer.value(one)
    outer.close()
    sale = _sale(Fields(outer.value("inputs", {}), outer.case, "", own), key, title) if outer.has("inputs") else None
    faults += own
    return [sale] if sale is not None and not own else []


def _sale(inputs: Fields, key: str, title: str) -> Sale:
    inputs.need("as_of", "gross_proceeds", "owner", "claims")
    owner = Fields(inputs.value("owner", {}), inputs.case, "owner", inputs.faults)
    if inputs.has("owner"):
        owner.need("kind")
    costs = Fields(inputs.value("costs", {}), inputs.case, "costs", inputs.faults)
    claims = _claims(inputs)
    ids = {claim.id for claim in claims}
    sale = Sale(
        id=key,
        title=title,
        as_of=inputs.day("as_of") or date.min,
        gross=inputs.money("gross_proceeds") or 0,
        owner=OwnerKind(owner.choice("kind", OWNERS, default=None) or OwnerKind.PERSON),
        insolvent=owner.fact("insolvent", default=True),
        bankruptcy=owner.fact("bankruptcy", default=False),
        criminal_case=inputs.fact("criminal_case", default=False),
        costs=tuple((str(one), costs.money(str(one)) or 0) for one in costs.table),
        claims=claims,
        seals=tuple(
            _seal(Fields(row, inputs.case, path, inputs.faults), ids) for _, path, row in inputs.rows("seizures")
        ),
        transfers=tuple(
            _transfer(Fields(row, inputs.case, path, inputs.faults), ids) for _, path, row in inputs.rows("transfers")
        ),
    )
    for name in ("as_of", "gross_proceeds", "owner"):
        _not_null(inputs, name)
    owner.close()
    inputs.close()
    return sale


def _not_null(fields: Fields, *names: str) -> None:
    for name in names:
        if fields.has(name) and fields.value(name) is None:
            fields.fault(name, "is null.", "It must be known; write its value.")


def _claims(inputs: Fields) -> tuple[CarClaim, ...]:
    found: list[CarClaim] = []
    for _, path, row in inputs.rows("claims", "id"):
        claim = _claim(Fields(row, inputs.case, path, inputs.faults))
        if claim.id and any(claim.id == one.id for one in found):
            inputs.faults.append(
                Fault(inputs.case, path, "is the id of two claims.", "Give each claim an id of its own.")
            )
        found.append(claim)
    return tuple(found)


def _claim(one: Fields) -> CarClaim:
    one.need("id", "kind", "amounts")
    _not_null(one, "kind", "amounts")
    if one.has("id") and not one.text("id"):
        one.fault("id", "is empty.", "Give the claim an id; seizures and transfers name it.")
    for unused in ("note", "rate_claimed"):
        one.value(unused)
    publicity = _publicity(one, "publicity")
    second = _publicity(one, "second_publicity")
    claim = CarClaim(
        id=one.text("id"),
        kind=RightKind(one.choice("kind", KINDS, default=None) or RightKind.JUDGMENT),
        amounts=_amounts(Fields(one.value("amounts", {}) or {}, one.case, one.place("amounts"), one.faults), one),
        holder=one.text("holder"),
        debtor=one.choice("debtor", DEBTORS, default="owner") or "owner",
        has_title=one.fact("has_title", default=True),
        joined_in_time=one.fact("joined_in_time", default=True),
        contract_on=one.day("contract_date"),
        publicity=publicity,
        second_publicity=second,
        self_mortgage=one.fact("self_mortgage", default=False),
        floating=one.fact("floating", default=False),
        purchase_money=one.fact("purchase_money", default=False),
        goods_delivered_on=one.day("goods_delivered_on"),
        maximum_mortgage=one.fact("maximum_mortgage", default=False),
        secured_cap=one.money("secured_cap"),
        seal_notice_on=one.day("seal_notice_date"),
        delivered=one.fact("delivered", default=True),
        lawful_possession=one.fact("lawful_possession", default=True),
        debt_due=one.fact("debt_due", default=True),
        same_relation=one.fact("same_relation", default=True),
        both_enterprises=one.fact("both_enterprises", default=False),
        possession_from=one.day("possession_from"),
        possession_to=one.day("possession_to"),
        possession_end_reason=one.choice("possession_end_reason", END_REASONS, default=None),
        limitation_expired=one.fact("limitation_expired", default=False),
        arrears_on=one.day("arrears_date"),
        licensed_lender=one.fact("is_licensed_financial_institution", default=True),
        lpr=one.ratio("lpr_1y_at_contract", default=None, most=1),
        years=one.ratio("period_years", default=Decimal(1)) or (1, 1),
        is_lender_status_said=one.has("is_licensed_financial_institution"),
    )
    _in_turn(one, "possession_from", claim.possession_from, "possession_to", claim.possession_to)
    one.close()
    if claim.kind is RightKind.PLEDGE and publicity is None:
        # A pledge is made public by handing the car over, which `delivered` says was done unless it says otherwise.
        return replace(claim, publicity=Publicity("delivery", claim.possession_from))
    return claim


def _amounts(table: Fields, claim: Fields) -> Amounts:
    if claim.has("amounts") and table.table:
        table.need("principal")
    names = ("principal", "interest", "penalty", "costs", "doubled_interest")
    _not_null(table, *names)
    found = Amounts(*(table.money(name) or 0 for name in names))
    table.close()
    return found


def _publicity(claim: Fields, name: str) -> Publicity | None:
    if not claim.has(name):
        return None
    table = Fields(claim.value(name), claim.case, claim.place(name), claim.faults)
    table.need("kind")
    kind = table.choice("kind", PUBLICITY_KINDS, default=None)
    day, clock = table.moment("date")
    table.close()
    return Publicity(kind, day, clock)


def _seal(one: Fields, ids: set[str]) -> Seal:
    one.need("claim", "date")
    _not_null(one, "claim", "date")
    day, clock = one.moment("date")
    seal = Seal(
        claim=one.text("claim") if one.value("claim") is not None else "",
        on=day or date.min,
        clock=clock,
        noted=one.fact("noted", default=True),
        waiting=one.fact("waiting", default=False),
        effective_on=one.day("effective"),
        renewed=one.fact("renewed", default=False),
        lapsed_on=one.day("lapsed"),
        lifted_on=one.day("lifted"),
    )
    if seal.claim and seal.claim not in ids:
        one.fault("claim", f"names {seal.claim}, which is no claim of this case.", "Name the id of a claim.")
    for name, end in (("effective", seal.effective_on), ("lapsed", seal.lapsed_on), ("lifted", seal.lifted_on)):
        _in_turn(one, "date", day, name, end)
    one.close()
    return seal


def _transfer(one: Fields, ids: set[str]) -> Transfer:
    one.need("seller", "buyer", "date")
    _not_null(one, "seller", "buyer", "date")
    seller = one.text("seller") if one.value("seller") is not None else ""
    quantity = one.value("quantity", 1)
    if not isinstance(quantity, int) or isinstance(quantity, bool) or quantity < 1:
        one.fault("quantity", f"is {quantity!r}, not a number of cars.", "Write a whole number, at least 1.")
        quantity = 1
    transfer = Transfer(
        seller=seller,
        buyer=one.text("buyer") if one.value("buyer") is not None else "",
        on=one.day("date") or date.min,
        price=one.money("price"),
        market_price=one.money("market_price"),
        paid_in_full=one.fact("paid_in_full", default=False),
        delivered=one.fact("delivered", default=False),
        registered=one.fact("registered", default=False),
        buyer_knew=one.fact("buyer_knew", default=False),
        seller_had_power=one.fact("seller_had_power", default=seller not in ids),
        seller_business_scope=one.text("seller_business_scope") if one.value("seller_business_scope", "") else "",
        quantity=quantity,
        related_party=one.fact("related_party", default=False),
        exported_to=one.text("exported_to") if one.value("exported_to", "") else "",
    )
    one.close()
    return transfer


def _in_turn(one: Fields, first: str, begins: date | None, then: str, ends: date | None) -> None:
    if begins is not None and ends is not None and ends < begins:
        one.fault(then, f"is {ends}, before {first} ({begins}).", "Correct one of the two days.")
