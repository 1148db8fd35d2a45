"""United Nations Sanctions (DPRK) Regulation of Hong Kong, Cap. 537AE: vehicles need a licence."""

from __future__ import annotations

from yellowplate.law.asked import authorised
from yellowplate.law.conditions import BOUND_FOR_DPRK, CARRIED_OUT, TRANSPORT_VEHICLE
from yellowplate.law.nexus import nexus
from yellowplate.law.rule import Rule
from yellowplate.records import Binds

RULE = Rule(
    id="hk-537ae",
    conditions=(nexus("hk"), BOUND_FOR_DPRK, TRANSPORT_VEHICLE, CARRIED_OUT),
    meaning="A vehicle was supplied, sold, transferred or carried without a licence; carriage counts by itself.",
    binds=(Binds.PERSON, Binds.FIRM),
    defences=(authorised("hk", "The Chief Executive gave a licence"),),
)
