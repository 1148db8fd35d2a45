"""What is kept between transactions changes no answer, and is dropped in time."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from yellowplate.law import all_rules
from yellowplate.law import rulebook as module
from yellowplate.law.fact import Fact, Facts, Grounds
from yellowplate.law.rulebook import Rulebook
from yellowplate.law.screening import facts_in

DOCUMENTS: list[dict[str, Any]] = [
    {"destination_country": "kp", "vehicle_class": "bus", "grounds": "official_record"},
    {"destination_country": "kp", "vehicle_class": "bus"},
    {"destination_country": "kp", "vehicle_class": {"value": "bus", "statement": "st_2"}},
    {"destination_country": "kp", "vehicle_class": {"value": "bus", "statement": "st_3"}},
    {"first_registration_date": "2025-09-01", "leaves_china": True},
    {"total_weight_t": "20", "crossing_point": "off_post"},
    {"total_weight_t": "20.0", "crossing_point": "off_post"},
]
DAYS = (date(2017, 12, 21), date(2017, 12, 22), date(2025, 8, 1), date(2025, 10, 1))


def test_kept_answers_are_those_of_a_fresh_book(monkeypatch: pytest.MonkeyPatch) -> None:
    book, small = Rulebook(all_rules()), Rulebook(all_rules())
    asked = [(facts_in(document), on) for on in DAYS for document in DOCUMENTS]
    fresh = [Rulebook(all_rules()).assess(facts, on) for facts, on in asked]
    assert [book.assess(facts, on) for facts, on in asked] == fresh
    assert [book.assess(facts, on) for facts, on in reversed(asked)] == fresh[::-1]
    monkeypatch.setattr(module, "KEPT", 10)
    monkeypatch.setattr(module, "KEPT_DAYS", 2)
    assert [small.assess(facts, on) for facts, on in asked] == fresh


@pytest.mark.parametrize("order", [1, -1])
def test_how_a_fact_was_reached_is_told_the_same_whatever_was_asked_before(order: int) -> None:
    # The sentence of a fact depends on whether a statement stands behind it, not only on its value and grounds.
    facts = [
        Facts.of([Fact("destination_country", "kp", Grounds.OFFICIAL_RECORD, statements, how="some way")])
        for statements in ((), ("st_1",))
    ]
    fresh = [Rulebook(all_rules()).assess(one, DAYS[-1]) for one in facts]
    book = Rulebook(all_rules())
    assert [book.assess(one, DAYS[-1]) for one in facts[::order]] == fresh[::order]
    assert fresh[0] != fresh[1]


def test_graver_cases_and_contexts_are_told() -> None:
    facts = facts_in(
        {
            "destination_country": "kp",
            "vehicle_class": "truck",
            "crossing_point": "off_post",
            "total_weight_t": 100,
            "claimed_exemption": "un-2664",
            "origin_country": "cn",
        }
    )
    found = {one.rule: one for one in Rulebook(all_rules()).assess(facts, date(2026, 4, 1))}
    crime = " ".join(found["cn-crim-151-3"].because)
    assert "Graver case: Weight or value of all goods reaches the threshold of the serious case" in crime
    assert "Context, SPC and SPP Interpretation on smuggling cases (2014)" in crime
    assert "Resolution 2664 lifts the asset freeze only" in " ".join(found["un-2397-7"].because)
    assert "Context, Civil Code, art 153" in " ".join(found["cn-mofcom-gacc-2018-4"].because)
