"""Question: how far off is a machine's count, by pixel size? Command: python -m benchmarks.estimates.counting.

Data: the four frames of the yard samples, read in place (KIT AIS, CC BY 3.0): one street, four moments, so cars that
stand at the kerb are in all of them. The counter below is a blob counter without training; its three numbers are chosen
on the two frames named SEEN, at the native pixel, and the other two are counted once. Frames are made coarser by area
averaging, which is kinder than a coarser sensor. Its finds go through the adapter as GeoJSON, as any detector's would.
The floor counts as many vehicles as the seen frames hold; on the same street that is hard to beat.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import product
from pathlib import Path
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from yellowplate.estimate.looks.counting import count_error, machine_count
from yellowplate.estimate.looks.counting_readers import pair_clicks
from yellowplate.records.errors import UnreadableInput

SAMPLES = Path(__file__).resolve().parents[2] / "../shared/yard_samples"
SEEN = ("MunichStreet02-MOS74", "MunichStreet02-MOS84")
UNSEEN = ("MunichStreet02-MOS79", "MunichStreet02-MOS89")
NATIVE_M = 0.13
SIZES_M = (0.13, 0.3, 0.5, 1.0, 3.0)
RADIUS_M = 1.8
LON, LAT = 1 / 83_400, 1 / 111_200
"""Degrees a metre at 41.4 degrees north: frames have no place on the ground, so they are laid anywhere."""

Picture = NDArray[np.uint8]
Box = tuple[float, float, float, float]
"""Left, top, right, bottom in metres from the frame's upper left corner."""


def load(name: str, gsd_m: float) -> tuple[Picture, list[Box]]:
    """Return a frame at a pixel size, and its labelled boxes in metres."""
    picture = cv2.imread(str(SAMPLES / f"{name}.png"))
    assert picture is not None
    height, width = picture.shape[:2]
    boxes = []
    for line in (SAMPLES / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        _, x, y, w, h = (float(part) for part in line.split())
        left, top = (x - w / 2) * width * NATIVE_M, (y - h / 2) * height * NATIVE_M
        boxes.append((left, top, left + w * width * NATIVE_M, top + h * height * NATIVE_M))
    side = max(1, round(width * NATIVE_M / gsd_m)), max(1, round(height * NATIVE_M / gsd_m))
    coarse = cv2.resize(picture, side, interpolation=cv2.INTER_AREA) if gsd_m > NATIVE_M else picture
    return np.asarray(coarse, dtype=np.uint8), boxes


def finds(picture: Picture, gsd_m: float, *, contrast: float, ground_m: float, fill: float) -> list[Box]:
    """Find blobs that differ from the ground about them and have a vehicle's size.

    Args:
        picture: BGR.
        gsd_m: metres a pixel.
        contrast: least distance in Lab from the median of the ground, in units of its spread.
        ground_m: side of the window whose median is the ground.
        fill: least share of its turned rectangle that a blob fills.
    """
    lab = cv2.cvtColor(picture, cv2.COLOR_BGR2LAB)
    side = max(3, min(int(ground_m / gsd_m) // 2 * 2 + 1, 255))
    away = np.linalg.norm(lab.astype(float) - cv2.medianBlur(lab, side).astype(float), axis=2)
    mask = (away > contrast * max(float(np.median(away)), 1.0)).astype(np.uint8)
    kernel = np.ones((max(1, round(0.4 / gsd_m)),) * 2, np.uint8)
    mask = cv2.morphologyEx(cv2.morphologyEx(mask, cv2.MORPH_OPEN, kernel), cv2.MORPH_CLOSE, kernel)
    outlines, _ = cv2.findContours(mask, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    found = []
    for outline in outlines:
        _, (a, b), _ = cv2.minAreaRect(outline)
        long_m, short_m = max(a, b, 1) * gsd_m, max(min(a, b), 1) * gsd_m
        area = max(cv2.contourArea(outline), 1.0) * gsd_m**2
        if 2.5 <= long_m <= 9 and 1.2 <= short_m <= 3.5 and area >= fill * long_m * short_m:  # noqa: PLR2004 - metres
            x, y, w, h = cv2.boundingRect(outline)
            found.append((x * gsd_m, y * gsd_m, (x + w) * gsd_m, (y + h) * gsd_m))
    return found


def as_geojson(boxes: Sequence[Box], gsd_m: float) -> dict[str, Any]:
    """Write finds as a detector would."""
    features = []
    for left, top, right, bottom in boxes:
        west, east, north, south = 128 + left * LON, 128 + right * LON, 41.4 - top * LAT, 41.4 - bottom * LAT
        ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
        geometry = {"type": "Polygon", "coordinates": [ring]}
        features.append({"type": "Feature", "geometry": geometry, "properties": {}})
    return {"type": "FeatureCollection", "features": features, "gsd_m": gsd_m}


def middles(boxes: Sequence[Box]) -> list[tuple[float, float]]:
    """Return the middles of boxes."""
    return [((left + right) / 2, (top + bottom) / 2) for left, top, right, bottom in boxes]


def score(names: Sequence[str], gsd_m: float, choice: dict[str, float]) -> tuple[int, int, int, list[tuple[int, int]]]:
    """Return finds that are right, finds, vehicles, and counts by frame."""
    right, n_found, n_true, counts = 0, 0, 0, []
    for name in names:
        picture, truth = load(name, gsd_m)
        found = finds(picture, gsd_m, **choice)
        right += len(pair_clicks(middles(found), middles(truth), RADIUS_M))
        n_found, n_true = n_found + len(found), n_true + len(truth)
        counts.append((len(found), len(truth)))
    return right, n_found, n_true, counts


def f1(right: int, n_found: int, n_true: int) -> float:
    """Return the harmonic mean of precision and recall."""
    return 2 * right / (n_found + n_true) if n_found + n_true else math.nan


def main() -> None:
    """Print the choice on the seen frames, and the error on the others by pixel size."""
    if not SAMPLES.is_dir():
        print("yard samples: not there")
        return
    choices = [
        {"contrast": contrast, "ground_m": ground, "fill": fill}
        for contrast, ground, fill in product((1.5, 2.0, 3.0, 4.0), (6.0, 10.0, 16.0), (0.4, 0.55, 0.7))
    ]
    chosen = max(choices, key=lambda one: f1(*score(SEEN, NATIVE_M, one)[:3]))
    print(f"chosen on {', '.join(SEEN)} at {NATIVE_M} m: {chosen}, F1 {f1(*score(SEEN, NATIVE_M, chosen)[:3]):.2f}")
    mean_seen = sum(len(load(name, NATIVE_M)[1]) for name in SEEN) / len(SEEN)
    floor = count_error([(round(mean_seen), len(load(n, NATIVE_M)[1])) for n in UNSEEN], gsd_m=NATIVE_M, source="floor")
    print(f"floor (mean of the seen frames, same street): mean error {floor.spread:.0%}")
    print("unseen frames: pixel; precision, recall, F1; mean error, bias; what the adapter gives")
    for gsd_m in SIZES_M:
        right, n_found, n_true, counts = score(UNSEEN, gsd_m, chosen)
        error = count_error(counts, gsd_m=gsd_m, source="blob counter, two street frames", n_right=right)
        boxes = finds(load(UNSEEN[0], gsd_m)[0], gsd_m, **chosen)
        try:
            lead = machine_count(as_geojson(boxes, gsd_m), file=UNSEEN[0], errors=(error,))
            given = f"{lead.given}: {lead.count} ({lead.low} to {lead.high}), {lead.area_m2:g} m2"
        except UnreadableInput as refused:
            given = f"refused: {refused.reason}"
        told = f"{right / max(n_found, 1):.2f}, {right / n_true:.2f}, {f1(right, n_found, n_true):.2f}"
        print(f"  {gsd_m} m: {told}; {error.spread:.0%}, {error.bias:+.0%} (n {n_true}); {given}")


if __name__ == "__main__":
    main()
