"""Points against the globe, the region and the place they are named for: swapped ones are found, never put right."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yellowplate.ingest.whereabouts import REGION, doubt, is_in_region


@pytest.mark.parametrize(
    ("lat", "lon", "name", "why"),
    [
        (41.40167, 128.17778, "Hyesan", "the place itself"),
        (41.40167, 128.17778, "혜산", "by another name"),
        (41.5, 128.3, "Hyesan", "within the county"),
        (41.4, 128.2, "", "in the region"),
        (41.4, 128.2, "Atlantis", "a place the table does not have"),
        (31.2, 121.5, "", "another region, named for nothing"),
        (31.2, 121.5, "Manpo", "a place without a point in the table"),
        (31.22222, 121.45806, "Shanghai", "a known place outside the region"),
    ],
)
def test_points_that_stand(lat: float, lon: float, name: str, why: str) -> None:
    assert doubt(lat, lon, name) is None, why


@pytest.mark.parametrize(
    ("lat", "lon", "name", "reason", "is_refused"),
    [
        (128.2, 41.4, "", "look swapped: the other way round they lie in the border region", True),
        (128.2, 41.4, "Hyesan", "look swapped: the other way round they lie near Hyesan", True),
        (128.2, 41.4, "Atlantis", "border region", True),
        (121.45806, 31.22222, "Shanghai", "near Shanghai", True),
        (128.2, 41.4, "Shanghai", "border region", True),
        (91.0, 10.0, "", "not on the globe", True),
        (10.0, 181.0, "Hyesan", "not on the globe", True),
        (39.9, 116.4, "Hyesan", "km from Hyesan", False),
        (42.9, 129.8, "Hyesan", "km from Hyesan", False),
    ],
)
def test_points_in_doubt(lat: float, lon: float, name: str, reason: str, is_refused: bool) -> None:
    found = doubt(lat, lon, name)
    assert found is not None
    assert reason in found.reason
    assert found.is_refused is is_refused
    assert found.remedy


@given(st.floats(REGION[0], REGION[1]), st.floats(REGION[2], REGION[3]))
def test_every_point_of_the_region_is_known_when_swapped(lat: float, lon: float) -> None:
    assert is_in_region(lat, lon)
    assert doubt(lat, lon) is None
    found = doubt(lon, lat)
    assert found is not None
    assert found.is_refused
