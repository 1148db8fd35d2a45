"""Plants by one character of a VIN; source and limits in vin_plants.toml."""

from __future__ import annotations

from functools import cache

from yellowplate.tables import rows


@cache
def load() -> dict[str, tuple[int, dict[str, tuple[str, str]]]]:
    """Return by WMI the place of the plant's character, and by that character the plant and the evidence letter."""
    found: dict[str, tuple[int, dict[str, tuple[str, str]]]] = {}
    for row in rows.read("vin_plants.csv"):
        found.setdefault(row["wmi"], (int(row["place"]), {}))[1][row["character"]] = (row["plant"], row["evidence"])
    return found


def plant_of(vin: str) -> tuple[str, str]:
    """Return the plant a VIN names and the evidence for it, or ("", "") where no source says it.

    Args:
        vin: 17 characters, upper case.

    >>> plant_of("W0V0TGF7542051239")
    ('Bochum', 'V')
    """
    known = load().get(vin[:3])
    if known is None:
        return "", ""
    place, plants = known
    return plants.get(vin[place - 1], ("", ""))
