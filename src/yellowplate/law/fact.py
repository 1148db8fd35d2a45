"""Facts: what is known of a vehicle and a transaction, each with the grounds it rests on.

A fact has a value or none; no value means "cannot tell", never "no". Grounds say how good the source is: a rule is
BREACHED only on official records and accepted Judgements, a party's own word carries no further than `if_carried_out`
(DESIGN.md section 3, rule 3).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from types import MappingProxyType

Value = bool | str | date
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


class Shape(StrEnum):
    """What values a fact takes."""

    YES_NO = "yes_no"
    COUNTRY = "country"
    """ISO 3166-1 alpha-2 in lower case; "other" for another country than China and North Korea that is not named;
    "not_kp" for what is only known not to be North Korea."""
    DAY = "day"
    HS = "hs"
    """Four to ten digits of the Harmonized System, without dots."""
    CHOICE = "choice"


@dataclass(frozen=True, slots=True)
class FactKind:
    """One fact the rules ask for.

    Attributes:
        name: key, as in a screening file and in `missing`.
        shape: what values it takes.
        about: "vehicle" or "transaction": the table of a screening file it belongs to.
        what: what it says, in one sentence.
        choices: allowed words where the shape is CHOICE.
    """

    name: str
    shape: Shape
    about: str
    what: str
    choices: tuple[str, ...] = ()


VEHICLE_CLASSES = ("passenger_car", "bus", "truck", "special", "tractor", "motorcycle", "vehicle")
"""Classes that are transport vehicles in plain words; "vehicle" where the class is not known."""
NO_VEHICLE = "not_a_vehicle"
PARTS = "parts"
"""Parts: whether they fall under the ban is decided by HS chapters, a text that was not read."""

_V, _T = "vehicle", "transaction"
_KINDS = (
    FactKind("vehicle_class", Shape.CHOICE, _V, "What the goods are.", (*VEHICLE_CLASSES, PARTS, NO_VEHICLE)),
    FactKind("hs_code", Shape.HS, _V, "Customs code of the goods, four digits or more."),
    FactKind("encumbered", Shape.YES_NO, _V, "Somebody holds a security right in the car, registered or not."),
    FactKind("mortgage_registered", Shape.YES_NO, _V, "A mortgage of the car is entered at the vehicle office."),
    FactKind("pledge_recorded", Shape.YES_NO, _V, "A pledge of the car is recorded at the vehicle office."),
    FactKind("seal_status", Shape.CHOICE, _V, "Whether an authority has sealed or seized the car.", ("none", "sealed")),
    FactKind("theft_status", Shape.CHOICE, _V, "Whether the car is listed as stolen.", ("none", "stolen")),
    FactKind("customs_control", Shape.YES_NO, _V, "The car is under customs control."),
    FactKind("file_match", Shape.YES_NO, _V, "The car matches its file at the vehicle office."),
    FactKind("papers_valid", Shape.YES_NO, _V, "The papers needed for a transfer are there and valid."),
    FactKind("scrap_date", Shape.DAY, _V, "Day on which the car must be scrapped."),
    FactKind("registered_in_china", Shape.YES_NO, _V, "The car has been registered in China."),
    FactKind("first_registration_date", Shape.DAY, _V, "Day of first registration in China."),
    FactKind("deregistered", Shape.YES_NO, _V, "The car was deregistered in China."),
    FactKind("deregistration_date", Shape.DAY, _V, "Day of deregistration in China."),
    FactKind("origin_country", Shape.COUNTRY, _T, "Country the goods leave."),
    FactKind("destination_country", Shape.COUNTRY, _T, "Country the goods go to."),
    FactKind("end_user_country", Shape.COUNTRY, _T, "Country of the end user."),
    FactKind("leaves_china", Shape.YES_NO, _T, "The goods leave, or are to leave, China."),
    FactKind("carried_out", Shape.YES_NO, _T, "The supply, sale, transfer or export has been carried out."),
    FactKind("creditor_consent", Shape.YES_NO, _T, "The secured creditor joined the application for the transfer."),
    FactKind("export_cleared_on", Shape.DAY, _T, "Day customs cleared the export."),
    FactKind("licence_held", Shape.YES_NO, _T, "An export licence for this car is held."),
    FactKind("exporter_qualified", Shape.YES_NO, _T, "The exporter is qualified for used cars."),
    FactKind(
        "exemption_held", Shape.YES_NO, _T, "The 1718 Committee exempted this exporter, item, quantity and period."
    ),
    FactKind("aircraft_spares", Shape.YES_NO, _T, "Goods are spares for North Korean civil passenger aircraft in use."),
)

FACT_KINDS: Mapping[str, FactKind] = MappingProxyType({kind.name: kind for kind in _KINDS})
"""Every fact the rules know, by name."""


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

    def is_known(self, name: str) -> bool:
        """Say whether anything is known under this name."""
        return self.value(name) is not None

    def without(self, name: str) -> Facts:
        """Return the same facts but one."""
        return Facts.of(fact for fact in self if fact.name != name)

    def with_fact(self, fact: Fact) -> Facts:
        """Return the same facts with one more, or one replaced."""
        return Facts.of((*self, fact))

    def on_good_grounds(self) -> Facts:
        """Return only what rests on official records and accepted Judgements."""
        return Facts.of(fact for fact in self if fact.grounds in GOOD_GROUNDS)
