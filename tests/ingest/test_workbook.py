"""Workbooks: cell places, days, formulas without values, lost digits, and what is too large or broken."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from yellowplate.ingest.format import SourceFile
from yellowplate.ingest.neighbours import Neighbours
from yellowplate.ingest.workbook import Limits, Sheet, headers_of, is_workbook, rows_of
from yellowplate.records.errors import TooLarge, UnreadableInput

Collected = Callable[[Mapping[str, bytes | str]], tuple[dict[str, SourceFile], Neighbours]]


def book(*sheets: list[list[Any]], **change: Any) -> bytes:
    made = openpyxl.Workbook()
    made.remove(made.worksheets[0])
    for number, rows in enumerate(sheets, start=1):
        sheet = made.create_sheet(f"Sheet{number}")
        for row in rows:
            sheet.append(row)
    for name, state in change.items():
        made[name].sheet_state = state
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


def repacked(raw: bytes, member: str, change: Callable[[bytes], bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for one in old.infolist():
            content = old.read(one)
            new.writestr(one.filename, change(content) if one.filename == member else content)
    return stream.getvalue()


def only(*rows: list[Any]) -> Sheet:
    (sheet,) = rows_of(book(list(rows)))
    return sheet


def test_cells_have_their_places() -> None:
    sheet = only(["place", "count"], ["Hyesan", 30], [None, None], ["Musan"])
    assert (sheet.name, sheet.header) == ("Sheet1", ("place", "count"))
    first, second = sheet.rows
    assert (first.number, first.at, first.place("count"), first.field("count")) == (
        1,
        "Sheet1!2",
        "Sheet1!B2",
        "/1/Sheet1!B2",
    )
    assert (first.place("none"), first.field()) == ("Sheet1!2", "/1")
    assert first.texts == {"place": "Hyesan", "count": "30"}
    assert (second.number, second.cells["count"].at, second.cells["count"].text) == (2, "Sheet1!B4", "")


def test_rows_are_numbered_over_all_sheets() -> None:
    one, other = rows_of(book([["a", "b"], [1, 2]], [["c", "d"], [3, 4]]))
    assert [row.number for sheet in (one, other) for row in sheet.rows] == [1, 2]
    assert other.rows[0].field("d") == "/2/Sheet2!B2"


def test_a_title_above_the_header_and_a_sheet_without_one() -> None:
    (sheet,) = rows_of(book([["Report of the week"], [], ["place", "count"], ["Hyesan", 1]], [["only a remark"]]))
    assert sheet.rows[0].at == "Sheet1!4"
    assert rows_of(book([["a", "b"], ["x", "y"]]), is_header=lambda cells: "z" in cells) == ()


@pytest.mark.parametrize(
    ("value", "text", "why"),
    [
        (30, "30", ""),
        (30.0, "30", ""),
        (0.1 + 0.2, "0.3", "the 15 digits a worksheet shows"),
        (-2.5, "-2.5", ""),
        (13800138000, "13800138000", "a phone number"),
        (True, "yes", ""),
        (False, "no", ""),
        ("  혜산 ", "혜산", "stripped"),
        (date(2025, 9, 3), "2025-09-03", ""),
        (datetime(2025, 9, 3, 14, 5), "2025-09-03 14:05:00", "a day with its time of day"),  # noqa: DTZ001 - as cells are
        ("#hashtag", "#hashtag", "no error"),
        ("0123", "0123", "text keeps its zero"),
    ],
)
def test_values(value: Any, text: str, why: str) -> None:
    cell = only(["a", "b"], ["x", value]).rows[0].cells["b"]
    assert (cell.text, cell.fault) == (text, ""), why
    assert (cell.day == date(2025, 9, 3)) == isinstance(value, date)


@pytest.mark.parametrize(
    ("value", "fault"),
    [
        ("=1+1", "formula saved without its value"),
        (6222021234567890123, "more than 15 digits"),
        (1e300, "more than 15 digits"),
        ("#REF!", "shows the error #REF!"),
    ],
)
def test_cells_whose_value_cannot_be_had(value: Any, fault: str) -> None:
    row = only(["a", "b"], ["x", value]).rows[0]
    assert fault in row.faults["b"]
    assert row.cells["b"].text == ""
    assert "a" not in row.faults


def test_a_row_of_faults_alone_is_kept() -> None:
    assert len(only(["a", "b"], ["=A1", None]).rows) == 1


def test_a_formula_with_its_value_is_the_value() -> None:
    made = repacked(
        book([["a", "b"], ["x", "=1+1"]]),
        "xl/worksheets/sheet1.xml",
        lambda xml: xml.replace(b"<f>1+1</f><v></v>", b"<f>1+1</f><v>2</v>").replace(
            b"<f>1+1</f><v />", b"<f>1+1</f><v>2</v>"
        ),
    )
    (sheet,) = rows_of(made)
    assert sheet.rows[0].texts == {"a": "x", "b": "2"}


def test_hidden_sheets_are_read_and_columns_twice_are_named() -> None:
    shown, hidden = rows_of(book([["a", "b", "a"], [1, 2, 3]], [["a", "b"], [1, 2]], Sheet2="hidden"))
    assert (shown.is_hidden, hidden.is_hidden) == (False, True)
    assert (shown.twice, shown.rows[0].texts) == (("a",), {"a": "1", "b": "2"})


def test_a_cell_without_a_name_above_it_is_left_out() -> None:
    assert only(["a", None, "b"], [1, 2, 3]).rows[0].texts == {"a": "1", "b": "3"}


@pytest.mark.parametrize("limits", [Limits(max_rows=2), Limits(max_columns=1), Limits(max_mb=0.0001)])
def test_too_large(limits: Limits) -> None:
    with pytest.raises(TooLarge, match="up to"):
        rows_of(book([["a", "b"], [1, 2], [3, 4]]), limits=limits)


def test_rows_that_a_sheet_only_claims_to_have_are_counted() -> None:
    made = repacked(
        book([["a", "b"], [1, 2]]),
        "xl/worksheets/sheet1.xml",
        lambda xml: xml.replace(b'<row r="2"', b'<row r="900000000"'),
    )
    with pytest.raises(TooLarge, match="rows"):
        rows_of(made, limits=Limits(max_rows=1000))


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    made = repacked(book([["a", "b"]]), "xl/styles.xml", lambda xml: xml + b" " * 30_000_000)
    with pytest.raises(TooLarge, match="zip bomb"):
        rows_of(made)


def test_entities_are_refused() -> None:
    evil = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><workbook>&b;</workbook>'
    with pytest.raises(UnreadableInput, match="not a whole workbook"):
        rows_of(repacked(book([["a", "b"]]), "xl/workbook.xml", lambda _: evil))


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "old"),
        (b"PK\x03\x04 broken", "not a whole workbook"),
        (b"", "not a whole workbook"),
    ],
)
def test_what_is_no_workbook(raw: bytes, reason: str) -> None:
    with pytest.raises(UnreadableInput, match=reason):
        rows_of(raw, file="a.xlsx")


def test_a_zip_of_another_kind(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.txt", "x")
    with pytest.raises(UnreadableInput, match="not a whole workbook"):
        rows_of(path)
    assert headers_of(path) == ()


def test_a_broken_sheet_is_named() -> None:
    made = repacked(book([["a", "b"], [1, 2]]), "xl/worksheets/sheet1.xml", lambda xml: xml[: len(xml) // 2])
    with pytest.raises(UnreadableInput, match="worksheet is broken") as caught:
        rows_of(made, file="a.xlsx")
    assert caught.value.place == "Sheet1"
    assert caught.value.file == "a.xlsx"


def test_headers_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(book([["Title"], ["place", None, "count"], ["x", None, 1]], [["remark"]]))
    assert headers_of(path) == (("place", "count"),)
    assert [sheet.header for sheet in rows_of(path)] == [("place", "count")]


def test_recognised_by_the_archive(collected: Collected) -> None:
    files, _ = collected(
        {
            "a.xlsx": book([["a", "b"]]),
            "b.zip": b"PK\x03\x04 broken",
            "c.xlsx": b"PK\x03\x04 broken",
            "d.csv": "a,b\n",
        }
    )
    assert {name: is_workbook(file) for name, file in files.items()} == {
        "a.xlsx": True,
        "b.zip": False,
        "c.xlsx": True,
        "d.csv": False,
    }


def test_a_row_is_refused_with_its_cell(collected: Collected) -> None:
    files, _ = collected({"a.xlsx": book([["a", "b"], ["x", 1]])})
    (sheet,) = rows_of(files["a.xlsx"].path)
    refusal = sheet.rows[0].refuse(files["a.xlsx"], "not a place", "b", remedy="Mend it.")
    assert (refusal.place, refusal.is_partial, refusal.remedy) == ("Sheet1!B2", True, "Mend it.")
