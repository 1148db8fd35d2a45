"""In which order the claims over one vehicle would be paid, were the stated facts true; an order, never a sum."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Relation(StrEnum):
    """How one claim would stand to another."""

    BEFORE = "before"
    AFTER = "after"
    BESIDE = "beside"
    """They would share one place."""
    OPEN = "open"
    """Cannot tell: it turns on a fact that nobody stated."""


@dataclass(frozen=True, slots=True)
class Rung:
    """One rank that a claim would hold.

    Attributes:
        rank: 0 to 13 in the order of payment.
        name: of the rank, as in the table of ranks.
        meaning: what the rank is, in plain words.
        sentence: why the claim would stand there.
        articles: instrument and article of each text it rests on, the deciding one first.
    """

    rank: int
    name: str
    meaning: str
    sentence: str
    articles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RankedClaim:
    """One claim of a vehicle file, ranked.

    Attributes:
        label: "claim 1" for the first of `VehicleFile.claims`, and so on.
        rungs: ranks it would hold, first in the order of payment first; several where an unstated fact decides; none
            where the right itself is not stated, or is not ranked by itself.
        missing: facts nobody stated that decide between the rungs, in words.
        unless: exceptions nobody stated that would move it, in words.
        notes: what is contradictory about it or keeps it from a rank, one sentence each.
    """

    label: str
    rungs: tuple[Rung, ...]
    missing: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Precedence:
    """How two claims would stand to each other.

    Attributes:
        first: label of one.
        second: label of the other.
        relation: of the first to the second.
        missing: facts nobody stated that decide it, in words; only where the relation is open.
        unless: exceptions nobody stated that would change it, in words.
    """

    first: str
    second: str
    relation: Relation
    missing: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class BuyerPoint:
    """One thing a person who bought the car as offered could, or could not, invoke.

    Attributes:
        heading: in English.
        heading_zh: in Chinese.
        helps: True = it would help the buyer, False = it would not, None = cannot tell.
        sentence: in plain words.
        articles: instrument and article of each text.
        missing: facts that would decide it, in words.
    """

    heading: str
    heading_zh: str
    helps: bool | None
    sentence: str
    articles: tuple[str, ...]
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ClaimsOrder:
    """The order of the claims over one vehicle.

    Attributes:
        on: day for which it was worked out.
        ranked: one for each claim of the vehicle file, in its order.
        pairs: every two ranked claims, in order of their labels.
        supposed: what was taken for granted, one sentence each.
        position: of a person who bought the car as offered; empty where no offer is stated.
    """

    on: date
    ranked: tuple[RankedClaim, ...]
    pairs: tuple[Precedence, ...] = ()
    supposed: tuple[str, ...] = ()
    position: tuple[BuyerPoint, ...] = ()
