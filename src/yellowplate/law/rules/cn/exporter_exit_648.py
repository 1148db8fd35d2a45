"""Notice [2025] 648, item 1(3): exporters on the list of dishonest acts leave the trade."""

from __future__ import annotations

from yellowplate.law.asked import asked
from yellowplate.law.rule import Rule, RuleKind

RULE = Rule(
    id="cn-2025-648-exit",
    conditions=(asked("exporter_on_negative_list", "The exporter stands on a local list of dishonest acts"),),
    meaning="The exporter's qualification may be withdrawn; until then it stands.",
    kind=RuleKind.CONTEXT,
    explains=("cn-usedcar-2024-6", "cn-mps-164-91"),
)
