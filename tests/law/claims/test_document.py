"""Faults in documents: one message each, with case, field and remedy; the other cases are computed."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest

from tests.law.claims.built import Row, claim, document, mortgage, pledge, seal, transfer
from yellowplate.law.claims import Publicity, Sale, read_sales


def _faults(inputs: Any) -> list[tuple[str, str]]:
    read = read_sales({"cases": [{"id": "X", "inputs": inputs}, {"id": "GOOD", "inputs": document([claim("J")])}]})
    assert [sale.id for sale in read.sales] == ["GOOD"]
    assert all(fault.case == "X" and fault.remedy for fault in read.faults)
    return [(fault.field, fault.reason) for fault in read.faults]


def _claim(**more: Any) -> Row:
    return document([claim("J", **more)])


def _deal(**more: Any) -> Row:
    return document([claim("J")], transfers=[transfer(**more)])


def _seal(**more: Any) -> Row:
    return document([claim("J")], seizures=[seal("J", "2024-01-01", **more)])


@pytest.mark.parametrize(
    ("inputs", "field", "word"),
    [
        (_claim(amounts={"principal": -1}), "claims[J].amounts.principal", "below zero"),
        (_claim(amounts={"principal": Decimal("0.001")}), "claims[J].amounts.principal", "finer"),
        (_claim(amounts={"principal": 10**14}), "claims[J].amounts.principal", "more than any"),
        (_claim(amounts={"principal": "USD 500"}), "claims[J].amounts.principal", "two currencies"),
        (_claim(amounts={"principal": "CNY 500"}), "claims[J].amounts.principal", "within the amount"),
        (_claim(amounts={"principal": "¥500"}), "claims[J].amounts.principal", "within the amount"),
        (_claim(amounts={"principal": {"amount": 5, "currency": "USD"}}), "claims[J].amounts.principal", "USD"),
        (_claim(amounts={"principal": {"amount": 5, "money": "USD"}}), "claims[J].amounts.principal", "not a number"),
        (_claim(amounts={"principal": "much"}), "claims[J].amounts.principal", "not a number"),
        (_claim(amounts={"principal": "1e3"}), "claims[J].amounts.principal", "not a number"),
        (_claim(amounts={"principal": float("nan")}), "claims[J].amounts.principal", "not a number"),
        (_claim(amounts={"principal": True}), "claims[J].amounts.principal", "not a number"),
        (_claim(amounts={"principal": None}), "claims[J].amounts.principal", "null"),
        (_claim(amounts={"interest": 5}), "claims[J].amounts.principal", "missing"),
        (_claim(amounts=None), "claims[J].amounts", "null"),
        (_claim(amounts=[1]), "claims[J].amounts", "not a table"),
        (_claim(currency="USD"), "claims[J].currency", "two currencies"),
        (_claim(kind="morgage"), "claims[J].kind", "unknown"),
        (_claim(kind=None), "claims[J].kind", "null"),
        (_claim(has_title="maybe"), "claims[J].has_title", "not true"),
        (_claim(contract_date="2024-02-30"), "claims[J].contract_date", "does not exist"),
        (_claim(contract_date="0024-02-28"), "claims[J].contract_date", "out of reach"),
        (_seal(date=datetime(9999, 1, 1)), "seizures[0].date", "out of reach"),  # noqa: DTZ001 - as YAML gives it
        (_claim(contract_date="1 May"), "claims[J].contract_date", "not a day"),
        (_claim(contract_date=datetime(2024, 1, 1, tzinfo=UTC)), "claims[J].contract_date", "not a day"),
        (
            _claim(publicity={"kind": "vehicle_office", "date": "2024-02-30T10:00"}),
            "claims[J].publicity.date",
            "not a day",
        ),
        (_claim(publicity={"date": "2024-02-03"}), "claims[J].publicity.kind", "missing"),
        (_claim(publicity="none"), "claims[J].publicity", "not a table"),
        (_claim(holder=[1]), "claims[J].holder", "not text"),
        (_claim(lpr_1y_at_contract=3.45), "claims[J].lpr_1y_at_contract", "from 0 to 1"),
        (_claim(period_years=0), "claims[J].period_years", "above 0"),
        (_claim(period_years="long"), "claims[J].period_years", "not a number"),
        (_claim(holdr="x"), "claims[J].holdr", "not a field"),
        (_claim(possession_from="2024-02-01", possession_to="2024-01-01"), "claims[J].possession_to", "before"),
        (document([claim("")]), "claims[0].id", "empty"),
        (document([{"kind": "judgment", "amounts": {"principal": 1}}]), "claims[0].id", "missing"),
        (document([claim("J"), claim("J")]), "claims[J]", "two claims"),
        (document([5]), "claims[0]", "not a table"),  # type: ignore[list-item]
        ({**document([]), "claims": "J"}, "claims", "not a list"),
        ({**document([]), "gross_proceeds": None}, "gross_proceeds", "null"),
        ({**document([]), "owner": {"insolvent": True}}, "owner.kind", "missing"),
        ({**document([]), "zzz": 1}, "zzz", "not a field"),
        ({**document([]), "costs": {"custody": -5}}, "costs.custody", "below zero"),
        ({key: value for key, value in document([]).items() if key != "owner"}, "owner", "missing"),
        (document([], seizures=[seal("K", "2024-01-01")]), "seizures[0].claim", "no claim of this case"),
        (document([], seizures=[{"claim": None, "date": "2024-01-01"}]), "seizures[0].claim", "null"),
        (_seal(lifted="2023-12-31"), "seizures[0].lifted", "before"),
        (document([], transfers=[{"seller": None, "buyer": None, "date": None}]), "transfers[0].seller", "null"),
        (_deal(quantity=0), "transfers[0].quantity", "not a number of cars"),
        (_deal(price="USD 1"), "transfers[0].price", "two currencies"),
        ("J", "inputs", "not a table"),
    ],
)
def test_a_fault_names_its_field(inputs: Any, field: str, word: str) -> None:
    found = _faults(inputs)
    assert any(one == field and word in reason for one, reason in found), found


def test_every_fault_of_a_case_is_named_once() -> None:
    rows = [claim("J", amounts={"principal": -1}), claim("K", kind="debt")]
    assert [field for field, _ in _faults(document(rows))] == ["claims[J].amounts.principal", "claims[K].kind"]


def test_the_one_currency_may_be_named() -> None:
    assert not read_sales(document([claim("J", currency="CNY")])).faults


def test_a_file_in_another_currency_is_not_computed() -> None:
    cases = [{"id": "X", "inputs": document([claim("J")])}]
    assert read_sales({"meta": {"currency": "CNY"}, "cases": cases}).sales
    read = read_sales({"meta": {"currency": "USD"}, "cases": cases})
    assert not read.sales
    assert [fault.field for fault in read.faults] == ["meta.currency"]


def test_a_near_miss_is_proposed() -> None:
    [fault] = read_sales({"id": "X", "inputs": _claim(kind="morgage")}).faults
    assert "Did you mean mortgage?" in str(fault)
    assert str(fault).startswith("X: claims[J].kind: ")


def test_faults_of_the_list() -> None:
    good = {"id": "A", "inputs": document([])}
    read = read_sales({"cases": [good, good, {"inputs": document([])}, {"id": "B"}, 5], "date": 1, "meta": {"x": 1}})
    assert [sale.id for sale in read.sales] == ["A"]
    assert [(fault.case, fault.field) for fault in read.faults] == [
        ("A", "id"),
        ("cases[2]", "id"),
        ("B", "inputs"),
        ("cases[4]", "inputs"),
        ("case", "date"),
    ]


def _read(inputs: Row) -> Sale:
    read = read_sales(inputs, name="loan 7")
    assert not read.faults
    return read.sales[0]


def test_a_bare_case_takes_the_name_of_its_file() -> None:
    assert _read(document([claim("J")])).id == "loan 7"
    assert _read({**document([]), "id": "A"}).id == "A"
    assert _read({"id": "A", "title": "T", "inputs": document([])}).title == "T"


def test_values_as_yaml_toml_and_json_give_them() -> None:
    row = mortgage("M", "2024-01-01T09:30", contract="2023-12-01")
    as_text = _read(document([row], gross=Decimal("0.10")))
    assert as_text.gross == 10
    public = as_text.claims[0].publicity
    assert public is not None
    assert (public.on, str(public.clock)) == (date(2024, 1, 1), "2024-01-01 09:30:00")
    row["publicity"] = {"kind": "vehicle_office", "date": datetime(2024, 1, 1, 1, 30, tzinfo=UTC)}
    row["contract_date"] = date(2023, 12, 1)
    assert _read({**document([row]), "gross_proceeds": "0.10"}) == as_text
    row["publicity"] = {"kind": "unknown", "date": "unknown"}
    assert _read(document([row])).claims[0].publicity == Publicity(None)
    row["period_years"] = None
    assert _read(document([row])).claims[0].years == (1, 1)


def test_a_pledge_is_handed_over_on_its_first_day_of_possession() -> None:
    row = {**pledge("L", "2024-01-01"), "possession_from": "2024-01-02"}
    del row["publicity"]
    assert _read(document([row])).claims[0].publicity == Publicity("delivery", date(2024, 1, 2))


def test_power_to_sell_is_taken_for_granted_but_of_a_claimant() -> None:
    deals = [transfer(), transfer(seller="J"), transfer(seller="J", seller_had_power=None)]
    assert [one.seller_had_power for one in _read(document([claim("J")], transfers=deals)).transfers] == [
        True,
        False,
        None,
    ]
