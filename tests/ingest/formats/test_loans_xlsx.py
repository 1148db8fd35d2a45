"""Workbooks of loans of an invented lender; the VINs are made up."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any

import openpyxl
import pytest

from yellowplate.ingest.format import Claimed, SourceFile
from yellowplate.ingest.formats import loans_columns
from yellowplate.ingest.formats.loans_xlsx import FORMAT
from yellowplate.ingest.neighbours import Neighbours
from yellowplate.records import Polarity, Refusal, Statement
from yellowplate.records.errors import TooLarge, UnreadableInput

Collected = Callable[[Mapping[str, bytes | str]], tuple[dict[str, SourceFile], Neighbours]]
VIN, OTHER = "LVGBM51K5PG123456", "LVGBM51K5PG654321"
HEADER = ["车架号", "抵押权人", "担保方式", "剩余本金(万元)", "合同日期", "抵押登记日期", "状态", "车牌号", "客户姓名"]
ROW = [VIN, "Example Bank", "抵押", 6.8, datetime(2024, 3, 1), date(2024, 3, 5), "逾期", "辽F12A45", "某人"]  # noqa: DTZ001 - as a sheet gives it


def workbook(**sheets: list[list[Any]]) -> bytes:
    made = openpyxl.Workbook()
    made.remove(made.worksheets[0])
    for name, rows in sheets.items():
        sheet = made.create_sheet(name)
        for row in rows:
            sheet.append(row)
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


def run(collected: Collected, **sheets: list[list[Any]]) -> tuple[list[Statement], list[Refusal]]:
    made, folder = collected({"loans.xlsx": workbook(**sheets)})
    assert FORMAT.recognises(made["loans.xlsx"])
    out = list(FORMAT.read(made["loans.xlsx"], folder))
    return [one for one in out if isinstance(one, Statement)], [one for one in out if isinstance(one, Refusal)]


def test_a_whole_loan_below_a_title(collected: Collected) -> None:
    stated, refused = run(collected, 说明=[["贷后台账"]], 台账=[["某行贷后台账"], [], HEADER, ROW])
    assert not refused
    assert {one.subject.key for one in stated} == {f"vin:{VIN}"}
    told = {one.property: one for one in stated}
    claim = told["claim"]
    assert (claim.value, claim.said_by[0].speaker, str(claim.happened_on)) == ("mortgage", "Example Bank", "2024-03-01")
    assert claim.quantity is not None
    assert (str(claim.quantity.low), claim.quantity.unit) == ("68000.0", "CNY")
    assert claim.locator.field == "/1/台账!C4"
    assert (told["claim_registered"].value, told["defaulted"].value, told["plate"].value) == (
        "2024-03-05",
        "yes",
        "辽F12A45",
    )
    assert all("某人" not in str(one) for one in stated)


def test_every_sheet_of_loans_is_read_and_rows_never_fall_together(collected: Collected) -> None:
    settled = [OTHER, "Example Leasing", "融资租赁", None, None, None, "结清", None, None]
    stated, refused = run(collected, A=[HEADER, ROW, []], Other=[["a", "b"], [1, 2]], B=[HEADER, settled])
    assert not refused
    claims = [one for one in stated if one.property == "claim"]
    assert [(one.locator.field, one.polarity) for one in claims] == [
        ("/1/A!C2", Polarity.ASSERTED),
        ("/2/B!C2", Polarity.DENIED),
    ]


@pytest.mark.parametrize(
    ("change", "place", "reason", "n_claims"),
    [
        ({0: "LVGBM51K5PG12345"}, "S!A2, column 车架号", "17", 0),
        ({1: None}, "S!B2, column 抵押权人", "", 0),
        ({3: "=D9*2"}, "S!D2, column 剩余本金(万元)", "a formula saved without its value", 1),
        ({6: "=A1"}, "S!G2, column 状态", "a formula saved without its value", 0),
        ({0: "=A1"}, "S!A2, column 车架号", "a formula saved without its value", 0),
        ({3: "#REF!"}, "S!D2, column 剩余本金(万元)", "the error #REF!", 1),
        ({3: "about 6"}, "S!D2, column 剩余本金(万元)", "not a number", 1),
        ({4: "3/4/2024"}, "S!E2, column 合同日期", "", 1),
        ({7: "XX"}, "S!H2, column 车牌号", "", 1),
    ],
)
def test_a_bad_cell_is_named(
    collected: Collected, change: dict[int, Any], place: str, reason: str, n_claims: int
) -> None:
    row = [change.get(n, cell) for n, cell in enumerate(ROW)]
    stated, refused = run(collected, S=[HEADER, row, [OTHER, *ROW[1:]]])
    assert [one.place for one in refused] == [place]
    assert reason in refused[0].reason
    assert refused[0].remedy
    assert refused[0].is_partial
    assert sum(one.property == "claim" for one in stated) == n_claims + 1


def test_headings_that_cannot_be_told_apart(collected: Collected) -> None:
    made, folder = collected(
        {"a.xlsx": workbook(S=[["vin", "bank", "creditor"]]), "b.xlsx": workbook(T=[["vin", "bank", "vin"]])}
    )
    with pytest.raises(UnreadableInput, match="two columns may be lender") as found:
        list(FORMAT.read(made["a.xlsx"], folder))
    assert found.value.place == "sheet S"
    with pytest.raises(UnreadableInput, match="headings twice: vin") as twice:
        list(FORMAT.read(made["b.xlsx"], folder))
    assert twice.value.place == "sheet T"


def test_what_is_no_workbook_of_loans(collected: Collected) -> None:
    made, folder = collected(
        {"a.xlsx": workbook(S=[["a", "b"], [1, 2]]), "b.csv": "vin,lender\n", "c.xlsx": b"PK\x03\x04"}
    )
    assert not any(FORMAT.recognises(file) for file in made.values())
    with pytest.raises(UnreadableInput, match="no sheet has a row with the headings lender, vin"):
        list(FORMAT.read(made["a.xlsx"], folder))


def test_a_bomb_is_refused(collected: Collected) -> None:
    stream = io.BytesIO(workbook(S=[HEADER, ROW]))
    with zipfile.ZipFile(stream, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/media/image1.bin", b"\x00" * (1 << 24))
    made, folder = collected({"a.xlsx": stream.getvalue()})
    with pytest.raises(TooLarge, match="zip bomb"):
        list(FORMAT.read(made["a.xlsx"], folder))


def test_a_mapping_beside_a_workbook(collected: Collected) -> None:
    mapping = '[columns]\nvin = "Fahrgestell"\nlender = "Haus"\n'
    book = workbook(Cover=[["x", "y"]], Data=[["Fahrgestell", "Haus"], [VIN, "Example Bank"]])
    made, folder = collected({"book.xlsx": book, "book.columns.toml": mapping})
    claimed, *stated = loans_columns.FORMAT.read(made["book.columns.toml"], folder)
    assert isinstance(claimed, Claimed)
    assert [one.property for one in stated if isinstance(one, Statement)] == ["claim"]
    made, folder = collected({"book.xlsx": book, "book.columns.toml": mapping.replace("Haus", "Bank")})
    with pytest.raises(UnreadableInput, match="no sheet has a row with the headings bank, fahrgestell"):
        list(loans_columns.FORMAT.read(made["book.columns.toml"], folder))
    made, folder = collected({"book.xlsx": book, "book.columns.toml": mapping.replace('lender = "Haus"', "")})
    with pytest.raises(UnreadableInput, match="columns missing: lender"):
        list(loans_columns.FORMAT.read(made["book.columns.toml"], folder))
