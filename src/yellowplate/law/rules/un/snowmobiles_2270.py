"""UN Security Council resolution 2270, annex IV: snowmobiles and recreational water craft are luxury goods."""

from __future__ import annotations

from datetime import date

from yellowplate.law.conditions import BOUND_FOR_DPRK, CARRIED_OUT
from yellowplate.law.fact import Facts
from yellowplate.law.rule import Condition, Rule
from yellowplate.records import Binds

KINDS = ("snow_vehicle", "water_craft")
"""Bodies the annex adds. Source: annex IV, read in the circular of Hong Kong that carries it out."""


def _is_named(facts: Facts, _on: date) -> bool | None:
    kind = facts.value("body_type")
    return None if kind is None else kind in KINDS


RULE = Rule(
    id="un-2270-anx4",
    conditions=(
        BOUND_FOR_DPRK,
        Condition(
            "named_craft",
            "The goods are a snowmobile or a recreational water craft",
            ("body_type",),
            _is_named,
        ),
        CARRIED_OUT,
    ),
    meaning="The item was a luxury good by the annex; value limits of the annex were not read.",
    binds=(Binds.STATE,),
    unless=("un-2397-25",),
)
