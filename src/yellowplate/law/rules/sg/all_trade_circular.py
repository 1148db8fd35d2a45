"""Singapore Customs Circular 14/2017: no commercial trade with North Korea, transit included."""

from __future__ import annotations

from yellowplate.law.asked import asked
from yellowplate.law.conditions import BOUND_FOR_DPRK, CARRIED_OUT
from yellowplate.law.nexus import nexus
from yellowplate.law.rule import Rule
from yellowplate.records import Binds

RULE = Rule(
    id="sg-circ-14-2017",
    conditions=(
        nexus("sg"),
        BOUND_FOR_DPRK,
        asked("commercial", "The goods are commercially traded"),
        CARRIED_OUT,
    ),
    meaning="Commercially traded goods went to North Korea from or through Singapore.",
    binds=(Binds.PERSON, Binds.FIRM),
)
