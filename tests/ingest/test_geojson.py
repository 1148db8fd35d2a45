"""GeoJSON: features with their places, scenes, reference systems, geometries."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

import pytest

from yellowplate.ingest.entries import Break, Entry
from yellowplate.ingest.format import SourceFile
from yellowplate.ingest.geojson import Shot, first, is_geojson, load, point, polygons, properties, shot_of
from yellowplate.ingest.neighbours import Neighbours
from yellowplate.ingest.outlines import BadOutline
from yellowplate.records.errors import UnreadableInput, WrongSchema

Collected = Callable[[Mapping[str, bytes | str]], tuple[dict[str, SourceFile], Neighbours]]
POINT = {"type": "Point", "coordinates": [128.1, 41.4]}
FEATURE = {"type": "Feature", "geometry": POINT, "properties": {"score": 1}}


def one(collected: Collected, told: object) -> SourceFile:
    files, _ = collected({"a.json": told if isinstance(told, str) else json.dumps(told)})
    return files["a.json"]


def test_a_collection_and_a_single_feature(collected: Collected) -> None:
    whole = {"type": "FeatureCollection", "scene": "S1", "metadata": {"gsd": 0.3}, "features": [FEATURE, 3]}
    about, (good, bad) = load(one(collected, whole))
    assert (about["scene"], about["gsd"]) == ("S1", 0.3)
    assert isinstance(good, Entry)
    assert isinstance(bad, Break)
    assert (good.place, bad.place) == ("/features/0", "/features/1")
    _, (alone,) = load(one(collected, {**FEATURE, "id": "X"}))
    assert isinstance(alone, Entry)
    assert (alone.place, properties(alone)) == ("", {"score": 1, "id": "X"})
    assert properties(Entry("", {"properties": None})) == {}


@pytest.mark.parametrize(
    ("name", "text", "is_ours"),
    [
        ("a.geojson", json.dumps({"features": []}), True),
        ("a.json", json.dumps({"type": "FeatureCollection", "features": [FEATURE]}), True),
        ("a.json", json.dumps({"type": "Feature", "x": 1}), False),
        ("a.json", json.dumps({"aweme_id": "1"}), False),
        ("a.geojson", "plain text", False),
    ],
)
def test_which_files_are_geojson(collected: Collected, name: str, text: str, is_ours: bool) -> None:
    files, _ = collected({name: text})
    assert is_geojson(files[name]) is is_ours


@pytest.mark.parametrize(
    ("told", "error", "reason"),
    [
        ('{"type": "FeatureCollection", "features": [', UnreadableInput, "JSON breaks"),
        ({"type": "Topology"}, WrongSchema, "neither"),
        ([FEATURE], WrongSchema, "neither"),
        ({"type": "FeatureCollection"}, WrongSchema, "no list of features"),
        (
            {"type": "FeatureCollection", "features": [], "crs": {"properties": {"name": "EPSG:32652"}}},
            UnreadableInput,
            "another reference system",
        ),
    ],
)
def test_what_is_no_geojson(collected: Collected, told: object, error: type[Exception], reason: str) -> None:
    with pytest.raises(error, match=reason):
        load(one(collected, told))


@pytest.mark.parametrize("name", ["urn:ogc:def:crs:OGC:1.3:CRS84", "EPSG:4326", "urn:ogc:def:crs:EPSG::4326"])
def test_wgs_84_by_its_names(collected: Collected, name: str) -> None:
    whole = {"type": "FeatureCollection", "features": [], "crs": {"properties": {"name": name}}}
    assert load(one(collected, whole))[1] == []


def test_scenes_by_the_names_of_stac_and_of_detectors() -> None:
    stac = {"id": "S1", "datetime": "2025-09-20T02:10:00Z", "gsd": 0.5, "platform": "x", "eo:cloud_cover": 12.5}
    assert str(shot_of(stac).days) == "2025-09-20"
    assert shot_of(stac) == Shot("S1", shot_of(stac).days, 0.5, "x", "12.5 % cloud")
    assert shot_of({"image_id": "S2", "visibility": "haze", "sensor": ["a", "b"]}) == Shot(
        "S2", None, None, "a, b", "haze"
    )
    assert shot_of({"scene": "near"}, {"scene": "far", "gsd_m": 1}) == Shot("near", None, 1.0, "", "")
    assert first({"a": "", "b": 0}, ("a", "b")) == 0


@pytest.mark.parametrize("told", [{"datetime": "soon"}, {"gsd": -1}, {"gsd": "0.3"}, {"gsd": True}, {"gsd": 1e9}])
def test_scenes_that_cannot_be_read(told: dict[str, Any]) -> None:
    with pytest.raises(BadOutline):
        shot_of(told)


def test_geometries() -> None:
    ring = [[128.1, 41.4], [128.2, 41.4, 5], [128.2, 41.5], [128.1, 41.4]]
    part = (((128.1, 41.4), (128.2, 41.4), (128.2, 41.5), (128.1, 41.4)),)
    assert polygons({"type": "Polygon", "coordinates": [ring]}) == [part]
    assert polygons({"type": "MultiPolygon", "coordinates": [[ring], [ring]]}) == [part, part]
    assert polygons(POINT) == []
    assert polygons(None) == []
    assert point(POINT) == (128.1, 41.4)
    assert point(None) is None
    assert point({"type": "Polygon"}) is None


@pytest.mark.parametrize(
    "geometry",
    [
        {"type": "Polygon", "coordinates": None},
        {"type": "MultiPolygon", "coordinates": 3},
        {"type": "MultiPolygon", "coordinates": [3]},
        {"type": "Polygon", "coordinates": [3]},
        {"type": "Polygon", "coordinates": [[[1]]]},
        {"type": "Polygon", "coordinates": [[["a", "b"]]]},
        {"type": "Polygon", "coordinates": [[[True, False]]]},
    ],
)
def test_geometries_that_are_none(geometry: Any) -> None:
    with pytest.raises(BadOutline):
        polygons(geometry)
    with pytest.raises(BadOutline):
        point({"type": "Point", "coordinates": "x"})
