"""Rings and polygons: each fault has its own message, and nothing is mended."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.ingest.border_files import FAR, INNER, YARD
from yellowplate.ingest.outlines import (
    MAX_VERTICES,
    BadOutline,
    area_km2,
    checked_point,
    checked_ring,
    checked_rings,
    written,
)
from yellowplate.records.area import Vertex

BOW: tuple[Vertex, ...] = ((128.0, 41.0), (128.1, 41.1), (128.1, 41.0), (128.0, 41.1), (128.0, 41.0))


def test_either_way_round_is_the_same_area() -> None:
    assert checked_rings([YARD]) == checked_rings([tuple(reversed(YARD))])
    assert checked_rings([YARD])[0] == YARD


def test_a_hole_is_taken_off() -> None:
    whole, holed = checked_rings([YARD]), checked_rings([YARD, INNER])
    assert len(holed) == 2
    assert area_km2(holed) == pytest.approx(area_km2(whole) - area_km2([INNER]))
    assert area_km2(whole) == pytest.approx(0.2229, abs=1e-3)
    assert written(holed).count("(") == 3


@pytest.mark.parametrize(
    ("rings", "reason"),
    [
        ([], "without an outline"),
        ([YARD[:3]], "3 vertices"),
        ([YARD[:-1]], "not closed"),
        ([BOW], "self-intersection at 128.05 41.05"),
        ([YARD, FAR], "hole lies outside"),
        ([[(lat, lon) for lon, lat in YARD]], "look swapped"),
        ([[(179.9, 41.0), (-179.9, 41.0), (-179.9, 41.1), (179.9, 41.0)]], "180th meridian"),
        ([[(128.0, 41.0), (128.1, 41.1), (128.2, 41.2), (128.0, 41.0)]], "not one clean outline"),
        ([[(math.nan, 41.0), *YARD[1:]]], "not a point"),
        ([[YARD[0], (128.2, 95.0), *YARD[2:]]], "not on the globe"),
        ([[YARD[0]] * 4], "not one clean outline"),
        ([[YARD[0]] * (MAX_VERTICES + 1)], "more than"),
    ],
)
def test_what_is_no_outline(rings: list[list[Vertex]], reason: str) -> None:
    with pytest.raises(BadOutline) as caught:
        checked_rings(rings)
    assert reason in caught.value.reason
    assert caught.value.remedy


def test_a_ring_is_held_against_the_place_it_is_named_for() -> None:
    swapped = [(31.0, 121.0), (31.1, 121.0), (31.1, 121.1), (31.0, 121.0)]
    with pytest.raises(BadOutline, match="near Shanghai"):
        checked_ring(swapped, "Shanghai")
    assert checked_point((128.17, 41.4), "Hyesan") == (128.17, 41.4)


@given(st.floats(123, 131), st.floats(38, 43), st.floats(0.001, 0.4), st.floats(0.001, 0.4))
def test_every_clean_box_is_kept(lon: float, lat: float, width: float, height: float) -> None:
    box = ((lon, lat), (lon + width, lat), (lon + width, lat + height), (lon, lat + height), (lon, lat))
    (ring,) = checked_rings([box])
    assert sorted(ring[:-1]) == [pytest.approx(vertex, abs=1e-6) for vertex in sorted(box[:-1])]
