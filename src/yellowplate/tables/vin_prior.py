"""How often each character stands at each place of a maker's VINs, counted; source and limits in vin_prior.toml."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from yellowplate.tables import rows


@dataclass(frozen=True, slots=True)
class Counts:
    """VINs counted.

    Attributes:
        n_vins: how many VINs, by WMI.
        n_at: how many have a character at a place, by WMI, place (1 to 17) and character.
    """

    n_vins: dict[str, int]
    n_at: dict[tuple[str, int, str], int]


def count(table: list[dict[str, str]]) -> Counts:
    """Bring rows to counts.

    Args:
        table: rows with the columns wmi, place, character, n; the rows of place 1 count a maker's VINs.
    """
    n_at = {(row["wmi"], int(row["place"]), row["character"]): int(row["n"]) for row in table}
    n_vins: dict[str, int] = {}
    for (wmi, place, _), n in n_at.items():
        if place == 1:
            n_vins[wmi] = n_vins.get(wmi, 0) + n
    return Counts(n_vins, n_at)


@cache
def load() -> Counts:
    """Return the counts of the table."""
    return count(rows.read("vin_prior.csv"))
