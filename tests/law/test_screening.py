"""Screening documents: every value is handled or refused by name."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yellowplate.law import FACT_KINDS, Grounds, as_json, screen
from yellowplate.law.screening import ALIASES, day_of, facts_in
from yellowplate.law.screening_schema import schema
from yellowplate.records import Answer
from yellowplate.records.errors import RequestError

ON = date(2025, 9, 13)
WHOLE: dict[str, Any] = {
    "title": "A made-up sale",
    "x_reference": 17,
    "on": "2025-09-13",
    "vehicle": {
        "vehicle_class": "passenger_car",
        "mortgage_registered": {"value": True, "grounds": "official_record", "statement": "extract of 2025-09-01"},
        "x_colour": "black",
    },
    "transaction": {"destination_country": "KP", "origin_country": "cn", "note": "made up"},
}


def test_a_whole_document() -> None:
    found = {one.rule: one for one in screen(WHOLE)}
    assert found["un-2397-7"].if_carried_out is Answer.BREACHED
    assert found["un-2397-7"].on == ON
    assert found["cn-mps-164-26"].missing == ("carried_out", "creditor_consent")
    assert found["cn-mps-164-26"].statements == ("extract of 2025-09-01",)


def test_json_has_the_promised_keys() -> None:
    row = as_json(next(one for one in screen(WHOLE) if one.rule == "cn-mps-164-26"))
    assert {"rule", "answer", "if_carried_out", "binds", "because", "missing", "citation", "url"} <= set(row)
    assert row["on"] == "2025-09-13"
    assert row["binds"] == ["person", "firm"]
    assert row["is_verified"] is True


@pytest.mark.parametrize(
    ("key", "raw", "value"),
    [
        ("carried_out", True, True),
        ("carried_out", "No", False),
        ("carried_out", {"value": "yes"}, True),
        ("destination_country", "KP", "kp"),
        ("hs_code", "8703.23 90", "87032390"),
        ("seal_status", "Sealed", "sealed"),
        ("engine_cc", 1998, Decimal(1998)),
        ("us_content_pct", "10.5", Decimal("10.5")),
        ("us_content_pct", 10.5, Decimal("10.5")),
        ("party_countries", ["CN", "hk", "cn"], ("cn", "hk")),
        ("party_countries", "hk", ("hk",)),
        ("party_countries", [], ()),
        ("make", " Made-up Motor ", "Made-up Motor"),
        ("scrap_date", "2026-01-31", date(2026, 1, 31)),
        ("scrap_date", date(2026, 1, 31), date(2026, 1, 31)),
        ("scrap_date", datetime(2026, 1, 31, 5, tzinfo=UTC), date(2026, 1, 31)),
        ("carried_out", "unknown", None),
        ("carried_out", None, None),
        ("hs_code", "", None),
    ],
)
def test_values(key: str, raw: Any, value: Any) -> None:
    fact = facts_in({key: raw})[key]
    assert fact.value == value
    assert fact.grounds is (Grounds.UNKNOWN if value is None else Grounds.PARTY_WORD)


@pytest.mark.parametrize(
    ("document", "says"),
    [
        ({"colour": "red"}, r"colour: no rule knows this fact. Known: .*carried_out.*x_"),
        ({"vehicle": {"colour": "red"}}, r"vehicle\.colour: no rule knows"),
        ({"vehicle": "a car"}, r"vehicle: expected a table"),
        ({"engine_cc": "big"}, r"engine_cc: expected a number"),
        ({"engine_cc": -1}, r"engine_cc: expected a number"),
        ({"engine_cc": True}, r"engine_cc: expected a number"),
        ({"engine_cc": float("nan")}, r"engine_cc: expected a number"),
        ({"engine_cc": [1998]}, r"engine_cc: expected a number"),
        ({"party_countries": ["cn", 3]}, r"party_countries: expected a list"),
        ({"party_countries": ["China"]}, r"party_countries: expected a list"),
        ({"party_countries": 3}, r"party_countries: expected a list"),
        ({"make": 3}, r"make: expected text"),
        ({"carried_out": 1}, r"carried_out: expected true, false"),
        ({"carried_out": "perhaps"}, r"carried_out: expected true, false"),
        ({"destination_country": "Korea"}, r"destination_country: expected a two-letter country code"),
        ({"destination_country": False}, r'destination_country: .*write "no"'),
        ({"seal_status": False}, r"seal_status: expected text in quotation marks, found False$"),
        ({"seal_status": "perhaps"}, r"seal_status: 'perhaps' is none of none, sealed"),
        ({"hs_code": 8703}, r"hs_code: expected four to ten digits"),
        ({"hs_code": "87"}, r"hs_code: expected four to ten digits"),
        ({"scrap_date": "soon"}, r"scrap_date: expected a day"),
        ({"scrap_date": 2026}, r"scrap_date: expected a day"),
        ({"carried_out": {"worth": True}}, r"carried_out: a fact's table has value, grounds and statement"),
        ({"carried_out": {"grounds": "party"}}, r"carried_out: a fact's table has value"),
        ({"carried_out": {"value": True, "grounds": "hearsay"}}, r"carried_out\.grounds: 'hearsay' is none of"),
        ({"carried_out": {"value": True, "statement": 3}}, r"carried_out\.statement: expected the id"),
        ({"grounds": "unknown"}, r"grounds: 'unknown' is none of official_record, judgement, party"),
        ({"export_cleared_on": "2025-01-01", "export_clearance_date": "2025-01-01"}, r"states export_cleared_on twice"),
        ({"carried_out": True, "transaction": {"carried_out": True}}, r"states carried_out twice"),
    ],
)
def test_refuses_by_name(document: dict[str, Any], says: str) -> None:
    with pytest.raises(RequestError, match=says):
        screen(document, on=ON)


def test_refuses_what_is_no_table() -> None:
    rows: Any = [WHOLE]
    with pytest.raises(RequestError, match="one document a file"):
        screen(rows, on=ON)


def test_the_day() -> None:
    assert day_of({"event_date": "2025-09-13"}) == ON
    assert day_of({"transaction": {"event_date": ON}, "vehicle": 3, "on": None}) == ON
    assert day_of({"on": ON}, on=date(2020, 1, 1)) == ON
    assert day_of({}, on=ON) == ON


@pytest.mark.parametrize(
    ("document", "says"),
    [
        ({}, "the day of the event is missing"),
        ({"on": "2025-09-13", "event_date": "2025-09-14"}, "different days of the event: 2025-09-13, 2025-09-14"),
        ({"on": "yesterday"}, "on: expected a day"),
    ],
)
def test_refuses_the_day(document: dict[str, Any], says: str) -> None:
    with pytest.raises(RequestError, match=says):
        screen(document)


def test_grounds_of_the_document_and_of_a_fact() -> None:
    facts = facts_in(
        {"grounds": "official_record", "carried_out": True, "hs_code": {"value": "8703", "grounds": "party"}}
    )
    assert facts["carried_out"].grounds is Grounds.OFFICIAL_RECORD
    assert facts["hs_code"].grounds is Grounds.PARTY_WORD


def test_a_day_of_deregistration_says_that_it_was_done() -> None:
    fact = facts_in({"deregistered_on": {"value": ON, "grounds": "official_record", "statement": ["b", "a", "b"]}})
    assert fact["deregistered"].value is True
    assert fact["deregistered"].grounds is Grounds.OFFICIAL_RECORD
    assert fact["deregistered"].statements == ("a", "b")
    assert facts_in({"deregistered_on": ON, "deregistered": "no"})["deregistered"].value is False
    assert not facts_in({"deregistered_on": None}).is_known("deregistered")


def test_aliases_name_known_facts() -> None:
    assert set(ALIASES.values()) <= set(FACT_KINDS)
    assert not set(ALIASES) & set(FACT_KINDS)


def test_the_schema_takes_what_screening_takes() -> None:
    import jsonschema

    checker = jsonschema.Draft202012Validator(schema())
    checker.check_schema(schema())
    assert checker.is_valid(WHOLE)
    for broken in ({"colour": 1}, {"hs_code": 8703}, {"carried_out": {"worth": 1}}, {"vehicle": 3}, {"grounds": "x"}):
        assert not checker.is_valid(broken)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8), lambda part: st.lists(part, max_size=2)
)


@given(
    document=st.dictionaries(
        st.sampled_from([*FACT_KINDS, *ALIASES, "vehicle", "transaction", "on", "x_any", "colour"]),
        JSON | st.dictionaries(st.sampled_from(["value", "grounds", "statement", "carried_out"]), JSON, max_size=3),
        max_size=5,
    )
)
def test_any_document_is_screened_or_refused(document: dict[str, Any]) -> None:
    try:
        findings = screen(document, on=ON)
    except RequestError:
        return
    assert findings
