"""What holds of every distribution, and a second implementation that must agree."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.law.claims.second import share_out
from yellowplate.law.claims import Amounts, CarClaim, OwnerKind, Publicity, RightKind, Sale, Seal, Transfer, distribute
from yellowplate.law.claims.distribution import Distribution, Status

AS_OF = date(2024, 9, 1)
IDS = ("A", "B", "C", "D", "E")
days = st.integers(0, 12).map(lambda n: date(2023, 3, 1) + timedelta(days=31 * n))
facts = st.sampled_from([True, True, False, None])
known = st.sampled_from([True, True, False])
KINDS = {"mortgage": "vehicle_office", "pledge": "delivery", "finance_lease": "pboc_register"}


@st.composite
def claims(draw: st.DrawFn, key: str, fact: st.SearchStrategy[Any]) -> CarClaim:
    kind = draw(st.sampled_from(list(RightKind)))
    on = draw(days)
    amounts = Amounts(draw(st.integers(0, 500)), draw(st.integers(0, 20)), doubled_interest=draw(st.integers(0, 5)))
    proper = KINDS.get(str(kind), "pboc_register")
    return CarClaim(
        id=key,
        kind=kind,
        amounts=amounts,
        debtor=draw(st.sampled_from(["owner", "owner", "buyer"])),
        has_title=draw(fact),
        joined_in_time=draw(st.just(True)),
        contract_on=on,
        publicity=Publicity(
            draw(st.sampled_from([proper, proper, "none"])), on + timedelta(days=draw(st.integers(0, 40)))
        ),
        purchase_money=draw(known),
        goods_delivered_on=on,
        maximum_mortgage=draw(known),
        secured_cap=draw(st.integers(0, 300)),
        same_relation=draw(fact),
        possession_from=on,
        limitation_expired=draw(st.sampled_from([False, False, True])),
        arrears_on=on,
    )


@st.composite
def sales(draw: st.DrawFn, fact: st.SearchStrategy[Any] = known) -> Sale:
    keys = IDS[: draw(st.integers(0, len(IDS)))]
    seal = st.builds(Seal, claim=st.sampled_from(keys or ["A"]), on=days, noted=known, waiting=known)
    deal = st.builds(Transfer, seller=st.just("X"), buyer=st.just("Y"), on=days, paid_in_full=known, delivered=known,
                     buyer_knew=fact, price=st.just(9), market_price=st.just(10))  # fmt: skip
    return Sale(
        id="S",
        as_of=AS_OF,
        gross=draw(st.integers(0, 1500)),
        owner=draw(st.sampled_from(list(OwnerKind))),
        insolvent=draw(known),
        bankruptcy=draw(st.sampled_from([False, False, True])),
        criminal_case=draw(fact),
        costs=(("custody", draw(st.integers(0, 50))),),
        claims=tuple(draw(claims(key, fact)) for key in keys),
        seals=tuple(draw(st.lists(seal, max_size=3))) if keys else (),
        transfers=tuple(draw(st.lists(deal, max_size=1))),
    )


def _ends(found: Distribution) -> list[tuple[dict[str, int], int, int]]:
    """Return paid, surplus and net of the one answer or of each run."""
    runs = found.runs or None
    if runs is None:
        assert found.surplus is not None
        assert found.net_fen is not None
        return [(_sums(found.payments), found.surplus.fen, found.net_fen)]
    return [(_sums(run.payments), run.surplus.fen, run.net_fen) for run in runs]


def _sums(payments: Any) -> dict[str, int]:
    sums: dict[str, int] = {}
    for one in payments:
        sums[one.claim] = sums.get(one.claim, 0) + one.fen
    return sums


@settings(max_examples=80, deadline=None)
@given(sales(facts))
def test_money_is_conserved_and_nobody_gets_more_than_is_owed(sale: Sale) -> None:
    owed = {one.id: one.amounts.owed + one.amounts.doubled_interest for one in sale.claims}
    found = distribute(sale)
    for paid, surplus, net in _ends(found):
        assert sum(paid.values()) + surplus == net
        assert set(paid) == set(owed)
        assert all(0 <= fen <= owed[key] for key, fen in paid.items())
    for other in found.alternatives:
        assert (
            other.run is None or sum(one.fen for one in other.run.payments) + other.run.surplus.fen == other.run.net_fen
        )


@settings(max_examples=60, deadline=None)
@given(sales())
def test_security_never_gets_more_than_its_cap(sale: Sale) -> None:
    caps = {one.id: one.secured_cap or 0 for one in sale.claims if one.maximum_mortgage}
    for run in distribute(sale).runs or [distribute(sale)]:
        for one in run.payments:
            if one.tier in {"possessory_lien", "purchase_money", "publicised_security", "unregistered_mortgage"}:
                assert one.fen <= caps.get(one.claim, one.fen)


@settings(max_examples=60, deadline=None)
@given(sales(facts), st.randoms(use_true_random=False))
def test_the_order_of_the_input_changes_nothing(sale: Sale, random: Any) -> None:
    claims_, seals = list(sale.claims), list(sale.seals)
    random.shuffle(claims_)
    random.shuffle(seals)
    other = distribute(replace(sale, claims=tuple(claims_), seals=tuple(seals)))
    found = distribute(sale)
    assert (found.payments, found.surplus, found.span, found.status) == (
        other.payments,
        other.surplus,
        other.span,
        other.status,
    )


@settings(max_examples=80, deadline=None)
@given(sales(), st.integers(1, 400))
def test_a_junior_claim_never_changes_what_a_senior_gets(sale: Sale, more: int) -> None:
    # Without seals, so that nobody falls by 54(3), and without tax, which may rank in a circle.
    kept = tuple(one for one in sale.claims if one.kind is not RightKind.TAX)
    sale = replace(sale, claims=kept, seals=(), transfers=(), insolvent=True, owner=OwnerKind.PERSON)
    before = distribute(sale)
    junior = CarClaim("Z", RightKind.FINE, Amounts(more))
    after = distribute(replace(sale, claims=(*sale.claims, junior)))
    # Another fine stands in the same place and shares.
    assert {(one.claim, one.tier, one.fen) for one in before.payments if one.tier != "fine"} == {
        (one.claim, one.tier, one.fen) for one in after.payments if one.tier != "fine" and one.claim != "Z"
    }
    public = CarClaim("Z", RightKind.MORTGAGE, Amounts(more), contract_on=date(2024, 8, 1),
                      publicity=Publicity("vehicle_office", date(2024, 8, 2)))  # fmt: skip
    later = distribute(replace(sale, claims=(*sale.claims, public)))
    senior = {"medical", "possessory_lien", "purchase_money", "publicised_security"}
    assert {(one.claim, one.fen) for one in before.payments if one.tier in senior} == {
        (one.claim, one.fen) for one in later.payments if one.tier in senior and one.claim != "Z"
    }


FORGOTTEN = ("has_title", "same_relation", "purchase_money", "limitation_expired", "joined_in_time")


@settings(max_examples=60, deadline=None)
@given(sales(facts), st.sampled_from(FORGOTTEN), st.integers(0, 4))
def test_forgetting_a_fact_never_turns_unknown_into_an_answer(sale: Sale, name: str, n: int) -> None:
    if n >= len(sale.claims):
        return
    changed = replace(sale.claims[n], **{name: None})  # type: ignore[arg-type]
    before = distribute(sale)
    after = distribute(replace(sale, claims=(*sale.claims[:n], changed, *sale.claims[n + 1 :])))
    if before.status is not Status.DETERMINED:
        assert after.status is not Status.DETERMINED
    spans = {key: (low, high) for key, low, high in after.span}
    for paid, _, _ in _ends(before):
        assert all(spans[key][0] <= fen <= spans[key][1] for key, fen in paid.items() if spans)


@st.composite
def plain_rows(draw: st.DrawFn) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = []
    for key in IDS[: draw(st.integers(1, len(IDS)))]:
        kind = draw(st.sampled_from(["mortgage", "mortgage", "pledge", "lien", "tax", "judgment"]))
        created = draw(days)
        public = {"mortgage": draw(st.sampled_from([None, draw(days)])), "pledge": created}.get(kind)
        rows.append(
            {
                "id": key,
                "kind": kind,
                "fen": draw(st.integers(0, 500)),
                "created": created,
                "public": public,
                "has_title": draw(known),
                "arrears": created,
            }
        )
    return rows


def _claim(row: dict[str, Any]) -> CarClaim:
    kind = RightKind(row["kind"])
    entry = {"mortgage": "vehicle_office", "pledge": "delivery"}.get(row["kind"], "none")
    return CarClaim(
        row["id"],
        kind,
        Amounts(row["fen"]),
        has_title=row["has_title"],
        contract_on=row["created"],
        publicity=Publicity("none") if row["public"] is None else Publicity(entry, row["public"]),
        possession_from=row["created"],
        arrears_on=row["arrears"],
    )


@settings(max_examples=300, deadline=None)
@given(plain_rows(), st.lists(st.tuples(st.integers(0, 4), days), max_size=3), st.booleans(), st.integers(0, 1500))
def test_a_second_implementation_agrees(rows: list[Any], sealed: list[Any], is_company: bool, net: int) -> None:
    seals = [{"claim": rows[n % len(rows)]["id"], "on": on} for n, on in sealed]
    sale = Sale(
        id="S",
        as_of=AS_OF,
        gross=net,
        owner=OwnerKind.ENTERPRISE if is_company else OwnerKind.PERSON,
        claims=tuple(_claim(row) for row in rows),
        seals=tuple(Seal(one["claim"], one["on"]) for one in seals),
    )
    found = distribute(sale)
    expected = share_out(net, rows, seals, is_company=is_company)
    if expected is None:
        assert any("circle" in text for text in found.flags)
    else:
        assert found.status is Status.DETERMINED
        assert _sums(found.payments) == expected
