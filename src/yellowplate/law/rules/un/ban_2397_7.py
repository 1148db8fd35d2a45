"""UN Security Council resolution 2397, paragraph 7: no vehicles to North Korea."""

from __future__ import annotations

from yellowplate.law.conditions import BOUND_FOR_DPRK, CARRIED_OUT, TRANSPORT_VEHICLE
from yellowplate.law.rule import Rule
from yellowplate.records import Binds

RULE = Rule(
    id="un-2397-7",
    conditions=(BOUND_FOR_DPRK, TRANSPORT_VEHICLE, CARRIED_OUT),
    meaning=(
        "The paragraph addresses states: a state from whose territory, by whose nationals or with whose ships and "
        "aircraft the vehicle went did not keep it out; persons and firms are bound by that state's own law."
    ),
    binds=(Binds.STATE,),
    unless=("un-2397-25", "un-2397-7-spares"),
)
