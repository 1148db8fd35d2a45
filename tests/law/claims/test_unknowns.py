"""Unknown facts: every possible value is tried, and the answer says which fact decides."""

from __future__ import annotations

from datetime import date
from itertools import product
from typing import Any

import pytest

from tests.law.claims.built import Row, answer, claim, document, lien, mortgage, paid, pledge, sale, seal, tax, transfer
from yellowplate.law.claims import RestDays, as_json, distribute, read_sales
from yellowplate.law.claims.combinations import MAX_RUNS, n_combinations
from yellowplate.law.claims.distribution import Distribution, Status
from yellowplate.law.claims.unknowns import unknown_facts


def _span(found: Distribution, key: str) -> tuple[float, float]:
    return next((low / 100, high / 100) for one, low, high in found.span if one == key)


BANK = mortgage("B", "2024-03-01")


@pytest.mark.parametrize(
    ("row", "path", "span", "n_runs", "why"),
    [
        (mortgage("X", None) | {"publicity": {"kind": None, "date": None}}, "publicity.kind", (50, 100), 0,
         "the proper register, at any place, or none"),
        (mortgage("X", None) | {"publicity": {"kind": None, "date": "2024-01-01"}}, "publicity.kind", (50, 100), 2,
         "the day is known"),
        (mortgage("X", None) | {"publicity": {"kind": "vehicle_office", "date": None}}, "publicity.date", (50, 100), 5,
         "first day, before, the same day, after, last day"),
        (lien("X", has_title=False, possession_to="2024-05-01", possession_end_reason=None), "possession_end_reason",
         (0, 100), 2, "by court or voluntary"),
        (mortgage("X", "2024-03-02", purchase_money=True, goods_delivered_on=None), "goods_delivered_on", (50, 100), 2,
         "in time or late"),
        (tax("X", None), "arrears_date", (50, 100), 0, "before or after the mortgage"),
        (claim("X", has_title=None), "has_title", (0, 50), 2, "with or without a title"),
        (lien("X", debt_due=None, has_title=False), "debt_due", (0, 100), 2, "due or not"),
    ],
)  # fmt: skip
def test_an_unknown_fact_gives_a_span(row: Row, path: str, span: tuple[float, float], n_runs: int, why: str) -> None:
    found = answer([row, BANK])
    assert found.status is Status.DEPENDS, why
    assert f"claims[X].{path}" in found.unknown_facts
    assert f"claims[X].{path}" in found.deciding_facts
    assert _span(found, "X") == span, why
    assert n_runs in {0, len(found.runs)}
    assert not found.payments
    assert found.surplus is None


def test_a_fact_that_changes_no_money_leaves_the_answer_determined() -> None:
    found = answer([claim("J", has_title=True), BANK], transfers=[transfer(delivered=False, registered=None)])
    assert found.status is Status.DETERMINED
    assert found.unknown_facts == ("transfers[0].registered",)
    assert found.deciding_facts == ()
    assert paid(found) == {"B": 100, "J": 50}
    row: Any = as_json(found)
    assert len(row["runs"]) == 2


def test_facts_of_owner_seal_and_transfer() -> None:
    found = answer(
        [BANK, mortgage("U", None), claim("J")],
        owner={"insolvent": None},
        seizures=[seal("J", "2024-05-01", renewed=None)],
        transfers=[transfer(delivered=None)],
    )
    assert found.unknown_facts == ("owner.insolvent", "seizures[0].renewed", "transfers[0].delivered")
    assert found.deciding_facts == ("owner.insolvent", "transfers[0].delivered")
    assert len(found.runs) == 8


def test_an_unknown_licence_is_named_as_in_the_schema() -> None:
    row = mortgage("M", "2024-01-01", is_licensed_financial_institution=None, lpr_1y_at_contract=0.03)
    row["amounts"]["interest"] = 20
    found = answer([row], gross=500)
    assert found.unknown_facts == ("claims[M].is_licensed_financial_institution",)
    assert _span(found, "M") == (112, 120)


def test_two_unknown_days_are_tried_in_both_orders() -> None:
    rows = [
        mortgage(key, None, contract="2024-01-01") | {"publicity": {"kind": "vehicle_office", "date": None}}
        for key in ("M", "N")
    ]
    found = answer(rows)
    assert _span(found, "M") == _span(found, "N") == (50, 100)


def test_an_unknown_day_keeps_within_the_contract() -> None:
    row = mortgage("M", None, contract="2024-04-01") | {"publicity": {"kind": "vehicle_office", "date": None}}
    found = answer([row, BANK])
    assert found.status is Status.DETERMINED
    assert paid(found) == {"B": 100, "M": 50}


def test_an_unknown_day_is_tried_on_both_sides_of_the_ten_days() -> None:
    row = mortgage("F", None, contract="2024-03-01", purchase_money=True, goods_delivered_on="2024-04-01")
    row["publicity"] = {"kind": "vehicle_office", "date": None}
    found = answer([row, mortgage("B", "2023-02-01")])
    assert _span(found, "F") == (50, 100)


def test_an_unknown_delivery_is_tried_on_both_sides_of_a_seal_and_a_tax() -> None:
    row = pledge("L", "2024-01-01") | {"publicity": {"kind": "delivery", "date": None}}
    found = answer([row, claim("J"), tax("T", "2024-05-01", 10)], seizures=[seal("J", "2024-03-01")])
    assert _span(found, "L") == (70, 100)
    days = {dict(run.assume)["claims[L].publicity.date"] for run in found.runs}
    assert {"2024-03-01", "2024-03-02", "2024-05-01", "2024-05-02"} <= days


def test_a_day_in_the_wrong_register_is_tried_and_changes_nothing() -> None:
    row = mortgage("M", None) | {"publicity": {"kind": "pboc_register", "date": None}}
    assert answer([row, BANK]).status is Status.DETERMINED


def test_a_second_entry_may_be_unknown() -> None:
    lease = claim("L", "finance_lease", contract_date="2024-01-01", publicity={"kind": "none"},
                  second_publicity={"kind": None, "date": None})  # fmt: skip
    found = answer([lease, BANK])
    assert found.unknown_facts == ("claims[L].second_publicity.kind", "claims[L].second_publicity.date")
    assert _span(found, "L") == (50, 100)


def test_the_money_of_a_pledge_returned_or_taken() -> None:
    row = pledge("L", "2024-01-01", possession_to="2024-05-01", possession_end_reason=None)
    found = answer([row, mortgage("Z", "2024-02-01")])
    assert found.unknown_facts == ("claims[L].possession_end_reason",)


def _many(n: int) -> list[Row]:
    return [claim(f"J{k:02}", has_title=None) for k in range(n)]


def test_too_many_combinations_are_capped_aloud() -> None:
    found = answer(_many(13))
    assert found.is_capped
    assert found.status is Status.DEPENDS
    assert len(found.runs) == MAX_RUNS
    assert any(f"{2**13} combinations" in text for text in found.flags)
    assert len(found.deciding_facts) == 13
    assert _span(found, "J00") == (0, 100)


def test_capped_is_never_called_determined() -> None:
    found = answer(_many(13), gross=0)
    assert found.status is Status.DEPENDS
    assert found.deciding_facts == ()


def test_facts_nobody_looks_at_do_not_count_towards_the_cap() -> None:
    idle = [
        claim(f"J{k}", lawful_possession=None, purchase_money=None, is_licensed_financial_institution=None)
        for k in range(5)
    ]
    deals = [transfer(delivered=False, registered=None)]
    found = answer([*idle, claim("K", has_title=None)], transfers=deals, criminal_case=None)
    assert len(found.unknown_facts) == 18
    assert not found.is_capped
    assert len(found.runs) == 4


def test_over_many_runs_the_other_readings_are_left_out_aloud() -> None:
    found = answer([*_many(10), lien("S"), lien("T", since="2024-02-01")])
    assert not found.alternatives
    assert any("several_liens_pro_rata" in text for text in found.flags)


def test_other_readings_are_shown_as_spans_where_a_fact_is_unknown() -> None:
    row: Any = as_json(answer([lien("S"), lien("T", since="2024-02-01"), claim("J", has_title=None)]))
    assert row["alternatives"] == [
        "several_liens_pro_rata = false: S 100 (possessory_lien); T 50 (possessory_lien); J 0 (ordinary)"
    ]
    unclear: Any = as_json(
        answer([lien("S"), lien("T", since="2024-02-01"), lien("R", debt_due=None, since="2023-01-01")])
    )
    assert unclear["status"] == "depends"
    assert unclear["alternatives"] == ["several_liens_pro_rata = false: R 0 to 100; S 50 to 100; T 0 to 50"]
    assert all("payments" not in one for one in unclear["readings"])


FACTS = ("has_title", "joined_in_time", "self_mortgage", "floating", "maximum_mortgage", "limitation_expired")


@pytest.mark.parametrize(("one", "other"), [pair for pair in product(FACTS, FACTS) if pair[0] < pair[1]])
def test_the_span_holds_every_answer(one: str, other: str) -> None:
    rows: list[Row] = [mortgage("M", "2024-01-01", secured_cap=50) | {one: None, other: None}, claim("J")]
    open_answer = answer(rows)
    for first, second in product((True, False), repeat=2):
        closed = paid(answer([{**rows[0], one: first, other: second}, claim("J")]))
        for key, amount in closed.items():
            low, high = _span(open_answer, key)
            assert low <= amount <= high


def test_paths_are_in_the_order_of_the_document() -> None:
    found = unknown_facts(sale([tax("T", None), claim("J", has_title=None)], criminal_case=None), RestDays())
    assert [path for one in found for path in one.paths] == [
        "criminal_case",
        "claims[T].arrears_date",
        "claims[J].has_title",
    ]
    assert n_combinations(found[:1]) == 2


def test_a_tax_with_nothing_to_compare_has_few_places() -> None:
    [only] = unknown_facts(sale([tax("T", None)]), RestDays())
    assert [option.assume[0][1] for option in only.options] == [str(date(2024, 8, 31)), str(date(2024, 9, 1))]


def test_the_order_of_the_document_changes_nothing() -> None:
    rows = [mortgage("M", None, publicity={"kind": None, "date": None}), BANK, tax("T", None)]
    there, back = (read_sales(document(order)).sales[0] for order in (rows, rows[::-1]))
    assert distribute(there).span == distribute(back).span
