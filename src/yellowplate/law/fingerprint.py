"""The version of the law: a fingerprint over the code of this folder and its tables."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from yellowplate.tables.hs_headings import heading_bytes
from yellowplate.tables.indicators import indicator_bytes
from yellowplate.tables.law_texts import table_bytes
from yellowplate.tables.law_texts_figures import figure_bytes

SHOWN_HEX = 16
"""Hex digits kept of the hash."""


@cache
def version() -> str:
    """Return a fingerprint that changes whenever a rule, the engine or a text may have changed.

    Returns:
        16 hex digits of a SHA-256 over names and bytes, in order of name.
    """
    digest = hashlib.sha256(table_bytes())
    for table in (figure_bytes(), indicator_bytes(), heading_bytes()):
        digest.update(table)
    for name, source in sorted(_sources(files("yellowplate.law"), "")):
        digest.update(f"\n{name}\n".encode())
        digest.update(source)
    return digest.hexdigest()[:SHOWN_HEX]


def _sources(folder: Traversable, prefix: str) -> list[tuple[str, bytes]]:
    entries = list(folder.iterdir())
    found = [(f"{prefix}{one.name}", one.read_bytes()) for one in entries if one.name.endswith(".py")]
    for below in (one for one in entries if one.is_dir()):
        found += _sources(below, f"{prefix}{below.name}/")
    return found
