"""Claims: who asserts what, since when, and where the statements disagree."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from tests.factories import made_up_vin, place, stated, told, yuan
from yellowplate.records import Basis, ClaimKind, Link, Money, Polarity, Quantity, SubjectKind, parse_period
from yellowplate.resolve import resolve
from yellowplate.resolve.claims import claims

A, B = (Link("Lender A", Basis.REPORTED),), (Link("Lender B", Basis.REPORTED),)


def test_a_row_makes_a_claim() -> None:
    right = told(
        "claim",
        "mortgage",
        at=place("loans", field="/1/amount"),
        quantity=yuan(52000),
        said_by=A,
        happened_on=parse_period("2024-05-06"),
    )
    entry = told("claim_registered", "2024-05-10", at=place("loans", field="/1/registered"), said_by=A)
    elsewhere = told("claim_registered", "2020-01-01", at=place("loans", field="/2/registered"), said_by=A)
    (claim,) = claims("vin:X", [right, entry, elsewhere])
    assert (claim.vehicle, claim.holder, claim.kind) == ("vin:X", "Lender A", ClaimKind.MORTGAGE)
    assert claim.amount == Money(Decimal(52000), "CNY")
    assert (claim.since, claim.registered_on) == (date(2024, 5, 6), date(2024, 5, 10))
    assert set(claim.statements) == {right.id, entry.id}


def test_two_lenders_in_one_text_are_two_claims_each_with_its_own_entry() -> None:
    found = claims(
        "vin:X",
        [
            told("claim", "pledge", at=place("t", span=(0, 4)), said_by=A),
            told("claim", "mortgage", at=place("t", span=(5, 9)), said_by=B),
            told("claim_registered", "2024-05-10", at=place("t", span=(10, 20)), said_by=B),
        ],
    )
    assert [(one.holder, one.registered_on) for one in found] == [("Lender A", None), ("Lender B", date(2024, 5, 10))]


def test_amounts_that_disagree_are_not_decided() -> None:
    rows = [told("claim", "lease", at=place("l", field=f"/{n}/x"), quantity=yuan(n), said_by=A) for n in (1, 2)]
    (claim,) = claims("vin:X", rows)
    assert claim.amount is None
    assert len(claim.statements) == 2


def test_what_makes_no_amount() -> None:
    for quantity in (
        Quantity(Decimal(1), Decimal(2), "CNY"),
        Quantity(None, None, "CNY"),
        Quantity(Decimal(1), Decimal(1), "yuan"),
        Quantity(Decimal(1), Decimal(1), "万元人"),
    ):
        (claim,) = claims("vin:X", [told("claim", "tax", quantity=quantity)])
        assert claim.amount is None


def test_unknown_kinds_days_and_holders_stay_unknown() -> None:
    right = told("claim", "something else", happened_on=parse_period("2024"))
    entry = told("claim_registered", "no")
    (claim,) = claims("vin:X", [right, entry])
    assert (claim.kind, claim.holder, claim.since, claim.registered_on) == (ClaimKind.UNKNOWN, "", None, None)


def test_a_denied_claim_is_none() -> None:
    assert claims("vin:X", [told("claim", "mortgage", polarity=Polarity.DENIED)]) == ()


def test_a_car_named_by_several_rows_has_no_other_number() -> None:
    key = f"vin:{made_up_vin(7)}"
    rows = [
        stated(SubjectKind.VEHICLE, key, "claim", kind, at=place("loans", field=f"/{n}/kind"), said_by=A)
        for n, kind in enumerate(["mortgage", "lease"], 1)
    ]
    (file,) = resolve(rows, [], [])
    assert (file.vin, file.vin_alternatives, len(file.claims)) == (made_up_vin(7), (), 2)
