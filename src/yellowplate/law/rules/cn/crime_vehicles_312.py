"""Criminal Law, article 312 with the 2007 interpretation: dealing in cars obtained by crime."""

from __future__ import annotations

from datetime import date

from yellowplate.law.asked import reaches
from yellowplate.law.conditions import CARRIED_OUT, equals
from yellowplate.law.fact import Facts
from yellowplate.law.rule import Condition, Rule
from yellowplate.law.three import any_of, negated
from yellowplate.records import Binds


def _from_crime(facts: Facts, _on: date) -> bool | None:
    return any_of((equals(facts, "obtained_by_crime", wanted=True), equals(facts, "theft_status", "stolen")))


def _should_know(facts: Facts, _on: date) -> bool | None:
    return any_of((negated(equals(facts, "origin_papers", wanted=True)), equals(facts, "vin_tampered", wanted=True)))


RULE = Rule(
    id="cn-crim-312",
    conditions=(
        Condition(
            "from_crime",
            "The car comes from theft, robbery or fraud",
            ("obtained_by_crime", "theft_status"),
            _from_crime,
        ),
        Condition(
            "should_know",
            "There is no valid paper of origin, or a number was altered, so that knowledge is presumed",
            ("origin_papers", "vin_tampered"),
            _should_know,
        ),
        CARRIED_OUT,
    ),
    meaning="Trading, brokering, pawning or mortgaging such a car is handling crime proceeds; knowledge is presumed.",
    binds=(Binds.PERSON, Binds.FIRM),
    graver=(
        reaches(
            "cn-crim-312",
            {"vehicle_count": "serious_vehicles", "total_value_cny": "serious_value_cny"},
            "serious_amount",
            "Number or value reaches the serious case (five vehicles or CNY 500,000)",
        ),
    ),
)
