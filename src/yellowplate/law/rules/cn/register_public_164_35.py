"""Vehicle registration rules (MPS Order 164), article 35: anybody may ask for the dates of mortgage entries."""

from __future__ import annotations

from yellowplate.law.asked import asked
from yellowplate.law.rule import Rule, RuleKind

RULE = Rule(
    id="cn-mps-164-35",
    conditions=(
        asked("buyer_checked_register", "The buyer did not ask for the dates of mortgage entries", wanted=False),
    ),
    meaning="The buyer could have asked; that supports that the mortgage should have been known.",
    kind=RuleKind.CONTEXT,
    explains=("cn-mps-164-26",),
)
