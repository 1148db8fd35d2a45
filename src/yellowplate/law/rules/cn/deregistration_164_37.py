"""Vehicle registration rules (MPS Order 164), article 37: deregister within two months of customs clearance."""

from __future__ import annotations

from datetime import date

from yellowplate.law.conditions import EXPORT_TERM_MONTHS, equals, months_later
from yellowplate.law.fact import Facts
from yellowplate.law.rule import Condition, Rule
from yellowplate.law.three import all_of, negated
from yellowplate.records import Binds


def _last_day(facts: Facts) -> date | None:
    cleared = facts.day("export_cleared_on")
    return None if cleared is None else months_later(cleared, EXPORT_TERM_MONTHS)


def _is_term_over(facts: Facts, on: date) -> bool | None:
    last = _last_day(facts)
    return None if last is None else on > last


def _is_in_time(facts: Facts) -> bool | None:
    last, done = _last_day(facts), facts.day("deregistration_date")
    return None if last is None or done is None else done <= last


RULE = Rule(
    id="cn-mps-164-37",
    conditions=(
        Condition(
            "term_over",
            "Two months have passed since customs cleared the export",
            ("export_cleared_on",),
            _is_term_over,
            is_dated=True,
        ),
        Condition(
            "not_deregistered",
            "The car was not deregistered in that time",
            ("deregistered", "deregistration_date", "export_cleared_on"),
            lambda facts, _on: negated(all_of((equals(facts, "deregistered", wanted=True), _is_in_time(facts)))),
        ),
    ),
    meaning="The exporter did not deregister the car in time; a strong sign of an undeclared exit or a false paper.",
    binds=(Binds.FIRM,),
)
