"""Figures of the distribution of the money of a car; day and source of each in claims_figures.toml."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from yellowplate.tables import rows


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure.

    Attributes:
        name: stable name.
        value: whole number.
        unit: of what.
        since: first day in force.
        source: text it comes from.
        note: what is not in the text, or "".
    """

    name: str
    value: int
    unit: str
    since: date
    source: str
    note: str


@cache
def load() -> dict[str, Figure]:
    """Return the figures by name.

    >>> load()["purchase_money_days"].value
    10
    """
    found: list[dict[str, Any]] = tomllib.loads(rows.content("claims_figures.toml").decode())["figure"]
    return {
        row["name"]: Figure(row["name"], row["value"], row["unit"], row["from"], row["source"], row["note"])
        for row in found
    }


def value(name: str) -> int:
    """Return the value of one figure."""
    return load()[name].value
