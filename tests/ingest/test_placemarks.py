"""Placemarks to statements: points, counts of folders, areas, reports in fields; what is bad costs itself."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal

import pytest

from tests.ingest.border_files import INNER, YARD, crossings, kml, polygon, ring
from yellowplate.ingest.format import SourceFile
from yellowplate.ingest.kml_tree import features
from yellowplate.ingest.neighbours import Neighbours
from yellowplate.ingest.placemarks import METHOD, read_features
from yellowplate.records import Origin, Post, Quantity, Refusal, Statement

Collected = Callable[[Mapping[str, bytes | str]], tuple[dict[str, SourceFile], Neighbours]]


def run(collected: Collected, text: str, name: str = "a.kml") -> tuple[list[Statement], list[Refusal], list[Post]]:
    files, _ = collected({name: text})
    made = list(read_features(features(files[name].path, file=name), files[name]))
    return (
        [one for one in made if isinstance(one, Statement)],
        [one for one in made if isinstance(one, Refusal)],
        [one for one in made if isinstance(one, Post)],
    )


def point(name: str, lon: float = 128.17, more: str = "") -> str:
    return f"<Placemark><name>{name}</name>{more}<Point><coordinates>{lon},41.4</coordinates></Point></Placemark>"


def folder(name: str, *parts: str) -> str:
    return f"<Folder><name>{name}</name>{''.join(parts)}</Folder>"


def test_the_made_up_file(collected: Collected) -> None:
    told, refused, posts = run(collected, crossings())
    assert sorted(one.property for one in told) == [*["area"] * 3, "crossing_count", *["point"] * 5]
    assert len(posts) == 5
    assert [one.place for one in refused] == [
        "/Document/Placemark[4]/Polygon",
        "/Document/Placemark[5]/Polygon",
        "/Document/Placemark[6]/Polygon",
        "/Document/NetworkLink",
        "/Document/Placemark[2]/Polygon",
        "/Document/Folder",
    ]
    assert refused[4].reason == "the areas 'Yard A' and 'Yard B' share ground: 100.0 % of the smaller"
    assert all(one.is_partial for one in refused)


def test_a_folder_of_points_is_a_count_with_points(collected: Collected) -> None:
    told, refused, _ = run(collected, kml(folder("2 crossings", point("a"), point("b", 128.18))))
    count = next(one for one in told if one.property == "crossing_count")
    assert refused == []
    assert (count.value, count.quantity) == ("2", Quantity(Decimal(2), Decimal(2), "crossings"))
    assert (count.origin, count.method, count.raw) == (Origin.INFERRED, METHOD, "2 crossings")
    assert set(count.because) == {one.id for one in told if one.property == "point"}
    assert count.place == "Upper Yalu / 2 crossings"


@pytest.mark.parametrize(
    ("name", "named", "unit", "place"),
    [
        ("Fords near Hyesan", "crossing_count", "crossings", "Hyesan"),
        ("혜산 도하장", "crossing_count", "crossings", "혜산"),
        ("차량", "vehicle_count", "vehicles", "Upper Yalu / 차량"),
        ("My places", "thing_count", "placemarks", "Upper Yalu / My places"),
    ],
)
def test_what_a_folder_counts(collected: Collected, name: str, named: str, unit: str, place: str) -> None:
    told, _, _ = run(collected, kml(folder(name, point("a"), point("b"))))
    count = next(one for one in told if one.property.endswith("_count"))
    assert count.quantity is not None
    assert (count.property, count.quantity.unit, count.place) == (named, unit, place)


def test_a_name_that_gives_another_number_is_told(collected: Collected) -> None:
    told, refused, _ = run(collected, kml(folder("43 crossings", point("a"), point("b"))))
    assert "Its name gives 43." in told[-1].note
    assert "holds 2 points" in refused[0].reason
    _, quiet, _ = run(collected, kml(folder("trip of 2025", point("a"), point("b"))))
    assert quiet == []


def test_days_of_a_folder_are_those_of_its_points(collected: Collected) -> None:
    stamps = [f"<TimeStamp><when>2025-09-{day}</when></TimeStamp>" for day in ("03", "20")]
    told, _, _ = run(collected, kml(folder("fords", *(point("a", more=stamp) for stamp in stamps))))
    assert str(told[-1].happened_on) == "2025-09-03/2025-09-20"
    told, _, _ = run(collected, kml(folder("fords", point("a", more=stamps[0]), point("b"))))
    assert told[-1].happened_on is None


def test_one_point_is_no_count_and_a_file_without_names_has_its_own(collected: Collected) -> None:
    told, _, _ = run(collected, kml(folder("fords", point("a"))))
    assert [one.property for one in told] == ["point"]
    bare = '<kml xmlns="http://www.opengis.net/kml/2.2">' + point("") + point("") + "</kml>"
    told, _, _ = run(collected, bare)
    assert (told[0].place, told[-1].place) == ("Placemark[1]", "a.kml")


def test_a_count_in_fields_is_a_report(collected: Collected) -> None:
    data = (
        '<ExtendedData><Data name="대수"><value>30여 대</value></Data><Data name="방법"><value>위성</value></Data>'
        "</ExtendedData>"
    )
    stamp = "<TimeSpan><begin>2025-09-01</begin><end>2025-09-03</end></TimeSpan>"
    told, refused, _ = run(collected, kml(point("Yard A", more=stamp + data)))
    count = next(one for one in told if one.property == "vehicle_count")
    assert (count.place, str(count.happened_on), count.method) == (
        "Yard A",
        "2025-09-01/2025-09-03",
        "satellite image",
    )
    assert count.locator.field == "/Document/Placemark/ExtendedData/대수"
    assert refused == []
    bad = data.replace("30여 대", "x")
    _, refused, _ = run(collected, kml(point("Yard A", more=bad)))
    assert refused[0].place == "/Document/Placemark/ExtendedData/대수"
    twice = data.replace("방법", "수량")
    _, refused, _ = run(collected, kml(point("Yard A", more=twice)))
    assert "two columns" in refused[0].reason
    none = '<ExtendedData><Data name="count"><value>3</value></Data></ExtendedData>'
    _, refused, _ = run(collected, kml(point("Yard A", more=none)))
    assert refused[0].place == "/Document/Placemark"


def test_fields_without_a_count_say_kind_and_country(collected: Collected) -> None:
    data = (
        '<ExtendedData><Data name="kind"><value>crossing</value></Data><Data name="country"><value>KP</value></Data>'
        "</ExtendedData>"
    )
    told, _, _ = run(collected, kml(polygon("A1", ring(YARD), more=data)))
    assert told[0].value.startswith("crossing kp POLYGON")


def test_many_polygons_of_one_placemark_have_names_of_their_own(collected: Collected) -> None:
    outlines = "".join(
        f"<Polygon><outerBoundaryIs><LinearRing><coordinates>{ring(one)}</coordinates></LinearRing></outerBoundaryIs>"
        "</Polygon>"
        for one in (YARD, INNER)
    )
    text = f"<Placemark><name>Yard</name><MultiGeometry>{outlines}</MultiGeometry></Placemark>"
    told, _, _ = run(collected, kml(text))
    assert [one.place for one in told] == ["Yard", "Yard (2)"]


def test_what_is_refused_and_what_goes_on(collected: Collected) -> None:
    line = "<Placemark><LineString><coordinates>128,41 128.1,41</coordinates></LineString></Placemark>"
    told, refused, _ = run(
        collected,
        kml(
            line,
            line,
            "<GroundOverlay/>",
            "<NetworkLink/>",
            "<Placemark><name>x</name><Point/></Placemark>",
            point("Hyesan", 116.4),
            point("good", more="<TimeStamp><when>soon</when></TimeStamp>"),
            "<Placemark><name>s</name><Point><coordinates>41.4,128.17</coordinates></Point></Placemark>",
        ),
    )
    reasons = [one.reason for one in refused]
    assert [one.place for one in told if one.property == "point"] == ["Hyesan", "good"]
    for part in (
        "picture laid over the map was not read: GroundOverlay",
        "not followed: without an address",
        "x: a point without its coordinates",
        "km from Hyesan",
        "good: its time cannot be read",
        "s: latitude 128.17 and longitude 41.4 look swapped",
        "2 shapes of the kind LineString are not read",
    ):
        assert any(part in reason for reason in reasons), part


def test_a_description_is_a_text_of_its_own(collected: Collected) -> None:
    _, _, (named, bare) = run(
        collected,
        kml(
            point("a", more="<description>30 cars</description>"),
            "<Placemark><description>20 cars</description></Placemark>",
        ),
    )
    assert [one.text for one in named.texts] == ["30 cars", "a"]
    assert named.texts[0].locator.field == "/Document/Placemark[1]/description"
    assert [one.text for one in bare.texts] == ["20 cars"]
