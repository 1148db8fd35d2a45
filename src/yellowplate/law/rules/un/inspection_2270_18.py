"""UN Security Council resolution 2270, paragraph 18: cargo for North Korea is inspected, road and rail too."""

from __future__ import annotations

from yellowplate.law.asked import asked
from yellowplate.law.conditions import BOUND_FOR_DPRK, CARRIED_OUT
from yellowplate.law.rule import Rule
from yellowplate.records import Binds

RULE = Rule(
    id="un-2270-18",
    conditions=(
        BOUND_FOR_DPRK,
        CARRIED_OUT,
        asked("cargo_inspected", "The cargo was not inspected on its way", wanted=False, name="not_inspected"),
    ),
    meaning="A state let cargo pass without inspection; a missing record of inspection is a gap, not yet a breach.",
    binds=(Binds.STATE,),
)
