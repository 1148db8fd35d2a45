"""One answer for a vehicle: hold, refer, or no obstacle found."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from yellowplate.law import DecisionKind, assess, decide, facts_of
from yellowplate.records import (
    Answer,
    Basis,
    Binds,
    Box,
    Claim,
    ClaimKind,
    Finding,
    Judgement,
    Link,
    Locator,
    Polarity,
    Stage,
    StageReached,
    Statement,
    Subject,
    SubjectKind,
    VehicleFile,
    Verdict,
)
from yellowplate.tables import recovery_abroad

VIN = "LVGBE40K28G123456"
CAR = Subject(SubjectKind.VEHICLE, f"vin:{VIN}")
ITEM = "ab" * 32
PLACE = f"item {ITEM[:12]}, /3/kind, characters 2 to 4"
SEARCHED = ("12 items archived until 2026-01-01",)
ALL = tuple(StageReached(stage) for stage in Stage)
FINDING = Finding(
    rule="un-2397-7",
    answer=Answer.NOT_BREACHED,
    if_carried_out=Answer.NOT_BREACHED,
    on=date(2026, 1, 1),
    binds=(Binds.STATE,),
    because=(),
    missing=(),
    statements=("st_9",),
    citation="UNSC resolution 2397 (2017), para 7",
    url="https://example.org",
    is_verified=True,
)


def _say(name: str, value: str, *, polarity: Polarity = Polarity.ASSERTED, speaker: str = "") -> Statement:
    chain = (Link(speaker, Basis.SAW),) if speaker else ()
    place = Locator(ITEM, "/3/kind", start=2, end=4)
    return Statement(CAR, name, value, "抵押车", place, "test/1", polarity=polarity, said_by=chain)


def _car(*statements: Statement, conflicts: tuple[str, ...] = (), claims: tuple[Claim, ...] = ()) -> VehicleFile:
    return VehicleFile(CAR.key, VIN, (ITEM,), statements, conflicts, (), claims, (), ALL)


def _reached(car: VehicleFile, *stages: Stage) -> VehicleFile:
    return replace(car, stages=tuple(StageReached(one, ("st_1",) if one in stages else ()) for one in Stage))


def _claim(kind: ClaimKind) -> Claim:
    return Claim(CAR.key, "Made-up Bank", kind, statements=("st_1",))


@pytest.mark.parametrize(
    ("name", "value"), [("encumbered", "yes"), ("claim", "mortgage"), ("seized", "yes"), ("defaulted", "yes")]
)
def test_holds_where_an_obstacle_is_stated(name: str, value: str) -> None:
    said = _say(name, value, speaker="Made-up Bank")
    answer = decide(_car(said), (), [], SEARCHED)
    assert answer.decision is DecisionKind.HOLD
    assert answer.statements == (said.id,)
    assert answer.reasons == (f"{name} = {value} is stated by Made-up Bank: '抵押车' at {PLACE} ({said.id}).",)


def test_rejected_replaced_and_denied_statements_hold_nothing() -> None:
    said = _say("encumbered", "yes")
    rejected = Judgement(Verdict.REJECT, (said.id,), "reviewer", datetime(2026, 1, 1, tzinfo=UTC), why="misread")
    assert decide(_car(said), (), [], SEARCHED, judgements=[rejected]).decision is DecisionKind.NO_OBSTACLE_FOUND
    new = replace(_say("encumbered", "no"), supersedes=said.id)
    assert decide(_car(said, new), (), [], SEARCHED).decision is DecisionKind.NO_OBSTACLE_FOUND
    denied = _say("seized", "yes", polarity=Polarity.DENIED)
    assert decide(_car(denied), (), [], SEARCHED).decision is DecisionKind.NO_OBSTACLE_FOUND


@pytest.mark.parametrize(
    ("change", "decision", "says"),
    [
        ({"answer": Answer.BREACHED}, DecisionKind.HOLD, "is BREACHED."),
        ({"if_carried_out": Answer.BREACHED}, DecisionKind.HOLD, "would be BREACHED if"),
        ({"if_carried_out": Answer.BREACHED, "is_verified": False}, DecisionKind.REFER, "its text was not read"),
    ],
)
def test_findings_decide_by_what_was_read(change: dict[str, Any], decision: DecisionKind, says: str) -> None:
    answer = decide(_car(), (), [replace(FINDING, **change)], SEARCHED)
    assert answer.decision is decision
    assert says in answer.reasons[0]
    assert answer.statements == ("st_9",)


def test_refers_where_somebody_has_to_look() -> None:
    unclear = _say("encumbered", "unclear")
    answer = decide(_car(unclear, conflicts=("encumbered", "year")), ["LVGBE40K28G12345?"], [], SEARCHED)
    assert answer.decision is DecisionKind.REFER
    assert answer.reasons == (
        f"Whether the car is encumbered is left unclear: '抵押车' at {PLACE} ({unclear.id}).",
        "A near reading may be this car: LVGBE40K28G12345?.",
        f"Statements contradict each other on encumbered: {unclear.id}.",
        "Statements contradict each other on year: see the file.",
    )


def test_no_obstacle_is_never_clear() -> None:
    open_finding = replace(FINDING, answer=Answer.UNKNOWN, missing=("carried_out",), raised_by=("vehicle_class",))
    answer = decide(_car(), (), [open_finding, FINDING], SEARCHED)
    assert answer.decision is DecisionKind.NO_OBSTACLE_FOUND
    assert answer.missing == ("carried_out",)
    assert answer.sources_searched == SEARCHED
    assert "does not show that there is none" in answer.reasons[0]
    assert "clear" not in str(answer).lower().replace("cleared", "")


def test_a_car_nobody_read_of() -> None:
    answer = decide(None, (), [], SEARCHED, vin=VIN)
    assert (answer.vin, answer.stage, answer.missing) == (VIN, "not seen", ("vehicle_in_case",))
    assert answer.reach.startswith("Nothing was read of this car")


def test_hold_comes_before_refer() -> None:
    answer = decide(_car(_say("seized", "yes")), ["near"], [replace(FINDING, answer=Answer.BREACHED)], SEARCHED)
    assert answer.decision is DecisionKind.HOLD
    assert answer.reasons[-1] == "A near reading may be this car: near."


def test_reach_follows_the_stage() -> None:
    car = _car(claims=(_claim(ClaimKind.MORTGAGE), _claim(ClaimKind.JUDGMENT)))
    inside = decide(_reached(car, Stage.OFFERED), (), [], SEARCHED)
    assert inside.stage == "offered"
    assert "claims asserted: Made-up Bank" in inside.reach
    assert "art 406" in inside.reach
    across = decide(_reached(car, Stage.OFFERED, Stage.ACROSS), (), [], SEARCHED)
    assert across.stage == "across"
    assert "nothing left to sell" in across.reach
    assert "is in doubt" in across.reach
    assert across.reach.count("text not read") == len(recovery_abroad.load())
    assert "2003-11-19" in across.reach
    assert "2003-11-19" not in inside.reach
    stated = decide(_reached(_car(), Stage.ENCUMBERED), (), [], SEARCHED)
    assert "no claim of a named holder was read" in stated.reach
    assert "No claim on the car was read" in decide(_car(), (), [], SEARCHED).reach


def test_a_place_in_a_video_is_told() -> None:
    place = Locator(ITEM, t_start_s=1.5, t_end_s=2.0, box=Box(1, 2, 3, 4))
    said = replace(_say("seized", "yes"), locator=place)
    assert f"item {ITEM[:12]}, 1.5 to 2 s, box 1,2,3,4" in decide(_car(said), (), [], SEARCHED).reasons[0]


def test_a_dealers_offer_for_korea_is_held() -> None:
    car = _car(_say("offer", "yes"), _say("destination", "dprk"))
    answer = decide(car, (), assess(facts_of(car), date(2026, 1, 1)), SEARCHED)
    assert answer.decision is DecisionKind.HOLD
    assert "un-2397-7 (UNSC resolution 2397 (2017), para 7) would be BREACHED" in answer.reasons[0]
