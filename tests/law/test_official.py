"""Official records: what they carry without a Judgement, and that a seller's post can never claim to be one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from tests.factories import an_item, made_up_vin, place, sha, stated
from yellowplate.law import Grounds, assess, facts_of
from yellowplate.law.official import official_sources
from yellowplate.records import (
    Answer,
    Basis,
    Item,
    Link,
    MediaKind,
    Origin,
    Polarity,
    Statement,
    SubjectKind,
    VehicleFile,
)
from yellowplate.resolve import resolve

KEY = f"vin:{made_up_vin(3)}"
COURT, CUSTOMS = "Example Court", "Example Customs"
ON = date(2026, 1, 31)


def sidecar(name: str, document: str, authority: str, **more: Any) -> Statement:
    return stated(
        SubjectKind.PARTY,
        f"authority:{authority}",
        "official_record",
        sha(document),
        at=place(name, field="/record/authority"),
        reader="official_records/1",
        **more,
    )


def items(*sidecars: str, **formats: str) -> dict[str, Item]:
    named = {**dict.fromkeys(sidecars, "official_records"), **formats}
    made = [replace(an_item(name, MediaKind.STRUCTURED), format=form) for name, form in named.items()]
    return {one.sha256: one for one in made}


def said(document: str, name: str, value: str, *speakers: str, **more: Any) -> Statement:
    links = tuple(Link(one, Basis.SAW) for one in speakers)
    return stated(SubjectKind.VEHICLE, KEY, name, value, at=place(document), said_by=links, **more)


def car(*statements: Statement) -> VehicleFile:
    (found,) = resolve(statements, [], [])
    return found


COPIED = [
    said("clearance", "fact_vehicle_class", "passenger_car", CUSTOMS),
    said("clearance", "fact_destination_country", "kp", CUSTOMS),
    said("clearance", "fact_carried_out", "yes", CUSTOMS),
    said("clearance", "fact_export_cleared_on", "2025-06-01", CUSTOMS),
    said("clearance", "fact_total_value_cny", "120000", CUSTOMS),
]


def test_a_breach_rests_on_records_without_a_judgement() -> None:
    seizure = said("notice", "claim", "seizure", COURT)
    vehicle = car(*COPIED, seizure)
    sources = official_sources(
        [sidecar("a", "clearance", CUSTOMS), sidecar("b", "notice", COURT)], items("a", "b", clearance="x", notice="y")
    )
    assert set(sources) == {sha(name) for name in ("a", "b", "clearance", "notice")}
    facts = facts_of(vehicle, (), sources)
    assert {facts[name].grounds for name in ("destination_country", "carried_out", "seal_status")} == {
        Grounds.OFFICIAL_RECORD
    }
    found = {one.rule: one for one in assess(facts, ON)}
    assert {one.rule for one in found.values() if one.answer is Answer.BREACHED} == {
        "cn-crim-314",
        "cn-mps-164-29",
        "cn-mps-164-42",
    }
    assert found["cn-mps-164-29"].statements
    assert found["un-2397-7"].missing == ("exemption_held",)
    without = {one.rule: one for one in assess(facts_of(vehicle), ON)}
    assert not [one for one in without.values() if one.answer is Answer.BREACHED]
    assert without["un-2397-7"].if_carried_out is Answer.BREACHED


@pytest.mark.parametrize(
    ("statement", "known", "why"),
    [
        (sidecar("a", "post", COURT), items(a="mediacrawler"), "another format says so of itself"),
        (replace(sidecar("a", "post", COURT), reader="offer/1"), items("a"), "another reader says so"),
        (sidecar("a", "post", COURT), {}, "an item that is not archived"),
        (
            sidecar("a", "post", COURT),
            {key: replace(one, parent=sha("zip")) for key, one in items("a").items()},
            "a file out of an archive that was fetched",
        ),
        (said("post", "official_record", sha("post")), items(post="mediacrawler"), "the post itself says so"),
        (replace(sidecar("a", "post", COURT), property="claim"), items("a"), "another property"),
    ],
)
def test_a_sellers_post_never_becomes_a_record(statement: Statement, known: dict[str, Item], why: str) -> None:
    assert official_sources([statement], known) == {}, why
    facts = facts_of(car(said("post", "destination", "dprk")), (), official_sources([statement], known))
    assert facts["destination_country"].grounds is Grounds.PARTY_WORD


def test_a_record_speaks_for_its_own_authority_only() -> None:
    sources = official_sources([sidecar("a", "notice", COURT)], items("a"))
    cases = [
        (said("notice", "claim", "seizure", COURT), Grounds.OFFICIAL_RECORD),
        (said("notice", "claim", "seizure"), Grounds.OFFICIAL_RECORD),
        (said("notice", "claim", "seizure", COURT, "Example Bank"), Grounds.PARTY_WORD),
        (said("notice", "claim", "seizure", "Another Court"), Grounds.PARTY_WORD),
        (said("post", "claim", "seizure", COURT), Grounds.PARTY_WORD),
        (said("notice", "claim", "seizure", COURT, origin=Origin.INFERRED, because=("st_1",)), Grounds.PARTY_WORD),
    ]
    for statement, grounds in cases:
        assert facts_of(car(statement), (), sources)["seal_status"].grounds is grounds


def test_two_authorities_for_one_document_make_it_nobodys() -> None:
    both = [sidecar("a", "notice", COURT), sidecar("b", "notice", "Another Court")]
    assert set(official_sources(both, items("a", "b"))) == {sha("a"), sha("b")}


def test_a_denied_or_unknown_copied_fact_says_nothing() -> None:
    vehicle = car(
        said("a", "fact_carried_out", "yes", polarity=Polarity.DENIED), said("a", "fact_no_such", "yes"),
        said("a", "fact_total_value_cny", "5"),
    )  # fmt: skip
    assert [fact.name for fact in facts_of(vehicle)] == ["total_value_cny"]
