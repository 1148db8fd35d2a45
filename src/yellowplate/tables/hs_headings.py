"""Headings and subheadings of the Harmonized System for vehicles; `hs_headings.toml`."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import Any

TABLE = "hs_headings.toml"
"""Name of the table beside this module."""


@dataclass(frozen=True, slots=True)
class Subheading:
    """One six-digit code with what must hold for it.

    Attributes:
        code: six digits.
        title: what it holds, in our own words.
        since: first day of the edition that brought it, or None where it is as old as the heading.
        fuel: fuels it takes; empty for any.
        disputed: fuels that practice puts here and in another subheading.
        plug: whether the battery can be charged from outside, or None where it does not matter.
        body: kinds of body it takes; empty for any.
        not_body: kinds of body it does not take.
        cc: engine capacity (above, up to) in cubic centimetres, or None for an open end.
        t: gross weight (above, up to) in tonnes.
        kw: power (above, up to) in kilowatts.
        residual: True where it takes what no other subheading of the heading takes.
    """

    code: str
    title: str
    since: date | None
    fuel: tuple[str, ...]
    disputed: tuple[str, ...]
    plug: bool | None
    body: tuple[str, ...]
    not_body: tuple[str, ...]
    cc: tuple[Decimal | None, Decimal | None]
    t: tuple[Decimal | None, Decimal | None]
    kw: tuple[Decimal | None, Decimal | None]
    residual: bool


@dataclass(frozen=True, slots=True)
class Heading:
    """One four-digit heading.

    Attributes:
        hs: four digits.
        title: what it holds, in our own words.
        note: why it matters here, or "".
        classes: classes of goods that it takes, as the facts name them.
        verified: whether the heading was read.
        effective_from: first day of the system.
        effective_to: last day, or None.
        subheadings_verified: which subheadings were read, in words, or "".
        subheadings: its six-digit codes, in order; empty where the table has none.
    """

    hs: str
    title: str
    note: str
    classes: tuple[str, ...]
    verified: bool
    effective_from: date
    effective_to: date | None
    subheadings_verified: str
    subheadings: tuple[Subheading, ...]


def heading_bytes() -> bytes:
    """Return the table as it lies in the package; part of the fingerprint of the law."""
    return files("yellowplate.tables").joinpath(TABLE).read_bytes()


@cache
def hs_headings() -> tuple[Heading, ...]:
    """Read the table, in order of heading.

    >>> len(hs_headings())
    22
    """
    return tuple(sorted(map(_heading, tomllib.loads(heading_bytes().decode())["heading"]), key=lambda one: one.hs))


def _heading(row: dict[str, Any]) -> Heading:
    return Heading(
        row["hs"],
        row["title"],
        row["note"],
        tuple(row["classes"]),
        row["verified"],
        row["effective_from"],
        row.get("effective_to"),
        row.get("subheadings_verified", ""),
        tuple(map(_subheading, row.get("subheading", ()))),
    )


def _subheading(row: dict[str, Any]) -> Subheading:
    return Subheading(
        row["code"],
        row["title"],
        row.get("since"),
        tuple(row.get("fuel", ())),
        tuple(row.get("disputed", ())),
        row.get("plug"),
        tuple(row.get("body", ())),
        tuple(row.get("not_body", ())),
        _bounds(row, "cc"),
        _bounds(row, "t"),
        _bounds(row, "kw"),
        row.get("residual", False),
    )


def _bounds(row: dict[str, Any], name: str) -> tuple[Decimal | None, Decimal | None]:
    over, to = row.get(f"{name}_over"), row.get(f"{name}_to")
    return (None if over is None else Decimal(over), None if to is None else Decimal(to))
