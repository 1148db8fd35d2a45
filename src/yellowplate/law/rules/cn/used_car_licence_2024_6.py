"""Announcement No. 6 of 2024 of five ministries, part I: used cars leave China by licence only."""

from __future__ import annotations

from datetime import date

from yellowplate.law.conditions import EXPORTED, WAS_REGISTERED, equals
from yellowplate.law.fact import Facts
from yellowplate.law.rule import Condition, Rule
from yellowplate.law.three import any_of, negated
from yellowplate.records import Binds


def _lacks_leave(facts: Facts, _on: date) -> bool | None:
    return any_of(negated(equals(facts, name, wanted=True)) for name in ("licence_held", "exporter_qualified"))


RULE = Rule(
    id="cn-usedcar-2024-6",
    conditions=(
        WAS_REGISTERED,
        EXPORTED,
        Condition(
            "no_licence",
            "There is no export licence, or the exporter is not qualified",
            ("licence_held", "exporter_qualified"),
            _lacks_leave,
        ),
    ),
    meaning="A used car left China without the licence and the qualified exporter that each export needs.",
    binds=(Binds.FIRM,),
)
