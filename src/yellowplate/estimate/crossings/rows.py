"""Rows of a file to points by survey; swapped latitude and longitude are refused by row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from yellowplate.estimate.crossings.points import Point
from yellowplate.records import Refusal, RefusalStage
from yellowplate.records.place import MAX_LAT, MAX_LON


def read_points(
    rows: Sequence[tuple[str, Mapping[str, str]]], *, file: str
) -> tuple[dict[str, list[Point]], tuple[Refusal, ...]]:
    """Read points.

    Args:
        rows: place in the file and cells: `survey`, `lat`, `lon`, and where known `error_km`.
        file: its name, for messages.

    Returns:
        Points by survey, and refusals.
    """
    lists: dict[str, list[Point]] = {}
    refusals = []
    for place, cells in rows:
        try:
            name = cells.get("survey", "")
            if not name:
                msg = "no survey: a point belongs to a list"
                raise ValueError(msg)
            lists.setdefault(name, []).append(_point(cells))
        except ValueError as error:
            remedy = "Correct the row, or leave it out; the others were used."
            refusals.append(Refusal(file, str(error), RefusalStage.INGEST, place=place, remedy=remedy, is_partial=True))
    return {name: points for name, points in lists.items() if points}, tuple(refusals)


def _point(cells: Mapping[str, str]) -> Point:
    numbers = []
    for column in ("lat", "lon", "error_km"):
        text = cells.get(column, "") or ("0" if column == "error_km" else "")
        try:
            numbers.append(float(text))
        except ValueError as error:
            msg = f"{column} is {text!r}, not a number of degrees or kilometres"
            raise ValueError(msg) from error
    lat, lon, error_km = numbers
    if abs(lat) > MAX_LAT and abs(lon) <= MAX_LAT:
        msg = f"latitude {lat:g} is off the globe and longitude {lon:g} is not: they seem to be swapped"
        raise ValueError(msg)
    if not (abs(lat) <= MAX_LAT and abs(lon) <= MAX_LON and error_km >= 0):
        msg = f"{lat:g}, {lon:g} with {error_km:g} km is no point on the globe"
        raise ValueError(msg)
    return Point(lat, lon, error_km)
