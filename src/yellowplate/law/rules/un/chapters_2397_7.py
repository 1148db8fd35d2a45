"""Resolution 2397, paragraph 7: the HS chapters it is said to name; the full sentence was not read."""

from __future__ import annotations

from datetime import date

from yellowplate.law.conditions import BOUND_FOR_DPRK, CARRIED_OUT
from yellowplate.law.fact import Facts
from yellowplate.law.hs import headings_of
from yellowplate.law.rule import Condition, Rule
from yellowplate.records import Binds

BANNED_CHAPTERS = tuple(str(chapter) for chapter in range(72, 90))
"""Metals 72 to 83, machinery 84 and 85, transport 86 to 89. Source: un-2397-7-hs, from knowledge, not read."""


def _is_in_chapter(facts: Facts, _on: date) -> bool | None:
    """Look at the declared code; where there is none, at the headings that the class of the goods leaves open."""
    code = facts.value("hs_code")
    if code is not None:
        return str(code)[:2] in BANNED_CHAPTERS
    headings = headings_of(facts)
    return all(one.hs[:2] in BANNED_CHAPTERS for one in headings) if headings else None


RULE = Rule(
    id="un-2397-7-hs",
    conditions=(
        BOUND_FOR_DPRK,
        Condition(
            "banned_chapter",
            "The goods are classified in HS chapters 72 to 89",
            ("hs_code", "vehicle_class"),
            _is_in_chapter,
        ),
        CARRIED_OUT,
    ),
    meaning="The goods would fall under paragraph 7 by their customs code alone, parts and trailers included.",
    binds=(Binds.STATE,),
    unless=("un-2397-25", "un-2397-7-spares"),
    supports="un-2397-7",
)
