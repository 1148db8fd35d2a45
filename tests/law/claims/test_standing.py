"""Steps A, C, D and E: amounts, security, and rights that fall."""

from __future__ import annotations

from typing import Any

import pytest

from tests.law.claims.built import Row, answer, claim, lien, mortgage, paid, pledge, readings, seal, tiers, transfer

BANK = mortgage("Z", "2024-02-01")
LENDER: Row = {"is_licensed_financial_institution": False, "lpr_1y_at_contract": 0.03}


@pytest.mark.parametrize(
    ("amounts", "more", "expected", "why"),
    [
        ({"interest": 20, "penalty": 5}, LENDER, 112, "ceiling 12 on 100; the interest takes all the room"),
        ({"interest": 10, "penalty": 5}, LENDER, 112, "the penalty takes what the interest leaves"),
        ({"interest": 10, "penalty": 2}, LENDER, 112, "just below the ceiling nothing is cut"),
        ({"interest": 20, "costs": 7}, LENDER, 119, "costs are not cut"),
        ({"interest": 20}, {**LENDER, "period_years": 0.5}, 106, "half a year"),
        ({"interest": 20}, {**LENDER, "is_licensed_financial_institution": True}, 120, "a licensed lender"),
        ({"interest": 20}, {"lpr_1y_at_contract": 0.03}, 120, "not said to be unlicensed"),
    ],
)
def test_the_interest_ceiling(amounts: Row, more: Row, expected: float, why: str) -> None:
    row = mortgage("M", "2024-01-01", **more)
    row["amounts"].update(amounts)
    assert paid(answer([row], gross=1000))["M"] == expected, why


def test_an_unlicensed_lender_without_lpr_is_not_cut_and_it_is_said() -> None:
    found = answer([mortgage("M", "2024-01-01", is_licensed_financial_institution=False)])
    assert any("no LPR" in text for text in found.flags)


def test_an_old_contract_is_cut_by_one_rate_and_it_is_said() -> None:
    found = answer([mortgage("M", "2019-02-01", contract="2019-01-01", **LENDER)])
    assert any("older part" in text for text in found.flags)


def test_a_cap_limits_priority_and_not_the_debt() -> None:
    capped = mortgage("M", "2024-01-01", maximum_mortgage=True, secured_cap=60)
    found = answer([capped, claim("J")])
    assert paid(found) == {"M": 60 + 25.71, "J": 64.29}
    assert "excess_over_cap_is_ordinary" in readings(found)
    untitled = answer([{**capped, "has_title": False}, claim("J")])
    assert paid(untitled) == {"M": 60, "J": 90}
    assert any("without its cap" in text for text in answer([mortgage("M", None, maximum_mortgage=True)]).flags)


def test_who_did_not_join_has_no_rank() -> None:
    found = answer([mortgage("M", "2024-01-01", joined_in_time=False), claim("J")])
    assert paid(found) == {"M": 0, "J": 100}
    assert tiers(found)["M"] == "excluded"


RETAINED: Row = {"contract_date": "2023-01-01", "has_title": False}
IN_PBOC: Row = {"publicity": {"kind": "pboc_register", "date": "2024-01-01"}}
AT_OFFICE: Row = {"publicity": {"kind": "vehicle_office", "date": "2024-01-01"}}
BOTH: Row = {**AT_OFFICE, "second_publicity": {"kind": "pboc_register", "date": "2024-03-01"}}


@pytest.mark.parametrize(
    ("right", "expected", "why"),
    [
        (claim("X", "finance_lease", **RETAINED, **IN_PBOC), 100, "lease in the PBOC register"),
        (claim("X", "finance_lease", **RETAINED, **AT_OFFICE), 50, "lease in the wrong register"),
        (claim("X", "finance_lease", **RETAINED, **AT_OFFICE, self_mortgage=True), 100, "lessor's own mortgage"),
        (claim("X", "retention_of_title", **RETAINED, **BOTH), 50, "only the PBOC entry of March counts"),
        (claim("X", "retention_of_title", **RETAINED, **BOTH, self_mortgage=True), 100, "the earlier of two"),
        (claim("X", "mortgage", **RETAINED, **IN_PBOC), 50, "mortgage in the wrong register"),
        (claim("X", "mortgage", **RETAINED, **IN_PBOC, floating=True), 100, "floating mortgage before plates"),
        (claim("X", "mortgage", **RETAINED), 50, "no entry"),
        (claim("X", "pledge", delivered=False, has_title=False), 0, "a pledge on paper"),
        (claim("X", "pledge", publicity={"kind": "none"}, has_title=False), 0, "not handed over"),
        (pledge("X", "2024-01-01"), 100, "a pledge handed over"),
        (claim("X", "pledge", possession_from="2024-01-01"), 100, "handed over on the first day of possession"),
    ],
)
def test_where_a_right_is_public(right: Row, expected: float, why: str) -> None:
    assert paid(answer([right, BANK]))["X"] == expected, why


def test_the_own_mortgage_of_a_lessor_is_an_open_point() -> None:
    right = claim("X", "finance_lease", **RETAINED, **AT_OFFICE, self_mortgage=True)
    found = answer([right, BANK])
    assert readings(found) == {"self_mortgage_date_counts"}
    assert "cn-self-mortgage" in found.payments[0].basis


@pytest.mark.parametrize(
    ("more", "expected", "why"),
    [
        ({"possession_to": "2024-05-01", "possession_end_reason": "returned_voluntarily"}, 0, "given back"),
        ({"possession_to": "2024-10-01", "possession_end_reason": "returned_voluntarily"}, 100, "not yet given back"),
        ({"possession_to": "2024-05-01", "possession_end_reason": "taken_by_court"}, 100, "taken by the court"),
        ({"possession_to": "2024-05-01", "possession_end_reason": "other"}, 100, "lost otherwise"),
    ],
)
def test_a_pledge_and_its_possession(more: Row, expected: float, why: str) -> None:
    found = answer([pledge("X", "2024-01-01", has_title=False, **more), BANK])
    assert paid(found)["X"] == expected, why
    assert ("returned_pledge_is_ordinary" in readings(found)) is (expected == 0)


def test_a_pledge_sold_on_is_ordinary_where_money_depends_on_it() -> None:
    sold = [transfer(seller="X", buyer_knew=True)]
    found = answer([pledge("X", "2024-01-01", has_title=False), BANK], transfers=sold)
    assert paid(found) == {"X": 0, "Z": 100}
    assert readings(found) == {"returned_pledge_is_ordinary"}
    junior = answer([pledge("X", "2024-03-01", has_title=False), mortgage("Z", "2024-02-01", 500)], transfers=sold)
    assert tiers(junior)["X"] == "publicised_security"
    assert not junior.alternatives
    back: Row = {"possession_to": "2024-05-01", "possession_end_reason": "returned_voluntarily", "has_title": False}
    both = answer(
        [
            pledge("X", "2024-03-01", has_title=False),
            pledge("Y", "2024-03-01", **back),
            mortgage("Z", "2024-02-01", 500),
        ],
        transfers=sold,
    )
    assert tiers(both)["X"] == "excluded"


@pytest.mark.parametrize(
    ("more", "expected", "why"),
    [
        ({}, 100, "valid"),
        ({"lawful_possession": False}, 0, "no lawful possession"),
        ({"debt_due": False}, 0, "debt not due"),
        ({"same_relation": False}, 0, "another job"),
        ({"same_relation": False, "both_enterprises": True}, 100, "between enterprises"),
        ({"possession_to": "2024-05-01", "possession_end_reason": "other"}, 0, "possession lost"),
        ({"possession_to": "2024-05-01", "possession_end_reason": "taken_by_court"}, 100, "taken by the court"),
        ({"limitation_expired": True}, 100, "a lien does not fall to limitation"),
    ],
)
def test_what_a_lien_needs(more: Row, expected: float, why: str) -> None:
    assert paid(answer([lien("X", has_title=False, **more), BANK]))["X"] == expected, why


@pytest.mark.parametrize("kind", ["mortgage", "retention_of_title", "finance_lease"])
def test_limitation(kind: str) -> None:
    entry = AT_OFFICE if kind == "mortgage" else IN_PBOC
    found = answer([claim("X", kind, **RETAINED, **entry, limitation_expired=True), BANK])
    assert paid(found)["X"] == 0
    assert ("limitation_covers_title" in readings(found)) is (kind != "mortgage")


def test_limitation_leaves_a_pledge() -> None:
    assert paid(answer([pledge("X", "2024-01-01", limitation_expired=True), BANK]))["X"] == 100


LATE = mortgage("M", "2024-02-02", contract="2024-02-01")


@pytest.mark.parametrize(
    ("seals", "expected", "why"),
    [
        ([seal("J", "2024-01-31")], 75, "a noted seal of the day before"),
        ([seal("J", "2024-02-01")], 100, "a seal of the same day"),
        ([seal("J", "2024-01-31", noted=False)], 100, "a seal not noted harms nobody"),
        ([seal("M", "2024-01-31")], 100, "its own seal"),
        ([seal("J", "2024-01-31", waiting=True)], 75, "a waiting noted seal counts from its own day"),
        ([seal("J", "2024-01-31", lifted="2024-08-01")], 100, "lifted"),
    ],
)
def test_a_right_begun_after_a_seal(seals: list[Row], expected: float, why: str) -> None:
    assert paid(answer([LATE, claim("J")], seizures=seals))["M"] == expected, why


def test_a_late_pledge_is_ordinary_and_a_late_lien_is_not() -> None:
    seals = [seal("J", "2024-01-01")]
    assert paid(answer([pledge("L", "2024-01-02"), claim("J")], seizures=seals))["L"] == 75
    found = answer([lien("S", since="2024-01-02"), claim("J")], seizures=seals)
    assert paid(found)["S"] == 100
    assert readings(found) == {"lien_falls_to_earlier_seal"}


def test_a_mortgage_without_its_contract_day_is_not_late() -> None:
    undated = claim("M", "mortgage", **AT_OFFICE)
    assert paid(answer([undated, claim("J")], seizures=[seal("J", "2023-01-01")]))["M"] == 100


def test_read_as_relative_a_late_right_makes_good_the_sealing_creditor_only() -> None:
    claims = [LATE, claim("J"), claim("K")]
    found = answer(claims, seizures=[seal("J", "2024-01-01")])
    assert paid(found) == {"M": 50, "J": 50, "K": 50}
    other: Any = next(one for one in found.alternatives if one.switch == "late_security_relative")
    assert other.span == (("J", 5000, 5000), ("K", 2500, 2500), ("M", 7500, 7500))
    assert sum(one.fen for one in other.run.payments) == 15000


def test_read_as_relative_the_lowest_late_right_gives_first() -> None:
    second = mortgage("N", "2024-02-05", contract="2024-02-04")
    found = answer([LATE, second, claim("J")], gross=200, seizures=[seal("J", "2024-01-01")])
    assert found.net_fen == 20000
    other: Any = next(one for one in found.alternatives if one.switch == "late_security_relative")
    assert other.span == (("J", 6667, 6667), ("M", 10000, 10000), ("N", 3333, 3333))
