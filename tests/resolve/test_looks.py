"""Looks at areas: seen and empty, seen and not counted, not seen; shared ground counts once."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import place, stated
from tests.resolve.test_areas import BESIDE, BIG, SMALL, area, footprint
from yellowplate.records import MACHINE, Polarity, Quantity, Statement, SubjectKind, parse_period
from yellowplate.resolve import area_counts, by_area, sightings

ALL = "POLYGON ((127 40, 129 40, 129 42, 127 42, 127 40))"
DAY = parse_period("2025-09-20")


def vehicles(low: int | None, high: int | None) -> Quantity:
    return Quantity(None if low is None else Decimal(low), None if high is None else Decimal(high), "vehicles")


def count(where: str, low: int | None, high: int | None, row: int = 1, **more: Any) -> Statement:
    told = {"place": where, "happened_on": DAY, "quantity": vehicles(low, high), **more}
    at = place("reports", field=f"/{row}/count")
    return stated(SubjectKind.PLACE, f"place:{where}", "vehicle_count", f"{low}..{high}", at=at, **told)


def beside(name: str, value: str, row: int = 1, quantity: Quantity | None = None) -> Statement:
    at = place("reports", field=f"/{row}/{name}")
    return stated(SubjectKind.PLACE, "place:Hyesan", name, value, at=at, quantity=quantity)


def finds(*points: tuple[float, float], scene: str = "S1") -> Statement:
    shape = ", ".join(f"({lon} {lat})" for lon, lat in points)
    value = f"MULTIPOINT ({shape})" if points else "MULTIPOINT EMPTY"
    return stated(
        SubjectKind.PLACE,
        f"scene:{scene}",
        "detections",
        value,
        at=place(f"finds {scene}"),
        quantity=vehicles(len(points), len(points)),
        happened_on=DAY,
        method=MACHINE,
    )


def test_no_areas_no_looks() -> None:
    assert area_counts([count("A", 3, 3), footprint("S1", ALL)]) == ()


def test_a_count_by_name_keeps_its_range() -> None:
    (found,) = area_counts([area("Yard A", BIG), count("yard a", 20, None, method="by eye", note="Visibility: fog. x")])
    assert (found.area, found.scene, found.count) == ("Yard A", "", vehicles(20, None))
    assert (found.coverage, found.method, found.visibility) == (None, "by eye", "fog")
    assert found.seen_on == DAY
    assert len(found.statements) == 2


def test_a_count_by_the_point_of_its_own_row() -> None:
    inside = [count("Hyesan", 5, 5), beside("point", "41.03,128.03")]
    told = [area("Big", BIG), area("Small", SMALL), *inside]
    (found,) = area_counts(told)
    assert (found.area, found.note) == ("Small", "Shares ground with Big; not to be added up.")
    assert set(found.statements) >= {one.id for one in inside}
    far = [area("Big", BIG), count("Hyesan", 5, 5), beside("point", "40.5,128.03")]
    other = [area("Big", BIG), count("Hyesan", 5, 5), beside("point", "41.03,128.03", row=2)]
    town = [area("Big", BIG), count("Hyesan", 5, 5)]
    assert area_counts(far) == area_counts(other) == area_counts(town) == ()


@pytest.mark.parametrize(
    ("radius_km", "name", "is_sure"),
    [("0.1", "Small", True), ("1.5", "Big", True), ("5", "Small", False)],
)
def test_a_point_counts_with_its_uncertainty(radius_km: str, name: str, is_sure: bool) -> None:
    radius = Quantity(Decimal(radius_km), Decimal(radius_km), "km around the point")
    point = beside("point", "41.03,128.03", quantity=radius)
    (found,) = area_counts([area("Big", BIG), area("Small", SMALL), count("Hyesan", 5, 5), point])
    assert found.area == name
    assert ("beyond the area's edge" in found.note) is not is_sure


def test_a_count_outside_a_table_has_no_row() -> None:
    told = stated(
        SubjectKind.PLACE, "place:A", "vehicle_count", "5", at=place("text", span=(0, 1)), quantity=vehicles(5, 5)
    )
    (found,) = area_counts([area("A", BIG), told])
    assert found.count == vehicles(5, 5)


def test_coverage_of_the_report_goes_before_that_of_the_scene() -> None:
    share = beside("coverage", "80", quantity=Quantity(Decimal(80), Decimal(80), "per cent"))
    told = [area("A", BIG), footprint("S1", ALL), count("A", 0, 0, method="satellite image"), share]
    (found,) = area_counts(told)
    assert (found.coverage, found.scene, found.is_empty) == (0.8, "S1", True)
    none = beside("coverage", "0", quantity=Quantity(Decimal(0), Decimal(0), "per cent"))
    (unseen,) = area_counts([area("A", BIG), count("A", 0, 0), none])
    assert (unseen.coverage, unseen.count, unseen.is_empty) == (0.0, None, None)
    assert "left out" in unseen.note


@pytest.mark.parametrize(
    ("more", "scene", "coverage"),
    [
        ({"method": "satellite image"}, "S1", 1.0),
        ({"method": "satellite image", "happened_on": None}, "", None),
        ({"method": "by eye"}, "", None),
        ({"method": "by eye", "note": "Scene S1."}, "S1", 1.0),
        ({"note": "Scene S9."}, "S9", None),
    ],
)
def test_the_scene_of_a_count(more: dict[str, Any], scene: str, coverage: float | None) -> None:
    told = [area("A", BIG), footprint("S1", ALL, note="Visibility: haze."), count("A", 3, 3, **more)]
    found = next(one for one in area_counts(told) if one.count is not None)
    assert (found.scene, found.coverage) == (scene, coverage)
    assert found.visibility == ("haze" if coverage else "")


def test_two_scenes_of_one_day_are_not_guessed_between() -> None:
    told = [area("A", BIG), footprint("S1", ALL), footprint("S2", ALL), count("A", 3, 3, method="satellite image")]
    found = next(one for one in area_counts(told) if one.count is not None)
    assert (found.scene, found.coverage) == ("", None)


def test_seen_and_not_counted_differs_from_not_seen() -> None:
    told = [area("A", BIG), footprint("S1", ALL), footprint("S2", BESIDE, "2025-10-01")]
    seen, unseen = area_counts(told)
    assert (seen.scene, seen.coverage, seen.count, seen.note) == ("S1", 1.0, None, "Seen, and not counted.")
    assert (unseen.scene, unseen.coverage, unseen.note) == ("S2", 0.0, "Not in this scene.")


def test_each_find_counts_once_for_the_smaller_area() -> None:
    told = [area("Big", BIG), area("Small", SMALL), finds((128.03, 41.03), (128.08, 41.08), (130, 41))]
    found = {one.area: one for one in area_counts(told)}
    assert {name: one.count and one.count.low for name, one in found.items()} == {"Big": 1, "Small": 1}
    assert found["Big"].is_machine
    assert "Shares ground with Small; each find counts once." in found["Big"].note
    assert found["Big"].coverage is None


def test_a_machine_sees_nothing_only_where_the_scene_shows_the_area() -> None:
    told = [area("A", BIG), finds()]
    assert area_counts(told) == ()
    (empty,) = area_counts([*told, footprint("S1", ALL)])
    assert (empty.is_empty, empty.coverage, empty.is_machine) == (True, 1.0, True)
    (unseen,) = area_counts([*told, footprint("S1", "POLYGON ((10 10, 11 10, 11 11, 10 10))")])
    assert (unseen.count, unseen.coverage) == (None, 0.0)


def test_finds_outside_their_footprint_are_told_so() -> None:
    told = [area("A", BIG), finds((128.05, 41.05)), footprint("S1", BESIDE.replace("128.1 ", "128.15 "))]
    (found,) = area_counts(told)
    assert (found.coverage, "outside" in found.note) == (None, True)


def test_what_is_no_look() -> None:
    told = [
        area("A", BIG),
        count("A", 3, 3, polarity=Polarity.DENIED),
        stated(SubjectKind.PLACE, "place:A", "vehicle_count", "many"),
        stated(SubjectKind.FLOW, "flow:A", "vehicle_count", "3", quantity=vehicles(3, 3)),
    ]
    assert area_counts(told) == ()


def test_grouping_keeps_the_order() -> None:
    told = [area("A", BIG), area("B", BESIDE), footprint("S1", ALL), footprint("S2", ALL, "2025-10-01")]
    grouped = by_area(area_counts(told))
    assert {name: [one.scene for one in several] for name, several in grouped.items()} == {
        "A": ["S1", "S2"],
        "B": ["S1", "S2"],
    }


CASE = (
    area("A", BIG),
    area("B", SMALL),
    footprint("S1", ALL),
    finds((128.03, 41.03)),
    count("A", 3, 4),
    count("Hyesan", 5, 5, row=2),
    beside("point", "41.03,128.03", row=2),
)


@given(st.permutations(CASE), st.booleans())
def test_order_and_repetition_change_nothing(told: list[Statement], is_twice: bool) -> None:
    assert area_counts(told * 2 if is_twice else told) == area_counts(CASE)


def test_machine_counts_are_sightings_by_area_or_by_scene() -> None:
    seen = sightings([area("A", BIG), finds((128.05, 41.05)), finds((10, 10), scene="S9")])
    assert [(one.place, one.method, one.count) for one in seen] == [
        ("A", MACHINE, Quantity(Decimal(1), Decimal(1), "vehicles", is_approx=True)),
        ("scene S9", MACHINE, vehicles(1, 1)),
    ]
    ground = stated(
        SubjectKind.PLACE,
        "scene:S2",
        "occupied_area",
        BIG,
        quantity=Quantity(Decimal(900), Decimal(900), "m2 occupied", is_approx=True),
    )
    (only,) = sightings([ground])
    assert (only.place, only.what) == ("scene S2", "m2 occupied")
    assert sightings([stated(SubjectKind.PLACE, "scene:S2", "occupied_area", BIG)]) == ()


def test_the_way_of_counting_parts_sightings() -> None:
    seen = sightings([count("A", 3, 3, method="by eye"), count("A", 3, 3, row=2, method="telephoto")])
    assert {one.method for one in seen} == {"by eye", "telephoto"}
