"""Red flags: signs that a sale or shipment is of the kind this project looks at; indicators, never findings.

An indicator says that something was seen, with the weight the project gives it. It is no breach, and no number of them
makes one.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from yellowplate.law.fact import Fact, Facts, Grounds, Value
from yellowplate.law.reach import SECURITY
from yellowplate.law.signs import MANY_LENDERS, SIGNS
from yellowplate.records import Polarity, Statement, VehicleFile
from yellowplate.records.ids import Plain
from yellowplate.tables.indicators import RedFlag, red_flags


class Hit(StrEnum):
    """How an indicator stands."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"
    """Not testable with what is known."""


@dataclass(frozen=True, slots=True)
class Indicator:
    """One red flag applied to one vehicle and transaction.

    Attributes:
        id: its id in the table.
        title: what it is.
        answer: hit, not hit or not testable.
        weight: 1 (weak) to 5 (strong); a choice of the project, not law.
        because: one sentence with the facts it rests on.
        missing: inputs that would test it; empty where it was tested.
        statements: ids of the statements it rests on.
        rules: ids of rules it points to.
        source: address of the page that reports the sign, or "".
        is_verified: whether that page was read.
        note: caveat of the table, or "".
    """

    id: str
    title: str
    answer: Hit
    weight: int
    because: str
    missing: tuple[str, ...]
    statements: tuple[str, ...]
    rules: tuple[str, ...]
    source: str
    is_verified: bool
    note: str


def indicators(vehicle: VehicleFile | None, facts: Facts, on: date) -> tuple[Indicator, ...]:
    """Test every red flag.

    Args:
        vehicle: the vehicle's file; what its statements show is used where the facts say nothing. None for facts only.
        facts: what is known, whatever its grounds.
        on: the day.

    Returns:
        One entry a red flag, in order of id.
    """
    known = facts if vehicle is None else Facts.of((*_signs_of(vehicle), *facts))
    return tuple(_applied(flag, known, on) for flag in red_flags())


def _applied(flag: RedFlag, facts: Facts, on: date) -> Indicator:
    sign = SIGNS[flag.id]
    holds = sign.holds(facts, on)
    answer = {True: Hit.YES, False: Hit.NO, None: Hit.UNKNOWN}[holds]
    told = "; ".join(_told(facts[name]) for name in sign.needs if facts.is_known(name))
    because = f"{flag.title}: {_WORDS[answer]}{f', by {told}' if told else ''}."
    missing = tuple(name for name in sign.needs if not facts.is_known(name)) if answer is Hit.UNKNOWN else ()
    statements = tuple(sorted({one for name in sign.needs for one in facts[name].statements}))
    return Indicator(
        flag.id,
        flag.title,
        answer,
        flag.weight,
        because,
        missing,
        statements,
        flag.rules,
        flag.source_url,
        flag.verified,
        flag.note,
    )


_WORDS = {Hit.YES: "seen", Hit.NO: "not so", Hit.UNKNOWN: "cannot be tested"}


def _told(fact: Fact) -> str:
    words = {True: "yes", False: "no"}[fact.value] if isinstance(fact.value, bool) else str(fact.value)
    return f"{fact.name} = {words}{f' ({fact.how})' if fact.how else ''}"


def _signs_of(vehicle: VehicleFile) -> Iterator[Fact]:
    """Read the signs that statements about the vehicle show; what differs among them is left open."""
    said: dict[str, dict[Value, list[str]]] = {}
    replaced = {one.supersedes for one in vehicle.statements}
    for one in vehicle.statements:
        found = _sign(one) if one.id not in replaced and one.polarity is not Polarity.HYPOTHETICAL else None
        if found is not None:
            said.setdefault(found[0], {}).setdefault(found[1], []).append(one.id)
    for name in sorted(said):
        if len(said[name]) == 1:
            value, keys = next(iter(said[name].items()))
            yield Fact(name, value, Grounds.PARTY_WORD, tuple(sorted(keys)))
    holders = {claim.holder for claim in vehicle.claims if claim.kind in SECURITY}
    if len(holders) >= MANY_LENDERS:
        keys = sorted({key for claim in vehicle.claims if claim.kind in SECURITY for key in claim.statements})
        yield Fact("n_secured_lenders", Decimal(len(holders)), Grounds.PARTY_WORD, tuple(keys))


def _sign(one: Statement) -> tuple[str, Value] | None:
    is_asserted = one.polarity is Polarity.ASSERTED
    if one.property == "destination" and one.value == "dprk":
        return "advert_names_dprk", is_asserted
    if one.property == "tracker_removed" and one.value == "yes":
        return "tracker_removed", is_asserted
    if not is_asserted:
        return None
    if one.property in ("model", "make"):
        return one.property, one.value
    if one.property == "place":
        return "delivery_county", one.value
    quantity = one.quantity
    if one.property == "price" and quantity is not None and quantity.unit == "CNY" and quantity.low is not None:
        return "price_cny", quantity.low
    return None


def indicator_json(one: Indicator) -> dict[str, Plain]:
    """Make the JSON object that commands print for an indicator.

    Args:
        one: any indicator.

    Returns:
        indicator, answer, weight, title, because, missing, statements, rules, source, is_verified.
    """
    return {
        "indicator": one.id,
        "answer": str(one.answer),
        "weight": one.weight,
        "title": one.title,
        "because": one.because,
        "missing": list(one.missing),
        "statements": list(one.statements),
        "rules": list(one.rules),
        "source": one.source,
        "is_verified": one.is_verified,
    }
