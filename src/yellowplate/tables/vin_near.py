"""What it costs to take one character of a VIN for another; source and limits in vin_near.toml."""

from __future__ import annotations

import tomllib
from functools import cache

from yellowplate.tables import rows


@cache
def costs() -> dict[tuple[str, str], float]:
    """Return the cost in nats of each listed pair, in both orders."""
    found = {}
    for row in rows.read("vin_near.csv"):
        found[row["one"], row["other"]] = found[row["other"], row["one"]] = float(row["nats"])
    return found


@cache
def limits() -> tuple[float, float]:
    """Return the cost of a pair that is not listed, and the largest distance that is called near."""
    table = tomllib.loads(rows.content("vin_near.toml").decode("utf-8"))
    return float(table["other_nats"]), float(table["near_nats"])
