"""North Korea Sanctions Regulations, 31 CFR 510.201: blocked parties and movers of luxury goods."""

from __future__ import annotations

from yellowplate.law.asked import asked, authorised
from yellowplate.law.conditions import CARRIED_OUT
from yellowplate.law.nexus import nexus
from yellowplate.law.rule import Rule
from yellowplate.records import Binds

RULE = Rule(
    id="us-nksr-201",
    conditions=(
        nexus("us_persons"),
        asked("blocked_party", "A party is blocked, or owned 50 per cent or more by a blocked one"),
        CARRIED_OUT,
    ),
    meaning=(
        "Property of a blocked party was dealt in. Outside this reach a mover of luxury goods may still be designated; "
        "that is a risk, no finding."
    ),
    binds=(Binds.PERSON, Binds.FIRM),
    defences=(authorised("us", "The Office of Foreign Assets Control gave a licence"),),
)
