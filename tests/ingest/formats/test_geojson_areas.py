"""Areas of interest and footprints in GeoJSON."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

import pytest

from tests.ingest.border_files import FAR, INNER, YARD, detections, feature
from yellowplate.ingest.format import SourceFile
from yellowplate.ingest.formats.geojson_areas import FORMAT
from yellowplate.ingest.neighbours import Neighbours
from yellowplate.records import Refusal, Statement

Collected = Callable[[Mapping[str, bytes | str]], tuple[dict[str, SourceFile], Neighbours]]


def shape(*parts: Any) -> dict[str, Any]:
    rings = [[list(vertex) for vertex in part] for part in parts]
    if len(rings) == 1:
        return {"type": "Polygon", "coordinates": rings}
    return {"type": "MultiPolygon", "coordinates": [[ring] for ring in rings]}


def run(collected: Collected, *features: object) -> list[Statement | Refusal]:
    files, folder = collected({"a.geojson": json.dumps({"type": "FeatureCollection", "features": list(features)})})
    assert FORMAT.recognises(files["a.geojson"])
    return [one for one in FORMAT.read(files["a.geojson"], folder) if isinstance(one, Statement | Refusal)]


def test_an_area_with_kind_country_and_who_drew_it(collected: Collected) -> None:
    (found,) = run(collected, feature(shape(YARD), name="Yard A", kind="yard", country="KP", source="an analyst"))
    assert isinstance(found, Statement)
    assert (found.property, found.place, found.said_by[0].speaker) == ("area", "Yard A", "an analyst")
    assert found.value.startswith("yard kp POLYGON")
    assert found.locator.field == "/features/0/geometry"


def test_a_polygon_with_a_day_is_a_footprint(collected: Collected) -> None:
    told = {"datetime": "2025-09-20", "gsd": 0.5, "eo:cloud_cover": 10, "platform": "made-up"}
    (found,) = run(collected, {**feature(shape(YARD), **told), "id": "S1"})
    assert isinstance(found, Statement)
    assert (found.property, found.subject.key, str(found.happened_on)) == ("footprint", "scene:S1", "2025-09-20")
    assert found.note == "Sensor made-up. Visibility: 10 % cloud."


def test_many_parts_of_one_area(collected: Collected) -> None:
    found = run(collected, feature(shape(YARD, FAR), name="Yards"))
    assert [one.place for one in found if isinstance(one, Statement)] == ["Yards", "Yards (2)"]
    scene = run(collected, feature(shape(YARD, FAR), scene="S1", gsd=1))
    assert [one.subject.key for one in scene if isinstance(one, Statement)] == ["scene:S1", "scene:S1"]


@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        (3, "not a Feature"),
        (feature({"type": "Point", "coordinates": [128.1, 41.4]}, name="p"), "not a polygon"),
        (feature(shape(YARD)), "without a name"),
        (feature(shape(YARD[:-1]), name="open"), "not closed"),
        (feature(shape([(lat, lon) for lon, lat in YARD]), name="swapped"), "look swapped"),
        (feature(shape(YARD), name="a", score=0.5), "detection among areas"),
        (feature(shape(YARD), scene="a", datetime="soon"), "with its year"),
    ],
)
def test_a_bad_feature_costs_itself(collected: Collected, bad: object, reason: str) -> None:
    refusal, good = run(collected, bad, feature(shape(FAR), name="good"))
    assert isinstance(refusal, Refusal)
    assert reason in refusal.reason
    assert refusal.is_partial
    assert isinstance(good, Statement)


def test_areas_that_share_ground_are_named_and_kept(collected: Collected) -> None:
    first, second, refusal = run(collected, feature(shape(YARD), name="A"), feature(shape(INNER), name="B"))
    assert isinstance(first, Statement)
    assert isinstance(second, Statement)
    assert isinstance(refusal, Refusal)
    assert (refusal.place, "'A' and 'B' share ground" in refusal.reason) == ("/features/1/geometry", True)
    beside = [(lon + 0.006, lat) for lon, lat in YARD]
    assert len(run(collected, feature(shape(YARD), name="A"), feature(shape(beside), name="B"))) == 2


def test_a_single_feature(collected: Collected) -> None:
    files, folder = collected({"a.json": json.dumps(feature(shape(YARD[:-1]), name="a"))})
    (found,) = FORMAT.read(files["a.json"], folder)
    assert isinstance(found, Refusal)
    assert found.place == "/"


def test_detections_are_asked_first(collected: Collected) -> None:
    from yellowplate.ingest.formats.geojson_detections import FORMAT as FINDS

    files, _ = collected({"a.geojson": detections()})
    assert FINDS.order < FORMAT.order
    assert FINDS.recognises(files["a.geojson"])
