"""Announcement No. 54 of 2025: battery-electric passenger cars with a VIN leave by licence only."""

from __future__ import annotations

from yellowplate.law.asked import asked
from yellowplate.law.conditions import EXPORTED
from yellowplate.law.export_path import is_battery_car
from yellowplate.law.rule import Condition, Rule
from yellowplate.records import Binds

RULE = Rule(
    id="cn-2025-54-ev",
    conditions=(
        Condition(
            "battery_car",
            "It is a passenger car driven only by an electric motor and bearing a VIN (code 8703801090)",
            ("hs_code", "vehicle_class", "fuel", "has_vin"),
            is_battery_car,
        ),
        asked("licence_held", "There is no export licence", wanted=False, name="no_licence"),
        EXPORTED,
    ),
    meaning="A battery car left China without the licence that it needs from 1 January 2026 on.",
    binds=(Binds.FIRM,),
)
