"""Resolution 2397, paragraph 7: the only exception it contains, spares for civil passenger aircraft."""

from __future__ import annotations

from datetime import date

from yellowplate.law.conditions import equals, is_road_code
from yellowplate.law.fact import VEHICLE_CLASSES, Facts
from yellowplate.law.rule import Condition, Rule, RuleKind
from yellowplate.law.three import all_of, negated


def _are_spares(facts: Facts, _on: date) -> bool | None:
    kind = facts.value("vehicle_class")
    return all_of(
        (
            equals(facts, "aircraft_spares", wanted=True),
            negated(is_road_code(facts)),
            None if kind is None else kind not in VEHICLE_CLASSES,
        )
    )


RULE = Rule(
    id="un-2397-7-spares",
    conditions=(
        Condition(
            "aircraft_spares",
            "The goods are spare parts for North Korean civil passenger aircraft in use, and no road vehicle",
            ("aircraft_spares", "hs_code", "vehicle_class"),
            _are_spares,
        ),
    ),
    meaning="Such spares are outside paragraph 7; no like exception exists for road vehicles or their parts.",
    kind=RuleKind.EXCEPTION,
)
