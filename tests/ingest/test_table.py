"""Tables in the shapes that offices save them in."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from yellowplate.ingest.format import SourceFile
from yellowplate.ingest.neighbours import Neighbours
from yellowplate.ingest.table import Row, column_names, read_rows
from yellowplate.records import Refusal
from yellowplate.records.errors import UnreadableInput, WrongSchema

Collected = Callable[[Mapping[str, bytes | str]], tuple[dict[str, SourceFile], Neighbours]]
NEED = frozenset({"vin"})


def cells(file: SourceFile) -> list[dict[str, str]]:
    return [row.cells for row in read_rows(file, NEED) if isinstance(row, Row)]


@pytest.mark.parametrize(
    ("raw", "why"),
    [
        (b"VIN,Lender Name\nX,Y\n", "comma; names are folded"),
        (b"\xef\xbb\xbfvin;lender name\r\nX;Y\r\n", "mark, semicolon, CR LF"),
        (b"vin\tlender_name\nX\tY", "tab, no last line end"),
        (b"vin | lender_name\n X | Y \n\n  | \n", "bar, blanks, empty lines"),
        ("vin,lender_name\nX,Y\n".encode("utf-16"), "UTF-16"),
        (b'"vin","lender_name"\n"X","Y"\n', "quotes"),
    ],
)
def test_tables(collected: Collected, raw: bytes, why: str) -> None:
    files, _ = collected({"t.csv": raw})
    assert column_names(files["t.csv"]) == {"vin", "lender_name"}
    assert cells(files["t.csv"]) == [{"vin": "X", "lender_name": "Y"}]


def test_gb18030(collected: Collected) -> None:
    raw = "vin,备注\nX,已抵押给银行的车辆\n".encode("gb18030")
    assert cells(collected({"t.csv": raw})[0]["t.csv"]) == [{"vin": "X", "备注": "已抵押给银行的车辆"}]


@pytest.mark.parametrize("raw", [b'{"vin": 1}', b"\x89PNG\r\n\x1a\n\x00", b"\n", b"\xff\xfe\x00\x00\x01", b"\xff\xfe"])
def test_what_is_no_table_has_no_columns(collected: Collected, raw: bytes) -> None:
    assert "vin" not in column_names(collected({"t.csv": raw})[0]["t.csv"])


def test_a_row_of_another_length_is_refused_and_counted(collected: Collected) -> None:
    files, _ = collected({"t.csv": 'vin,a\n1,2\n3\n"4\n",5\n'})
    rows = list(read_rows(files["t.csv"], NEED))
    first, bad, last = rows
    assert isinstance(first, Row)
    assert isinstance(last, Row)
    assert isinstance(bad, Refusal)
    assert (first.number, first.line, last.number, last.line) == (1, 2, 3, 5)
    assert (bad.place, bad.is_partial, bad.item) == ("line 3", True, files["t.csv"].item.sha256)
    assert last.place("vin") == "line 5, column vin"


def test_a_column_that_is_missing_or_stands_twice(collected: Collected) -> None:
    files, _ = collected({"a.csv": "a,b\n1,2\n", "b.csv": "vin,VIN\n1,2\n", "c.csv": " \n"})
    for name, word in (("a.csv", "missing: vin"), ("b.csv", "twice: vin"), ("c.csv", "missing: vin")):
        with pytest.raises(WrongSchema, match=word) as caught:
            list(read_rows(files[name], NEED))
        assert caught.value.place == "line 1"


def test_quotes_that_break_name_their_line(collected: Collected) -> None:
    files, _ = collected({"t.csv": 'vin,a\n1,2\n"3"x,4\n'})
    rows = read_rows(files["t.csv"], NEED)
    assert isinstance(next(rows), Row)
    with pytest.raises(UnreadableInput) as caught:
        next(rows)
    assert caught.value.place == "line 3"
