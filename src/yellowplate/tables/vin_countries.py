"""Countries by the first two characters of a VIN; source in vin_countries.toml."""

from __future__ import annotations

from functools import cache

from yellowplate.tables import rows

_ORDER = "ABCDEFGHJKLMNPRSTUVWXYZ1234567890"
"""Order of the second character within a range (ISO 3780): letters first, 0 last."""

_REGIONS = {
    "ABCDEFGH": "Africa",
    "JKLMNPR": "Asia",
    "STUVWXYZ": "Europe",
    "12345": "North America",
    "67": "Oceania",
    "890": "South America",
}
"""First characters by region (ISO 3780); of 7 the codes from 7F on have since gone to the United States."""


@cache
def load() -> dict[str, str]:
    """Return country names by the first two characters."""
    found: dict[str, str] = {}
    for row in rows.read("vin_countries.csv"):
        first, last = row["first"], row["last"]
        for second in _ORDER[_ORDER.index(first[1]) : _ORDER.index(last[1]) + 1]:
            found[first[0] + second] = row["country"]
    return found


def country_of(code: str) -> str:
    """Return the country a VIN's first characters are assigned to, or "" where the table has none.

    Args:
        code: at least two characters, upper case.

    Limits: where the maker is registered, which need not be where the car was built.

    >>> country_of("LVG"), country_of("KMH"), country_of("A0A")
    ('China', 'South Korea', '')
    """
    return load().get(code[:2], "")


def region_of(code: str) -> str:
    """Return the region a VIN's first characters are assigned to.

    Args:
        code: at least two characters of the VIN alphabet, upper case.

    Source: ISO 3780, as commonly published.

    >>> region_of("LVG"), region_of("7SA"), region_of("6T1")
    ('Asia', 'North America', 'Oceania')
    """
    if country_of(code) == "United States":
        return "North America"
    return next(region for firsts, region in _REGIONS.items() if code[0] in firsts)
