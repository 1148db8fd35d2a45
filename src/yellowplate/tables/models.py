"""Models with the names dealers use; source and licence in models.toml."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from yellowplate.tables import makes, rows

BEHIND_MAKE = "~"
"""Begins a name that counts only behind a name of the make."""


@dataclass(frozen=True, slots=True)
class Model:
    """One model.

    Attributes:
        maker: maker or brand, English.
        name: model, English.
        aliases: the names dealers use, as in the table.
    """

    maker: str
    name: str
    aliases: tuple[str, ...]


@cache
def load() -> tuple[Model, ...]:
    """Return all models in the order of the table."""
    return tuple(Model(row["maker"], row["model"], tuple(row["aliases"].split("|"))) for row in rows.read("models.csv"))


@cache
def names() -> dict[str, str]:
    """Return "maker model" by every name in lower case, those that need the make written out behind it.

    >>> names()["途胜"], names()["比亚迪汉"], "汉" in names()
    ('Hyundai Tucson', 'BYD Han', False)
    """
    of_make = {make.maker: make.aliases for make in makes.load()}
    found: dict[str, str] = {}
    for model in load():
        for alias in model.aliases:
            bare = alias.removeprefix(BEHIND_MAKE)
            written = (
                [alias]
                if bare == alias
                else [f"{make}{gap}{bare}" for make in of_make[model.maker] for gap in ("", " ")]
            )
            found |= {name.lower(): f"{model.maker} {model.name}" for name in written}
    return found
