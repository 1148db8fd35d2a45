"""Figures that the texts contain (terms, shares, values), dated; `law_texts_figures.toml`, typed by hand."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import Any

FIGURES = "law_texts_figures.toml"
"""Name of the table beside this module."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of one text for a span of days.

    Attributes:
        text: id of the text that contains it.
        name: its name, unique within the text and the day.
        value: the figure.
        unit: what it counts.
        effective_from: first day it holds.
        effective_to: last day it holds, or None.
        verified: whether the figure itself was read.
        says: what it is, in one sentence.
    """

    text: str
    name: str
    value: Decimal
    unit: str
    effective_from: date
    effective_to: date | None
    verified: bool
    says: str


def figure_bytes() -> bytes:
    """Return the table as it lies in the package; part of the fingerprint of the law."""
    return files("yellowplate.tables").joinpath(FIGURES).read_bytes()


@cache
def figures() -> tuple[Figure, ...]:
    """Read the table, in order of text, name and first day."""
    rows: list[dict[str, Any]] = tomllib.loads(figure_bytes().decode())["figure"]
    found = [Figure(**{"effective_to": None, **row, "value": Decimal(str(row["value"]))}) for row in rows]
    return tuple(sorted(found, key=lambda one: (one.text, one.name, one.effective_from)))


@cache
def figure(text: str, name: str, on: date) -> Decimal | None:
    """Return a figure as it stands on a day.

    Args:
        text: id of the text.
        name: name of the figure.
        on: the day.

    Returns:
        The value, or None where the text has no such figure on that day.

    >>> figure("cn-2025-648-180", "letter_days", date(2026, 1, 2))
    Decimal('180')
    """
    for one in figures():
        is_over = one.effective_to is not None and on > one.effective_to
        if (one.text, one.name) == (text, name) and one.effective_from <= on and not is_over:
            return one.value
    return None
