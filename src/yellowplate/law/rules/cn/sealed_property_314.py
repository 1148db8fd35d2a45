"""Criminal Law, article 314: hiding, moving or selling property under judicial seal."""

from __future__ import annotations

from yellowplate.law.asked import asked
from yellowplate.law.conditions import CARRIED_OUT
from yellowplate.law.rule import Rule
from yellowplate.records import Binds

RULE = Rule(
    id="cn-crim-314",
    conditions=(
        asked("seal_status", "The car is sealed by a judicial body", wanted="sealed"),
        CARRIED_OUT,
    ),
    meaning="Seller and mover are exposed to prosecution in serious cases; what is serious is not decided here.",
    binds=(Binds.PERSON,),
)
