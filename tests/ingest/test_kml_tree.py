"""The tree of a KML file: places, times, shapes, and what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.ingest.border_files import INNER, YARD, kml, polygon, ring
from yellowplate.ingest.kml_tree import MAX_DEPTH, Feature, features
from yellowplate.records.errors import UnreadableInput, WrongSchema


def read(folder: Path, text: str) -> list[Feature]:
    path = folder / "a.kml"
    path.write_text(text, encoding="utf-8")
    return features(path, file="a.kml")


def point(name: str, more: str = "") -> str:
    return f"<Placemark><name>{name}</name>{more}<Point><coordinates>128.1,41.4</coordinates></Point></Placemark>"


def test_paths_folders_and_times(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        kml(
            "<Folder><name>F</name><TimeSpan><begin>2025-09</begin></TimeSpan>",
            point("a"),
            point("b", "<TimeStamp><when>2025-09-13T10:00:00Z</when></TimeStamp>"),
            "<Folder>",
            point("c", "<TimeSpan><begin>2025-10</begin><end>2025-09</end></TimeSpan>"),
            "</Folder></Folder>",
        ),
    )
    assert [one.place for one in found] == [
        "/Document/Folder/Placemark[1]",
        "/Document/Folder/Placemark[2]",
        "/Document/Folder/Folder/Placemark",
    ]
    assert [one.folders for one in found] == [("Upper Yalu", "F")] * 3
    assert [str(one.days) for one in found] == ["2025-09-01/..", "2025-09-13", "None"]
    assert "ends" in found[2].day_fault
    assert found[0].shapes[0].rings == (((128.1, 41.4),),)


def test_an_end_alone_is_open_below(tmp_path: Path) -> None:
    (found,) = read(tmp_path, kml(point("a", "<TimeSpan><end>2025-09</end></TimeSpan>")))
    assert str(found.days) == "../2025-09-30"
    (bad,) = read(tmp_path, kml(point("a", "<TimeStamp><when>soon</when></TimeStamp>")))
    assert (bad.days, "soon" in bad.day_fault) == (None, True)


def test_markup_of_a_description_is_taken_off(tmp_path: Path) -> None:
    markup = "<description><![CDATA[<p>30 cars<br>seen &amp; <b>marked</b></p><script>x()</script>]]></description>"
    (found,) = read(tmp_path, kml(point("a", markup)))
    assert found.description == "30 cars\nseen & marked"
    (plain,) = read(tmp_path, kml(point("a", "<description>30 cars</description>")))
    assert plain.description == "30 cars"


def test_fields_of_both_kinds(tmp_path: Path) -> None:
    data = (
        '<ExtendedData><Data name="count"><value>30</value></Data><Data name=""><value>x</value></Data>'
        '<SchemaData><SimpleData name="what">cars</SimpleData><SimpleData name="empty"/></SchemaData></ExtendedData>'
    )
    (found,) = read(tmp_path, kml(point("a", data)))
    assert found.fields == {"count": "30", "what": "cars"}


def test_polygons_holes_and_many_shapes(tmp_path: Path) -> None:
    both = (
        "<Placemark><MultiGeometry>"
        f"<Polygon><outerBoundaryIs><LinearRing><coordinates>{ring(YARD)}</coordinates></LinearRing></outerBoundaryIs>"
        "</Polygon><Point><coordinates>128.1,41.4,5</coordinates></Point><Style/></MultiGeometry></Placemark>"
    )
    holed, many = read(tmp_path, kml(polygon("h", ring(YARD), ring(INNER)), both))
    assert holed.shapes[0].rings == (YARD, INNER)
    assert [(one.kind, one.place) for one in many.shapes] == [
        ("Polygon", "/Document/Placemark[2]/MultiGeometry/Polygon"),
        ("Point", "/Document/Placemark[2]/MultiGeometry/Point"),
    ]


@pytest.mark.parametrize(
    ("coordinates", "fault"),
    [("", "without its coordinates"), ("128.1", "not a vertex"), ("x,y", "could not convert"), ("1,2 3,4", "point")],
)
def test_points_that_are_none(tmp_path: Path, coordinates: str, fault: str) -> None:
    text = f"<Placemark><Point><coordinates>{coordinates}</coordinates></Point></Placemark>"
    (found,) = read(tmp_path, kml(text))
    assert fault in found.shapes[0].fault


def test_links_are_named(tmp_path: Path) -> None:
    link, old, overlay = read(
        tmp_path,
        kml(
            "<NetworkLink><Link><href>https://example.org/a.kml</href></Link></NetworkLink>",
            "<NetworkLink><Url><href>https://example.org/b.kml</href></Url></NetworkLink>",
            "<GroundOverlay><name>image</name></GroundOverlay>",
        ),
    )
    assert (link.tag, link.link, old.link) == ("NetworkLink", "https://example.org/a.kml", "https://example.org/b.kml")
    assert (overlay.tag, overlay.name, overlay.link) == ("GroundOverlay", "image", "")


def test_folders_without_end(tmp_path: Path) -> None:
    deep = MAX_DEPTH + 5
    assert read(tmp_path, kml("<Folder>" * deep, point("a"), "</Folder>" * deep)) == []
    nested = "<MultiGeometry>" * deep + "<Point/>" + "</MultiGeometry>" * deep
    (found,) = read(tmp_path, kml(f"<Placemark>{nested}</Placemark>"))
    assert found.shapes == ()


@pytest.mark.parametrize(
    ("text", "error", "reason"),
    [
        ("<kml><Document>", UnreadableInput, "not XML"),
        ("<html></html>", WrongSchema, "not <kml>"),
        ('<!DOCTYPE k [<!ENTITY a "b">]><kml>&a;</kml>', UnreadableInput, "EntitiesForbidden"),
        ('<?xml version="1.0" encoding="no-such"?><kml/>', UnreadableInput, "no-such|unknown encoding"),
    ],
)
def test_what_is_no_kml(tmp_path: Path, text: str, error: type[Exception], reason: str) -> None:
    with pytest.raises(error, match=reason):
        read(tmp_path, text)
