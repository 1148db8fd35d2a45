"""Step 0: transfers, and the four kinds of buyer who are protected."""

from __future__ import annotations

import pytest

from tests.law.claims.built import Row, answer, claim, lien, mortgage, paid, pledge, readings, seal, tiers, transfer

OWN_USE = mortgage("U", None)
PUBLIC = mortgage("M", "2023-02-01")
BUSINESS = {"seller_business_scope": "car sales"}


@pytest.mark.parametrize(
    ("deal", "is_sold", "why"),
    [
        (transfer(**BUSINESS), False, "ordinary course"),
        (transfer(**BUSINESS, price=70), False, "70 per cent itself is not low"),
        (transfer(**BUSINESS, price=69.99), True, "a low price"),
        ({**transfer(**BUSINESS), "market_price": None}, True, "the market price is not known"),
        (transfer(**BUSINESS, quantity=2), False, "two cars"),
        (transfer(**BUSINESS, quantity=3), True, "more cars than usual"),
        (transfer(**BUSINESS, related_party=True), True, "a related buyer"),
        (transfer(**BUSINESS, paid_in_full=False), True, "not paid in full"),
        (transfer(**BUSINESS, delivered=False), True, "no delivery"),
        (transfer(), True, "no business seller: the mortgage follows the car"),
        (transfer(exported_to="KP"), False, "an exported car is out of reach"),
    ],
)
def test_a_registered_mortgage_against_a_buyer(deal: Row, is_sold: bool, why: str) -> None:
    found = answer([PUBLIC], transfers=[deal])
    assert found.auction_possible is is_sold, why
    assert paid(found) == {"M": 100 if is_sold else 0}
    if not is_sold:
        assert tiers(found) == {"M": "not_sellable"}
        assert found.net_fen == 0


@pytest.mark.parametrize(
    ("deal", "expected", "why"),
    [
        (transfer(), None, "an innocent buyer in possession: no sale"),
        (transfer(buyer_knew=True), 100, "shown to have known"),
        (transfer(paid_in_full=False), 100, "not paid in full"),
        (transfer(delivered=False), 100, "no delivery"),
        (transfer(seller_had_power=False), None, "good faith from somebody without power"),
        (transfer(seller_had_power=False, price=10), 100, "no power and a low price"),
        (transfer(seller_had_power=False, buyer_knew=True), 100, "no power and knew"),
    ],
)
def test_an_unregistered_mortgage_against_a_buyer(deal: Row, expected: float | None, why: str) -> None:
    found = answer([OWN_USE], transfers=[deal])
    assert found.auction_possible is (expected is not None), why
    assert paid(found)["U"] == (expected or 0)


def test_creditors_of_the_seller_drop_out_and_those_of_the_buyer_stay() -> None:
    claims = [PUBLIC, lien("S", 10), claim("J"), claim("B1", principal=20, debtor="buyer")]
    found = answer(claims, transfers=[transfer()])
    assert paid(found) == {"S": 10, "M": 100, "J": 0, "B1": 20}
    assert tiers(found)["J"] == "excluded"
    assert found.surplus is not None
    assert (found.surplus.to, found.surplus.fen) == ("buyer B", 2000)


def test_a_purchase_after_a_noted_seal_is_passed_over_and_it_is_said() -> None:
    found = answer([OWN_USE, claim("J")], transfers=[transfer()], seizures=[seal("J", "2024-02-29")])
    assert paid(found) == {"U": 75, "J": 75}
    assert any("passed over" in text for text in found.flags)
    same_day = answer([OWN_USE, claim("J")], transfers=[transfer()], seizures=[seal("J", "2024-03-01")])
    assert same_day.auction_possible is False


def test_the_last_of_several_buyers_owns_the_car() -> None:
    chain = [transfer(date="2024-05-01", seller="B", buyer="C"), transfer()]
    found = answer([mortgage("M", "2023-02-01", 50)], transfers=chain)
    assert found.surplus is not None
    assert found.surplus.to == "buyer C"


def test_a_buyer_who_paid_in_part_cuts_nobody_off() -> None:
    deal = transfer(paid_in_full=False)
    found = answer([claim("J"), OWN_USE], gross=500, transfers=[deal], seizures=[seal("J", "2024-04-01")])
    assert paid(found) == {"J": 100, "U": 100}
    assert tiers(found)["U"] == "unregistered_mortgage"
    assert readings(found) == {"part_paid_buyer_gets_surplus"}
    short = answer([claim("J"), OWN_USE], transfers=[deal], seizures=[seal("J", "2024-04-01")])
    assert readings(short) == {"later_seal_counts_after_transfer"}


def test_a_pledge_follows_the_car() -> None:
    assert paid(answer([pledge("L", "2024-01-01"), claim("J")], transfers=[transfer()])) == {"L": 100, "J": 0}


def test_an_export_without_delivery_is_passed_over_and_flagged() -> None:
    found = answer([PUBLIC], transfers=[transfer(exported_to="KP", delivered=False)])
    assert found.auction_possible is True
    assert [text for text in found.flags if "export to KP" in text]
