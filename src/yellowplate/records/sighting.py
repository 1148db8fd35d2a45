"""Vehicles seen somewhere: a range, a day and a place, never a bare number."""

from __future__ import annotations

from dataclasses import dataclass

from yellowplate.records.ids import identify
from yellowplate.records.statement import Quantity
from yellowplate.records.times import Period


@dataclass(frozen=True, slots=True)
class Sighting:
    """Vehicles, crossings or plates seen at a place.

    Attributes:
        place: name of the place, in the source's spelling.
        what: what was seen ("vehicles without plates", "makeshift crossings").
        count: the range; both ends None for words only.
        seen_on: days, or None where the source gives none.
        method: how it was counted ("by eye", "telephoto", "satellite image"), or "".
        statements: ids of the statements it rests on.
    """

    place: str
    what: str
    count: Quantity
    seen_on: Period | None
    method: str = ""
    statements: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Refuse a sighting nobody told."""
        if not self.statements:
            msg = f"a sighting rests on statements: {self.what} at {self.place}"
            raise ValueError(msg)

    @property
    def id(self) -> str:
        """Id from the statements it rests on."""
        return identify("si", [self.place, self.what, [*sorted(self.statements)]])
