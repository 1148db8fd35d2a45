"""From what is stated about one vehicle to the facts that the rules ask for.

Each statement gives at most what its words carry, as a party's word; one that stands in an official record is worth
that record, and an accepted one is worth a Judgement, unless the program had to conclude the fact from it ("encumbered"
does not say "entered in the register"): a conclusion stays a party's word whoever accepted the sentence it began with.
Statements that contradict each other leave the fact unknown.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from yellowplate.law.fact import CONCLUDED, FACT_KINDS, Fact, Facts, Grounds, Value
from yellowplate.law.judged import judged
from yellowplate.law.screening import value_of
from yellowplate.records import Judgement, Origin, Polarity, Source, SourceKind, Stage, Statement, VehicleFile

MOBILE_CHINA = "phone:+86"
"""Beginning of the key of a mainland Chinese telephone number (ITU-T E.164)."""
CJK_FIRST, CJK_LAST = "\u4e00", "\u9fff"
"""Range of the province character that begins a Chinese plate (GA 36-2018); Korean syllables lie outside."""


@dataclass(frozen=True, slots=True)
class _Hint:
    """What one statement says about one fact.

    Attributes:
        name: name of the fact.
        value: what it would be worth.
        how: one sentence where it is a conclusion, else "".
    """

    name: str
    value: Value
    how: str = ""


def facts_of(
    vehicle: VehicleFile, judgements: Sequence[Judgement] = (), sources: Mapping[str, SourceKind | Source] | None = None
) -> Facts:
    """Collect the facts of one vehicle from its statements.

    Args:
        vehicle: the vehicle with its statements and stages.
        judgements: all judgements of the case, in any order; those taken back do not count.
        sources: source, or its kind, by SHA-256 of an item or by name of a reader ("court_notices", without a version);
            what is not named there is a party's word. A source that is named speaks officially also where the item
            names it as the speaker.

    Returns:
        Facts on an official record, an accepted Judgement or a party's word; rejected, merely supposed and replaced
        statements do not count; of contradicting statements those on good grounds stand, and where these contradict
        too, none.

    Limits: in an official record only what the record itself says is official; what it reports of somebody else, and
        what the program concludes from it, stays a party's word. A lender's own list is a party's word.
    """
    decided = judged(judgements)
    replaced = {statement.supersedes for statement in vehicle.statements}
    live = {st.id: st for st in vehicle.statements if st.id not in decided.rejected | replaced}
    official = frozenset(key for key, one in live.items() if _is_official(one, sources or {}))
    hints: dict[str, dict[tuple[Value, str], list[str]]] = defaultdict(lambda: defaultdict(list))
    for key, statement in sorted(live.items()):
        said = replace(statement, value=decided.corrected[key]) if key in decided.corrected else statement
        for hint in (*_hints(said), *_row_hints(said, list(live.values())), *_stage_hints(key, vehicle)):
            how = CONCLUDED if said.origin is Origin.INFERRED and key not in decided.accepted else hint.how
            hints[hint.name][hint.value, how].append(key)
    return Facts.of(_settle(name, hints[name], decided.accepted, official) for name in sorted(hints))


def _is_official(statement: Statement, sources: Mapping[str, SourceKind | Source]) -> bool:
    if statement.origin is not Origin.OBSERVED:
        return False
    named = (sources.get(statement.locator.item), sources.get(statement.reader.partition("/")[0]))
    return any(_speaks(one, statement) for one in named if one is not None)


def _speaks(source: SourceKind | Source, statement: Statement) -> bool:
    """Say whether a source is an official record that says a thing itself, and does not report it of somebody else."""
    kind = source.kind if isinstance(source, Source) else source
    own = {source.name} if isinstance(source, Source) else set()
    return kind is SourceKind.OFFICIAL_RECORD and {link.speaker for link in statement.said_by} <= own


def _settle(
    name: str, said: dict[tuple[Value, str], list[str]], accepted: frozenset[str], official: frozenset[str]
) -> Fact:
    """Make one fact of everything said about it."""
    good = accepted | official
    upheld = {value: sorted(set(keys) & good) for (value, how), keys in said.items() if not how and set(keys) & good}
    if len(upheld) == 1:
        value, keys = next(iter(upheld.items()))
        grounds = Grounds.OFFICIAL_RECORD if official.intersection(keys) else Grounds.JUDGED
        return Fact(name, value, grounds, tuple(keys))
    by_value: dict[Value, list[str]] = defaultdict(list)
    for (value, _how), keys in said.items():
        by_value[value] += keys
    against = upheld or by_value
    if len(against) > 1:
        told = "; ".join(f"{value}: {', '.join(sorted(set(keys)))}" for value, keys in _in_order(against))
        everybody = tuple(sorted({key for keys in against.values() for key in keys}))
        return Fact(name, None, Grounds.UNKNOWN, everybody, how=f"statements contradict each other, {told}")
    value, keys = next(iter(by_value.items()))
    ways = sorted(how for _value, how in said)
    return Fact(name, value, Grounds.PARTY_WORD, tuple(sorted(set(keys))), how=ways[0])


def _in_order(by_value: dict[Value, list[str]]) -> list[tuple[Value, list[str]]]:
    return sorted(by_value.items(), key=lambda pair: str(pair[0]))


_ENTRY = "an encumbrance is stated, taken as an entry in the vehicle register"
_NONE = "the car is said to be free of encumbrance, taken as no entry in the register"
_SEIZED = "the car is said to be seized, taken as sealed by an authority"


def _offer(_statement: Statement) -> Iterator[_Hint]:
    yield _Hint("vehicle_class", "vehicle")


def _vin(_statement: Statement) -> Iterator[_Hint]:
    yield _Hint("vehicle_class", "vehicle")


def _destination(statement: Statement) -> Iterator[_Hint]:
    if statement.polarity is Polarity.DENIED:
        if statement.value == "dprk":
            yield _Hint("destination_country", "not_kp")
    elif statement.value == "dprk":
        yield _Hint("destination_country", "kp")
    elif statement.value == "other":
        yield _Hint("destination_country", "other")
    # "crossing_only" names a border place and no country: a car handed over in Changbai has not left China.


def _encumbered(statement: Statement) -> Iterator[_Hint]:
    is_denied = statement.polarity is Polarity.DENIED
    if statement.value not in ("yes", "no"):
        return
    if (statement.value == "yes") is not is_denied:
        yield _Hint("encumbered", value=True)
        yield _Hint("mortgage_registered", value=True, how=_ENTRY)
    else:
        yield _Hint("encumbered", value=False)
        yield _Hint("mortgage_registered", value=False, how=_NONE)
        yield _Hint("pledge_recorded", value=False, how=_NONE)


def _claim(statement: Statement) -> Iterator[_Hint]:
    if statement.polarity is Polarity.DENIED:
        return
    yield _Hint("encumbered", value=True)
    if statement.value == "seizure":
        yield _Hint("seal_status", "sealed")


def _seized(statement: Statement) -> Iterator[_Hint]:
    if statement.value == "yes" and statement.polarity is not Polarity.DENIED:
        yield _Hint("seal_status", "sealed", how=_SEIZED)


def _papers(statement: Statement) -> Iterator[_Hint]:
    if statement.value.startswith("missing") and statement.polarity is not Polarity.DENIED:
        yield _Hint("papers_valid", value=False, how="papers are said to be missing")


def _plate(statement: Statement) -> Iterator[_Hint]:
    if CJK_FIRST <= statement.value[:1] <= CJK_LAST:
        yield _Hint("registered_in_china", value=True, how="the car is shown or offered with a Chinese plate")
        yield _Hint("origin_country", "cn", how="the car is shown or offered with a Chinese plate")


def _price(statement: Statement) -> Iterator[_Hint]:
    if statement.quantity is not None and statement.quantity.unit == "CNY":
        yield _Hint("origin_country", "cn", how="the car is offered for yuan, taken as an export from China")


def _contact(statement: Statement) -> Iterator[_Hint]:
    if statement.value.startswith(MOBILE_CHINA):
        yield _Hint("origin_country", "cn", how="the contact is a Chinese number, taken as an export from China")


_BY_PROPERTY: dict[str, Callable[[Statement], Iterator[_Hint]]] = {
    "offer": _offer,
    "vin": _vin,
    "destination": _destination,
    "encumbered": _encumbered,
    "claim": _claim,
    "seized": _seized,
    "papers": _papers,
    "plate": _plate,
    "price": _price,
    "contact": _contact,
}


COPIED = "fact_"
"""Beginning of a property that was copied from a record as one of the facts of the law."""


def _copied(statement: Statement) -> Iterator[_Hint]:
    """Take a fact as it was copied from a record; its denial says nothing of what is so."""
    name = statement.property.removeprefix(COPIED)
    if name in FACT_KINDS and statement.polarity is Polarity.ASSERTED:
        yield _Hint(name, value_of(name, statement.value))


def _hints(statement: Statement) -> Iterator[_Hint]:
    if statement.property.startswith(COPIED):
        yield from _copied(statement)
        return
    reads = _BY_PROPERTY.get(statement.property)
    if reads is not None and statement.polarity is not Polarity.HYPOTHETICAL:
        yield from reads(statement)


_ENTERED = {"mortgage": "mortgage_registered", "pledge": "pledge_recorded"}
"""Claims that the vehicle office enters; leases and retained titles stand in another register (law.md 3.2)."""


def _row_hints(statement: Statement, others: Sequence[Statement]) -> Iterator[_Hint]:
    """Join a day of registration with the claim of its own row."""
    if (
        statement.property != "claim_registered"
        or statement.value == "no"
        or statement.polarity is not Polarity.ASSERTED
    ):
        return
    for other in others:
        is_same_row = _row(other) == _row(statement)
        if is_same_row and other.property == "claim" and other.value in _ENTERED:
            yield _Hint(_ENTERED[other.value], value=True)


def _row(statement: Statement) -> tuple[str, str]:
    return statement.locator.item, statement.locator.field.rpartition("/")[0]


def _stage_hints(key: str, vehicle: VehicleFile) -> Iterator[_Hint]:
    """Take a car that is evidenced in North Korea as having gone there."""
    for reached in vehicle.stages:
        if reached.stage in (Stage.ACROSS, Stage.PLATED) and key in reached.statements:
            how = f"the evidence carries the car to the stage {str(reached.stage)!r}"
            yield _Hint("destination_country", "kp", how=how)
            yield _Hint("carried_out", value=True, how=how)
