"""Foreign Exchange and Foreign Trade Act of Japan, articles 48(3) and 25(6): no exports, no brokering."""

from __future__ import annotations

from yellowplate.law.asked import authorised
from yellowplate.law.conditions import BOUND_FOR_DPRK, CARRIED_OUT
from yellowplate.law.nexus import nexus
from yellowplate.law.rule import Rule
from yellowplate.records import Binds

RULE = Rule(
    id="jp-feta-48",
    conditions=(nexus("jp"), BOUND_FOR_DPRK, CARRIED_OUT),
    meaning=(
        "Goods left Japan for North Korea, or were brokered from Japan, without approval; that the ban runs on after "
        "April 2027 was not read."
    ),
    binds=(Binds.PERSON, Binds.FIRM),
    defences=(authorised("jp", "The Ministry of Economy, Trade and Industry approved it"),),
)
