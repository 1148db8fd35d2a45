"""Announcement No. 6 of 2024: the clause on encumbered cars that the press reports; it was not read."""

from __future__ import annotations

from datetime import date

from yellowplate.law.conditions import EXPORTED, equals, has_entry
from yellowplate.law.fact import Facts
from yellowplate.law.rule import Condition, Rule
from yellowplate.law.three import any_of
from yellowplate.records import Binds


def _is_encumbered(facts: Facts, _on: date) -> bool | None:
    return any_of((has_entry(facts), equals(facts, "encumbered", wanted=True), equals(facts, "seal_status", "sealed")))


RULE = Rule(
    id="cn-usedcar-2024-6-encumb",
    conditions=(
        Condition(
            "encumbered",
            "The car is mortgaged, pledged, otherwise encumbered, or sealed",
            ("mortgage_registered", "pledge_recorded", "encumbered", "seal_status"),
            _is_encumbered,
        ),
        EXPORTED,
    ),
    meaning=(
        "Press reports say that such a car gets no export licence; the registration rules, which were read, "
        "lead to the same result (articles 26, 29, 37 and 42)."
    ),
    binds=(Binds.FIRM,),
    supports="cn-mps-164-42",
)
