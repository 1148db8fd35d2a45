"""A place is a name with a point and its uncertainty, or with no point at all."""

from __future__ import annotations

import math
from typing import Any

import pytest

from yellowplate.records import Place


@pytest.mark.parametrize(
    "point",
    [{}, {"lat": 41.4, "lon": 128.18, "radius_km": 5.0}, {"lat": -90, "lon": 180, "radius_km": 0}],
)
def test_allowed_points(point: dict[str, Any]) -> None:
    assert Place("Hyesan", "kp", **point).lat == point.get("lat")


@pytest.mark.parametrize(
    ("point", "message"),
    [
        ({"lat": 41.4}, "needs latitude, longitude and a radius"),
        ({"lon": 41.4}, "needs latitude, longitude and a radius"),
        ({"radius_km": 1.0}, "needs latitude, longitude and a radius"),
        ({"lat": 41.4, "lon": 128.2}, "needs latitude, longitude and a radius"),
        ({"lat": 91, "lon": 0, "radius_km": 1}, "not on the globe"),
        ({"lat": 0, "lon": -181, "radius_km": 1}, "not on the globe"),
        ({"lat": math.nan, "lon": 0, "radius_km": 1}, "not on the globe"),
        ({"lat": 0, "lon": math.nan, "radius_km": 1}, "not on the globe"),
        ({"lat": 0, "lon": 0, "radius_km": -1}, "not a radius"),
        ({"lat": 0, "lon": 0, "radius_km": math.nan}, "not a radius"),
        ({"lat": 0, "lon": 0, "radius_km": math.inf}, "not a radius"),
    ],
)
def test_refused_points(point: dict[str, Any], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        Place("Hyesan", **point)


def test_the_id_is_country_and_name() -> None:
    assert Place("Hyesan", "kp").id == Place("Hyesan", "kp", aliases=("혜산",)).id
    assert Place("Hyesan", "kp").id != Place("Hyesan", "cn").id
