"""Machine counts as leads, and two readers' clicks."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yellowplate.estimate.looks.counting import Given, count_error, given_at, machine_count
from yellowplate.estimate.looks.counting_readers import grid, pair_clicks, two_readers
from yellowplate.records.errors import UnreadableInput

CAR_LON, CAR_LAT = 4.5 / 83_400, 2 / 111_200


def car(n: int, *, shift: float = 0.0, **properties: object) -> dict[str, Any]:
    west, south = 128.2 + (n * 2 + shift) * CAR_LON, 41.4
    ring = [
        [west, south],
        [west + CAR_LON, south],
        [west + CAR_LON, south + CAR_LAT],
        [west, south + CAR_LAT],
        [west, south],
    ]
    return {"type": "Feature", "geometry": {"type": "Polygon", "coordinates": [ring]}, "properties": properties}


def point(lon: float, lat: float, **properties: object) -> dict[str, Any]:
    return {"type": "Feature", "geometry": {"type": "Point", "coordinates": [lon, lat]}, "properties": properties}


def collection(*features: object, **named: object) -> dict[str, Any]:
    return {"type": "FeatureCollection", "features": list(features), **named}


@pytest.mark.parametrize(
    ("gsd_m", "given_"),
    [
        (0.13, Given.VEHICLES),
        (0.5, Given.VEHICLES),
        (0.51, Given.OCCUPIED_AREA),
        (3.0, Given.OCCUPIED_AREA),
        (10.0, Given.NOTHING),
    ],
)
def test_what_may_be_said_at_a_pixel_size(gsd_m: float, given_: Given) -> None:
    assert given_at(gsd_m) is given_


@pytest.mark.parametrize("gsd_m", [0.0, -1.0, float("nan"), float("inf")])
def test_no_pixel_size(gsd_m: float) -> None:
    with pytest.raises(ValueError, match="not metres a pixel"):
        given_at(gsd_m)


def test_a_count_is_a_lead_and_doubles_are_one() -> None:
    document = collection(
        car(0, score=0.9), car(0, shift=0.1, score=0.6), car(1, score=0.8), car(2, score=0.1), gsd_m=0.3
    )
    found = machine_count(document, file="f", least_score=0.3)
    assert (found.count, found.n_double, found.n_below) == (2, 1, 1)
    assert (found.low, found.high) == (None, None)
    assert found.area_m2 == pytest.approx(18, rel=0.05)
    assert [caution.code for caution in found.cautions] == ["machine_count", "error_not_measured"]


def test_the_measured_error_gives_the_range() -> None:
    error = count_error([(30, 40), (44, 40), (0, 0)], gsd_m=0.3, source="two scenes")
    assert error.n_scenes == 2
    assert [error.bias, error.worst] == pytest.approx([-0.075, 0.25])
    found = machine_count(collection(car(0), car(1), car(2), car(3)), file="f", gsd_m=0.2, errors=(error,))
    assert (found.low, found.count, found.high) == (3, 4, 6)
    assert [caution.code for caution in found.cautions][1:] == ["error_measured", "finds_not_compared"]
    compared = count_error([(30, 40), (50, 40)], gsd_m=0.3, source="two scenes", n_right=20)
    wide = machine_count(collection(car(0), car(1), car(2), car(3)), file="f", gsd_m=0.2, errors=(compared,))
    assert (wide.low, wide.high) == (1, 16)
    coarse = machine_count(collection(car(0)), file="f", gsd_m=0.4, errors=(error,))
    assert coarse.low is None
    with pytest.raises(ValueError, match="no labelled scene"):
        count_error([(3, 0)], gsd_m=0.3, source="")


def test_above_half_a_metre_only_the_area() -> None:
    found = machine_count(collection(car(0, gsd_m=1.0), car(1, gsd_m=0.6)), file="f")
    assert (found.given, found.count, found.gsd_m) == (Given.OCCUPIED_AREA, None, 1.0)
    assert found.area_m2 is not None
    assert found.cautions[-1].code == "pixel_too_coarse"


def test_points_have_no_area() -> None:
    found = machine_count(collection(point(128.2, 41.4), point(128.2, 41.4), point(128.3, 41.4)), file="f", gsd_m=0.5)
    assert (found.count, found.n_double, found.area_m2) == (2, 1, None)
    with pytest.raises(UnreadableInput, match="no outline"):
        machine_count(collection(point(128.2, 41.4)), file="f", gsd_m=1.0)


BOW = {"type": "Polygon", "coordinates": [[[128, 41], [129, 42], [129, 41], [128, 42], [128, 41]]]}


@pytest.mark.parametrize(
    ("document", "gsd_m", "words"),
    [
        ({"type": "Feature"}, 0.3, "no GeoJSON FeatureCollection"),
        (collection(car(0)), None, "metres a pixel are not told"),
        (collection(car(0), gsd_m="fine"), None, "gsd_m is 'fine'"),
        (collection(car(0), gsd_m=True), None, "gsd_m is True"),
        (collection(car(0)), 10.0, "above 3 m"),
        (collection("x"), 0.3, "no geometry"),
        (collection({"geometry": None}), 0.3, "no geometry"),
        (collection({"geometry": BOW}), 0.3, "crossing itself"),
        (collection(point(641.0, 377.0)), 0.3, "pixels, metres, or swapped"),
        (collection(point(41.4, 128.2)), 0.3, "swapped"),
        (collection(car(0, score="high")), 0.3, "no geometry that can be read"),
    ],
)
def test_files_that_cannot_be_read(document: dict[str, Any], gsd_m: float | None, words: str) -> None:
    with pytest.raises(UnreadableInput) as told:
        machine_count(document, file="finds.geojson", gsd_m=gsd_m)
    assert words in str(told.value)
    assert "finds.geojson" in str(told.value)


def test_the_grid_covers_the_picture_once() -> None:
    boxes = grid(1284, 377, 256)
    assert sum((r - x) * (b - y) for x, y, r, b in boxes) == 1284 * 377
    with pytest.raises(ValueError, match="cannot be"):
        grid(0, 10, 5)


def test_two_readers_and_where_they_disagree() -> None:
    first = [(10.0, 10.0), (50.0, 10.0), (90.0, 90.0)]
    second = [(12.0, 11.0), (51.0, 10.0), (20.0, 90.0)]
    found = two_readers(first, second, width_px=100, height_px=100, radius_px=8, tile_px=50)
    assert (found.low, found.high, found.n_both) == (2, 4, 2)
    assert found.only_first == ((90.0, 90.0),)
    assert found.only_second == ((20.0, 90.0),)
    assert found.overlooked == pytest.approx(16 / 3 - 1)
    assert [tile.disagreement for tile in found.tiles] == [0, 0, 1, 1]
    assert [(tile.n_first, tile.n_second) for tile in found.tiles] == [(1, 1), (1, 1), (0, 1), (1, 0)]
    assert [caution.code for caution in found.cautions] == ["readers_disagree"]


def test_readers_who_share_nothing() -> None:
    found = two_readers([(1.0, 1.0)], [], width_px=10, height_px=10, radius_px=2, tile_px=10)
    assert found.overlooked is None
    assert {caution.code for caution in found.cautions} == {"readers_disagree", "nothing_in_common"}
    assert two_readers([], [], width_px=10, height_px=10, radius_px=2, tile_px=10).cautions == ()


@pytest.mark.parametrize(
    ("click", "radius", "words"), [((10.0, 1.0), 2.0, "outside"), ((1.0, 1.0), 0.0, "not a radius")]
)
def test_clicks_that_cannot_be(click: tuple[float, float], radius: float, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        two_readers([click], [], width_px=10, height_px=10, radius_px=radius, tile_px=5)


clicks = st.lists(st.tuples(st.integers(0, 99), st.integers(0, 99)), max_size=6)


@given(clicks, clicks)
def test_pairs_are_within_the_radius_and_the_same_both_ways(
    first: list[tuple[int, int]], second: list[tuple[int, int]]
) -> None:
    pairs = pair_clicks(first, second, 10)
    for i, j in pairs:
        assert (first[i][0] - second[j][0]) ** 2 + (first[i][1] - second[j][1]) ** 2 <= 100.001
    assert len(pairs) == len(pair_clicks(second, first, 10))
