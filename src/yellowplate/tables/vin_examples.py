"""VINs that documentation prints as examples; source and limits in vin_examples.toml."""

from __future__ import annotations

from functools import cache

from yellowplate.tables import rows


@cache
def load() -> dict[str, str]:
    """Return by VIN where it is printed."""
    return {row["vin"]: row["source"] for row in rows.read("vin_examples.csv")}
