"""Detections as leads: counted up to 0.5 m a pixel, ground covered up to 3 m, refused beyond."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

import pytest

from tests.ingest.border_files import INNER, YARD, detections, feature
from yellowplate.ingest.format import SourceFile
from yellowplate.ingest.formats.geojson_detections import FORMAT
from yellowplate.ingest.neighbours import Neighbours
from yellowplate.records import MACHINE, Basis, Link, Quantity, Refusal, Statement

Collected = Callable[[Mapping[str, bytes | str]], tuple[dict[str, SourceFile], Neighbours]]
POINT = {"type": "Point", "coordinates": [128.173, 41.402]}


def box(vertices: Any) -> dict[str, Any]:
    return {"type": "Polygon", "coordinates": [[list(vertex) for vertex in vertices]]}


def run(collected: Collected, text: str) -> list[Statement | Refusal]:
    files, folder = collected({"a.geojson": text})
    assert FORMAT.recognises(files["a.geojson"])
    return [one for one in FORMAT.read(files["a.geojson"], folder) if isinstance(one, Statement | Refusal)]


def finds(*features: object, **about: Any) -> str:
    told = {"scene": "S1", "gsd_m": 0.3, "detector": "d", **about}
    return json.dumps({"type": "FeatureCollection", **told, "features": list(features)})


def test_a_scene_is_one_statement(collected: Collected) -> None:
    (found,) = run(collected, detections(cloud_cover=5, sensor="made-up"))
    assert isinstance(found, Statement)
    assert (found.property, found.subject.key, found.method) == ("detections", "scene:S1", MACHINE)
    assert found.value == "MULTIPOINT ((128.171000 41.400500), (128.173000 41.402000))"
    assert found.quantity == Quantity(Decimal(2), Decimal(2), "vehicles", is_approx=True)
    assert found.said_by == (Link("made-up 1", Basis.INFERRED),)
    assert "lead" in found.note
    assert found.note.endswith("0.3 m a pixel. Sensor made-up. Visibility: 5 % cloud.")
    assert str(found.happened_on) == "2025-09-20"


def test_the_threshold_of_the_file_counts(collected: Collected) -> None:
    (found,) = run(collected, detections(threshold=0.8))
    assert isinstance(found, Statement)
    assert found.quantity is not None
    assert found.quantity.low == 1


def test_an_empty_scene_is_a_count_of_nothing(collected: Collected) -> None:
    (found,) = run(collected, finds())
    assert isinstance(found, Statement)
    assert (found.value, found.quantity) == (
        "MULTIPOINT EMPTY",
        Quantity(Decimal(0), Decimal(0), "vehicles", is_approx=True),
    )


@pytest.mark.parametrize("gsd_m", [0.51, 1.0, 3.0, 10.0])
def test_points_are_refused_above_half_a_metre(collected: Collected, gsd_m: float) -> None:
    (found,) = run(collected, detections(gsd_m=gsd_m))
    assert isinstance(found, Refusal)
    assert "not counted as vehicles" in found.reason


def test_outlines_give_the_ground_they_cover_once(collected: Collected) -> None:
    refusal, found = run(collected, finds(feature(box(YARD), score=1), feature(box(INNER), score=1), gsd_m=1.0))
    assert isinstance(refusal, Refusal)
    assert isinstance(found, Statement)
    assert (found.property, found.value[:9]) == ("occupied_area", "POLYGON (")
    assert found.quantity is not None
    assert found.quantity.unit == "m2 occupied"
    assert 222_000 < (found.quantity.low or 0) < 223_500
    parts = finds(feature(box(INNER), score=1), feature(box([(x + 1, y) for x, y in INNER]), score=1), gsd_m=2)
    _, apart = run(collected, parts)
    assert isinstance(apart, Statement)
    assert apart.value.startswith("MULTIPOLYGON")
    (beyond,) = run(collected, finds(feature(box(YARD), score=1), gsd_m=3.5))
    assert isinstance(beyond, Refusal)


def test_an_outline_counts_by_its_middle(collected: Collected) -> None:
    (found,) = run(collected, finds(feature(box(INNER), score=0.9)))
    assert isinstance(found, Statement)
    assert found.value == "MULTIPOINT ((128.173000 41.402000))"


def test_scenes_in_the_features(collected: Collected) -> None:
    told = [feature(POINT, score=0.9, scene=name, gsd=0.5, datetime="2025-09-20") for name in ("S2", "S1", "S2")]
    found = run(collected, json.dumps({"type": "FeatureCollection", "features": told}))
    counted = {one.subject.key: one.quantity.low for one in found if isinstance(one, Statement) and one.quantity}
    assert counted == {"scene:S1": Decimal(1), "scene:S2": Decimal(2)}


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (detections(gsd_m=None), "the metres a pixel is not given"),
        (finds(feature(POINT, score=1), scene=""), "the id of the scene is not given"),
        (finds(gsd_m=-1), "not metres a pixel"),
        (finds(threshold=2), "not a threshold"),
    ],
)
def test_what_costs_the_file(collected: Collected, text: str, reason: str) -> None:
    (found,) = run(collected, text)
    assert isinstance(found, Refusal)
    assert reason in found.reason


@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        (3, "not a Feature"),
        (feature(POINT, score=90), "not a score"),
        (feature(POINT, label="car"), "not a score"),
        (feature({"type": "Point", "coordinates": [41.402, 128.173]}, score=1), "look swapped"),
        (feature({"type": "LineString", "coordinates": []}, score=1), "neither a point nor one outline"),
        (feature(box(YARD[:-1]), score=1), "not closed"),
        (feature(POINT, score=1, label="ship"), "1 finds of the class 'ship'"),
    ],
)
def test_a_bad_find_costs_itself(collected: Collected, bad: object, reason: str) -> None:
    refusal, good = run(collected, finds(bad, feature(POINT, score=1, label="small-vehicle")))
    assert isinstance(refusal, Refusal)
    assert reason in refusal.reason
    assert isinstance(good, Statement)
    assert good.quantity is not None
    assert good.quantity.low == 1


def test_other_geojson_is_not_recognised(collected: Collected) -> None:
    files, _ = collected({"a.geojson": json.dumps({"type": "FeatureCollection", "features": []}), "b.json": "{}"})
    assert not any(FORMAT.recognises(file) for file in files.values())
