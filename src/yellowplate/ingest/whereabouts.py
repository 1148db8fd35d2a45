"""Holds a stated point against what is known: the globe, the region, and the place it is named for.

Latitude and longitude that were swapped are found and refused, never put right: a person says which is which.
"""

from __future__ import annotations

from dataclasses import dataclass

from yellowplate.numbers.coordinates import distance_km
from yellowplate.records import Place
from yellowplate.records.place import MAX_LAT, MAX_LON
from yellowplate.tables import places

REGION = (37.5, 44.0, 123.0, 131.5)
"""Degrees south, north, west, east: North Korea and the Chinese counties along the Yalu and the Tumen."""
FAR_KM = 60.0
"""Beyond the place's own radius; a county of the border is about 60 km across."""
_NEAR_KM = 100.0
_SWAPPED = "Write latitude and longitude the other way round if that is what was meant."


@dataclass(frozen=True, slots=True)
class Doubt:
    """What is wrong with a point.

    Attributes:
        reason: in one sentence.
        remedy: what a person can do.
        is_refused: True where the point cannot be used; False where it stands, with this beside it.
    """

    reason: str
    remedy: str
    is_refused: bool


def is_in_region(lat: float, lon: float) -> bool:
    """Tell whether a point lies in the region this trade runs through."""
    south, north, west, east = REGION
    return south <= lat <= north and west <= lon <= east


def _is_on_globe(lat: float, lon: float) -> bool:
    return abs(lat) <= MAX_LAT and abs(lon) <= MAX_LON


def _distance_km(lat: float, lon: float, place: Place | None) -> float | None:
    if place is None or place.lat is None or place.lon is None:
        return None
    return distance_km((lat, lon), (place.lat, place.lon))


def doubt(lat: float, lon: float, name: str = "") -> Doubt | None:
    """Say what is wrong with a point.

    Args:
        lat: degrees north as the source gives them.
        lon: degrees east.
        name: the place it is said to be, in any spelling; "" for none.

    Returns:
        None where nothing is; a refusal where it is not on the globe, or where swapping its two numbers brings it into
        the region or to the named place while the given one is neither; a caution where it lies far off that place.

    Limits: a point of another region that is named for no place of the table is taken as it stands.

    >>> doubt(128.18, 41.4).reason
    'latitude 128.18 and longitude 41.4 look swapped: the other way round they lie in the border region'
    """
    place = places.find(name) if name else None
    away = _distance_km(lat, lon, place) if _is_on_globe(lat, lon) else None
    swapped_km = _distance_km(lon, lat, place) if _is_on_globe(lon, lat) else None
    is_off = not _is_on_globe(lat, lon) or (away > _NEAR_KM if away is not None else not is_in_region(lat, lon))
    given = f"latitude {lat:g} and longitude {lon:g}"
    if is_off and swapped_km is not None and swapped_km <= _NEAR_KM and place is not None:
        return Doubt(f"{given} look swapped: the other way round they lie near {place.name}", _SWAPPED, is_refused=True)
    if is_off and _is_on_globe(lon, lat) and is_in_region(lon, lat):
        reason = f"{given} look swapped: the other way round they lie in the border region"
        return Doubt(reason, _SWAPPED, is_refused=True)
    if not _is_on_globe(lat, lon):
        return Doubt(f"{given} are not on the globe", "Write degrees, latitude first.", is_refused=True)
    if away is not None and place is not None and away > FAR_KM + (place.radius_km or 0):
        reason = f"the point lies {away:.0f} km from {place.name}"
        return Doubt(reason, "Check the point and the name; both were kept.", is_refused=False)
    return None
