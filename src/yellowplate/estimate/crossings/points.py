"""Points of several surveys matched within a radius: how many different places there are, by radius."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

EARTH_KM = 6371.0088
"""Mean radius of the earth (IUGG)."""


@dataclass(frozen=True, slots=True)
class Point:
    """One place of one survey.

    Attributes:
        lat: degrees north, WGS 84.
        lon: degrees east.
        error_km: how far off it may be, as its survey says; 0 where it says nothing.
    """

    lat: float
    lon: float
    error_km: float = 0.0


@dataclass(frozen=True, slots=True)
class Matched:
    """What a radius gives.

    Attributes:
        radius_km: points of two surveys at most so far apart, errors added, may be one place.
        n_places: different places.
        n_in: by number of surveys: places found by so many.
        pairs: by two surveys: places found by both.
        is_ambiguous: True if a point had more than one partner within the radius: the pairs are then not certain.
    """

    radius_km: float
    n_places: int
    n_in: Mapping[int, int]
    pairs: Mapping[tuple[str, str], int]
    is_ambiguous: bool


def distance_km(one: Point, other: Point) -> float:
    """Return the distance over the ground.

    >>> round(distance_km(Point(41.4, 128.2), Point(41.4, 128.3)), 2)
    8.34
    """
    lat1, lat2 = math.radians(one.lat), math.radians(other.lat)
    half_lat, half_lon = (lat2 - lat1) / 2, math.radians(other.lon - one.lon) / 2
    chord = math.sin(half_lat) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin(half_lon) ** 2
    return 2 * EARTH_KM * math.asin(min(1.0, math.sqrt(chord)))


def match(lists: Mapping[str, Sequence[Point]], radius_km: float) -> Matched:
    """Match points of several surveys.

    Args:
        lists: points by survey; a survey counts no place twice.
        radius_km: see `Matched`; at least 0.

    Returns:
        Places: pairs are taken nearest first over all surveys; a place holds at most one point of a survey.

    Raises:
        ValueError: a radius below 0.

    Limits: a ford that was washed out and built again 200 m on is one place at 0.5 km and two at 0.1 km; ask at
        several radii (`sweep`).
    """
    if not radius_km >= 0:
        msg = f"not a radius: {radius_km}"
        raise ValueError(msg)
    points = [(name, point) for name in sorted(lists) for point in lists[name]]
    near: list[tuple[float, int, int]] = []
    partners: dict[tuple[int, str], int] = {}
    for i, j in combinations(range(len(points)), 2):
        (name, one), (other, two) = points[i], points[j]
        apart = distance_km(one, two)
        if name != other and apart <= radius_km + one.error_km + two.error_km:
            near.append((apart, i, j))
            for key in ((i, other), (j, name)):
                partners[key] = partners.get(key, 0) + 1
    places: dict[int, set[int]] = {i: {i} for i in range(len(points))}
    at = list(range(len(points)))
    for _, i, j in sorted(near):
        left, right = places[at[i]], places[at[j]]
        names = [points[k][0] for k in (*left, *right)]
        if at[i] != at[j] and len(set(names)) == len(names):
            gone = at[j]
            for k in right:
                at[k] = at[i]
            left |= places.pop(gone)
    n_in: dict[int, int] = {}
    pairs = dict.fromkeys(combinations(sorted(lists), 2), 0)
    for members in places.values():
        names = sorted(points[k][0] for k in members)
        n_in[len(names)] = n_in.get(len(names), 0) + 1
        for pair in combinations(names, 2):
            pairs[pair] += 1
    return Matched(radius_km, len(places), dict(sorted(n_in.items())), pairs, any(n > 1 for n in partners.values()))


def sweep(lists: Mapping[str, Sequence[Point]], radii_km: Sequence[float]) -> tuple[Matched, ...]:
    """Match at several radii, smallest first."""
    return tuple(match(lists, radius) for radius in sorted(radii_km))
