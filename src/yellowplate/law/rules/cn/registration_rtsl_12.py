"""Road Traffic Safety Law, article 12: transfers, mortgages and scrapping are registered."""

from __future__ import annotations

from datetime import date

from yellowplate.law.asked import asked
from yellowplate.law.fact import Facts
from yellowplate.law.rule import Condition, Rule
from yellowplate.records import Binds


def _was_delivered(facts: Facts, on: date) -> bool | None:
    day = facts.day("delivery_date")
    return None if day is None else day <= on


RULE = Rule(
    id="cn-rtsl-12",
    conditions=(
        Condition(
            "delivered", "The car was delivered to a new owner", ("delivery_date",), _was_delivered, is_dated=True
        ),
        asked("transfer_registered", "The transfer is not registered", wanted=False, name="not_registered"),
    ),
    meaning="Ownership passed without the registration the law asks for; the term stands in article 25 of Order 164.",
    binds=(Binds.PERSON, Binds.FIRM),
)
