"""Common models with the names dealers use; source and licence in models.toml."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from yellowplate.tables import rows


@dataclass(frozen=True, slots=True)
class Model:
    """One model.

    Attributes:
        maker: maker or brand, English.
        name: model, English.
        aliases: the names dealers use.
    """

    maker: str
    name: str
    aliases: tuple[str, ...]


@cache
def load() -> tuple[Model, ...]:
    """Return all models in the order of the table."""
    return tuple(Model(row["maker"], row["model"], tuple(row["aliases"].split("|"))) for row in rows.read("models.csv"))
