"""GeoTIFF: footprint, pixel size, day from the file beside it or from the tag, and what is not tied to the ground."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
import pytest
import tifffile

from tests.ingest.border_files import UTM_52N, YARD, geotiff
from yellowplate.ingest.format import Claimed, SourceFile
from yellowplate.ingest.formats.geotiff import FORMAT
from yellowplate.ingest.geotiff_tags import is_geotiff, placed
from yellowplate.ingest.neighbours import Neighbours
from yellowplate.records import Refusal, Statement
from yellowplate.records.errors import UnreadableInput

Collected = Callable[[Mapping[str, bytes | str]], tuple[dict[str, SourceFile], Neighbours]]
SCALE = (33550, "d", 3, (50.0, 50.0, 0.0), True)
TIE = (33922, "d", 6, (0.0, 0.0, 0.0, 430_400.0, 4_584_400.0, 0.0), True)

BEYOND = (33922, "d", 6, (0.0, 0.0, 0.0, 4e12, 4e12, 0.0), True)


def keys(*told: tuple[int, int]) -> tuple[Any, ...]:
    words = [1, 1, 0, len(told)]
    for key, value in told:
        words += [key, 0, 1, value]
    return (34735, "H", len(words), tuple(words), True)


def tiff(*tags: tuple[Any, ...]) -> bytes:
    stream = io.BytesIO()
    tifffile.imwrite(stream, np.zeros((20, 20), np.uint8), metadata=None, extratags=list(tags))
    return stream.getvalue()


def run(collected: Collected, files: Mapping[str, bytes | str]) -> list[Any]:
    made, folder = collected(files)
    assert FORMAT.recognises(made["a.tif"])
    return list(FORMAT.read(made["a.tif"], folder))


def test_a_footprint_with_the_day_of_its_tag(collected: Collected) -> None:
    (found,) = run(collected, {"a.tif": geotiff()})
    assert isinstance(found, Statement)
    assert (found.property, found.subject.key, str(found.happened_on)) == ("footprint", "scene:a", "2025-11-02")
    assert found.quantity is not None
    assert float(found.quantity.low or 0) == pytest.approx(50, rel=0.002)
    assert "day it was processed" in found.note
    assert found.value.startswith("POLYGON ((128.16")


def test_the_footprint_holds_the_yard(collected: Collected) -> None:
    made, _ = collected({"a.tif": geotiff()})
    ring = placed(made["a.tif"].path, file="a.tif").ring
    lons, lats = ([vertex[axis] for vertex in ring] for axis in (0, 1))
    assert all(min(lons) < lon < max(lons) and min(lats) < lat < max(lats) for lon, lat in YARD)
    assert ring[0] == ring[-1]


@pytest.mark.parametrize("name", ["a.json", "a.meta.json", "a.stac.json"])
def test_the_file_beside_it_goes_first(collected: Collected, name: str) -> None:
    told = {"id": "S7", "properties": {"datetime": "2025-10-30", "eo:cloud_cover": 20, "platform": "made-up"}}
    claimed, found = run(collected, {"a.tif": geotiff(), name: json.dumps(told)})
    assert isinstance(claimed, Claimed)
    assert (found.subject.key, str(found.happened_on)) == ("scene:S7", "2025-10-30")
    assert found.note == "Sensor made-up. Visibility: 20 % cloud."


@pytest.mark.parametrize("beside", ["[1]", '{"acquired": "soon"}', '{"acquired": '])
def test_a_bad_file_beside_it_costs_itself(collected: Collected, beside: str) -> None:
    made = run(collected, {"a.tif": geotiff(), "a.json": beside})
    assert any(isinstance(one, Refusal) and "beside it" in one.reason for one in made)
    assert str(made[-1].happened_on) == "2025-11-02"


@pytest.mark.parametrize("written", ["", "0000:00:00 00:00:00"])
def test_a_day_that_is_not_known_is_said(collected: Collected, written: str) -> None:
    refusal, found = run(collected, {"a.tif": geotiff(written), "a.json": b"\x89PNG\r\n\x1a\n"})
    assert isinstance(refusal, Refusal)
    assert "not known" in refusal.reason
    assert found.happened_on is None


def test_degrees_points_and_a_model_transformation(collected: Collected) -> None:
    matrix = (0.0006, 0, 0, 128.165, 0, -0.00045, 0, 41.409, 0, 0, 0, 0, 0, 0, 0, 1)
    area = tiff((34264, "d", 16, matrix, True), keys((1024, 2), (2048, 4326)))
    corner = tiff((34264, "d", 16, matrix, True), keys((1024, 2), (1025, 2), (2048, 4326)))
    files, _ = collected({"a.tif": area, "b.tif": corner})
    one, other = (placed(files[name].path, file=name) for name in ("a.tif", "b.tif"))
    assert one.ring[0] == pytest.approx((128.165, 41.409))
    assert other.ring[0] == pytest.approx((128.1647, 41.409225))
    assert one.gsd_m == pytest.approx(50.2, abs=0.5)


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (tiff(keys((1024, 1), (3072, UTM_52N))), "not tied to the ground"),
        (tiff(SCALE, TIE, keys((1024, 1))), "no EPSG number"),
        (tiff(SCALE, TIE, keys((3072, 32767))), "no EPSG number"),
        (tiff(SCALE, TIE, keys((3072, 1))), "EPSG:1 is not known"),
        (tiff(SCALE, TIE, keys((2048, 4326))), "not on the globe"),
        (tiff((33550, "d", 1, (50.0,), True), TIE, keys((3072, UTM_52N))), "tags are broken"),
        (tiff(SCALE, BEYOND, keys((3072, UTM_52N))), "outside its reference system"),
    ],
)
def test_rasters_that_lie_nowhere(collected: Collected, raw: bytes, reason: str) -> None:
    with pytest.raises(UnreadableInput, match=reason):
        run(collected, {"a.tif": raw})


def test_other_pictures_are_not_recognised(collected: Collected) -> None:
    files, _ = collected({"a.tif": tiff(), "b.tif": b"II*\x00broken", "c.png": b"\x89PNG\r\n\x1a\n"})
    assert not any(FORMAT.recognises(file) for file in files.values())
    assert not is_geotiff(files["b.tif"].path)
    with pytest.raises(UnreadableInput, match="without geographic keys"):
        placed(files["a.tif"].path, file="a.tif")
