"""What happened when: a halt of the route, a crackdown, a rule that came into force."""

from __future__ import annotations

from dataclasses import dataclass

from yellowplate.records.ids import identify
from yellowplate.records.times import Period


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened, as the named statements tell it.

    Attributes:
        what: one sentence.
        happened_on: first and last possible day.
        place: name of the place, or "".
        statements: ids of the statements it rests on.
    """

    what: str
    happened_on: Period
    place: str = ""
    statements: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Refuse an event nobody told."""
        if not self.statements:
            msg = f"an event rests on statements: {self.what}"
            raise ValueError(msg)

    @property
    def id(self) -> str:
        """Id from what, when and where."""
        return identify("ev", [self.what, str(self.happened_on), self.place])
