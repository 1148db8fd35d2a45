"""Claims asserted over a vehicle → what the claims engine is asked; what nobody stated stays unknown.

The price of an offer is not the price of a court sale, so the money is 0 here and only the order is asked for.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from yellowplate.law.claims.sale import Amounts, CarClaim, OwnerKind, Publicity, RightKind, Sale, Seal
from yellowplate.law.claims.standing import CONTRACTUAL, PROPER_REGISTER
from yellowplate.law.claims.unknowns import Option, Unknown
from yellowplate.law.claims_told import Days, Row, compare, speaker
from yellowplate.records import Claim, ClaimKind, Period, Polarity, Statement, VehicleFile, parse_period
from yellowplate.records.errors import NumberError

MAX_CLAIMS = 8
"""More claims over one car are not ordered; the notes of those left out say so."""
SEAL_YEARS = 2
"""A seal older than this stands only if it was renewed (procedure 485)."""
FEN_PER_YUAN = 100
SHARING = (OwnerKind.PERSON, OwnerKind.ENTERPRISE)
"""Debtors whose ordinary creditors share differently; other bodies are as persons."""


@dataclass(frozen=True, slots=True)
class ClaimsCase:
    """What the engine is asked.

    Attributes:
        sale: the claims that can be ranked; facts nobody stated are None.
        among: facts stated as an interval or in contradiction, or of which the engine has no unknown value, with the
            values to try in place of the sale's.
        labels: "claim 1" and so on, one for each claim of the vehicle file.
        ranked: labels of those that are in the sale by themselves.
        notes: for each claim what is contradictory or keeps it from a rank.
    """

    sale: Sale
    among: tuple[Unknown, ...]
    labels: tuple[str, ...]
    ranked: tuple[str, ...]
    notes: tuple[tuple[str, ...], ...]


def case_of(vehicle: VehicleFile, on: date) -> ClaimsCase | None:
    """Say what the claims of a vehicle ask of the engine.

    Args:
        vehicle: its file.
        on: day for which the order is asked; a later day that a claim names moves it.

    Returns:
        The case; None where no claim is asserted. Names of holders are not in it.

    Limits: which register an entry stands in is not stated by any source; it is taken to be the proper one.
    """
    if not vehicle.claims:
        return None
    by_id = {one.id: one for one in vehicle.statements}
    rows = [_row(n, claim, by_id) for n, claim in enumerate(vehicle.claims, 1)]
    compare(rows, vehicle.statements)
    as_of = max([on, *(day for row in rows for day in (*row.begun, *row.entered))])
    known = sorted({day for row in rows for day in (*row.begun, *row.entered)})
    claims, seals, among = _engine_rows(rows, vehicle.statements, as_of, known)
    if seals:
        owners = tuple(Option((("owner.kind", kind),), ((("sale", 0), "owner", kind),)) for kind in SHARING)
        among.append(Unknown(("owner.kind",), owners))
    sale = Sale(
        id=vehicle.key,
        as_of=as_of,
        gross=0,
        owner=OwnerKind.PERSON,
        insolvent=None if seals else True,
        bankruptcy=None,
        claims=tuple(claims),
        seals=tuple(seals),
    )
    return ClaimsCase(
        sale,
        tuple(among),
        tuple(row.label for row in rows),
        tuple(claim.id for claim in claims),
        tuple(tuple(row.notes) for row in rows),
    )


def _row(n: int, claim: Claim, by_id: Mapping[str, Statement]) -> Row:
    ours = [by_id[name] for name in claim.statements if name in by_id]
    told = [one for one in ours if one.property == "claim"]
    entries = frozenset(
        one.value for one in ours if one.property == "claim_registered" and one.polarity is Polarity.ASSERTED
    )
    begun = (claim.since,) if claim.since else _ends(one.happened_on for one in told)
    return Row(f"claim {n}", claim, told, begun, entries, _ends(_periods(entries)), [])


def _periods(values: Iterable[str]) -> Iterator[Period]:
    for value in values:
        try:
            yield parse_period(value)
        except NumberError:
            continue


def _ends(periods: Iterable[Period | None]) -> Days:
    found: set[date] = set()
    for period in periods:
        if period is not None and period.earliest is not None and period.latest is not None:
            found |= {period.earliest, period.latest}
    return tuple(sorted(found))


def _engine_rows(
    rows: Sequence[Row], statements: Sequence[Statement], as_of: date, known: Sequence[date]
) -> tuple[list[CarClaim], list[Seal], list[Unknown]]:
    claims: list[CarClaim] = []
    seals: list[Seal] = []
    among: list[Unknown] = []
    in_default = {speaker(one) for one in statements if one.property == "defaulted"}
    n_seals = sum(row.claim.kind is ClaimKind.SEIZURE for row in rows)
    turning = [day for row in rows if row.kind in {RightKind.JUDGMENT, RightKind.TAX} for day in row.begun]
    for row in rows:
        if row.kind is None:
            row.notes.append("Which right is asserted is not stated, so no rank can be named.")
        elif len(claims) == MAX_CLAIMS:
            row.notes.append(f"More than {MAX_CLAIMS} claims: this one was not ranked.")
        else:
            sealed_for = _sealed_for(row, rows) if row.claim.kind is ClaimKind.SEIZURE else row.label
            if sealed_for == row.label:
                claims.append(_claim(row, is_due=row.claim.holder in in_default))
                among += _claim_days(row, claims, as_of, turning)
            else:
                row.notes.append(f"Taken as the seal obtained for {sealed_for} of the same holder, not as a debt.")
            if row.claim.kind is ClaimKind.SEIZURE:
                among += _seal_days(row, len(seals), as_of, known)
                seals.append(_seal(row, sealed_for, as_of, is_alone=n_seals == 1))
    return claims, seals, among


def _sealed_for(row: Row, rows: Sequence[Row]) -> str:
    """Name the claim a seal was obtained for: the one other claim of the same named holder, else its own."""
    others = [
        other.label
        for other in rows
        if row.claim.holder
        and other.claim.holder == row.claim.holder
        and other.kind is not None
        and other.claim.kind is not ClaimKind.SEIZURE
    ]
    return others[0] if len(others) == 1 else row.label


def _claim(row: Row, *, is_due: bool) -> CarClaim:
    kind = row.kind
    assert kind is not None
    amount = row.claim.amount
    in_fen = amount is not None and amount.currency == "CNY" and amount.amount > 0
    fen = int(amount.amount * FEN_PER_YUAN) if amount is not None and in_fen else 0
    day = row.begun[0] if len(row.begun) == 1 else None
    amounts = Amounts(fen)
    if kind in CONTRACTUAL:
        return CarClaim(
            row.label,
            kind,
            amounts,
            contract_on=day,
            publicity=_publicity(row, kind),
            purchase_money=None,
            goods_in_time=True,
            limitation_expired=None,
        )
    if kind is RightKind.PLEDGE:
        return CarClaim(row.label, kind, amounts, publicity=Publicity("delivery", day), delivered=None)
    if kind is RightKind.LIEN:
        return CarClaim(
            row.label,
            kind,
            amounts,
            possession_from=day,
            lawful_possession=None,
            debt_due=True if is_due else None,
            same_relation=None,
            both_enterprises=None,
        )
    has_title = None if row.claim.kind is ClaimKind.SEIZURE else True
    return CarClaim(row.label, kind, amounts, has_title=has_title, arrears_on=day if kind is RightKind.TAX else None)


def _publicity(row: Row, kind: RightKind) -> Publicity:
    if row.entries == {"no"}:
        return Publicity("none")
    if len(row.entries) == 1 and len(row.entered) == 1:
        return Publicity(PROPER_REGISTER[kind], row.entered[0])
    return Publicity(None)


def _claim_days(row: Row, claims: Sequence[CarClaim], as_of: date, turning: Sequence[date]) -> Iterator[Unknown]:
    """Yield the days of a claim that are not one day: of its entry, and of its beginning where that can matter."""
    claim = claims[-1]
    key, at = ("claims", len(claims) - 1), f"claims[{row.label}]"
    if claim.kind in CONTRACTUAL and row.entries and claim.publicity == Publicity(None):
        entries: list[Publicity] = [Publicity("none")] if "no" in row.entries else []
        entries += [Publicity(PROPER_REGISTER[claim.kind], day) for day in row.entered]
        path = f"{at}.publicity.date"
        options = tuple(Option(((path, str(one.on)),), ((key, "publicity", one),)) for one in entries)
        yield Unknown((path,), options)
    if claim.kind in CONTRACTUAL and len(row.begun) != 1 and turning:
        days = {day for edge in turning for day in (edge - timedelta(days=1), edge + timedelta(days=1))}
        days |= set(row.begun)
        if row.begun:
            days = {day for day in days if row.begun[0] <= day <= row.begun[-1]}
        path = f"{at}.contract_date"
        tried = sorted(day for day in days if day <= as_of)
        yield Unknown((path,), tuple(Option(((path, str(day)),), ((key, "contract_on", day),)) for day in tried))


def _seal_days(row: Row, number: int, as_of: date, known: Sequence[date]) -> Iterator[Unknown]:
    if len(row.begun) == 1:
        return
    days = set(row.begun) or {day for at in (*known, as_of) for day in (at - timedelta(days=1), at)}
    path = f"seizures[{number}].date"
    options = (Option(((path, str(day)),), ((("seals", number), "on", day),)) for day in sorted(days))
    yield Unknown((path,), tuple(options))


def _seal(row: Row, claim: str, as_of: date, *, is_alone: bool) -> Seal:
    day = row.begun[0] if len(row.begun) == 1 else as_of - timedelta(days=1)
    is_old = as_of >= day.replace(year=day.year + SEAL_YEARS, day=min(day.day, 28))
    waiting = True if row.is_waiting else False if is_alone else None
    return Seal(claim, day, noted=None, waiting=waiting, renewed=None if is_old else False)
