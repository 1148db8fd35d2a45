"""Ranks 2 to 7: security, 54(3), the ten days, tax, and the circle."""

from __future__ import annotations

import pytest

from tests.law.claims.built import Row, answer, claim, lien, mortgage, paid, pledge, readings, sale, seal, tax, tiers
from yellowplate.law.claims import RestDays, distribute
from yellowplate.law.claims.distribution import Status

PRICE: Row = {"purchase_money": True, "goods_delivered_on": "2024-04-01"}
BANK = mortgage("B", "2024-03-01")


@pytest.mark.parametrize(
    ("on", "expected", "why"),
    [
        ("2024-04-11", 100, "the tenth day"),
        ("2024-04-12", 50, "the eleventh day"),
        ("2024-03-15", 100, "before delivery"),
    ],
)
def test_security_for_the_price(on: str, expected: float, why: str) -> None:
    assert paid(answer([mortgage("F", on, **PRICE), BANK]))["F"] == expected, why


def test_the_tenth_day_moves_past_rest_days_and_the_other_reading_is_shown() -> None:
    late = mortgage("F", "2024-03-18", purchase_money=True, goods_delivered_on="2024-03-06")
    found = answer([late, BANK])
    assert paid(found)["F"] == 100
    assert readings(found) == {"ten_days_move_past_rest_days"}


def test_without_a_calendar_it_is_said() -> None:
    right = mortgage("F", "2031-10-06", purchase_money=True, goods_delivered_on="2031-09-24")
    found = distribute(sale([right, BANK]), calendar=RestDays())
    assert any("weekends only" in text for text in found.flags)


def test_a_pledge_is_never_security_for_the_price() -> None:
    assert tiers(answer([pledge("L", "2024-04-02", **PRICE)]))["L"] == "publicised_security"


def test_entries_of_one_day() -> None:
    same = [mortgage("A", "2024-03-01T10:00"), mortgage("B", "2024-03-01")]
    found = answer(same)
    assert paid(found) == {"A": 75, "B": 75}
    assert any("hour" in text for text in found.flags)
    hours = [mortgage("A", "2024-03-01T10:00"), mortgage("B", "2024-03-01T09:59")]
    assert paid(answer(hours)) == {"A": 50, "B": 100}
    assert "10:00" in answer(hours).payments[1].why


def test_several_liens_share_and_the_other_reading_is_shown() -> None:
    found = answer([lien("S"), lien("T", since="2024-02-01")])
    assert paid(found) == {"S": 75, "T": 75}
    assert readings(found) == {"several_liens_pro_rata"}
    assert not readings(answer([lien("S"), lien("T")]))


BARE = mortgage("U", None)


@pytest.mark.parametrize(
    ("claims", "seals", "falls", "why"),
    [
        ([claim("J")], [seal("J", "2024-01-01")], True, "a creditor sealed the car"),
        ([claim("J")], [seal("J", "2024-01-01", noted=False)], True, "noted or not"),
        ([claim("J")], [seal("J", "2024-01-01", waiting=True)], True, "a waiting seal"),
        ([claim("J")], [seal("J", "2024-01-01", lifted="2024-02-01")], False, "lifted"),
        ([claim("J")], [seal("U", "2024-01-01")], False, "its own seal"),
        ([BANK, claim("J")], [seal("B", "2024-05-01")], False, "the seal of a secured creditor"),
        ([{**BANK, "limitation_expired": True}], [seal("B", "2024-05-01")], True, "security that fell"),
    ],
)
def test_what_strips_an_unregistered_right(claims: list[Row], seals: list[Row], falls: bool, why: str) -> None:
    found = answer([BARE, *claims], seizures=seals)
    assert (tiers(found)["U"] == "ordinary") is falls, why


def test_bankruptcy_leaves_costs_security_tax_and_medical() -> None:
    claims = [BANK, BARE, tax("T", "2024-08-01", 20), claim("J"), claim("H", "medical", 5)]
    found = answer(claims, gross=200, owner={"bankruptcy": True}, criminal_case=True)
    assert paid(found) == {"H": 5, "B": 100, "T": 20, "U": 0, "J": 0}
    assert tiers(found)["U"] == tiers(found)["J"] == "estate"
    assert found.surplus is not None
    assert (found.surplus.to, found.surplus.fen) == ("bankruptcy estate", 7500)
    other = next(one for one in found.alternatives if one.switch == "tax_in_bankruptcy_paid_here")
    assert {key: low for key, low, _ in other.span} == {"B": 10000, "H": 0, "J": 0, "T": 0, "U": 0}
    sealed = answer(claims, owner={"bankruptcy": True}, seizures=[seal("J", "2024-05-01")])
    assert any("enter them as lifted" in text for text in sealed.flags)


@pytest.mark.parametrize(
    ("arrears", "expected", "why"),
    [
        ("2023-12-31", 100, "arrears before the contract"),
        ("2024-01-01", 50, "of the same day: not ahead"),
        ("2024-06-01", 50, "younger than the security"),
    ],
)
def test_tax_against_one_mortgage(arrears: str, expected: float, why: str) -> None:
    right = mortgage("M", "2024-02-01", contract="2024-01-01")
    assert paid(answer([right, tax("T", arrears)]))["T"] == expected, why


def test_tax_between_two_mortgages() -> None:
    older, later = mortgage("M1", "2023-02-01"), mortgage("M2", "2024-02-01", contract="2024-01-15")
    assert paid(answer([older, later, tax("T", "2023-06-01")], gross=250)) == {"M1": 100, "T": 100, "M2": 50}
    assert paid(answer([older, tax("T", "2023-06-01"), tax("S", "2023-07-01", 50)])) == {
        "M1": 100,
        "T": 33.33,
        "S": 16.67,
    }


def test_a_right_without_its_day_counts_as_older() -> None:
    undated = claim("M", "mortgage", publicity={"kind": "vehicle_office", "date": "2024-01-01"})
    assert paid(answer([undated, tax("T", "2020-01-01")])) == {"M": 100, "T": 50}


CIRCLES = [
    ([lien("S", since="2024-05-01"), mortgage("M", "2023-02-01")], "a lien newer than the tax, a mortgage older"),
    ([mortgage("F", "2024-04-02", contract="2024-04-01", **PRICE), mortgage("M", "2023-02-01")], "purchase money"),
    ([mortgage("A", "2024-05-01", contract="2024-04-01"), mortgage("M", "2024-06-01")], "registered before an older"),
    ([mortgage("A", "2024-05-01", contract="2024-04-01"), mortgage("M", None)], "public before a bare older one"),
    ([mortgage("A", None, contract="2024-04-01"), mortgage("M", None)], "pro rata in one place"),
]


@pytest.mark.parametrize(("rights", "why"), CIRCLES)
def test_a_circle_has_no_clean_order(rights: list[Row], why: str) -> None:
    found = answer([*rights, tax("T", "2024-01-01")])
    assert found.status is Status.NO_CLEAN_ORDER, why
    assert [run.assume[0][1] for run in found.runs] == ["before later security", "after earlier security"]
    assert next(paid_ for key, *paid_ in found.span if key == "T") == [0, 10000]
    assert found.unknown_facts == ()
    assert not found.payments
    assert any("circle" in text for text in found.flags)


@pytest.mark.parametrize(("rights", "why"), CIRCLES)
@pytest.mark.parametrize("day", ["2022-01-01", "2024-08-01"])
def test_a_tax_older_or_newer_than_all_makes_no_circle(rights: list[Row], why: str, day: str) -> None:
    assert answer([*rights, tax("T", day)]).status is Status.DETERMINED, why


def test_a_circle_that_changes_no_money_is_determined() -> None:
    found = answer([*CIRCLES[0][0], tax("T", "2024-01-01")], gross=1000)
    assert found.status is Status.DETERMINED
    assert paid(found) == {"S": 100, "M": 100, "T": 100}


def test_a_circle_with_an_unknown_fact_depends() -> None:
    found = answer([*CIRCLES[0][0], tax("T", "2024-01-01"), claim("J", has_title=None)])
    assert found.status is Status.DEPENDS
    assert len(found.runs) == 4


def test_tax_and_title_is_an_open_point() -> None:
    lease = claim(
        "L", "finance_lease", contract_date="2024-05-01", publicity={"kind": "pboc_register", "date": "2024-05-02"}
    )
    found = answer([lease, tax("T", "2024-01-01")])
    assert paid(found) == {"T": 100, "L": 50}
    assert readings(found) == {"tax_date_rule_covers_title"}


def test_a_surcharge_is_an_open_point() -> None:
    row = tax("T", "2024-01-01")
    row["amounts"]["interest"] = 100
    found = answer([row, claim("J")])
    assert paid(found) == {"T": 150, "J": 0}
    other = next(one for one in found.alternatives if one.switch == "late_fee_ranks_with_tax")
    assert other.span == (("J", 2500, 2500), ("T", 12500, 12500))


def test_tax_and_victims_is_an_open_point() -> None:
    claims = [tax("T", "2024-01-01"), claim("V", "victim_restitution"), claim("J")]
    found = answer(claims, criminal_case=True)
    assert paid(found) == {"T": 100, "V": 50, "J": 0}
    assert tiers(found)["V"] == "victim"
    assert readings(found) == {"tax_before_victims"}
    assert tiers(answer(claims))["V"] == "ordinary"


def test_tax_ahead_of_security_stays_there_before_victims() -> None:
    claims = [tax("T", "2022-01-01"), BANK, claim("V", "victim_restitution")]
    assert not readings(answer(claims, gross=250, criminal_case=True))
