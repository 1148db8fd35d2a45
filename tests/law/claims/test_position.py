"""What a person holding the car can invoke against whom."""

from __future__ import annotations

import pytest

from tests.law.claims.built import Row, claim, lien, mortgage, sale, seal, transfer
from yellowplate.law.claims import PositionStep, buyer_position
from yellowplate.tables import claims_positions
from yellowplate.tables.claims_rules import claims_rules

CLAIMS = [mortgage("M", "2023-02-01"), mortgage("U", None), claim("J"), lien("S", 10)]
BUSINESS = {"seller_business_scope": "car sales"}


def _told(*deals: Row, claims: list[Row] | None = None, seizures: list[Row] | None = None) -> dict[str, PositionStep]:
    steps = buyer_position(sale(CLAIMS if claims is None else claims, transfers=list(deals), seizures=seizures or []))
    return {step.heading if step.against in {"the sale", "owner"} else step.against: step for step in steps}


def test_nobody_bought_the_car() -> None:
    assert buyer_position(sale(CLAIMS)) == ()


@pytest.mark.parametrize(
    ("deal", "against", "answer", "why"),
    [
        (transfer(), "M", False, "a registered mortgage follows the car"),
        (transfer(), "U", True, "paid, in possession and not shown to know"),
        (transfer(), "J", True, "the seller's creditors cannot seal it"),
        (transfer(), "S", False, "a lien must be paid"),
        (transfer(), "Ownership", True, "delivery passed title"),
        (transfer(), "seller A", True, "the seller warrants"),
        (transfer(), "Entry of the transfer", False, "not entered"),
        (transfer(registered=None), "Entry of the transfer", None, "not known"),
        (transfer(buyer_knew=True), "U", False, "knew"),
        (transfer(buyer_knew=True), "seller A", False, "knew, so no warranty"),
        (transfer(buyer_knew=None), "U", None, "not known whether the buyer knew"),
        (transfer(paid_in_full=False), "J", False, "paid in part"),
        (transfer(paid_in_full=None), "J", None, "not known whether paid"),
        (transfer(delivered=False), "Ownership", False, "no delivery"),
        (transfer(**BUSINESS), "M", True, "ordinary course"),
        (transfer(**BUSINESS), "every mortgagee", True, "ordinary course"),
        (transfer(), "every mortgagee", False, "no business seller"),
        ({**transfer(**BUSINESS), "price": None}, "every mortgagee", None, "the price is not known"),
        (transfer(seller_had_power=False), "Good-faith purchase from somebody without power", True, "good faith"),
        (transfer(seller_had_power=False, price=1), "Good-faith purchase from somebody without power", False, "price"),
        (
            {**transfer(seller_had_power=False), "market_price": None},
            "Ownership",
            None,
            "the market price is not known",
        ),
        (transfer(seller="M"), "U", True, "a mortgagee sold it to a buyer in good faith"),
        (transfer(exported_to="KP"), "The car left the country", False, "exported"),
    ],
)
def test_one_point(deal: Row, against: str, answer: bool | None, why: str) -> None:
    step = _told(deal)[against]
    assert step.answer is answer, why
    assert bool(step.missing) is (answer is None)
    assert step.buyer == "B"
    assert "{" not in step.sentence


def test_missing_facts_are_those_that_decide() -> None:
    told = _told({**transfer(buyer_knew=None, registered=None), "price": None})
    assert told["U"].missing == ("transfers[0].buyer_knew",)
    assert told["J"].missing == ()
    dealt = _told({**transfer(**BUSINESS), "market_price": None})
    assert dealt["every mortgagee"].missing == ("transfers[0].market_price",)


def test_a_seal_before_the_purchase() -> None:
    told = _told(transfer(), seizures=[seal("J", "2024-02-01")])
    assert told["Bought after a seal"].answer is False
    assert told["J"].answer is False
    assert told["Ownership"].answer is False
    assert "noted seal of J" in told["Bought after a seal"].sentence


def test_the_kind_of_right_may_be_unknown() -> None:
    unclear = mortgage("X", None) | {"publicity": {"kind": None, "date": "2023-02-01"}}
    step = _told(transfer(), claims=[unclear])["X"]
    assert step.answer is None
    assert step.missing == ("claims[X].publicity.kind",)


def test_claims_that_are_the_buyers_or_did_not_join() -> None:
    told = _told(transfer(), claims=[claim("B1", debtor="buyer"), claim("L", joined_in_time=False)])
    assert (told["B1"].answer, told["L"].answer) == (False, True)


def test_the_last_buyer_speaks() -> None:
    told = _told(transfer(), transfer(seller="B", buyer="C", date="2024-04-01"))
    assert {step.buyer for step in told.values()} == {"C"}


def test_every_point_has_its_chinese_heading_and_articles() -> None:
    for row in claims_positions.load().values():
        assert any("\u4e00" <= letter <= "\u9fff" for letter in row.heading_zh)
        assert all(rule in claims_rules() for rule in row.rules)
        assert row.rules
