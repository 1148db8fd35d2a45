"""From statements and judgements to facts: what words carry, what reviewers add, what contradicts."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yellowplate.law import Facts, Grounds, assess, facts_of
from yellowplate.law.fact import CONCLUDED, Value
from yellowplate.law.judged import judged
from yellowplate.law.relevance import relevant
from yellowplate.records import (
    Answer,
    Basis,
    Judgement,
    Link,
    Locator,
    Origin,
    Polarity,
    Quantity,
    SourceKind,
    Stage,
    StageReached,
    Statement,
    Subject,
    SubjectKind,
    VehicleFile,
    Verdict,
)

CAR = Subject(SubjectKind.VEHICLE, "vin:LVGBE40K28G123456")
ITEM = "ab" * 32
NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)


def _say(
    name: str,
    value: str,
    *,
    field: str = "",
    start: int = 0,
    polarity: Polarity = Polarity.ASSERTED,
    unit: str = "",
    supersedes: str = "",
) -> Statement:
    quantity = Quantity(Decimal(1), Decimal(1), unit) if unit else None
    return Statement(
        CAR,
        name,
        value,
        value,
        Locator(ITEM, field, start=start, end=start + 1),
        "test/1",
        quantity=quantity,
        polarity=polarity,
        supersedes=supersedes,
    )


def _car(*statements: Statement, stages: tuple[StageReached, ...] = ()) -> VehicleFile:
    return VehicleFile(CAR.key, CAR.key[4:], (ITEM,), statements, (), (), (), (), stages)


def _judge(verdict: Verdict, target: str, *, corrected: str = "", supersedes: str = "", hour: int = 12) -> Judgement:
    at = NOON.replace(hour=hour)
    return Judgement(verdict, (target,), "reviewer", at, why="looked", corrected=corrected, supersedes=supersedes)


def _known(facts: Facts) -> dict[str, Value]:
    return {fact.name: fact.value for fact in facts if fact.value is not None}


@pytest.mark.parametrize(
    ("statement", "expected"),
    [
        (_say("offer", "yes"), {"vehicle_class": "vehicle"}),
        (_say("vin", CAR.key[4:]), {"vehicle_class": "vehicle"}),
        (_say("destination", "dprk"), {"destination_country": "kp"}),
        (_say("destination", "dprk", polarity=Polarity.DENIED), {"destination_country": "not_kp"}),
        (_say("destination", "other"), {"destination_country": "other"}),
        (_say("destination", "other", polarity=Polarity.DENIED), {}),
        (_say("destination", "crossing_only"), {}),
        (_say("destination", "none"), {}),
        (_say("destination", "dprk", polarity=Polarity.HYPOTHETICAL), {}),
        (_say("encumbered", "yes"), {"encumbered": True, "mortgage_registered": True}),
        (
            _say("encumbered", "no"),
            {"encumbered": False, "mortgage_registered": False, "pledge_recorded": False},
        ),
        (
            _say("encumbered", "yes", polarity=Polarity.DENIED),
            {"encumbered": False, "mortgage_registered": False, "pledge_recorded": False},
        ),
        (_say("encumbered", "unclear"), {}),
        (_say("claim", "lease"), {"encumbered": True}),
        (_say("claim", "seizure"), {"encumbered": True, "seal_status": "sealed"}),
        (_say("claim", "lease", polarity=Polarity.DENIED), {}),
        (_say("seized", "yes"), {"seal_status": "sealed"}),
        (_say("seized", "yes", polarity=Polarity.DENIED), {}),
        (_say("papers", "missing: certificate"), {"papers_valid": False}),
        (_say("papers", "present: licence"), {}),
        (_say("plate", "辽F00000"), {"registered_in_china": True, "origin_country": "cn"}),
        (_say("plate", "평양0000"), {}),
        (_say("plate", ""), {}),
        (_say("price", "68000", unit="CNY"), {"origin_country": "cn"}),
        (_say("price", "9000", unit="USD"), {}),
        (_say("price", "68000"), {}),
        (_say("contact", "phone:+8613800000000"), {"origin_country": "cn"}),
        (_say("contact", "wechat:nobody"), {}),
        (_say("mileage", "30000"), {}),
        (_say("claim_registered", "2024-05-01"), {}),
    ],
)
def test_what_one_statement_carries(statement: Statement, expected: dict[str, Value]) -> None:
    facts = facts_of(_car(statement))
    assert _known(facts) == expected
    assert all(fact.grounds is Grounds.PARTY_WORD for fact in facts)
    assert all(fact.statements == (statement.id,) for fact in facts)


@pytest.mark.parametrize(
    ("kind", "registered", "field", "expected"),
    [
        ("mortgage", "2024-05-01", "/3/registered", {"mortgage_registered": True}),
        ("pledge", "2024-05-01", "/3/registered", {"pledge_recorded": True}),
        ("lease", "2024-05-01", "/3/registered", {}),
        ("mortgage", "no", "/3/registered", {}),
        ("mortgage", "2024-05-01", "/4/registered", {}),
    ],
)
def test_a_loan_list_speaks_row_by_row(kind: str, registered: str, field: str, expected: dict[str, Value]) -> None:
    rows = (_say("claim", kind, field="/3/kind"), _say("claim_registered", registered, field=field))
    assert _known(facts_of(_car(*rows))) == {"encumbered": True} | expected


def test_an_accepted_statement_counts_as_judged() -> None:
    said = _say("destination", "dprk")
    fact = facts_of(_car(said), [_judge(Verdict.ACCEPT, said.id)])["destination_country"]
    assert (fact.value, fact.grounds, fact.statements) == ("kp", Grounds.JUDGED, (said.id,))


def test_a_conclusion_stays_a_partys_word() -> None:
    said = _say("encumbered", "yes")
    facts = facts_of(_car(said), [_judge(Verdict.ACCEPT, said.id)])
    assert facts["encumbered"].grounds is Grounds.JUDGED
    assert facts["mortgage_registered"].grounds is Grounds.PARTY_WORD
    assert "taken as an entry" in facts["mortgage_registered"].how


def test_rejected_and_replaced_statements_do_not_count() -> None:
    said = _say("destination", "dprk")
    assert not list(facts_of(_car(said), [_judge(Verdict.REJECT, said.id)]))
    new = _say("destination", "other", supersedes=said.id)
    assert _known(facts_of(_car(said, new))) == {"destination_country": "other"}


def test_a_judgement_taken_back_does_not_count() -> None:
    said = _say("destination", "dprk")
    first = _judge(Verdict.REJECT, said.id)
    second = _judge(Verdict.ACCEPT, said.id, supersedes=first.id, hour=13)
    assert facts_of(_car(said), [second, first])["destination_country"].grounds is Grounds.JUDGED


def test_a_split_decision_counts_as_neither() -> None:
    said = _say("destination", "dprk")
    both = [_judge(Verdict.ACCEPT, said.id), _judge(Verdict.REJECT, said.id), _judge(Verdict.UNSURE, said.id)]
    decided = judged(both)
    assert (decided.accepted, decided.rejected) == (frozenset(), frozenset())
    assert facts_of(_car(said), both)["destination_country"].grounds is Grounds.PARTY_WORD


def test_a_corrected_value_is_used() -> None:
    said = _say("destination", "crossing_only")
    facts = facts_of(_car(said), [_judge(Verdict.ACCEPT, said.id, corrected="dprk")])
    assert _known(facts) == {"destination_country": "kp"}


def test_contradicting_statements_leave_it_open_and_are_named() -> None:
    one, two = _say("destination", "dprk"), _say("destination", "other", start=9)
    fact = facts_of(_car(one, two))["destination_country"]
    assert (fact.value, fact.grounds) == (None, Grounds.UNKNOWN)
    assert fact.statements == tuple(sorted((one.id, two.id)))
    assert one.id in fact.how
    assert two.id in fact.how


def test_the_accepted_one_of_two_stands_and_two_accepted_do_not() -> None:
    one, two = _say("destination", "dprk"), _say("destination", "other", start=9)
    accepted = [_judge(Verdict.ACCEPT, one.id)]
    assert facts_of(_car(one, two), accepted)["destination_country"].value == "kp"
    both = [*accepted, _judge(Verdict.ACCEPT, two.id)]
    assert facts_of(_car(one, two), both)["destination_country"].value is None


def test_a_car_seen_across_was_supplied() -> None:
    seen = _say("seen", "Hyesan")
    stages = (StageReached(Stage.OFFERED, (seen.id,)), StageReached(Stage.ACROSS, (seen.id,)))
    facts = facts_of(_car(seen, stages=stages), [_judge(Verdict.ACCEPT, seen.id)])
    assert _known(facts) == {"destination_country": "kp", "carried_out": True}
    assert all(fact.grounds is Grounds.PARTY_WORD for fact in facts)


def test_the_dealers_video_for_korea() -> None:
    said = (
        _say("offer", "yes"),
        _say("destination", "dprk"),
        _say("encumbered", "yes"),
        _say("price", "1", unit="CNY"),
    )
    found = {one.rule: one for one in assess(facts_of(_car(*said)), NOON.date())}
    would = {rule for rule, one in found.items() if one.if_carried_out is Answer.BREACHED}
    assert all(one.answer is Answer.UNKNOWN for one in found.values() if one.rule != "cn-ftl-73")
    assert would == {
        "un-2397-7",
        "un-2397-7-hs",
        "cn-ftl-2022",
        "cn-goods-64",
        "cn-mofcom-gacc-2018-4",
        "cn-mps-164-26",
        "cn-mps-164-37",
        "cn-mps-164-42",
        "cn-usedcar-2024-6-encumb",
    }


def test_what_nothing_read_raises_is_set_apart() -> None:
    said = (_say("offer", "yes"), _say("destination", "dprk"), _say("encumbered", "yes"))
    split = relevant(assess(facts_of(_car(*said)), NOON.date()))
    raised = [one.rule for one in split.raised]
    assert raised[:3] == ["cn-mps-164-26", "cn-mps-164-37", "cn-mps-164-42"]
    assert "un-2397-7" in raised
    assert not {"hk-537ae", "us-ear-746-4", "sg-circ-14-2017", "cn-crim-312"} & set(raised)
    assert {one.rule for one in split.silent} | set(raised) == {one.rule for one in assess(Facts(), NOON.date())}


OFFICIAL = SourceKind.OFFICIAL_RECORD


@pytest.mark.parametrize(
    ("statement", "sources", "grounds"),
    [
        (_say("destination", "dprk"), {}, Grounds.PARTY_WORD),
        (_say("destination", "dprk"), {ITEM: OFFICIAL}, Grounds.OFFICIAL_RECORD),
        (_say("destination", "dprk"), {"test": OFFICIAL}, Grounds.OFFICIAL_RECORD),
        (_say("destination", "dprk"), {"test/1": OFFICIAL}, Grounds.PARTY_WORD),
        (_say("destination", "dprk"), {ITEM: SourceKind.LENDER}, Grounds.PARTY_WORD),
        (replace(_say("destination", "dprk"), said_by=(Link("a seller", Basis.SAW),)), {ITEM: OFFICIAL}, None),
        (
            replace(_say("destination", "dprk"), origin=Origin.INFERRED, because=("st_1",)),
            {ITEM: OFFICIAL},
            Grounds.PARTY_WORD,
        ),
    ],
)
def test_an_official_record_carries_what_it_says_itself(
    statement: Statement, sources: dict[str, SourceKind], grounds: Grounds | None
) -> None:
    fact = facts_of(_car(statement), (), sources)["destination_country"]
    assert fact.grounds is (grounds or Grounds.PARTY_WORD)


def test_a_record_and_an_accepted_statement_may_contradict() -> None:
    record, word = _say("destination", "dprk"), _say("destination", "other", start=5)
    judgement = _judge(Verdict.ACCEPT, word.id)
    word = replace(word, said_by=())
    first = facts_of(_car(record, word), (), {ITEM: OFFICIAL})["destination_country"]
    assert first.value is None
    told = replace(word, said_by=(Link("a seller", Basis.SAW),))
    second = facts_of(_car(record, told), (), {ITEM: OFFICIAL})["destination_country"]
    assert (second.value, second.grounds) == ("kp", Grounds.OFFICIAL_RECORD)
    assert facts_of(_car(record, word), [judgement], {ITEM: OFFICIAL})["destination_country"].value is None


SAID = st.lists(
    st.builds(
        _say,
        st.sampled_from(
            ["offer", "destination", "encumbered", "claim", "claim_registered", "seized", "papers", "plate"]
        ),
        st.sampled_from(["yes", "no", "dprk", "other", "crossing_only", "mortgage", "2024-05-01", "missing: all"]),
        field=st.sampled_from(["/1/a", "/2/a"]),
        polarity=st.sampled_from(Polarity),
    ),
    max_size=6,
    unique_by=lambda statement: statement.id,
)


@given(said=SAID, data=st.data())
def test_order_of_statements_and_judgements_does_not_matter(said: list[Statement], data: st.DataObject) -> None:
    verdicts = st.sampled_from([Verdict.ACCEPT, Verdict.REJECT])
    decided = [_judge(data.draw(verdicts), one.id) for one in said if data.draw(st.booleans())]
    first = facts_of(_car(*said), decided)
    again = facts_of(_car(*data.draw(st.permutations(said))), data.draw(st.permutations(decided)))
    assert list(first) == list(again)


@given(said=SAID)
def test_saying_it_twice_changes_no_value(said: list[Statement]) -> None:
    twice = [replace(one, reader="test/2") for one in said]
    assert _known(facts_of(_car(*said, *twice))) == _known(facts_of(_car(*said)))


def test_an_inferred_destination_is_concluded_and_nobodys_word() -> None:
    inferred = replace(_say("destination", "dprk"), origin=Origin.INFERRED, because=("st_1",))
    facts = facts_of(_car(inferred))
    assert facts["destination_country"].how == CONCLUDED
    told = " ".join(line for one in assess(facts, NOON.date()) for line in one.because)
    assert "destination_country = kp (concluded by the program" in told
    assert "destination_country = kp (a party's word" not in told
    accepted = facts_of(_car(inferred), [_judge(Verdict.ACCEPT, inferred.id)])
    assert (accepted["destination_country"].grounds, accepted["destination_country"].how) == (Grounds.JUDGED, "")
    both = facts_of(_car(inferred, _say("destination", "dprk", start=5)))
    told = " ".join(line for one in assess(both, NOON.date()) for line in one.because)
    assert "destination_country = kp (a party's word)" in told
