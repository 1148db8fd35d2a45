"""Reading tables: every form by its header, and every fault with file, row and remedy."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.estimate.published import ARTIFICIAL, IMMIGRANTS, KOSOVO, as_csv, table
from yellowplate.estimate.population.list_tables import ListTable, read_table
from yellowplate.estimate.population.lists import Overlaps, TimesSeen
from yellowplate.records.errors import UnreadableInput


def read(folder: Path, text: str | bytes, *, are_occasions: bool | None = None) -> ListTable:
    path = folder / "table.csv"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return read_table(path, are_occasions=are_occasions)


def test_one_row_a_combination(tmp_path: Path) -> None:
    found = read(tmp_path, as_csv(KOSOVO))
    assert found.table == table(KOSOVO)
    assert (found.form, found.cautions) == ("combinations", ())


def test_a_count_column_of_any_name_is_known_by_its_values(tmp_path: Path) -> None:
    found = read(tmp_path, as_csv(ARTIFICIAL).replace("count", "Stueck"))
    assert found.table == table(ARTIFICIAL)


def test_other_marks_and_a_byte_order_mark(tmp_path: Path) -> None:
    text = as_csv(ARTIFICIAL)
    assert read(tmp_path, b"\xef\xbb\xbf" + text.replace(",", ";").encode()).table == table(ARTIFICIAL)
    assert read(tmp_path, text.replace(",", "\t").replace("\n", "\r\n") + "\n\n").table == table(ARTIFICIAL)


def test_one_row_a_unit_with_running_numbers_is_visits(tmp_path: Path) -> None:
    found = read(tmp_path, "c1,c2,c3\n1,1,0\n0,1,0\n0,1,0\n")
    assert isinstance(found.table, Overlaps)
    assert (found.form, found.table.cells, found.table.are_occasions) == ("units", ((2, 2), (3, 1)), True)


def test_one_row_a_unit_with_names_is_lists(tmp_path: Path) -> None:
    found = read(tmp_path, "vin,paper,market,police\nx,1,1,0\ny,0,1,1\n")
    assert isinstance(found.table, Overlaps)
    assert found.table.lists == ("paper", "market", "police")
    assert not found.table.are_occasions


def test_the_user_says_whether_columns_are_visits(tmp_path: Path) -> None:
    lists = read(tmp_path, "c1,c2\n1,1\n0,1\n", are_occasions=False).table
    visits = read(tmp_path, "a,b\n1,1\n0,1\n", are_occasions=True).table
    assert isinstance(lists, Overlaps)
    assert isinstance(visits, Overlaps)
    assert (lists.are_occasions, visits.are_occasions) == (False, True)


def test_how_often_units_were_seen(tmp_path: Path) -> None:
    found = read(tmp_path, IMMIGRANTS + "2,1\n")
    assert found.table == TimesSeen(((1, 1645), (2, 184), (3, 37), (4, 13), (5, 1), (6, 1)))
    assert [one.code for one in found.cautions] == ["rows_summed"]


def test_repeated_combinations_are_summed_aloud(tmp_path: Path) -> None:
    found = read(tmp_path, "A,B,n\n1,0,4\n0,1,5\n1,1,2\n1,0,3\n")
    assert isinstance(found.table, Overlaps)
    assert found.table.cells[0] == (1, 7)
    assert [(one.code, one.figure) for one in found.cautions] == [("rows_summed", "row 5")]


def test_an_empty_list_is_left_out_aloud(tmp_path: Path) -> None:
    found = read(tmp_path, "A,B,C,n\n1,0,0,4\n0,0,1,5\n1,0,1,2\n0,1,0,0\n0,0,0,0\n")
    assert isinstance(found.table, Overlaps)
    assert found.table.lists == ("A", "C")
    assert [(one.code, one.figure) for one in found.cautions] == [("empty_list", "B")]


def test_sightings_with_alternatives(tmp_path: Path) -> None:
    text = "record,vehicle,list,prob\n1,u,A,0.7\n1,v,A,0.3\n2,u,B,1\n3,v,B,0.4\n"
    found = read(tmp_path, text)
    assert isinstance(found.table, Overlaps)
    assert found.table.cells == ((2, 1), (3, 1))
    assert [record.choices for record in found.records] == [(("u", 0.7), ("v", 0.3)), (("u", 1.0),), (("v", 0.4),)]


def test_plates_are_not_vehicles(tmp_path: Path) -> None:
    found = read(tmp_path, "plate,source\nP1,A\nP1,B\nP2,A\n")
    assert [one.code for one in found.cautions] == ["units_are_plates"]
    assert found.form == "sightings"


@pytest.mark.parametrize(
    ("text", "reason", "place"),
    [
        ("", "empty", ""),
        ("A,B,n\n", "no row below", ""),
        ("1,0,4\n0,1,3\n", "not a header", "row 1"),
        ("A,A,n\n1,0,4\n", "one name", "row 1"),
        ("A,,n\n1,0,4\n", "one name", "row 1"),
        ("A,B,n\n1,0\n", "2 cells where the header has 3", "row 2"),
        ("A,B,n\n1,0,2.5\n", "not a whole number", "row 2"),
        ("A,B,n\n1,0,-3\n", "not a whole number", "row 2"),
        ("A,B,n\n1,0,\n", "not a whole number", "row 2"),
        ("A,B,n\n1,0,9999999999\n", "not a whole number", "row 2"),
        ("A,B,n\n1,0,3\n1,2,3\n", "where 0 or 1 is meant", "row 3"),
        ("A,B,n\n1,0,3\n0,0,7\n", "what is to be estimated", "row 3"),
        ("A,B\n1,0\n0,0\n", "what is to be estimated", "row 3"),
        ("A,B,n\n1,0,0\n", "all counts are 0", ""),
        ("A,B,n\n1,0,5\n0,1,0\n", "only one list has units", ""),
        ("A,n\n1,5\n", "1 lists", "row 1"),
        ("times,count\n0,5\n", "what is to be estimated", "row 2"),
        ("times,count\n1,0\n", "all counts are 0", ""),
        ("vehicle,list\nu,A\n,B\n", "without its vehicle", "row 3"),
        ("vehicle,list\nu,A\nv,A\n", "1 lists", ""),
        ("vehicle,list,prob\nu,A,1.2\n", "not a probability", "row 2"),
        ("vehicle,list,prob\nu,A,much\n", "not a probability", "row 2"),
        ("record,vehicle,list,prob\n1,u,A,0.7\n1,v,A,0.4\n", "more than 1", "row 3"),
        (b"A,B,n\n1,0,\xff\n", "not UTF-8", "byte 10"),
    ],
)
def test_faults_are_named_with_row_and_remedy(tmp_path: Path, text: str | bytes, reason: str, place: str) -> None:
    with pytest.raises(UnreadableInput) as raised:
        read(tmp_path, text)
    assert reason in raised.value.reason
    assert raised.value.place == place
    assert raised.value.remedy


def test_eleven_lists_are_too_many(tmp_path: Path) -> None:
    header = ",".join("ABCDEFGHIJK")
    with pytest.raises(UnreadableInput, match="11 lists; 2 to 10"):
        read(tmp_path, f"{header},n\n1{',0' * 10},5\n")


def test_a_folder_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInput, match="cannot be opened"):
        read_table(tmp_path)
