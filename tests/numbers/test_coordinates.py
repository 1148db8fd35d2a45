"""Angles as people write them, and distances on a sphere."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yellowplate.numbers.coordinates import EARTH_RADIUS_KM, distance_km, parse_degrees
from yellowplate.records.errors import WrongCharacter


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("41.40167", 41.40167),
        ("-41.5", -41.5),
        ("+41.5°", 41.5),
        ("41.5°N", 41.5),
        ("N 41.5", 41.5),
        ("41.5 s", -41.5),
        ("128°30'E", 128.5),
        ("128° 30′ 36″ E", 128.51),
        ("70°30'W", -70.5),
        ("북위 41.5", 41.5),
        ("东经 128.5", 128.5),
    ],
)
def test_angles(text: str, expected: float) -> None:
    assert parse_degrees(text) == pytest.approx(expected)


@pytest.mark.parametrize("text", ["", "41,5", "-41.5 N", "41°60'", "41°30'60″", "41.5.5", "abc", "1234"])
def test_what_is_no_angle(text: str) -> None:
    with pytest.raises(WrongCharacter):
        parse_degrees(text)


def test_distances() -> None:
    assert distance_km((0, 0), (0, 0)) == 0
    assert distance_km((0, 0), (0, 180)) == pytest.approx(math.pi * EARTH_RADIUS_KM)


@given(st.floats(-89, 89), st.floats(-179, 179), st.floats(-89, 89), st.floats(-179, 179))
def test_a_distance_is_the_same_both_ways(lat: float, lon: float, lat2: float, lon2: float) -> None:
    one, other = (lat, lon), (lat2, lon2)
    assert distance_km(one, other) == pytest.approx(distance_km(other, one), abs=1e-6)
