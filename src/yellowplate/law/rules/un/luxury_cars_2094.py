"""UN Security Council resolution 2094, annex IV: luxury cars, station wagons and racing cars are luxury goods."""

from __future__ import annotations

from datetime import date

from yellowplate.law.conditions import BOUND_FOR_DPRK, CARRIED_OUT, equals
from yellowplate.law.fact import Facts
from yellowplate.law.rule import Condition, Rule
from yellowplate.law.three import any_of
from yellowplate.records import Binds

KINDS = ("luxury_car", "station_wagon", "racing_car")
"""Bodies the annex names beside luxury cars. Source: annex IV, read in a consultancy's summary."""


def _is_named(facts: Facts, _on: date) -> bool | None:
    kind = facts.value("body_type")
    by_kind = None if kind is None else kind in KINDS
    by_list = equals(facts, "luxury_listed", wanted=True)
    return any_of((by_kind, by_list))


RULE = Rule(
    id="un-2094-anx4",
    conditions=(
        BOUND_FOR_DPRK,
        Condition(
            "named_car",
            "The goods are a luxury car, a station wagon or a racing car",
            ("body_type", "luxury_listed"),
            _is_named,
        ),
        CARRIED_OUT,
    ),
    meaning="The car was a luxury good by the annex, whatever the ban on all vehicles says besides.",
    binds=(Binds.STATE,),
    unless=("un-2397-25",),
)
