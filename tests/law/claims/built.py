"""Builds documents and sales for the tests of the claims engine; every person in them is invented."""

from __future__ import annotations

from typing import Any

from yellowplate.law.claims import Distribution, Sale, distribute, read_sales

Row = dict[str, Any]


def claim(key: str, kind: str = "judgment", principal: float = 100, **more: Any) -> Row:
    return {"id": key, "kind": kind, "amounts": {"principal": principal}, **more}


def mortgage(key: str, on: str | None, principal: float = 100, contract: str = "2023-01-01", **more: Any) -> Row:
    """Build a mortgage: entered at the vehicle office on a day (or moment), or unregistered."""
    publicity = {"kind": "none", "date": None} if on is None else {"kind": "vehicle_office", "date": on}
    return claim(key, "mortgage", principal, **{"contract_date": contract, "publicity": publicity, **more})


def pledge(key: str, on: str, principal: float = 100, **more: Any) -> Row:
    return claim(key, "pledge", principal, contract_date=on, publicity={"kind": "delivery", "date": on}, **more)


def lien(key: str, principal: float = 100, since: str = "2024-01-01", **more: Any) -> Row:
    return claim(key, "lien", principal, possession_from=since, **more)


def tax(key: str, on: str | None, principal: float = 100, **more: Any) -> Row:
    return claim(key, "tax", principal, arrears_date=on, **more)


def seal(key: str, on: str, **more: Any) -> Row:
    return {"claim": key, "date": on, **more}


def transfer(**more: Any) -> Row:
    deal = {"seller": "A", "buyer": "B", "date": "2024-03-01", "price": 90, "market_price": 100}
    return {**deal, "paid_in_full": True, "delivered": True, **more}


def document(claims: list[Row], *, gross: Any = 150, owner: Row | None = None, **more: Any) -> Row:
    return {
        "as_of": "2024-09-01",
        "gross_proceeds": gross,
        "owner": {"kind": "natural_person", **(owner or {})},
        "claims": claims,
        **more,
    }


def sale(claims: list[Row], **more: Any) -> Sale:
    read = read_sales(document(claims, **more))
    assert not read.faults, read.faults
    return read.sales[0]


def answer(claims: list[Row], **more: Any) -> Distribution:
    return distribute(sale(claims, **more))


def paid(found: Distribution) -> dict[str, float]:
    """Return CNY a claim."""
    sums: dict[str, float] = {}
    for one in found.payments:
        sums[one.claim] = sums.get(one.claim, 0) + float(one.amount)
    return sums


def tiers(found: Distribution) -> dict[str, str]:
    """Return the last rank of each claim."""
    return {one.claim: one.tier for one in found.payments}


def readings(found: Distribution) -> set[str]:
    """Return the switches whose other reading changes the money."""
    return {one.switch for one in found.alternatives}
