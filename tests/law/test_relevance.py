"""Findings in the order a reader wants them; what nothing read raises stands apart."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from yellowplate.law import relevant, screen
from yellowplate.records import Finding

ON = date(2026, 4, 1)


def _raised(**values: Any) -> dict[str, tuple[str, ...]]:
    return {one.rule: one.raised_by for one in relevant(screen(values, on=ON)).raised}


@pytest.mark.parametrize(
    ("values", "rule", "by"),
    [
        ({"destination_country": "kp"}, "un-2397-7", ("destination_country",)),
        ({"destination_country": "kp", "carrier_flag": "hk"}, "hk-537ae", ("carrier_flag",)),
        ({"destination_country": "kp", "carrier_flag": "cn"}, "hk-537ae", None),
        ({"destination_country": "kp", "origin_country": "cn"}, "us-nksr-206", None),
        ({"destination_country": "kp", "currency": "usd"}, "us-nksr-206", ("currency",)),
        ({"destination_country": "kp", "vehicle_class": "bus"}, "us-ear-746-4", None),
        ({"mortgage_registered": True}, "cn-mps-164-26", ("mortgage_registered",)),
        ({"mortgage_registered": False}, "cn-mps-164-26", ("mortgage_registered",)),
        ({"vehicle_class": "vehicle", "destination_country": "ru"}, "cn-2025-54-ev", None),
        ({"fuel": "electric"}, "cn-2025-54-ev", ("fuel",)),
        ({"mortgage_registered": None}, "cn-mps-164-26", None),
        ({}, "un-2397-7", None),
    ],
)
def test_what_raises_a_rule(values: dict[str, Any], rule: str, by: tuple[str, ...] | None) -> None:
    assert _raised(**values).get(rule) == by


def test_a_finding_that_would_be_breached_is_always_raised() -> None:
    found = relevant(screen({"destination_country": "kp", "seal_status": "sealed", "carried_out": True}, on=ON))
    would = [one for one in (*found.raised, *found.silent) if one.if_carried_out == "BREACHED"]
    assert would
    assert set(would) <= set(found.raised)


def test_order_gravest_first() -> None:
    document = {
        "grounds": "official_record",
        "destination_country": "kp",
        "origin_country": "cn",
        "vehicle_class": "bus",
        "carried_out": True,
        "mortgage_registered": {"value": True, "grounds": "party"},
        "seal_status": "none",
        "fuel": "electric",
    }
    raised = relevant(screen(document, on=ON)).raised
    answers = [(str(one.answer), str(one.if_carried_out), one.is_verified) for one in raised]
    assert answers[0] == ("BREACHED", "BREACHED", True)
    ranks = [
        0 if answer == "BREACHED" else 1 + (not read) if would == "BREACHED" else 3 if would == "UNKNOWN" else 4
        for answer, would, read in answers
    ]
    assert ranks == sorted(ranks)
    assert {0, 1, 2, 3, 4} <= set(ranks)


@settings(deadline=None)
@given(data=st.data())
def test_order_of_findings_does_not_matter_and_none_is_lost(data: st.DataObject) -> None:
    found = screen({"destination_country": "kp", "encumbered": True}, on=ON)
    shuffled: list[Finding] = data.draw(st.permutations(found))
    assert relevant(shuffled) == relevant(found)
    split = relevant(found)
    assert sorted((*split.raised, *split.silent), key=lambda one: one.rule) == found
