"""Council Regulation (EU) 2017/1509, article 10 and annex VIII: luxury goods."""

from __future__ import annotations

from yellowplate.law.asked import asked, authorised
from yellowplate.law.conditions import BOUND_FOR_DPRK, CARRIED_OUT
from yellowplate.law.nexus import nexus
from yellowplate.law.rule import Rule
from yellowplate.records import Binds

RULE = Rule(
    id="eu-2017-1509-10",
    conditions=(
        nexus("eu"),
        BOUND_FOR_DPRK,
        asked("luxury_listed", "The car is on the luxury list (annex VIII)"),
        CARRIED_OUT,
    ),
    meaning="A luxury good of annex VIII went to North Korea; the value from which a car counts was not read.",
    binds=(Binds.PERSON, Binds.FIRM),
    defences=(authorised("eu", "An authority of a member state authorised it"),),
)
