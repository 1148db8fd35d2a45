"""Council Regulation (EU) 2018/285: resolution 2397 in Union law; the article on vehicles was not read."""

from __future__ import annotations

from yellowplate.law.conditions import BOUND_FOR_DPRK, CARRIED_OUT, TRANSPORT_VEHICLE
from yellowplate.law.nexus import nexus
from yellowplate.law.rule import Rule
from yellowplate.records import Binds

RULE = Rule(
    id="eu-2018-285",
    conditions=(nexus("eu"), BOUND_FOR_DPRK, TRANSPORT_VEHICLE, CARRIED_OUT),
    meaning="The regulation carries resolution 2397 into Union law; its article on vehicles was not read.",
    binds=(Binds.PERSON, Binds.FIRM),
    supports="eu-2017-1509-10",
)
