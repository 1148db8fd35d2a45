"""Headings of lenders' tables; none of these tables is anybody's."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yellowplate.ingest.loan_columns import COLUMNS, find, heading, is_table_of_loans
from yellowplate.records.errors import UnreadableInput


@pytest.mark.parametrize(
    ("headings", "found"),
    [
        (["车架号", "贷款机构", "担保方式", "金额"], ["vin", "lender", "kind", "amount"]),
        (["VIN", "Creditor", "Security Type", "Outstanding"], ["vin", "lender", "kind", "amount"]),
        (["车辆识别代号", "抵押权人", "抵押登记日期", "合同日期"], ["vin", "lender", "registered_on", "contract_date"]),
        (["vin", "lender", "逾期日", "车牌号"], ["vin", "lender", "default_on", "plate"]),
        (["vin", "lender", "登记日期", "borrower", "姓名", ""], ["vin", "lender"]),
        (["vin", "lender", "金额（美元）"], ["vin", "lender"]),
    ],
)
def test_headings(headings: list[str], found: list[str]) -> None:
    names = [heading(one) for one in headings]
    assert sorted(find(names, file="a.csv").heading) == sorted(found)
    assert is_table_of_loans(names)


@pytest.mark.parametrize("names", [[], ["vin"], ["车架号", "车主"], ["lender", "amount"]])
def test_other_tables(names: list[str]) -> None:
    assert not is_table_of_loans(names)


@pytest.mark.parametrize(
    ("name", "scale"), [("金额(元)", 1), ("金额（万元）", 10_000), ("欠款金额_(万)", 10_000), ("金额", 1)]
)
def test_units_behind_a_heading(name: str, scale: int) -> None:
    columns = find([name], file="a.csv")
    assert (columns.heading, columns.scale) == ({"amount": name}, scale)


def test_what_is_owed_goes_before_what_was_lent() -> None:
    assert find(["贷款金额", "剩余本金"], file="a.csv").heading == {"amount": "剩余本金"}
    assert find(["贷款金额"], file="a.csv").heading == {"amount": "贷款金额"}


def test_two_headings_for_one_column_are_not_chosen_between() -> None:
    with pytest.raises(UnreadableInput, match="two columns may be lender: 抵押权人, 出租人") as raised:
        find(["vin", "抵押权人", "出租人"], file="a.csv")
    assert 'lender = "抵押权人"' in raised.value.remedy
    chosen = find(["vin", "抵押权人", "出租人"], file="a.csv", mapping={"lender": "出租人"})
    assert chosen.heading == {"vin": "vin", "lender": "出租人"}


def test_a_mapping_goes_before_what_is_known() -> None:
    found = find(["vin", "lender", "amount", "rest"], file="a.csv", mapping={"amount": "Rest", "kind": "lender"})
    assert found.heading == {"amount": "rest", "kind": "lender", "vin": "vin"}
    with pytest.raises(UnreadableInput, match="names a column 'Rest' for amount") as raised:
        find(["vin"], file="a.csv", mapping={"amount": "Rest"})
    assert raised.value.remedy == "It has: vin."


@given(st.lists(st.text(max_size=12), max_size=8))
def test_whatever_stands_in_a_header_columns_are_columns(names: list[str]) -> None:
    try:
        found = find([heading(one) for one in names], file="a.csv")
    except UnreadableInput:
        return
    assert set(found.heading) <= set(COLUMNS)
    assert found.cells({}) == dict.fromkeys(found.heading, "")
