"""Foreign Trade Policy of India, paragraph 2.17: exports to North Korea banned after the UN lists."""

from __future__ import annotations

from yellowplate.law.conditions import BOUND_FOR_DPRK, CARRIED_OUT, TRANSPORT_VEHICLE
from yellowplate.law.nexus import nexus
from yellowplate.law.rule import Rule
from yellowplate.records import Binds

RULE = Rule(
    id="in-dgft-217",
    conditions=(nexus("in"), BOUND_FOR_DPRK, TRANSPORT_VEHICLE, CARRIED_OUT),
    meaning="An Indian party or port took part in an export that the policy bans by reference to the UN resolutions.",
    binds=(Binds.PERSON, Binds.FIRM),
    unless=("un-2397-25",),
)
