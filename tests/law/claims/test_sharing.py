"""Ranks 8 to 11: doubled interest, fines, costs above the price."""

from __future__ import annotations

from tests.law.claims.built import Row, answer, claim, mortgage, paid, readings, seal, tax, tiers

COMPANY = {"kind": "enterprise_legal_person"}


def _doubled(row: Row, amount: float) -> Row:
    row["amounts"]["doubled_interest"] = amount
    return row


def test_doubled_interest_comes_last_of_an_insolvent_debtor() -> None:
    claims = [_doubled(mortgage("M", "2024-01-01"), 30), _doubled(claim("J"), 10), claim("G", "fine", 50)]
    found = answer(claims, gross=220)
    assert [(one.claim, one.tier, one.fen) for one in found.payments] == [
        ("M", "publicised_security", 10000),
        ("J", "ordinary", 10000),
        ("J", "doubled_interest", 500),
        ("M", "doubled_interest", 1500),
        ("G", "fine", 0),
    ]
    assert dict(found.shortfalls) == {"G": 5000, "J": 500, "M": 1500}


def test_doubled_interest_is_part_of_the_claim_of_a_solvent_debtor() -> None:
    claims = [_doubled(mortgage("M", "2024-01-01"), 30), _doubled(claim("J"), 10)]
    found = answer(claims, gross=300, owner={"insolvent": False}, seizures=[seal("J", "2024-05-01")])
    assert paid(found) == {"M": 130, "J": 110}
    assert dict(found.applied)["M"] == (("principal", 10000), ("doubled_interest", 3000))


def test_doubled_interest_needs_a_title_and_is_none_of_a_fine() -> None:
    claims = [_doubled(claim("G", "fine"), 10), _doubled(mortgage("M", "2024-01-01", has_title=False), 10)]
    assert paid(answer(claims, gross=500)) == {"M": 100, "G": 100}


def test_doubled_interest_of_a_company_goes_by_seal() -> None:
    claims = [_doubled(claim("J"), 10), _doubled(claim("K"), 10)]
    found = answer(claims, gross=215, owner=COMPANY, seizures=[seal("K", "2024-05-01")])
    assert paid(found) == {"K": 110, "J": 105}
    assert "unsealed_titled_paid_last" in readings(found)


def test_medical_is_ordinary_without_a_criminal_case() -> None:
    claims = [claim("H", "medical"), mortgage("M", "2024-01-01")]
    assert paid(answer(claims)) == {"M": 100, "H": 50}
    assert paid(answer(claims, criminal_case=True)) == {"H": 100, "M": 50}


def test_a_claim_of_nothing_still_has_its_rank() -> None:
    assert tiers(answer([claim("J", principal=0), tax("T", "2024-01-01", 0)])) == {"J": "ordinary", "T": "tax"}


def test_costs_above_the_price_leave_nothing() -> None:
    found = answer([claim("J")], gross=10, costs={"custody": 11})
    assert (found.net_fen, paid(found)) == (0, {"J": 0})
    assert any("costs are above" in text for text in found.flags)


def test_money_is_applied_to_costs_interest_penalty_principal() -> None:
    row = claim("J")
    row["amounts"].update(costs=10, interest=20, penalty=30)
    assert dict(answer([row], gross=65).applied) == {
        "J": (("costs", 1000), ("interest", 2000), ("penalty", 3000), ("principal", 500))
    }


def test_nobody_asks_and_the_owner_has_all() -> None:
    found = answer([])
    assert found.surplus is not None
    assert (found.surplus.to, found.surplus.fen, found.payments) == ("owner", 15000, ())
