"""Disguised spellings with the word meant; source and licence in disguises.toml."""

from __future__ import annotations

import re
from functools import cache

from yellowplate.tables import rows


@cache
def load() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return (word meant, expression) in the order of the table; case is ignored."""
    return tuple((row["word"], re.compile(row["expression"], re.IGNORECASE)) for row in rows.read("disguises.csv"))
