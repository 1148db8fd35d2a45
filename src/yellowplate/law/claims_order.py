"""The order of claims without any money: ranks, who would stand before whom, and which unstated facts decide.

Facts that make a right (an entry, a delivery, a day) are tried in every value. Exceptions that nobody stated (security
for the price, limitation, bankruptcy) are taken as absent, as in the engine's defaults, and named where each would
change the answer.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from yellowplate.law.claims import basis, told
from yellowplate.law.claims.account import unranked_tier
from yellowplate.law.claims.combinations import deciding, n_combinations, supposed
from yellowplate.law.claims.distribution import Assumed
from yellowplate.law.claims.payout import Outcome, run
from yellowplate.law.claims.rest_days import RestDays, china_rest_days
from yellowplate.law.claims.unknowns import Unknown, unknown_facts
from yellowplate.law.claims_case import ClaimsCase, case_of
from yellowplate.law.claims_position import position
from yellowplate.law.claims_words import EXCEPTIONS, articles, name_of, words
from yellowplate.records import (
    ClaimsOrder,
    Polarity,
    Precedence,
    RankedClaim,
    Relation,
    Rung,
    VehicleFile,
)
from yellowplate.tables import claims_tiers

SUPPOSED = (
    "every fact is taken as its speaker states it; nothing of it was proved",
    "each holder joins in time, and an entry stated without its register stands in the proper one",
    "the car is sold by a Chinese court for these creditors, under the law read for this program",
)
MAX_TOGETHER = 256
"""More combinations of unstated facts are not tried together: two claims are then open, and a rank says so."""
TOO_MANY = "More facts are unstated than were tried together: other ranks are possible."
NO_SEAL = (
    "a seizure is stated without saying which court made it, for whom and on which day, so no seal stands in this "
    "order; a court's seal would change it"
)
"""Supposed where the car is only said to have been seized."""
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
Tried = list[tuple[Assumed, Outcome]]


def order_of(vehicle: VehicleFile, on: date) -> ClaimsOrder | None:
    """Work out in which order the claims over a vehicle would be paid, were the stated facts true.

    Args:
        vehicle: its file.
        on: day for which the order is asked.

    Returns:
        The order; None where no claim is asserted. It names no holder and no sum.

    Limits: not legal advice; open points of law are taken at their defaults; unknown facts of two claims are tried
        together, those of third ones are not; two claims with more than `MAX_TOGETHER` combinations of them are
        open without being worked out.
    Source: law.md 3.3 to 3.5, by the engine in `law.claims`.
    """
    case = case_of(vehicle, on)
    if case is None:
        return None
    ladder = _Ladder(case)
    ranked = tuple(
        ladder.ranked(label, notes) if label in case.ranked else RankedClaim(label, (), notes=notes)
        for label, notes in zip(case.labels, case.notes, strict=True)
    )
    pairs = [ladder.precedence(first, second) for n, first in enumerate(case.ranked) for second in case.ranked[n + 1 :]]
    is_seized = any(one.property == "seized" and one.polarity is Polarity.ASSERTED for one in vehicle.statements)
    is_offered = any(
        one.property == "offer" and one.value == "yes" and one.polarity is Polarity.ASSERTED
        for one in vehicle.statements
    )
    return ClaimsOrder(
        on=case.sale.as_of,
        ranked=ranked,
        pairs=tuple(pairs),
        supposed=(*SUPPOSED, *((NO_SEAL,) if is_seized and not case.sale.seals else ())),
        position=tuple(position(ladder.plain)) if is_offered and case.ranked else (),
    )


class _Ladder:
    """The runs of one case."""

    def __init__(self, case: ClaimsCase) -> None:
        self._calendar: RestDays = china_rest_days()
        mine = {path for one in case.among for path in one.paths}
        found = [
            one
            for one in unknown_facts(case.sale, self._calendar)
            if not mine & set(one.paths) and not one.paths[0].endswith("goods_delivered_on")
        ]
        self._exceptions = [one for one in found if name_of(one.paths[0]) in EXCEPTIONS]
        self._open = [*case.among, *(one for one in found if one not in self._exceptions)]
        self._sale = case.sale
        self.plain = replace(
            case.sale,
            bankruptcy=False,
            claims=tuple(
                replace(
                    one,
                    purchase_money=one.purchase_money or False,
                    limitation_expired=one.limitation_expired or False,
                )
                for one in case.sale.claims
            ),
        )

    def _varied(self, labels: Sequence[str]) -> list[Unknown]:
        """Return the open facts of some claims and of the whole case."""
        return [one for one in self._open if _is_of(one, labels)]

    def _tried(self, labels: Sequence[str], flipped: Unknown | None = None) -> Tried:
        """Run every value of the open facts of some claims; one exception may be taken as present."""
        pinned = [_pinned(one, 0) for one in self._open if not _is_of(one, labels)]
        pinned += [_pinned(one, 0 if one is flipped else -1) for one in self._exceptions]
        found: Tried = []
        for unknown in _together(self._varied(labels)):
            for one in supposed(self._sale, [*unknown, *pinned]):
                outcome = run(one.sale, self._calendar)
                if not outcome.is_circle:
                    found.append((one.assume, outcome))
                    continue
                other = run(one.sale, self._calendar, is_after=True)
                found.append(((*one.assume, ("circle", "before")), outcome))
                found.append(((*one.assume, ("circle", "after")), other))
        return found

    def ranked(self, label: str, notes: tuple[str, ...]) -> RankedClaim:
        """Rank one claim."""
        if n_combinations(self._varied([label])) > MAX_TOGETHER:
            notes = (*notes, TOO_MANY)
        tried = self._tried([label])
        tiers = [(assume, _tier(outcome, label)) for assume, outcome in tried]
        seen = {tier for _, tier in tiers}
        is_open = any(f"claims[{label}].{name}" in one.paths for one in self._open for name in _DATED)
        runs = [(tier, outcome) for (_, tier), (_, outcome) in zip(tiers, tried, strict=True)]
        rungs = [_rung([one for at, one in runs if at == tier], label, tier, is_open=is_open) for tier in sorted(seen)]
        moved = [
            one
            for one in self._exceptions
            if _is_of(one, [label]) and {_tier(outcome, label) for _, outcome in self._tried([label], one)} != seen
        ]
        return RankedClaim(
            label,
            tuple(sorted(rungs, key=lambda rung: (rung.rank, rung.name))),
            self._deciding(tiers),
            tuple(words(one.paths[0]) for one in moved),
            notes,
        )

    def precedence(self, first: str, second: str) -> Precedence:
        """Say how two claims would stand to each other."""
        varied = self._varied([first, second])
        if n_combinations(varied) > MAX_TOGETHER:
            missing = dict.fromkeys(words(path) for one in varied for path in one.paths)
            return Precedence(first, second, Relation.OPEN, tuple(missing))
        told_of = [(assume, _relation(outcome, first, second)) for assume, outcome in self._tried([first, second])]
        seen = {relation for _, relation in told_of}
        moved = [
            one
            for one in self._exceptions
            if _is_of(one, [first, second])
            and {_relation(outcome, first, second) for _, outcome in self._tried([first, second], one)} != seen
        ]
        is_one = len(seen) == 1
        return Precedence(
            first,
            second,
            seen.pop() if is_one else Relation.OPEN,
            () if is_one else self._deciding(told_of),
            tuple(words(one.paths[0]) for one in moved),
        )

    def _deciding(self, answers: Sequence[tuple[Assumed, Hashable]]) -> tuple[str, ...]:
        """Name the facts that change an answer while all others stay."""
        paths = deciding([*self._open, _CIRCLE], answers)
        return tuple(dict.fromkeys(words(path) for path in paths))


_CIRCLE = Unknown(("circle",), ())
_DATED = ("publicity.date", "contract_date", "arrears_date")


def _is_of(one: Unknown, labels: Sequence[str]) -> bool:
    """Whether a fact is one of some claims, or of the whole case."""
    path = one.paths[0]
    return not path.startswith("claims[") or any(path.startswith(f"claims[{label}]") for label in labels)


def _together(unknown: list[Unknown]) -> Iterator[list[Unknown]]:
    """Give the facts to vary together: all, or where those are too many each by itself, from both ends of the rest."""
    if n_combinations(unknown) <= MAX_TOGETHER:
        yield unknown
        return
    for end in (0, -1):
        for varied in unknown:
            yield [one if one is varied else _pinned(one, end) for one in unknown]


def _pinned(one: Unknown, number: int) -> Unknown:
    return Unknown(one.paths, (one.options[number],))


def _tier(outcome: Outcome, label: str) -> str:
    for place in outcome.places:
        if any(share.standing.id == label for share in place.shares):
            return place.tier
    return unranked_tier(outcome)


def _relation(outcome: Outcome, first: str, second: str) -> Relation:
    at = {share.standing.id: n for n, place in reversed([*enumerate(outcome.places)]) for share in place.shares}
    one, other = at.get(first, len(outcome.places)), at.get(second, len(outcome.places))
    if one == other:
        return Relation.BESIDE
    return Relation.BEFORE if one < other else Relation.AFTER


def _rung(outcomes: Sequence[Outcome], label: str, tier: str, *, is_open: bool) -> Rung:
    """Say why a claim would stand on a rank: what all runs that put it there have in common."""
    row = claims_tiers.load()[tier]
    said = dict.fromkeys(_said(outcome, label) for outcome in outcomes)
    parts = [part for part in next(iter(said))[0] if all(part in other for other, _ in said)]
    rules = [rule for rule in next(iter(said))[1] if all(rule in other for _, other in said)]
    if is_open:  # a day that was only tried is never printed
        parts = [part for part in parts if not _DAY.search(part)]
    if next(iter(said))[0][:1] != tuple(parts[:1]):
        parts = [row.meaning, *parts]
    return Rung(row.rank, tier, row.meaning, "; ".join(parts), articles(rules or row.rules))


def _said(outcome: Outcome, label: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the parts of the reason for a claim's rank in one run, and its rules."""
    near = basis.around(outcome)
    for place in outcome.places:
        for share in place.shares:
            if share.standing.id == label:
                # The last part tells what is paid, and no money is asked for here.
                parts = told.of_share(outcome, place, share).split("; ")[:-1]
                return tuple(parts), basis.of_share(outcome, near, place, share)
    standing = next(one for one in outcome.standings if one.id == label)
    return tuple(told.of_unpaid(outcome, standing).split("; ")), basis.of_unpaid(outcome, near, standing)
