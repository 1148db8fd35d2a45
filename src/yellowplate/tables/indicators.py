"""Red flags reported of the trade: title, weight, source; `indicators.toml`, written by `update/law.py`."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

TABLE = "indicators.toml"
"""Name of the table beside this module."""


@dataclass(frozen=True, slots=True)
class RedFlag:
    """One red flag, as the table has it.

    Attributes:
        id: stable key ("rf-ad-dprk").
        title: what is seen.
        check: how it is tested, in words; the test itself is code.
        weight: 1 (weak) to 5 (strong); a choice of the project.
        source_url: page that reports it, or "".
        verified: whether that page was read.
        rules: ids of texts it points to.
        note: caveat, or "".
    """

    id: str
    title: str
    check: str
    weight: int
    source_url: str
    verified: bool
    rules: tuple[str, ...]
    note: str


def indicator_bytes() -> bytes:
    """Return the table as it lies in the package; part of the fingerprint of the law."""
    return files("yellowplate.tables").joinpath(TABLE).read_bytes()


@cache
def red_flags() -> tuple[RedFlag, ...]:
    """Read the table, in order of id.

    >>> len(red_flags())
    39
    """
    rows: list[dict[str, Any]] = tomllib.loads(indicator_bytes().decode())["indicator"]
    found = [RedFlag(**{"source_url": "", "note": "", **row, "rules": tuple(row["rules"])}) for row in rows]
    return tuple(sorted(found, key=lambda one: one.id))
