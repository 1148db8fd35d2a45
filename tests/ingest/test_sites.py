"""Statements of map files: what lies in an area by its names, and how shapes are written."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.ingest.border_files import YARD
from yellowplate.ingest.sites import Told, area_statement, footprint_statement, kind_of, point_statement
from yellowplate.records import AreaKind, Locator, Quantity

TOLD = Told(Locator("a" * 64, "/Document/Placemark"), "test/1", "128.17,41.4")


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        (("Yard 3",), AreaKind.YARD),
        (("Parking west of the river",), AreaKind.YARD),
        (("야적장 2",), AreaKind.YARD),
        (("혜산 차판장",), AreaKind.YARD),
        (("停车场",), AreaKind.YARD),
        (("Ford 12",), AreaKind.CROSSING),
        (("임시 도하장",), AreaKind.CROSSING),
        (("渡口",), AreaKind.CROSSING),
        (("A1", "Crossings of the upper Yalu"), AreaKind.CROSSING),
        (("Yard 3", "Crossings of the upper Yalu"), AreaKind.YARD),
        (("A1",), AreaKind.OTHER),
        (("Stanford", "Oxford Road"), AreaKind.OTHER),
        ((), AreaKind.OTHER),
    ],
)
def test_kinds(words: tuple[str, ...], kind: AreaKind) -> None:
    assert kind_of(*words) is kind


def test_an_area_is_stated_with_its_extent() -> None:
    found = area_statement(TOLD, "Yard A", AreaKind.YARD, "kp", [YARD])
    assert (found.subject.key, found.property, found.place) == ("place:Yard A", "area", "Yard A")
    assert found.value.startswith("yard kp POLYGON ((128.17 41.4, ")
    assert found.quantity is not None
    assert found.quantity.unit == "km2"
    assert area_statement(TOLD, "Yard A", AreaKind.YARD, "", [YARD]).value.startswith("yard - POLYGON")


def test_a_point_is_stated_with_its_uncertainty() -> None:
    found = point_statement(TOLD, "혜산", (128.17, 41.4), "0.1")
    assert (found.subject.key, found.value) == ("place:Hyesan", "41.400000,128.170000")
    assert found.quantity == Quantity(Decimal("0.1"), Decimal("0.1"), "km around the point")


def test_a_footprint_is_stated_of_its_scene() -> None:
    found = footprint_statement(TOLD, "S1", [YARD], 0.3)
    assert (found.subject.key, found.property, found.place) == ("scene:S1", "footprint", "")
    assert found.quantity == Quantity(Decimal("0.3"), Decimal("0.3"), "m per pixel")
    assert footprint_statement(TOLD, "S1", [YARD], None).quantity is None
