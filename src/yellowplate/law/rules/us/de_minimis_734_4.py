"""Export Administration Regulations, 15 CFR 734.4(c): more than ten per cent United States content."""

from __future__ import annotations

from datetime import date

from yellowplate.law.fact import Facts
from yellowplate.law.rule import Condition, Rule, RuleKind
from yellowplate.tables.law_texts_figures import figure


def _above(facts: Facts, on: date) -> bool | None:
    share, limit = facts.number("us_content_pct"), figure("us-ear-734-4", "content_pct", on)
    return None if share is None or limit is None else share > limit


RULE = Rule(
    id="us-ear-734-4",
    conditions=(
        Condition(
            "above_de_minimis",
            "The share of United States content is above ten per cent",
            ("us_content_pct",),
            _above,
            is_dated=True,
        ),
    ),
    meaning="A foreign-made car with so much United States content is subject to the regulations for this destination.",
    kind=RuleKind.CONTEXT,
    explains=("us-ear-746-4",),
)
