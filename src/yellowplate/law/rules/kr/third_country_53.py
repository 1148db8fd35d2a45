"""Foreign Trade Act of South Korea, article 53(2)(1): banned items through a third country."""

from __future__ import annotations

from datetime import date

from yellowplate.law.asked import authorised
from yellowplate.law.conditions import BOUND_FOR_DPRK, CARRIED_OUT, TRANSPORT_VEHICLE
from yellowplate.law.fact import Facts
from yellowplate.law.nexus import nexus
from yellowplate.law.rule import Condition, Rule
from yellowplate.records import Binds

NORTH_AND_SOUTH = {"kp", "kr"}


def _is_indirect(facts: Facts, _on: date) -> bool | None:
    route = facts.members("route_countries")
    return None if route is None else bool(set(route) - NORTH_AND_SOUTH)


RULE = Rule(
    id="kr-fta-53",
    conditions=(
        nexus("kr"),
        BOUND_FOR_DPRK,
        TRANSPORT_VEHICLE,
        Condition("third_country", "The goods go through a third country", ("route_countries",), _is_indirect),
        CARRIED_OUT,
    ),
    meaning="Up to five years, or a fine of up to three times the value, for dealing in transport means that way.",
    binds=(Binds.PERSON, Binds.FIRM),
    defences=(authorised("kr", "The authority approved it"),),
)
