"""Makes and models by the names dealers use."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from yellowplate.extract.found import longest, mention
from yellowplate.extract.pattern import Pattern
from yellowplate.folded import Folded
from yellowplate.records import Mention
from yellowplate.tables import models

_PROB = 0.9


@cache
def _names() -> tuple[re.Pattern[str], dict[str, str]]:
    values = {alias.lower(): f"{model.maker} {model.name}" for model in models.load() for alias in model.aliases}
    words = [
        rf"(?<![A-Za-z0-9]){re.escape(alias)}(?![A-Za-z0-9])" if alias.isascii() else re.escape(alias)
        for alias in sorted(values, key=lambda alias: (-len(alias), alias))
    ]
    return re.compile("|".join(words), re.IGNORECASE), values


def find(folded: Folded) -> Iterator[Mention]:
    """Yield models; the value is maker and model in English."""
    expression, values = _names()
    yield from longest(
        mention(folded, "model", values[match[0].lower()], match.span(), _PROB)
        for match in expression.finditer(folded.text)
    )


PATTERN = Pattern(
    name="model",
    version=1,
    kind="model",
    source="tables/models.csv",
    find=find,
    examples=(
        ("21年凯美瑞2.0G", "Toyota Camry"),
        ("도요타 캠리", "Toyota Camry"),
        ("21款A4L 5.98万", "Audi A4L"),
        ("凱美瑞", "Toyota Camry"),
        ("a toyota camry", "Toyota Camry"),
    ),
    refusals=("红旗飘飘", "电话13800001001", "XA4LX", "大汉天子", "茶几 沙发"),
)
