"""The JSON form: which keys are there when."""

from __future__ import annotations

from typing import Any

from tests.law.claims.built import answer, claim, lien, mortgage, sale, tax
from yellowplate.law.claims import as_json, distribute_many

ALWAYS = {
    "id",
    "status",
    "certainty",
    "auction_possible",
    "net_proceeds",
    "payments",
    "surplus",
    "shortfalls",
    "applied",
    "flags",
    "is_capped",
    "steps",
}


def test_a_determined_answer() -> None:
    row: Any = as_json(answer([claim("J", principal=33.33)]))
    assert set(row) == ALWAYS
    assert row["payments"][0]["amount"] == 33.33
    assert row["surplus"] == {"to": "owner", "amount": 116.67}
    assert row["steps"][-1]["after"] == 0


def test_a_circle() -> None:
    row: Any = as_json(answer([lien("S", since="2024-05-01"), mortgage("M", "2023-02-01"), tax("T", "2024-01-01")]))
    assert set(row) == ALWAYS | {"unknown_facts", "span", "surplus_span", "runs"}
    assert (row["status"], row["unknown_facts"], row["payments"]) == ("no_clean_order", [], [])
    assert row["surplus"] == {"to": None, "amount": None}
    assert row["runs"][0]["assume"] == {"order of tax and security": "before later security"}
    assert row["net_proceeds"] == 150


def test_another_reading() -> None:
    row: Any = as_json(answer([lien("S"), lien("T", since="2024-02-01")], gross=300, owner={"insolvent": False}))
    assert "readings" not in row
    row = as_json(answer([lien("S"), lien("T", since="2024-02-01")]))
    assert row["readings"][0]["surplus"] == {"to": None, "amount": 0}
    assert row["readings"][0]["payments"][0] == {"claim": "S", "amount": 100, "tier": "possessory_lien"}


def test_a_reading_that_leaves_the_money_open() -> None:
    claims = [
        tax("T", "2024-01-01"),
        lien("S"),
        mortgage("M", "2023-02-01"),
        lien("R", since="2023-01-01", debt_due=None),
    ]
    row: Any = as_json(answer(claims))
    assert row["status"] == "depends"
    assert all("span" in one and "payments" not in one for one in row["readings"])


def test_many_keep_their_order() -> None:
    sales = [sale([claim("J")]), sale([claim("K")])]
    found = list(distribute_many(sales))
    assert [one.payments[0].claim for one in found] == ["J", "K"]
    assert found[0].surplus is not None
    assert str(found[0].surplus.amount) == "50.00"
    assert str(found[0].payments[0].amount) == "100.00"
