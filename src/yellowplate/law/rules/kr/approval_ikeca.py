"""Inter-Korean Exchange and Cooperation Act of South Korea: each item sent north needs approval."""

from __future__ import annotations

from yellowplate.law.asked import authorised
from yellowplate.law.conditions import BOUND_FOR_DPRK, CARRIED_OUT
from yellowplate.law.nexus import nexus
from yellowplate.law.rule import Rule
from yellowplate.records import Binds

RULE = Rule(
    id="kr-ikeca",
    conditions=(nexus("kr"), BOUND_FOR_DPRK, CARRIED_OUT),
    meaning="Goods moved north without the minister's approval; a way through a third country counts.",
    binds=(Binds.PERSON, Binds.FIRM),
    defences=(authorised("kr", "The Minister of Unification approved it"),),
)
