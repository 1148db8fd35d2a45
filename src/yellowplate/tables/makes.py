"""Makes with the names dealers use; source and licence in makes.toml."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from yellowplate.tables import rows


@dataclass(frozen=True, slots=True)
class Make:
    """One make.

    Attributes:
        maker: maker or brand, English.
        aliases: the names dealers use, the English one first.
        is_telling: True where a name alone means the make (大众 alone is also the public).
    """

    maker: str
    aliases: tuple[str, ...]
    is_telling: bool


@cache
def load() -> tuple[Make, ...]:
    """Return all makes in the order of the table."""
    return tuple(
        Make(row["maker"], tuple(row["aliases"].split("|")), row["stands_alone"] == "yes")
        for row in rows.read("makes.csv")
    )
