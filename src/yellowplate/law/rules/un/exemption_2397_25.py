"""Resolution 2397, paragraph 25: the Committee may exempt a shipment case by case."""

from __future__ import annotations

from yellowplate.law.conditions import equals
from yellowplate.law.rule import Condition, Rule, RuleKind

RULE = Rule(
    id="un-2397-25",
    conditions=(
        Condition(
            "exemption_held",
            "The 1718 Committee has exempted this exporter, item, quantity and period in writing",
            ("exemption_held",),
            lambda facts, _on: equals(facts, "exemption_held", wanted=True),
        ),
    ),
    meaning="A shipment inside the exemption is no breach; whatever is outside it is.",
    kind=RuleKind.EXCEPTION,
)
