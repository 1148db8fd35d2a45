"""The sale taken as done: what is supposed, and what is left as it is."""

from __future__ import annotations

from datetime import date

from yellowplate.law.fact import Fact, Facts, Grounds
from yellowplate.law.supposed import as_carried_out

ON = date(2025, 9, 13)


def test_nothing_known_supposes_the_sale_only() -> None:
    supposed = as_carried_out(Facts(), ON)
    assert [fact.name for fact in supposed] == ["carried_out"]
    assert supposed["carried_out"].grounds is Grounds.PARTY_WORD
    assert supposed["carried_out"].how


def test_a_known_sale_keeps_its_grounds() -> None:
    known = Facts.of([Fact("carried_out", value=True, grounds=Grounds.OFFICIAL_RECORD)])
    assert as_carried_out(known, ON) == known


def test_an_export_is_taken_as_cleared_long_ago() -> None:
    facts = Facts.of([Fact("destination_country", "kp", Grounds.PARTY_WORD)])
    assert as_carried_out(facts, ON)["export_cleared_on"].value == date(2025, 6, 12)
    assert as_carried_out(facts, date.min)["export_cleared_on"].value == date.min
    known = facts.with_fact(Fact("export_cleared_on", ON, Grounds.PARTY_WORD))
    assert as_carried_out(known, ON)["export_cleared_on"].value == ON


def test_a_blocked_car_is_taken_as_not_deregistered() -> None:
    facts = Facts.of([Fact("seal_status", "sealed", Grounds.PARTY_WORD)])
    assert as_carried_out(facts, ON)["deregistered"].value is False
    known = facts.with_fact(Fact("deregistered", value=True, grounds=Grounds.PARTY_WORD))
    assert as_carried_out(known, ON)["deregistered"].value is True
