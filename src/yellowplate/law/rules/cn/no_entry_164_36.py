"""Vehicle registration rules (MPS Order 164), article 36: no mortgage or pledge entry while the car is sealed."""

from __future__ import annotations

from yellowplate.law.asked import asked
from yellowplate.law.rule import Rule
from yellowplate.records import Binds

RULE = Rule(
    id="cn-mps-164-36",
    conditions=(
        asked("seal_status", "The car is sealed by an authority", wanted="sealed"),
        asked("entry_while_sealed", "A mortgage or pledge was entered or released during the seal"),
    ),
    meaning="The vehicle office made an entry that it must refuse; a right entered so stands on weak ground.",
    binds=(Binds.STATE,),
)
