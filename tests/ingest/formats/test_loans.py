"""Loans of an invented lender; the VIN is made up."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal

import pytest

from yellowplate.ingest.format import SourceFile
from yellowplate.ingest.formats.loans import FORMAT
from yellowplate.ingest.neighbours import Neighbours
from yellowplate.records import Basis, Link, Polarity, Quantity, Refusal, Statement
from yellowplate.records.errors import UnreadableInput

Collected = Callable[[Mapping[str, bytes | str]], tuple[dict[str, SourceFile], Neighbours]]
VIN = "LVGBM51K5PG123456"
"""Made up; the form of a VIN and nothing more."""
COLUMNS = [
    "vin",
    "lender",
    "kind",
    "amount",
    "currency",
    "contract_date",
    "registered_on",
    "default_on",
    "status",
    "plate",
    "borrower",
]
ROW = {"vin": VIN, "lender": "Example Bank"}


def table(*rows: Mapping[str, str], by: str = ",") -> str:
    return "\n".join([by.join(COLUMNS), *(by.join(row.get(name, "") for name in COLUMNS) for row in rows)]) + "\n"


def run(collected: Collected, *changes: Mapping[str, str]) -> tuple[list[Statement], list[Refusal]]:
    made, folder = collected({"loans.csv": table(*({**ROW, **change} for change in changes))})
    assert FORMAT.recognises(made["loans.csv"])
    out = list(FORMAT.read(made["loans.csv"], folder))
    return [one for one in out if isinstance(one, Statement)], [one for one in out if isinstance(one, Refusal)]


def test_a_whole_loan(collected: Collected) -> None:
    change = {
        "kind": "Mortgage",
        "amount": "68000.50",
        "currency": "CNY",
        "contract_date": "2024-03-01",
        "registered_on": "2024/3/5",
        "default_on": "2025-06",
        "status": "seized",
        "plate": "辽F12A45",
        "borrower": "Private Person",
    }
    stated, refused = run(collected, change)
    assert not refused
    assert {one.subject.key for one in stated} == {f"vin:{VIN}"}
    assert {one.said_by for one in stated} == {(Link("Example Bank", Basis.SAW),)}
    assert [(one.property, one.value, one.locator.field, one.raw) for one in stated] == [
        ("claim", "mortgage", "/1/kind", "Mortgage"),
        ("claim_registered", "2024-03-05", "/1/registered_on", "2024/3/5"),
        ("defaulted", "yes", "/1/default_on", "2025-06"),
        ("seized", "yes", "/1/status", "seized"),
        ("plate", "辽F12A45", "/1/plate", "辽F12A45"),
    ]
    assert stated[0].quantity == Quantity(Decimal("68000.50"), Decimal("68000.50"), "CNY")
    assert str(stated[0].happened_on) == "2024-03-01"
    assert str(stated[2].happened_on) == "2025-06"
    assert "Private Person" not in repr(stated)


def test_vin_and_lender_are_enough(collected: Collected) -> None:
    stated, refused = run(collected, {})
    assert not refused
    assert [(one.property, one.value, one.locator.field, one.quantity) for one in stated] == [
        ("claim", "unknown", "/1/vin", None)
    ]


@pytest.mark.parametrize(
    ("kind", "value"),
    [("抵押", "mortgage"), ("质押", "pledge"), ("融资租赁", "lease"), ("保留所有权", "retention"), ("LIEN", "lien")],
)
def test_kinds(collected: Collected, kind: str, value: str) -> None:
    stated, _ = run(collected, {"kind": kind})
    assert stated[0].value == value


@pytest.mark.parametrize(
    ("status", "names", "polarity"),
    [
        ("正常", ["claim"], Polarity.ASSERTED),
        ("逾期", ["claim", "defaulted"], Polarity.ASSERTED),
        ("查封", ["claim", "seized"], Polarity.ASSERTED),
        ("结清", ["claim"], Polarity.DENIED),
    ],
)
def test_statuses(collected: Collected, status: str, names: list[str], polarity: Polarity) -> None:
    stated, _ = run(collected, {"status": status})
    assert [one.property for one in stated] == names
    assert stated[0].polarity is polarity


@pytest.mark.parametrize("word", ["no", "未登记"])
def test_not_registered(collected: Collected, word: str) -> None:
    stated, refused = run(collected, {"registered_on": word})
    assert [(one.property, one.value) for one in stated] == [("claim", "unknown"), ("claim_registered", "no")]
    assert not refused


def test_an_amount_without_a_currency_is_in_yuan(collected: Collected) -> None:
    stated, _ = run(collected, {"amount": "6.8万"})
    assert stated[0].quantity == Quantity(Decimal(68000), Decimal(68000), "CNY")


@pytest.mark.parametrize(
    ("change", "column"),
    [
        ({"vin": "LVGBM51K5PG12345"}, "vin"),
        ({"vin": "LVGBM51K5PG12345O"}, "vin"),
        ({"vin": "1" * 17}, "vin"),
        ({"vin": ""}, "vin"),
        ({"lender": ""}, "lender"),
        ({"kind": "friendship"}, "kind"),
        ({"status": "gone"}, "status"),
        ({"currency": "yuan"}, "currency"),
    ],
)
def test_a_bad_row_is_refused_and_the_rest_goes_on(collected: Collected, change: dict[str, str], column: str) -> None:
    stated, (refusal,) = run(collected, change, {})
    assert refusal.place == f"line 2, column {column}"
    assert refusal.is_partial
    assert [one.locator.field for one in stated] == ["/2/vin"]


@pytest.mark.parametrize(
    ("change", "column"),
    [
        ({"amount": "much"}, "amount"),
        ({"amount": "-1"}, "amount"),
        ({"contract_date": "3/4/2025"}, "contract_date"),
        ({"registered_on": "soon"}, "registered_on"),
        ({"default_on": "2025-02-30"}, "default_on"),
        ({"plate": "none yet"}, "plate"),
    ],
)
def test_a_bad_cell_costs_itself_only(collected: Collected, change: dict[str, str], column: str) -> None:
    stated, (refusal,) = run(collected, change)
    assert refusal.place == f"line 2, column {column}"
    assert [one.property for one in stated] == ["claim"]


def test_a_short_row_is_refused(collected: Collected) -> None:
    made, folder = collected({"loans.csv": f"vin,lender\n{VIN}\n"})
    (refusal,) = FORMAT.read(made["loans.csv"], folder)
    assert isinstance(refusal, Refusal)


@pytest.mark.parametrize("by", [";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030", "utf-16"])
def test_encodings_and_delimiters(collected: Collected, by: str, encoding: str) -> None:
    raw = table({**ROW, "lender": "示例融资租赁有限公司"}, by=by).encode(encoding)
    made, folder = collected({"loans.csv": raw})
    assert FORMAT.recognises(made["loans.csv"])
    (found,) = FORMAT.read(made["loans.csv"], folder)
    assert isinstance(found, Statement)
    assert found.said_by[-1].speaker == "示例融资租赁有限公司"


def test_other_tables_are_not_recognised(collected: Collected) -> None:
    made, _ = collected({"a.csv": "vin,owner\n1,2\n", "b.csv": "lender\nx\n"})
    assert not any(FORMAT.recognises(file) for file in made.values())


def test_headings_of_a_chinese_lender(collected: Collected) -> None:
    raw = f"车架号,贷款机构,担保方式,金额(万元),抵押登记日期,逾期日\n{VIN},示例银行,抵押,6.8,2024-03-05,2025-06-01\n"
    made, folder = collected({"loans.csv": raw + f"{VIN},示例银行,质押,68000元,未登记,soon\n"})
    assert FORMAT.recognises(made["loans.csv"])
    out = list(FORMAT.read(made["loans.csv"], folder))
    told = [one for one in out if isinstance(one, Statement)]
    (refusal,) = [one for one in out if isinstance(one, Refusal)]
    assert refusal.place == "line 3, column 逾期日"
    assert [(one.property, one.value, one.locator.field) for one in told] == [
        ("claim", "mortgage", "/1/担保方式"),
        ("claim_registered", "2024-03-05", "/1/抵押登记日期"),
        ("defaulted", "yes", "/1/逾期日"),
        ("claim", "pledge", "/2/担保方式"),
        ("claim_registered", "no", "/2/抵押登记日期"),
    ]
    amounts = [one.quantity.low for one in told if one.quantity]
    assert amounts == [Decimal(68000), Decimal(68000)]


def test_columns_that_cannot_be_told_apart_are_named(collected: Collected) -> None:
    made, folder = collected({"loans.csv": f"vin,lender,balance,outstanding\n{VIN},B,1,2\n"})
    assert FORMAT.recognises(made["loans.csv"])
    with pytest.raises(UnreadableInput, match="two columns may be amount: balance, outstanding"):
        list(FORMAT.read(made["loans.csv"], folder))
