"""Interpretation on smuggling cases (2014), article 21: no licence or a borrowed one is like banned goods."""

from __future__ import annotations

from datetime import date

from yellowplate.law.conditions import EXPORTED, equals
from yellowplate.law.export_path import CRIMINAL_AMOUNT, LICENCE_CONTROLLED, SERIOUS_AMOUNT
from yellowplate.law.fact import Facts
from yellowplate.law.rule import Condition, Rule
from yellowplate.law.three import any_of, negated
from yellowplate.records import Binds


def _lacks_own_licence(facts: Facts, _on: date) -> bool | None:
    return any_of((negated(equals(facts, "licence_held", wanted=True)), equals(facts, "licence_borrowed", wanted=True)))


RULE = Rule(
    id="cn-smug-21",
    conditions=(
        LICENCE_CONTROLLED,
        Condition(
            "no_own_licence",
            "There is no licence, or one that was rented, borrowed or bought",
            ("licence_held", "licence_borrowed"),
            _lacks_own_licence,
        ),
        CRIMINAL_AMOUNT,
        EXPORTED,
    ),
    meaning="Goods that need a licence count as banned ones, so that article 151(3) of the Criminal Law applies.",
    binds=(Binds.PERSON, Binds.FIRM),
    graver=(SERIOUS_AMOUNT,),
)
