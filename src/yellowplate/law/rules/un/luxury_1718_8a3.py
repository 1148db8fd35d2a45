"""UN Security Council resolution 1718, paragraph 8(a)(iii): no luxury goods; the resolution does not define them."""

from __future__ import annotations

from yellowplate.law.asked import asked
from yellowplate.law.conditions import BOUND_FOR_DPRK, CARRIED_OUT
from yellowplate.law.rule import Rule
from yellowplate.records import Binds

RULE = Rule(
    id="un-1718-8a3",
    conditions=(
        BOUND_FOR_DPRK,
        asked("luxury_listed", "The car is on the luxury list in force in the state concerned"),
        CARRIED_OUT,
    ),
    meaning=(
        "A state did not keep luxury goods out; what is luxury is for each state's own list, so the list that was used "
        "has to be named."
    ),
    binds=(Binds.STATE,),
    unless=("un-2397-25",),
)
