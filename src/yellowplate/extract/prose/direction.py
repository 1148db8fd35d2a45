"""Whether something rises, falls, swings or stays, in words."""

from __future__ import annotations

from yellowplate.tables import prose

_NAMES = ("unstable", "unchanged", "falls", "rises")
"""Looked for in this order."""


def direction_of(words: str) -> str:
    """Return rises, falls, unstable or unchanged, or "" where the words say none.

    >>> direction_of("prices have fallen"), direction_of("등록비가 올랐다"), direction_of("a price")
    ('falls', 'rises', '')
    """
    return next((name for name in _NAMES if prose.form(f"direction.{name}").search(words)), "")
