"""Headings, ways of counting and things counted, in three languages."""

from __future__ import annotations

import pytest

from yellowplate.ingest.report_columns import (
    COLUMNS,
    column_of,
    columns_of,
    is_field_report,
    method_of,
    thing_of,
)
from yellowplate.records import Basis
from yellowplate.records.errors import WrongSchema


@pytest.mark.parametrize(
    ("heading", "column"),
    [
        ("Place", "place"),
        ("장소", "place"),
        ("地点", "place"),
        ("대수(대)", "count"),
        ("数量（辆）", "count"),
        ("Seen on", "date"),
        ("관측일", "date"),
        ("제보자", "said_by"),
        ("来源", "said_by"),
        ("能见度", "visibility"),
        ("위도", "lat"),
        ("Radius km", "radius_km"),
        ("Coverage [%]", "coverage"),
        ("VIN", ""),
        ("", ""),
    ],
)
def test_headings(heading: str, column: str) -> None:
    assert column_of(heading) == column


def test_every_column_is_a_heading_of_itself() -> None:
    assert [column_of(name) for name in COLUMNS] == list(COLUMNS)


@pytest.mark.parametrize(
    ("headings", "is_ours"),
    [
        (["place", "count", "date"], True),
        (["장소", "대수", "제보자"], True),
        (["地点", "最少", "方法"], True),
        (["area", "high", "what"], True),
        (["place", "count"], False),
        (["place", "date", "method"], False),
        (["count", "date", "method"], False),
        (["vin", "place", "count", "date"], False),
        (["topic", "place", "low", "method"], False),
        ([], False),
    ],
)
def test_which_tables_are_field_reports(headings: list[str], is_ours: bool) -> None:
    assert is_field_report(headings) is is_ours


def test_two_headings_of_one_column_are_refused() -> None:
    assert columns_of(["장소", "colour", "대수"], file="a", place="line 1") == {"place": "장소", "count": "대수"}
    with pytest.raises(WrongSchema, match="two columns may be place: place, 地点"):
        columns_of(["place", "地点"], file="a", place="line 1")


@pytest.mark.parametrize(
    ("words", "name", "basis"),
    [
        ("by eye", "by eye", Basis.SAW),
        ("육안", "by eye", Basis.SAW),
        ("目测", "by eye", Basis.SAW),
        ("망원렌즈", "telephoto", Basis.SAW),
        ("卫星图像", "satellite image", Basis.SAW),
        ("Google Earth", "satellite image", Basis.SAW),
        ("drone video", "drone image", Basis.SAW),
        ("사진", "photograph", Basis.SAW),
        ("소문", "hearsay", Basis.HEARD),
        ("추정", "estimate", Basis.INFERRED),
        ("machine count", "machine count", Basis.INFERRED),
        (" notebook ", "notebook", Basis.REPORTED),
        ("", "", Basis.REPORTED),
    ],
)
def test_methods(words: str, name: str, basis: Basis) -> None:
    assert method_of(words) == (name, basis)


@pytest.mark.parametrize(
    ("words", "counting", "thing"),
    [
        ("vehicles", "", ("vehicle_count", "vehicles")),
        ("차량", "", ("vehicle_count", "vehicles")),
        ("轿车", "", ("vehicle_count", "cars")),
        ("cars without plates", "", ("vehicle_count", "cars without plates")),
        ("번호판 없는 차량", "", ("vehicle_count", "번호판 없는 차량")),
        ("도하장", "", ("crossing_count", "crossings")),
        ("makeshift crossings", "", ("crossing_count", "makeshift crossings")),
        ("渡口", "", ("crossing_count", "crossings")),
        ("barges", "", ("thing_count", "barges")),
        ("", "vehicles", ("vehicle_count", "vehicles")),
        ("", "crossings", ("crossing_count", "crossings")),
        ("", "places", None),
        ("", "", None),
    ],
)
def test_things(words: str, counting: str, thing: tuple[str, str] | None) -> None:
    assert thing_of(words, counting) == thing
