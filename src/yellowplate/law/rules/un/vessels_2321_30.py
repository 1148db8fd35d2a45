"""UN Security Council resolution 2321, paragraph 30: no new helicopters and vessels without approval."""

from __future__ import annotations

from datetime import date

from yellowplate.law.asked import asked
from yellowplate.law.conditions import BOUND_FOR_DPRK, CARRIED_OUT
from yellowplate.law.fact import Facts
from yellowplate.law.rule import Condition, Rule
from yellowplate.records import Binds

HELICOPTERS = "88021"
VESSELS = "89"
"""Helicopters stand in subheadings 8802.11 and 8802.12, vessels in chapter 89. Source: HS 2022."""


def _is_named(facts: Facts, _on: date) -> bool | None:
    code = facts.value("hs_code")
    if code is None or (HELICOPTERS.startswith(str(code)) and code != HELICOPTERS):
        return None
    return str(code).startswith((HELICOPTERS, VESSELS))


RULE = Rule(
    id="un-2321-30",
    conditions=(
        BOUND_FOR_DPRK,
        Condition("helicopter_or_vessel", "The code is one of helicopters or vessels", ("hs_code",), _is_named),
        asked("new_or_used", "The goods are new", wanted="new"),
        CARRIED_OUT,
    ),
    meaning="A state let a new helicopter or vessel go without the Committee's approval; used vessels fall under 2397.",
    binds=(Binds.STATE,),
    unless=("un-2397-25",),
)
