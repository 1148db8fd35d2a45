"""Export Administration Regulations, 15 CFR 746.4: a licence for everything but food and medicine."""

from __future__ import annotations

from yellowplate.law.asked import authorised
from yellowplate.law.conditions import BOUND_FOR_DPRK, CARRIED_OUT, TRANSPORT_VEHICLE
from yellowplate.law.nexus import nexus
from yellowplate.law.rule import Rule
from yellowplate.records import Binds

RULE = Rule(
    id="us-ear-746-4",
    conditions=(nexus("us_goods"), BOUND_FOR_DPRK, TRANSPORT_VEHICLE, CARRIED_OUT),
    meaning="An item subject to the regulations went without a licence; for luxury cars licences are denied.",
    binds=(Binds.PERSON, Binds.FIRM),
    defences=(authorised("us", "The Bureau of Industry and Security gave a licence"),),
)
