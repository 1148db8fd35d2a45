"""Where: a named place with its uncertainty, never a bare pin."""

from __future__ import annotations

import math
from dataclasses import dataclass

from yellowplate.records.ids import identify

MAX_LAT = 90
"""Degrees from the equator to a pole."""

MAX_LON = 180
"""Degrees from the prime meridian to its opposite."""


@dataclass(frozen=True, slots=True)
class Place:
    """A place on the ground.

    Attributes:
        name: the name used in the case.
        country: ISO 3166-1 alpha-2 lower case ("cn", "kp"), or "" where not known.
        lat: degrees north, WGS 84, or None.
        lon: degrees east, WGS 84, or None.
        radius_km: how far from the point it may be; None only where there is no point.
        aliases: other spellings, Chinese, Korean and English.
        source: who gives the point.
    """

    name: str
    country: str = ""
    lat: float | None = None
    lon: float | None = None
    radius_km: float | None = None
    aliases: tuple[str, ...] = ()
    source: str = ""

    def __post_init__(self) -> None:
        """Refuse points off the globe and points without an uncertainty."""
        if (self.lat is None) != (self.lon is None) or (self.lat is None) != (self.radius_km is None):
            msg = f"{self.name}: a point needs latitude, longitude and a radius"
            raise ValueError(msg)
        if (
            self.lat is not None
            and self.lon is not None
            and not (abs(self.lat) <= MAX_LAT and abs(self.lon) <= MAX_LON)
        ):
            msg = f"{self.name}: not on the globe: {self.lat}, {self.lon}"
            raise ValueError(msg)
        if self.radius_km is not None and not (math.isfinite(self.radius_km) and self.radius_km >= 0):
            msg = f"{self.name}: not a radius: {self.radius_km}"
            raise ValueError(msg)

    @property
    def id(self) -> str:
        """Id from country and name."""
        return identify("pl", [self.country, self.name])
