"""The texts of the rules: instrument, article, dates, address and whether the text was read; `law_texts.toml`."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

TABLE = "law_texts.toml"
"""Name of the table beside this module; `update/law.py` writes it."""


@dataclass(frozen=True, slots=True)
class LawText:
    """One article of one instrument, in our own words.

    Attributes:
        id: stable key, cited by findings ("un-2397-7").
        jurisdiction: "UN" or an ISO country code.
        instrument: name of the instrument.
        article: where in the instrument.
        title: short title.
        effective_from: first day in force.
        effective_to: last day in force, or None while it is in force.
        summary: what it says, in our own words.
        source_url: page that was read, or the best known page, or "" where none is known.
        verified: whether the provision, or an official or clearly attributed summary of it, was read.
        source_kind: "primary_text", "unofficial_copy_of_full_text", "secondary_summary", "news_report" or
            "knowledge_only".
        effective_from_verified: whether the first day itself was read.
        used_for: "screening" (may a car be exported), "claims" (who is paid) or "both".
    """

    id: str
    jurisdiction: str
    instrument: str
    article: str
    title: str
    effective_from: date
    effective_to: date | None
    summary: str
    source_url: str
    verified: bool
    source_kind: str
    effective_from_verified: bool
    used_for: str = "screening"

    @property
    def citation(self) -> str:
        """Instrument and article, as a finding prints them."""
        return f"{self.instrument}, {self.article}"

    def is_in_force(self, on: date) -> bool:
        """Say whether the text is in force on a day; the first and the last day count."""
        return self.effective_from <= on and (self.effective_to is None or on <= self.effective_to)


def table_bytes() -> bytes:
    """Return the table as it lies in the package; part of the fingerprint of the law."""
    return files("yellowplate.tables").joinpath(TABLE).read_bytes()


@cache
def law_texts() -> MappingProxyType[str, LawText]:
    """Read the table.

    Returns:
        Texts by id, in order of id; read only.

    Source: the table names compiler, day and licence at its top.

    >>> law_texts()["un-2397-7"].effective_from.isoformat()
    '2017-12-22'
    """
    rows: list[dict[str, Any]] = tomllib.loads(table_bytes().decode())["text"]
    found = [LawText(**{"effective_to": None, "source_url": "", **row}) for row in rows]
    return MappingProxyType({text.id: text for text in sorted(found, key=lambda text: text.id)})
