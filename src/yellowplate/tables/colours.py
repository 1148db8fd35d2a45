"""Colours of cars in the words of advertisements; source and licence in colours.toml."""

from __future__ import annotations

from functools import cache

from yellowplate.tables import rows


@cache
def names() -> dict[str, str]:
    """Return the English colour by every name.

    >>> names()["珍珠白"]
    'white'
    """
    return {alias: row["colour"] for row in rows.read("colours.csv") for alias in row["aliases"].split("|")}
