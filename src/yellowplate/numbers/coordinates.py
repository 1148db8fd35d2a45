"""Latitude and longitude as people write them: decimal degrees, or degrees, minutes and seconds with N and E.

Source: ISO 6709 (order latitude, longitude; signs), annex D for degrees, minutes and seconds.
"""

from __future__ import annotations

import math
import re
import unicodedata

from yellowplate.records.errors import WrongCharacter

EARTH_RADIUS_KM = 6371.0088
"""Mean radius R1; Moritz, Geodetic Reference System 1980."""
_DECIMAL = re.compile(r"[+-]?\d{1,3}(?:\.\d+)?°?", re.ASCII)
_SEXAGESIMAL = re.compile(
    r"(?P<deg>\d{1,3})\s*°\s*(?:(?P<min>\d{1,2}(?:\.\d+)?)\s*['′]\s*)?(?:(?P<sec>\d{1,2}(?:\.\d+)?)\s*(?:\"|″|''|′′)\s*)?",
    re.ASCII,
)
_SIDES = {"N": 1, "E": 1, "S": -1, "W": -1, "北纬": 1, "东经": 1, "北緯": 1, "東經": 1, "북위": 1, "동경": 1}
_SIXTY = 60


def parse_degrees(text: str) -> float:
    """Read one angle.

    Args:
        text: "41.40167", "-41.4", "41.4°N", "41°24'06″N", "북위 41.4", "128° 10' 40″ E".

    Returns:
        Degrees; south and west are negative.

    Raises:
        WrongCharacter: anything else, more than 59 minutes or seconds, or both a sign and a side.

    >>> parse_degrees("41.5°N"), parse_degrees("128°30'E")
    (41.5, 128.5)
    """
    bare = unicodedata.normalize("NFC", text).replace("’", "'").replace("”", '"').strip()
    side = next((one for one in _SIDES if bare.upper().startswith(one) or bare.upper().endswith(one)), "")
    bare = bare.upper().removeprefix(side).removesuffix(side).strip() if side else bare
    sign = _SIDES.get(side, 1)
    is_signed = bare.startswith(("+", "-"))
    if _DECIMAL.fullmatch(bare) and not (side and is_signed):
        return sign * float(bare.rstrip("°"))
    match = _SEXAGESIMAL.fullmatch(bare)
    minutes, seconds = (float(match[part] or 0) if match else 0.0 for part in ("min", "sec"))
    if match is None or minutes >= _SIXTY or seconds >= _SIXTY:
        msg = f"not an angle: {text!r}"
        raise WrongCharacter(msg)
    return sign * (float(match["deg"]) + minutes / _SIXTY + seconds / _SIXTY**2)


def distance_km(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Give the distance of two points over a sphere.

    Args:
        one: degrees north, degrees east.
        other: the same.

    Limits: up to 0.6 % off, as the Earth is no sphere.

    >>> round(distance_km((41.40167, 128.17778), (41.41772, 128.19624)), 1)
    2.4
    """
    (lat, lon), (lat2, lon2) = ((math.radians(lat), math.radians(lon)) for lat, lon in (one, other))
    half = math.sin((lat2 - lat) / 2) ** 2 + math.cos(lat) * math.cos(lat2) * math.sin((lon2 - lon) / 2) ** 2
    return 2 * EARTH_RADIUS_KM * math.asin(min(1.0, math.sqrt(half)))
