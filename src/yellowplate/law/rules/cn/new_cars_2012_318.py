"""Notice [2012] 318: new cars and motorcycles leave through listed makers and exporters they authorise."""

from __future__ import annotations

from datetime import date

from yellowplate.law.asked import asked
from yellowplate.law.conditions import EXPORTED
from yellowplate.law.fact import Facts
from yellowplate.law.rule import Condition, Rule
from yellowplate.records import Binds

KINDS = ("passenger_car", "bus", "truck", "motorcycle")
"""Cars and motorcycles. Source: notice [2012] 318; its existence was read, its content is from knowledge."""


def _is_covered(facts: Facts, _on: date) -> bool | None:
    kind = facts.value("vehicle_class")
    return None if kind in (None, "vehicle") else kind in KINDS


RULE = Rule(
    id="cn-2012-318",
    conditions=(
        asked("new_or_used", "The vehicle is new", wanted="new"),
        Condition("covered", "It is a car or a motorcycle", ("vehicle_class",), _is_covered, is_setting=True),
        asked("maker_authorisation", "The maker has not authorised the exporter", wanted=False, name="not_authorised"),
        EXPORTED,
    ),
    meaning="A new vehicle left China through an exporter whom no listed maker had authorised.",
    binds=(Binds.FIRM,),
)
