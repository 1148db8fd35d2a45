"""Unknown facts: every value each may have, and the sales that follow from supposing them.

A fact that is null may be yes or no. An unknown day is tried at every place among the days it is compared with, from
the contract to the day of the distribution; an unknown register is the proper one or none (law.md 3.3).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from datetime import date, timedelta
from itertools import islice, pairwise
from typing import Any

from yellowplate.law.claims.distribution import Assumed
from yellowplate.law.claims.ladder import last_day
from yellowplate.law.claims.rest_days import RestDays
from yellowplate.law.claims.sale import CarClaim, Publicity, RightKind, Sale, Seal, Transfer
from yellowplate.law.claims.standing import CONTRACTUAL, PROPER_REGISTER, creation, has_ended
from yellowplate.law.claims.switches import Readings

Key = tuple[str, int]
"""Which record a fact belongs to: ("sale" | "claims" | "seals" | "transfers", number)."""


@dataclass(frozen=True, slots=True)
class Option:
    """One value an unknown fact may have.

    Attributes:
        assume: (path, value) as shown; two where a register and its day are unknown together.
        changes: (record, field, value).
    """

    assume: Assumed
    changes: tuple[tuple[Key, str, Any], ...]


@dataclass(frozen=True, slots=True)
class Unknown:
    """One unknown fact, or a register with its day.

    Attributes:
        paths: as `unknown_facts` names them.
        options: at least one; one where the value cannot matter.
    """

    paths: tuple[str, ...]
    options: tuple[Option, ...]


_SCHEMA_NAMES = {"licensed_lender": "is_licensed_financial_institution"}
_NOT_FACTS = frozenset({"goods_in_time"})


def _fact_names(record: type) -> tuple[str, ...]:
    return tuple(one.name for one in fields(record) if one.type == "Fact" and one.name not in _NOT_FACTS)


_OF_SALE = (("owner.insolvent", "insolvent"), ("owner.bankruptcy", "bankruptcy"), ("criminal_case", "criminal_case"))
_OF_CLAIM = _fact_names(CarClaim)
_OF_SEAL = _fact_names(Seal)
_OF_TRANSFER = _fact_names(Transfer)


def unknown_facts(sale: Sale, calendar: RestDays) -> tuple[Unknown, ...]:
    """Return the unknown facts of a sale in the order of the document."""
    found = [_either(path, ("sale", 0), name) for path, name in _OF_SALE if getattr(sale, name) is None]
    n_days = sum(_n_unknown_days(claim) for claim in sale.claims)
    for n, claim in enumerate(sale.claims):
        key, path = ("claims", n), f"claims[{claim.id}]"
        found += [
            _either(f"{path}.{_SCHEMA_NAMES.get(name, name)}", key, name)
            for name in _OF_CLAIM
            if getattr(claim, name) is None
        ]
        found += _of_claim(sale, claim, key, path, calendar, n_days)
    for group, rows, names in (("seizures", sale.seals, _OF_SEAL), ("transfers", sale.transfers, _OF_TRANSFER)):
        for n, row in enumerate(rows):
            key = ("seals" if group == "seizures" else group, n)
            found += [_either(f"{group}[{n}].{name}", key, name) for name in names if getattr(row, name) is None]
    return tuple(found)


def _either(path: str, key: Key, name: str) -> Unknown:
    return Unknown((path,), tuple(Option(((path, value),), ((key, name, value),)) for value in (True, False)))


def _of_claim(sale: Sale, claim: CarClaim, key: Key, path: str, calendar: RestDays, n_days: int) -> Iterator[Unknown]:
    for name in ("publicity", "second_publicity"):
        entry: Publicity | None = getattr(claim, name)
        if entry is not None and claim.kind in PROPER_REGISTER:
            unknown = _publicity(sale, claim, entry, (key, name, f"{path}.{name}"), calendar, n_days)
            if unknown is not None:
                yield unknown
    has_end = claim.kind in {RightKind.LIEN, RightKind.PLEDGE} and has_ended(claim, sale.as_of)
    if has_end and claim.possession_end_reason is None:
        at = f"{path}.possession_end_reason"
        reasons = ("taken_by_court", "returned_voluntarily")
        yield Unknown((at,), tuple(Option(((at, why),), ((key, "possession_end_reason", why),)) for why in reasons))
    is_public = any(entry is not None and entry.kind != "none" for entry in (claim.publicity, claim.second_publicity))
    is_for_price = claim.purchase_money is not False and claim.kind in CONTRACTUAL
    if is_for_price and is_public and claim.goods_delivered_on is None:
        at = f"{path}.goods_delivered_on"
        times = (("in time", True), ("late", False))
        yield Unknown((at,), tuple(Option(((at, word),), ((key, "goods_in_time", value),)) for word, value in times))
    if claim.kind is RightKind.TAX and claim.arrears_on is None:
        at = f"{path}.arrears_date"
        created = [day for day in map(creation, sale.claims) if day is not None]
        days = _places(min([*created, sale.as_of]) - timedelta(days=1), sale.as_of, created, n_days)
        yield Unknown((at,), tuple(Option(((at, str(day)),), ((key, "arrears_on", day),)) for day in days))


def _n_unknown_days(claim: CarClaim) -> int:
    entries = [entry for entry in (claim.publicity, claim.second_publicity) if entry is not None]
    in_register = sum(entry.on is None and entry.kind != "none" for entry in entries)
    return in_register + (claim.kind is RightKind.TAX and claim.arrears_on is None)


def _publicity(
    sale: Sale, claim: CarClaim, entry: Publicity, at: tuple[Key, str, str], calendar: RestDays, n_days: int
) -> Unknown | None:
    key, name, path = at
    kinds = (PROPER_REGISTER[claim.kind], "none") if entry.kind is None else (entry.kind,)
    is_day_unknown = entry.on is None and entry.kind != "none"
    if len(kinds) == 1 and not is_day_unknown:
        return None
    options: list[Option] = []
    for kind in kinds:
        named: Assumed = ((f"{path}.kind", kind),) if entry.kind is None else ()
        if kind == "none":
            options.append(Option(named, ((key, name, Publicity("none")),)))
            continue
        days = _days(sale, claim, calendar, n_days) if entry.on is None else [entry.on]
        for day in days:
            dated: Assumed = ((f"{path}.date", str(day)),) if entry.on is None else ()
            clock = entry.clock if entry.on is not None else None
            options.append(Option(named + dated, ((key, name, Publicity(kind, day, clock)),)))
    paths = [f"{path}.kind"] if entry.kind is None else []
    return Unknown((*paths, *([f"{path}.date"] if is_day_unknown else [])), tuple(options))


def _days(sale: Sale, claim: CarClaim, calendar: RestDays, n_days: int) -> list[date]:
    """Return the days at which an entry or delivery may lie in another order to what it is compared with."""
    known = [
        entry.on
        for one in sale.claims
        for entry in (one.publicity, one.second_publicity)
        if entry is not None and entry.on is not None
    ]
    if claim.goods_delivered_on is not None:
        # Both readings of the tenth day, so that an open reading finds the same days.
        last = {last_day(claim.goods_delivered_on, calendar, Readings(flip))[0] for flip in ("", _TEN_DAYS)}
        known += [edge for day in last for edge in (day, day + timedelta(days=1))]
    if claim.kind is RightKind.PLEDGE:
        known += [seal.on for seal in sale.seals]
        known += [one.arrears_on for one in sale.claims if one.arrears_on is not None]
    first = claim.contract_on or min([*known, sale.as_of]) - timedelta(days=1)
    return _places(min(first, sale.as_of), sale.as_of, known, n_days)


_TEN_DAYS = "ten_days_move_past_rest_days"


def _places(first: date, last: date, known: Sequence[date], n_days: int) -> list[date]:
    """Return the known days within bounds, the bounds, and up to `n_days` days in each gap between them."""
    edges = sorted({first, last, *(day for day in known if first <= day <= last)})
    found = set(edges)
    for before, after in pairwise(edges):
        inside = (before + timedelta(days=n) for n in range(1, (after - before).days))
        found.update(islice(inside, n_days))
    return sorted(found)
