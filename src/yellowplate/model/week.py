"""What a mechanism is given each week: the world, the numbers of each run, what the calendar says, and chance."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from yellowplate.model.world import COHORTS, World

if TYPE_CHECKING:
    from datetime import date

    from yellowplate.model.calendar import Calendar
    from yellowplate.model.chance import Array, Chance


@dataclass(slots=True)
class Week:
    """One week of all runs.

    Attributes:
        index: from 0.
        day: its Monday.
        world: changed in place.
        numbers: value of each parameter, runs.
        calendar: what is dated.
        chance: the streams.
    """

    index: int
    day: date
    world: World
    numbers: dict[str, Array]
    calendar: Calendar
    chance: Chance

    def uniform(self, *names: str) -> Array:
        """Return a number of each run; see `Chance.uniform`."""
        return self.chance.uniform(*names)

    def by_cohort(self, *names: str) -> Array:
        """Return a number of each run and cohort."""
        return self.chance.uniforms(*names, cohorts=COHORTS)

    def note(self, name: str, amount: Array) -> None:
        """Add to a flow of this week.

        Args:
            name: of the flow ("crossed").
            amount: runs.
        """
        before = self.world.flows.get(name)
        self.world.flows[name] = amount if before is None else before + amount
