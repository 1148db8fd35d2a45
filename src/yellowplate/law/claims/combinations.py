"""Combinations of unknown facts: which are tried, what each supposes, and which fact decides."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice, product
from math import prod
from typing import Any

from yellowplate.law.claims.distribution import Assumed
from yellowplate.law.claims.sale import RightKind, Sale
from yellowplate.law.claims.standing import CONTRACTUAL, SECURITY, TITLE
from yellowplate.law.claims.unknowns import Key, Option, Unknown

MAX_RUNS = 4096
"""Most combinations tried; beyond it the answer says aloud that the span may be too narrow."""

ALL_KINDS = frozenset(RightKind)
_LIEN = frozenset({RightKind.LIEN})
LOOKED_AT: dict[str, frozenset[RightKind]] = {
    "self_mortgage": TITLE,
    "floating": frozenset({RightKind.MORTGAGE}),
    "purchase_money": CONTRACTUAL,
    "limitation_expired": CONTRACTUAL,
    "maximum_mortgage": SECURITY,
    "delivered": frozenset({RightKind.PLEDGE}),
    "lawful_possession": _LIEN,
    "debt_due": _LIEN,
    "same_relation": _LIEN,
    "both_enterprises": _LIEN,
}
"""Kinds of claim for which a fact is looked at; a fact not named here is looked at for all."""


@dataclass(frozen=True, slots=True)
class Supposed:
    """One combination.

    Attributes:
        assume: what is supposed, in order of the unknown facts.
        sale: the sale with it.
    """

    assume: Assumed
    sale: Sale


def n_combinations(unknown: Sequence[Unknown]) -> int:
    """Return how many combinations of values there are."""
    return prod(len(one.options) for one in unknown)


def looked_at(sale: Sale, unknown: Sequence[Unknown]) -> tuple[Unknown, ...]:
    """Return the facts to vary: all, or where those are too many only the ones the rules look at."""
    if n_combinations(unknown) <= MAX_RUNS:
        return tuple(unknown)
    return tuple(_if_it_matters(sale, one) for one in unknown)


def supposed(sale: Sale, unknown: Sequence[Unknown]) -> Iterator[Supposed]:
    """Suppose every combination of values, or an even choice of `MAX_RUNS` of them where there are more.

    Args:
        sale: with unknown facts.
        unknown: those to vary, from `looked_at`.
    """
    n = n_combinations(unknown)
    if n <= MAX_RUNS:
        combinations: Iterator[tuple[Option, ...]] = product(*(one.options for one in unknown))
    else:
        combinations = (_combination(unknown, chosen) for chosen in _chosen(unknown, n))
    for options in combinations:
        yield Supposed(
            tuple(pair for option in options for pair in option.assume),
            _changed(sale, [change for option in options for change in option.changes]),
        )


def _if_it_matters(sale: Sale, one: Unknown) -> Unknown:
    """Leave one value of a fact that the rules do not look at for a claim of its kind."""
    (key, name, _), *_ = one.options[0].changes
    if key[0] == "transfers":
        matters = name != "registered"
    elif key[0] == "claims":
        claim = sale.claims[key[1]]
        matters = claim.kind in LOOKED_AT.get(name, ALL_KINDS) and (name != "licensed_lender" or claim.lpr is not None)
    else:
        matters = True
    return one if matters else Unknown(one.paths, one.options[:1])


def _chosen(unknown: Sequence[Unknown], n: int) -> list[int]:
    """Choose combinations: each fact through all its values from both ends, then evenly spread ones."""
    found: dict[int, None] = {}
    step = n
    for one in unknown:
        step //= len(one.options)
        for value in range(len(one.options)):
            found[value * step] = None
            found[n - 1 - value * step] = None
    for k in range(MAX_RUNS):
        found[k * n // MAX_RUNS] = None
    return sorted(islice(found, MAX_RUNS))


def _combination(unknown: Sequence[Unknown], number: int) -> tuple[Option, ...]:
    options: list[Option] = []
    for one in reversed(unknown):
        number, value = divmod(number, len(one.options))
        options.append(one.options[value])
    return tuple(reversed(options))


def _changed(sale: Sale, changes: Sequence[tuple[Key, str, Any]]) -> Sale:
    by_record: dict[Key, dict[str, Any]] = {}
    for key, name, value in changes:
        by_record.setdefault(key, {})[name] = value
    found: dict[str, Any] = dict(by_record.pop(("sale", 0), {}))
    rows: dict[str, list[Any]] = {}
    for (group, n), values in by_record.items():
        row = rows.setdefault(group, list(getattr(sale, group)))
        row[n] = replace(row[n], **values)
    found.update({group: tuple(row) for group, row in rows.items()})
    return replace(sale, **found)


def deciding(unknown: Sequence[Unknown], answers: Sequence[tuple[Assumed, Hashable]]) -> tuple[str, ...]:
    """Return the paths of the unknown facts that change an answer while all others stay.

    Args:
        unknown: the facts varied.
        answers: what each run supposed, and its answer.
    """
    numbers: dict[Hashable, int] = {}
    numbered = [(assume, numbers.setdefault(answer, len(numbers))) for assume, answer in answers]
    found: list[str] = []
    for one in unknown if len(numbers) > 1 else ():
        first_of: dict[Assumed, int] = {}
        for assume, number in numbered:
            rest = tuple([pair for pair in assume if pair[0] not in one.paths])
            if first_of.setdefault(rest, number) != number:
                found += one.paths
                break
    return tuple(found)
