"""The texts that the distribution of the money of a car rests on; `claims_rules.toml`."""

from __future__ import annotations

import tomllib
from functools import cache
from types import MappingProxyType
from typing import Any

from yellowplate.tables import rows
from yellowplate.tables.law_texts import LawText

TABLE = "claims_rules.toml"
"""Name of the table beside this module; `update/claims.py` writes it."""


@cache
def claims_rules() -> MappingProxyType[str, LawText]:
    """Read the table.

    Returns:
        Texts by id, in order of id; read only.

    Source: the table names compiler, day and licence at its top.

    >>> claims_rules()["cn-cc-416"].article
    'art 416'
    """
    found: list[dict[str, Any]] = tomllib.loads(rows.content(TABLE).decode())["text"]
    texts = [LawText(**{"effective_to": None, **row}) for row in found]
    return MappingProxyType({text.id: text for text in sorted(texts, key=lambda text: text.id)})
