"""UN Security Council resolution 2321, annex IV: rugs, tapestries and tableware; no vehicle heading."""

from __future__ import annotations

from yellowplate.law.asked import asked
from yellowplate.law.conditions import BOUND_FOR_DPRK
from yellowplate.law.rule import Rule, RuleKind

RULE = Rule(
    id="un-2321-anx4",
    conditions=(
        BOUND_FOR_DPRK,
        asked("luxury_listed", "The car is on the luxury list in force in the state concerned"),
    ),
    meaning="This later luxury annex names no vehicle; it adds nothing to the ban on a car.",
    kind=RuleKind.CONTEXT,
    explains=("un-1718-8a3",),
)
