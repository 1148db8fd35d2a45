"""Who publishes: an outlet, an account, a register, a person in the field under a pseudonym."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from yellowplate.records.ids import identify


class SourceKind(StrEnum):
    """What kind of speaker a source is; decides what its word can carry."""

    PRESS = "press"
    ACCOUNT = "account"
    FIELD = "field"
    """A person in the field; the case holds a pseudonym only, the name lives in the vault."""
    LENDER = "lender"
    """A lender's own book: a party's word on its own claim."""
    OFFICIAL_RECORD = "official_record"
    """A register, court or customs document."""
    RESEARCH = "research"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Source:
    """A speaker outside the project.

    Attributes:
        name: as printed; for field sources a pseudonym.
        kind: what kind of speaker.
        url: address of the publication, as text, or "".
        note: what is known of its reliability, in words, or "".
    """

    name: str
    kind: SourceKind
    url: str = ""
    note: str = ""

    @property
    def id(self) -> str:
        """Id from kind and name."""
        return identify("so", [str(self.kind), self.name])
