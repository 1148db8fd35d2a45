"""Field reports in workbooks: cells as places, days as days, formulas without a value."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import openpyxl
import pytest

from tests.ingest.border_files import xlsx
from yellowplate.ingest.format import SourceFile
from yellowplate.ingest.formats.field_reports_xlsx import FORMAT
from yellowplate.ingest.neighbours import Neighbours
from yellowplate.records import Refusal, Statement
from yellowplate.records.errors import UnreadableInput, WrongSchema

Collected = Callable[[Mapping[str, bytes | str]], tuple[dict[str, SourceFile], Neighbours]]


def book(*rows: Sequence[Any]) -> bytes:
    made = openpyxl.Workbook()
    for row in rows:
        made.worksheets[0].append(list(row))
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


def run(collected: Collected, raw: bytes) -> list[Statement | Refusal]:
    files, folder = collected({"a.xlsx": raw})
    assert FORMAT.recognises(files["a.xlsx"])
    return [one for one in FORMAT.read(files["a.xlsx"], folder) if isinstance(one, Statement | Refusal)]


def test_the_made_up_workbook(collected: Collected) -> None:
    found = run(collected, xlsx())
    told = [one for one in found if isinstance(one, Statement)]
    assert [(one.property, one.locator.field) for one in told] == [
        ("vehicle_count", "/1/Sheet!C3"),
        ("point", "/1/Sheet!H3"),
        ("coverage", "/1/Sheet!K3"),
        ("vehicle_count", "/3/Sheet!C5"),
        ("vehicle_count", "/4/Sheet!C6"),
        ("point", "/4/Sheet!H6"),
    ]
    assert (told[0].value, str(told[0].happened_on)) == ("40..60", "2025-09-20")
    refused = [(one.place, one.reason.partition(":")[0]) for one in found if isinstance(one, Refusal)]
    assert refused == [
        ("Sheet!C4", "a formula saved without its value"),
        ("Sheet!H5", "latitude 128.173 and longitude 41.402 look swapped"),
        ("Sheet!H6", "the point lies 1007 km from Hyesan"),
    ]


def test_a_formula_elsewhere_costs_its_cell_only(collected: Collected) -> None:
    bad, good = run(collected, book(["장소", "대상", "대수", "비고"], ["혜산", "차량", 3, "=A1"]))
    assert isinstance(bad, Refusal)
    assert bad.place == "Sheet!D2"
    assert isinstance(good, Statement)


def test_two_columns_of_one_meaning(collected: Collected) -> None:
    with pytest.raises(WrongSchema, match="two columns may be place"):
        run(collected, book(["place", "장소", "count", "date"], ["a", "b", 3, "2025-09"]))


def test_what_is_not_recognised(collected: Collected) -> None:
    files, folder = collected(
        {"a.xlsx": book(["vin", "lender"], ["x", "y"]), "b.csv": "a,b\n", "c.xlsx": b"PK\x03\x04"}
    )
    assert not any(FORMAT.recognises(file) for file in files.values())
    with pytest.raises(UnreadableInput, match="not a whole workbook"):
        list(FORMAT.read(files["c.xlsx"], folder))
