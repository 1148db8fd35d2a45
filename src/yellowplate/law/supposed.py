"""What would be so if the offered sale were carried out as the party says: the facts behind `if_carried_out`."""

from __future__ import annotations

from datetime import date

from yellowplate.law.conditions import DEREGISTRATION_BLOCKED, is_blocked, leaves_china
from yellowplate.law.fact import Fact, Facts, Grounds

LONG_AGO_DAYS = 93
"""Longer than any two months in a row (62 days): the term for deregistration is surely over."""


RESTS_ON = {
    "export_cleared_on": ("destination_country", "leaves_china"),
    "deregistered": DEREGISTRATION_BLOCKED.needs,
}
"""Facts from which a fact may be supposed; a finding that looks at the one rests on the others too."""


def as_carried_out(facts: Facts, on: date) -> Facts:
    """Take the offered sale as done.

    Party words count. The sale is taken as carried out; a car that is to leave China is taken as cleared by customs so
    long ago that the term for deregistration is over; and a car in a state in which it cannot be deregistered is taken
    as not deregistered. Nothing that is already known is changed, except that a sale not yet done counts as done.

    Args:
        facts: all facts, whatever their grounds.
        on: the day the rules are applied to.

    Returns:
        The facts with these suppositions; each says in `how` that it is one.
    """
    supposed = facts
    if facts.value("carried_out") is not True:
        supposed = supposed.with_fact(_suppose("carried_out", value=True, how="the offered sale is taken as done"))
    if not facts.is_known("export_cleared_on") and leaves_china(facts):
        cleared = date.fromordinal(max(1, on.toordinal() - LONG_AGO_DAYS))
        how = "the export is taken as cleared more than two months earlier"
        supposed = supposed.with_fact(_suppose("export_cleared_on", value=cleared, how=how))
    if not facts.is_known("deregistered") and is_blocked(facts):
        how = "deregistration is refused in the state the car is said to be in (MPS Order 164, art 42)"
        supposed = supposed.with_fact(_suppose("deregistered", value=False, how=how))
    return supposed


def _suppose(name: str, *, value: bool | date, how: str) -> Fact:
    return Fact(name, value, Grounds.PARTY_WORD, how=how)
