"""Facts: what is known of a vehicle and a transaction, each with the grounds it rests on.

A fact has a value or none; no value means "cannot tell", never "no". Grounds say how good the source is: a rule is
BREACHED only on official records and accepted Judgements, a party's own word carries no further than `if_carried_out`
(DESIGN.md section 3, rule 3).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType

from yellowplate.law.fact_kind import FactKind, Shape
from yellowplate.law.fact_kinds import FACT_KINDS, NO_VEHICLE, PARTS, VEHICLE_CLASSES

__all__ = [
    "FACT_KINDS",
    "GOOD_GROUNDS",
    "NO_VEHICLE",
    "PARTS",
    "VEHICLE_CLASSES",
    "Fact",
    "FactKind",
    "Facts",
    "Grounds",
    "Shape",
    "Value",
]

Value = bool | str | date | Decimal | tuple[str, ...]
"""What a fact can be worth."""


class Grounds(StrEnum):
    """What a fact rests on, best first."""

    OFFICIAL_RECORD = "official_record"
    """A register, court, customs or committee document."""
    JUDGED = "judgement"
    """A statement that a live Judgement accepted."""
    PARTY_WORD = "party"
    """A seller's, lender's or anybody's own word, or what the program concludes from it."""
    UNKNOWN = "unknown"


GOOD_GROUNDS = frozenset({Grounds.OFFICIAL_RECORD, Grounds.JUDGED})
"""Grounds that can carry an answer."""


CONCLUDED = "concluded by the program from other statements; nobody states it in words"
"""How a fact was reached that rests on inferred statements only; it is nobody's word."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact with its grounds.

    Attributes:
        name: a key of `FACT_KINDS`.
        value: what it is worth; None for "cannot tell".
        grounds: what it rests on; UNKNOWN exactly where there is no value.
        statements: ids of the statements it rests on, sorted; for a conflict, of all that contradict each other.
        how: one sentence on how the value was reached where it was concluded, or on the conflict, else "".
    """

    name: str
    value: Value | None
    grounds: Grounds
    statements: tuple[str, ...] = ()
    how: str = ""

    def __post_init__(self) -> None:
        """Refuse names no rule knows and a value without grounds."""
        if self.name not in FACT_KINDS:
            msg = f"no rule knows the fact {self.name!r}"
            raise ValueError(msg)
        if (self.value is None) != (self.grounds is Grounds.UNKNOWN):
            msg = f"{self.name}: a value has grounds, and what has none is unknown"
            raise ValueError(msg)


@dataclass(frozen=True, slots=True)
class Facts:
    """All facts of one vehicle and transaction; what is not there is unknown.

    Attributes:
        known: facts by name.
    """

    known: Mapping[str, Fact] = field(default_factory=dict)

    @classmethod
    def of(cls, facts: Iterable[Fact]) -> Facts:
        """Collect facts; of two with one name the later stands."""
        return cls(MappingProxyType({fact.name: fact for fact in facts}))

    def __iter__(self) -> Iterator[Fact]:
        """Go through the facts in order of name."""
        return iter(self.known[name] for name in sorted(self.known))

    def __getitem__(self, name: str) -> Fact:
        """Return a fact; one without a value where nothing is known."""
        return self.known.get(name) or Fact(name, None, Grounds.UNKNOWN)

    def value(self, name: str) -> Value | None:
        """Return a fact's value, or None for "cannot tell"."""
        found = self.known.get(name)
        return None if found is None else found.value

    def day(self, name: str) -> date | None:
        """Return the value of a fact that is a day, or None for "cannot tell"."""
        value = self.value(name)
        return value if isinstance(value, date) else None

    def number(self, name: str) -> Decimal | None:
        """Return the value of a fact that is a number, or None for "cannot tell"."""
        value = self.value(name)
        return value if isinstance(value, Decimal) else None

    def words(self, name: str) -> str | None:
        """Return the value of a fact that is text, without case and outer blanks, or None for "cannot tell"."""
        value = self.value(name)
        return value.strip().casefold() if isinstance(value, str) else None

    def members(self, name: str) -> tuple[str, ...] | None:
        """Return the value of a fact that is a list, or None for "cannot tell"."""
        value = self.value(name)
        return value if isinstance(value, tuple) else None

    def is_known(self, name: str) -> bool:
        """Say whether anything is known under this name."""
        return self.value(name) is not None

    def without(self, name: str) -> Facts:
        """Return the same facts but one."""
        return Facts.of(fact for fact in self if fact.name != name)

    def with_fact(self, fact: Fact) -> Facts:
        """Return the same facts with one more, or one replaced."""
        return Facts(MappingProxyType({**self.known, fact.name: fact}))

    def on_good_grounds(self) -> Facts:
        """Return only what rests on official records and accepted Judgements."""
        return Facts.of(fact for fact in self.known.values() if fact.grounds in GOOD_GROUNDS)
