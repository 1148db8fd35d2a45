"""North Korea Sanctions Regulations, 31 CFR 510.206 and 510.405: United States persons stay out."""

from __future__ import annotations

from yellowplate.law.asked import authorised
from yellowplate.law.conditions import BOUND_FOR_DPRK, CARRIED_OUT
from yellowplate.law.nexus import nexus
from yellowplate.law.rule import Rule
from yellowplate.records import Binds

RULE = Rule(
    id="us-nksr-206",
    conditions=(nexus("us_persons"), BOUND_FOR_DPRK, CARRIED_OUT),
    meaning=(
        "Goods, services or technology went to North Korea with a United States person in some role; brokering, "
        "forwarding, transport and credit to a firm in a third country count."
    ),
    binds=(Binds.PERSON, Binds.FIRM),
    defences=(authorised("us", "The Office of Foreign Assets Control gave a licence"),),
)
