"""UN Security Council resolution 2664: the standing humanitarian carve-out is no cover for vehicles."""

from __future__ import annotations

from yellowplate.law.asked import asked
from yellowplate.law.conditions import TRANSPORT_VEHICLE
from yellowplate.law.rule import Rule, RuleKind

RULE = Rule(
    id="un-2664-1",
    conditions=(
        asked("claimed_exemption", "A party claims resolution 2664 as cover", wanted="un-2664"),
        TRANSPORT_VEHICLE,
    ),
    meaning="Resolution 2664 lifts the asset freeze only; a vehicle still needs an exemption under 2397, paragraph 25.",
    kind=RuleKind.CONTEXT,
    explains=("un-2397-7", "un-2397-7-hs"),
)
