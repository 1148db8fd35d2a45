"""Loans as TOML tables; the VIN is made up."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal

import pytest

from yellowplate.ingest.format import SourceFile
from yellowplate.ingest.formats.loans_toml import FORMAT
from yellowplate.ingest.neighbours import Neighbours
from yellowplate.records import Quantity, Refusal, Statement
from yellowplate.records.errors import UnreadableInput

Collected = Callable[[Mapping[str, bytes | str]], tuple[dict[str, SourceFile], Neighbours]]
VIN = "LVGBM51K5PG123456"
"""Made up; the form of a VIN and nothing more."""


def run(collected: Collected, text: str) -> tuple[list[Statement], list[Refusal]]:
    made, folder = collected({"loans.toml": text})
    assert FORMAT.recognises(made["loans.toml"])
    out = list(FORMAT.read(made["loans.toml"], folder))
    return [one for one in out if isinstance(one, Statement)], [one for one in out if isinstance(one, Refusal)]


def test_days_and_numbers_of_toml(collected: Collected) -> None:
    text = f"""
[[loan]]
vin = "{VIN}"
lender = "Example Bank"
kind = "mortgage"
amount = 68000.50
contract_date = 2024-03-01
registered_on = "no"

[[loan]]
"车架号" = "{VIN}"
"贷款机构" = "示例融资租赁有限公司"
"担保方式" = "融资租赁"
"金额" = "6.8万"
"""
    stated, refused = run(collected, text)
    assert not refused
    assert [(one.property, one.value, one.locator.field) for one in stated] == [
        ("claim", "mortgage", "/1/kind"),
        ("claim_registered", "no", "/1/registered_on"),
        ("claim", "lease", "/2/担保方式"),
    ]
    assert stated[0].quantity == Quantity(Decimal("68000.50"), Decimal("68000.50"), "CNY")
    assert str(stated[0].happened_on) == "2024-03-01"
    assert stated[2].quantity == Quantity(Decimal(68000), Decimal(68000), "CNY")


@pytest.mark.parametrize(
    ("lines", "place"),
    [
        (f'vin = "{VIN[:-1]}"\nlender = "B"', "loan 1, column vin"),
        ('lender = "B"', "loan 1, column vin"),
        (f'vin = "{VIN}"', "loan 1, column lender"),
        (f'vin = "{VIN}"\nlender = "B"\n"车架号" = "{VIN}"', "loan 1"),
    ],
)
def test_a_bad_loan_costs_itself_only(collected: Collected, lines: str, place: str) -> None:
    stated, (refusal,) = run(collected, f'[[loan]]\n{lines}\n[[loan]]\nvin = "{VIN}"\nlender = "B"\n')
    assert [one.locator.field for one in stated] == ["/2/vin"]
    assert refusal.place == place
    assert refusal.remedy


@pytest.mark.parametrize("value", ["-5", "inf", "true", "[1]", '"much"'])
def test_a_bad_amount_costs_itself_only(collected: Collected, value: str) -> None:
    stated, (refusal,) = run(collected, f'[[loan]]\nvin = "{VIN}"\nlender = "B"\namount = {value}\n')
    assert refusal.place == "loan 1, column amount"
    assert [(one.property, one.quantity) for one in stated] == [("claim", None)]


def test_a_loan_that_is_no_table(collected: Collected) -> None:
    made, folder = collected({"loans.toml": "loan = [1]\n# [[loan]]\n"})
    assert not FORMAT.recognises(made["loans.toml"])
    (refusal,) = FORMAT.read(made["loans.toml"], folder)
    assert isinstance(refusal, Refusal)
    assert (refusal.reason, refusal.place) == ("not a table", "loan 1")


@pytest.mark.parametrize("text", ["[[loan]]\nvin = \n", "vin = 'a'\n", "loan = 3\n"])
def test_files_that_cannot_be_read(collected: Collected, text: str) -> None:
    made, folder = collected({"loans.toml": text})
    with pytest.raises(UnreadableInput) as raised:
        list(FORMAT.read(made["loans.toml"], folder))
    assert raised.value.remedy


def test_other_files_are_not_recognised(collected: Collected) -> None:
    made, _ = collected({"a.toml": "[case]\n", "b.csv": "[[loan]]\n", "c.toml": b"\x00\xff[[loan]]"})
    assert not any(FORMAT.recognises(file) for file in made.values())
