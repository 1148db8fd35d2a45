"""Areas, scenes and how much of an area a scene covers."""

from __future__ import annotations

import pytest

from tests.factories import place, stated
from yellowplate.records import AreaKind, Link, Polarity, Statement, SubjectKind, parse_period
from yellowplate.records.speaker import Basis
from yellowplate.resolve.areas import areas, coverages, scenes

BIG = "POLYGON ((128 41, 128.1 41, 128.1 41.1, 128 41.1, 128 41))"
SMALL = "POLYGON ((128.02 41.02, 128.04 41.02, 128.04 41.04, 128.02 41.04, 128.02 41.02))"
BESIDE = "POLYGON ((128.1 41, 128.2 41, 128.2 41.1, 128.1 41.1, 128.1 41))"
HOLED = (
    "POLYGON ((128 41, 128.1 41, 128.1 41.1, 128 41.1, 128 41),"
    " (128.02 41.02, 128.02 41.04, 128.04 41.04, 128.04 41.02, 128.02 41.02))"
)


def area(name: str, shape: str, kind: str = "yard", country: str = "-", **more: object) -> Statement:
    value = f"{kind} {country} {shape}"
    return stated(SubjectKind.PLACE, f"place:{name}", "area", value, at=place(name, field=f"/{shape[:20]}"), **more)


def footprint(scene: str, shape: str, day: str = "2025-09-20", note: str = "") -> Statement:
    days = parse_period(day) if day else None
    at = place(f"{scene} {shape}")
    return stated(SubjectKind.PLACE, f"scene:{scene}", "footprint", shape, at=at, happened_on=days, note=note)


def test_areas_with_kind_country_and_source() -> None:
    (found,) = areas([area("A", BIG, "crossing", "kp", said_by=(Link("an analyst", Basis.REPORTED),))])
    assert (found.name, found.kind, found.country, found.source) == ("A", AreaKind.CROSSING, "kp", "an analyst")
    assert len(found.rings) == 1
    assert found.overlaps == ()


def test_one_outline_told_twice_is_one_area_and_two_of_one_name_are_two() -> None:
    twice = [area("A", BIG), stated(SubjectKind.PLACE, "place:A", "area", f"yard - {BIG}", at=place("other"))]
    (found,) = areas(twice)
    assert len(found.statements) == 2
    assert [one.name for one in areas([*twice, area("A", SMALL)])] == ["A", "A (2)"]


def test_shared_ground_is_named_and_a_shared_border_is_none() -> None:
    big, beside, small = areas([area("Big", BIG), area("Small", SMALL), area("Beside", BESIDE)])[0:3]
    by_name = {one.name: one.overlaps for one in (big, beside, small)}
    assert by_name == {"Big": ("Small",), "Small": ("Big",), "Beside": ()}
    assert [one.overlaps for one in areas([area("Holed", HOLED), area("Small", SMALL)])] == [(), ()]


def test_what_is_no_area() -> None:
    assert areas([]) == ()
    assert areas([area("A", BIG, polarity=Polarity.DENIED)]) == ()
    assert areas([stated(SubjectKind.PLACE, "place:A", "area", "large")]) == ()
    assert areas([area("A", "POLYGON EMPTY"), area("B", BIG)])[0].name == "B"


def test_coverage_is_the_share_in_the_footprint() -> None:
    half = "POLYGON ((128.05 40.9, 129 40.9, 129 42, 128.05 42, 128.05 40.9))"
    told = [area("A", BIG), footprint("S1", half), footprint("S2", BESIDE), footprint("S3", BIG, "")]
    found = {one.scene: one for one in coverages(told)}
    assert [one.scene for one in coverages(told)] == ["S3", "S1", "S2"]
    assert found["S1"].share == pytest.approx(0.5)
    assert found["S1"].percent == 50.0
    assert (found["S2"].share, found["S2"].is_seen) == (0.0, False)
    assert (found["S3"].share, found["S3"].seen_on) == (1.0, None)
    assert len(found["S1"].statements) == 2


def test_a_scene_in_parts_shows_all_of_them() -> None:
    parts = [
        "POLYGON ((128 41, 128.05 41, 128.05 41.1, 128 41.1, 128 41))",
        "POLYGON ((128.05 41, 128.1 41, 128.1 41.1, 128.05 41.1, 128.05 41))",
    ]
    told = [area("A", BIG), *(footprint("S1", part, note="Visibility: 10 % cloud.") for part in parts)]
    (found,) = coverages(told)
    assert (found.share, found.visibility) == (1.0, "10 % cloud")
    (scene,) = scenes(told)
    assert len(scene.statements) == 2


def test_a_scene_of_detections_alone_has_no_footprint() -> None:
    told = stated(SubjectKind.PLACE, "scene:S1", "detections", "MULTIPOINT EMPTY")
    (scene,) = scenes([told])
    assert (scene.shape, scene.seen_on) == (None, None)
    assert coverages([told, area("A", BIG)]) == ()
