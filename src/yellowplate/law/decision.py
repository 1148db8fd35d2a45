"""One answer for one vehicle: hold, refer, or no obstacle found; never "clear"."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from yellowplate.law.judged import judged
from yellowplate.law.reach import reach_of, stage_of
from yellowplate.law.relevance import relevant
from yellowplate.records import Answer, Finding, Judgement, Polarity, Statement, VehicleFile


class DecisionKind(StrEnum):
    """What to do with the car."""

    HOLD = "HOLD"
    """A claim, a seizure or an encumbrance is stated, or a verified rule is or would be breached."""
    REFER = "REFER"
    """Somebody has to look: a near reading, a conflict, or an unclear statement."""
    NO_OBSTACLE_FOUND = "NO_OBSTACLE_FOUND"
    """Nothing in the sources searched; that is all it says."""


@dataclass(frozen=True, slots=True)
class Decision:
    """The answer of `check` for one vehicle.

    Attributes:
        vin: the VIN asked for, or "".
        decision: hold, refer, or no obstacle found.
        reasons: one sentence each, those that decide first.
        missing: facts that would decide open findings that something read raises, and what was not found at all.
        sources_searched: what was searched, as the caller names it.
        stage: last stage that is evidenced, or "not seen".
        reach: who could still recover the car there, with articles.
        statements: ids of the statements the reasons rest on, sorted.
    """

    vin: str
    decision: DecisionKind
    reasons: tuple[str, ...]
    missing: tuple[str, ...]
    sources_searched: tuple[str, ...]
    stage: str
    reach: str
    statements: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Reason:
    kind: DecisionKind
    sentence: str
    statements: tuple[str, ...] = ()


VEHICLE_IN_CASE = "vehicle_in_case"
"""Named in `missing` where no statement about this very vehicle was read."""
OBSTACLES = ("encumbered", "claim", "seized", "defaulted")
"""Properties that hold a car where they are asserted."""


def decide(
    vehicle: VehicleFile | None,
    near: Sequence[str],
    findings: Iterable[Finding],
    sources_searched: Sequence[str],
    *,
    vin: str = "",
    judgements: Sequence[Judgement] = (),
) -> Decision:
    """Decide what to do with one vehicle.

    Args:
        vehicle: its file, or None where nothing was read of it.
        near: readings close to its VIN that may be this car, as the caller words them.
        findings: findings about it.
        sources_searched: what was searched, with dates where known.
        vin: the VIN asked for, where there is no file.
        judgements: all judgements of the case; statements they reject give no reason.

    Returns:
        The decision; only rules whose text was verified can hold a car.
    """
    found = sorted(findings, key=lambda one: one.rule)
    reasons = [*_from_statements(vehicle, judgements), *_from_findings(found), *_from_doubt(vehicle, near)]
    reasons.sort(key=lambda one: list(DecisionKind).index(one.kind))
    decision = reasons[0].kind if reasons else DecisionKind.NO_OBSTACLE_FOUND
    sentences = [one.sentence for one in reasons]
    if not reasons:
        sentences = ["No obstacle was found in the sources searched; that does not show that there is none."]
    raised = relevant(found).raised
    missing = sorted({name for one in raised if one.answer is Answer.UNKNOWN for name in one.missing})
    return Decision(
        vin=vehicle.vin if vehicle else vin,
        decision=decision,
        reasons=tuple(dict.fromkeys(sentences)),
        missing=(*missing, *(() if vehicle else (VEHICLE_IN_CASE,))),
        sources_searched=tuple(sources_searched),
        stage=stage_of(vehicle),
        reach=reach_of(vehicle),
        statements=tuple(sorted({key for one in reasons for key in one.statements})),
    )


def _from_statements(vehicle: VehicleFile | None, judgements: Sequence[Judgement]) -> list[_Reason]:
    statements = vehicle.statements if vehicle else ()
    gone = judged(judgements).rejected | {statement.supersedes for statement in statements}
    return [reason for statement in statements if statement.id not in gone for reason in _about(statement)]


def _about(statement: Statement) -> list[_Reason]:
    where = f"{statement.raw!r} at {_place(statement)}"
    is_asserted = statement.polarity is Polarity.ASSERTED
    if statement.property in OBSTACLES and is_asserted and statement.value not in ("no", "unclear"):
        holder = f" by {statement.said_by[-1].speaker}" if statement.said_by else ""
        sentence = f"{statement.property} = {statement.value} is stated{holder}: {where} ({statement.id})."
        return [_Reason(DecisionKind.HOLD, sentence, (statement.id,))]
    if statement.property in OBSTACLES and statement.value == "unclear":
        sentence = f"Whether the car is encumbered is left unclear: {where} ({statement.id})."
        return [_Reason(DecisionKind.REFER, sentence, (statement.id,))]
    return []


def _from_findings(findings: list[Finding]) -> list[_Reason]:
    reasons = []
    for one in findings:
        head = f"{one.rule} ({one.citation})"
        if one.answer is Answer.BREACHED:
            reasons.append(_Reason(DecisionKind.HOLD, f"{head} is BREACHED.", one.statements))
        elif one.if_carried_out is Answer.BREACHED and one.is_verified:
            sentence = f"{head} would be BREACHED if the sale were carried out as the party says."
            reasons.append(_Reason(DecisionKind.HOLD, sentence, one.statements))
        elif one.if_carried_out is Answer.BREACHED:
            sentence = f"{head} may stand against it; its text was not read."
            reasons.append(_Reason(DecisionKind.REFER, sentence, one.statements))
    return reasons


def _from_doubt(vehicle: VehicleFile | None, near: Sequence[str]) -> list[_Reason]:
    reasons = [_Reason(DecisionKind.REFER, f"A near reading may be this car: {reading}.") for reading in near]
    for name, keys in _conflicts(vehicle):
        sentence = f"Statements contradict each other on {name}: {', '.join(keys) or 'see the file'}."
        reasons.append(_Reason(DecisionKind.REFER, sentence, keys))
    return reasons


def _conflicts(vehicle: VehicleFile | None) -> list[tuple[str, tuple[str, ...]]]:
    if vehicle is None:
        return []
    return [
        (name, tuple(sorted(st.id for st in vehicle.statements if st.property == name))) for name in vehicle.conflicts
    ]


def _place(statement: Statement) -> str:
    place = statement.locator
    parts = [f"item {place.item[:12]}"]
    if place.field:
        parts.append(place.field)
    if place.start is not None:
        parts.append(f"characters {place.start} to {place.end}")
    if place.t_start_s is not None:
        parts.append(f"{place.t_start_s:g} to {place.t_end_s:g} s")
    if place.box is not None:
        parts.append(f"box {place.box.left},{place.box.top},{place.box.right},{place.box.bottom}")
    return ", ".join(parts)
