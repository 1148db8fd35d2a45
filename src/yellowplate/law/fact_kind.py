"""What a fact is: its name, what values it takes, and what it says."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Shape(StrEnum):
    """What values a fact takes."""

    YES_NO = "yes_no"
    COUNTRY = "country"
    """ISO 3166-1 alpha-2 in lower case; "other" for another country than China and North Korea that is not named;
    "not_kp" for what is only known not to be North Korea."""
    COUNTRIES = "countries"
    """The whole list of countries, in lower case and sorted; an empty list says that there is none."""
    DAY = "day"
    HS = "hs"
    """Four to ten digits of the Harmonized System, without dots."""
    NUMBER = "number"
    """An exact number that is not negative, in the unit the fact's name or sentence says."""
    TEXT = "text"
    """Words, compared without regard to case and outer blanks."""
    CHOICE = "choice"


@dataclass(frozen=True, slots=True)
class FactKind:
    """One fact that rules or indicators ask for.

    Attributes:
        name: key, as in a screening file and in `missing`.
        shape: what values it takes.
        about: "vehicle", "transaction" or "signs": the table of a screening file it belongs to.
        what: what it says, in one sentence.
        choices: allowed words where the shape is CHOICE.
    """

    name: str
    shape: Shape
    about: str
    what: str
    choices: tuple[str, ...] = ()
