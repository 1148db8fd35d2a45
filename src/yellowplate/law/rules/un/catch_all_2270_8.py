"""UN Security Council resolution 2270, paragraph 8: nothing that directly helps the armed forces."""

from __future__ import annotations

from datetime import date

from yellowplate.law.asked import asked
from yellowplate.law.conditions import BOUND_FOR_DPRK, CARRIED_OUT
from yellowplate.law.fact import Facts
from yellowplate.law.rule import Condition, Rule
from yellowplate.records import Binds

KINDS = ("heavy_truck", "special_chassis", "off_road")
"""The usual concern of the paragraph; it names no list. Source: un-2270-8, note of the compiler."""


def _helps(facts: Facts, _on: date) -> bool | None:
    kind = facts.value("body_type")
    return True if kind in KINDS else None


RULE = Rule(
    id="un-2270-8",
    conditions=(
        BOUND_FOR_DPRK,
        Condition(
            "helps_forces",
            "The item can directly help the armed forces (heavy truck, special chassis, off-road vehicle)",
            ("body_type",),
            _helps,
        ),
        asked("end_user_military", "The end user belongs to the armed forces or the police"),
        CARRIED_OUT,
    ),
    meaning="The item was banned for what it is good for, whatever its customs code.",
    binds=(Binds.STATE,),
    unless=("un-2397-25",),
)
