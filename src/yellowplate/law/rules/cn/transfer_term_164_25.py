"""Vehicle registration rules (MPS Order 164), article 25: thirty days to register a transfer."""

from __future__ import annotations

from datetime import date

from yellowplate.law.conditions import equals
from yellowplate.law.fact import Facts
from yellowplate.law.rule import Condition, Rule
from yellowplate.law.three import all_of, negated
from yellowplate.records import Binds
from yellowplate.tables.law_texts_figures import figure


def _last_day(facts: Facts, on: date) -> date | None:
    delivered, term = facts.day("delivery_date"), figure("cn-mps-164-25", "transfer_days", on)
    if delivered is None or term is None:
        return None
    return date.fromordinal(min(delivered.toordinal() + int(term), date.max.toordinal()))


def _is_term_over(facts: Facts, on: date) -> bool | None:
    last = _last_day(facts, on)
    return None if last is None else on > last


def _is_in_time(facts: Facts, on: date) -> bool | None:
    last, done = _last_day(facts, on), facts.day("transfer_registration_date")
    return None if last is None or done is None else done <= last


def _is_late(facts: Facts, on: date) -> bool | None:
    return negated(all_of((equals(facts, "transfer_registered", wanted=True), _is_in_time(facts, on))))


RULE = Rule(
    id="cn-mps-164-25",
    conditions=(
        Condition(
            "term_over",
            "Thirty days have passed since delivery",
            ("delivery_date",),
            _is_term_over,
            is_dated=True,
        ),
        Condition(
            "not_registered",
            "The transfer was not registered in that time",
            ("transfer_registered", "transfer_registration_date", "delivery_date"),
            _is_late,
            is_dated=True,
        ),
    ),
    meaning="The new owner is late; that weakens an objection against a later seal.",
    binds=(Binds.PERSON, Binds.FIRM),
)
