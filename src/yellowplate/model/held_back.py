"""What a posterior foretells of observations that were held back, beside what was reported later."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from yellowplate.model import observations as told
from yellowplate.model.chance import Chance
from yellowplate.model.posterior import Posterior
from yellowplate.model.scenario import Scenario, Stated
from yellowplate.model.simulation import simulate
from yellowplate.tables import model_observations

if TYPE_CHECKING:
    from yellowplate.model.chance import Array

LOW, HIGH = 0.05, 0.95


@dataclass(frozen=True, slots=True)
class Foretold:
    """One observation and what was foretold of it.

    Attributes:
        id: of the observation.
        unit: of the figures.
        low: 5 % point of what reporters would tell.
        middle: median.
        high: 95 % point.
        reported_low: what was reported, lower end; None for "at most".
        reported_high: upper end; None for "at least".
    """

    id: str
    unit: str
    low: float
    middle: float
    high: float
    reported_low: float | None
    reported_high: float | None

    @property
    def holds(self) -> bool:
        """True if what was reported and the central nine tenths of what was foretold overlap."""
        is_above = self.reported_low is not None and self.high < self.reported_low
        return not is_above and not (self.reported_high is not None and self.low > self.reported_high)


def as_known(scenario: Scenario, on: date) -> Scenario:
    """Return a scenario without what the calendar of the reports says of China's stance after a day.

    Args:
        scenario: whose changes are kept.
        on: the last day known.
    """
    quiet = Stated("enforcement", on + timedelta(days=1), None, {"share": 0})
    return replace(scenario, changes=(*scenario.changes, quiet))


def foretell(
    posterior: Posterior, ids: Sequence[str], scenario: Scenario, *, n_runs: int, seed: int
) -> tuple[Foretold, ...]:
    """Run the model at a posterior and say what reporters would tell.

    Args:
        posterior: fitted without the observations asked of.
        ids: observations.
        scenario: calendar and numbers set; its length, runs and seed are not used.
        n_runs: runs.
        seed: of the draws.

    Returns:
        One a observation, in the order asked.
    """
    import numpy as np

    asked = [model_observations.by_id()[one] for one in ids]
    longer = replace(scenario, n_weeks=told.n_weeks(asked, scenario.first))
    given: dict[str, Array | float] = {**scenario.numbers, **posterior.given(n_runs, seed)}
    found = simulate(longer.calendar(), n_runs=n_runs, seed=seed, given=given)
    said = told.retold(told.values(found, asked), asked, Chance(seed, n_runs))
    low, middle, high = np.nanquantile(said, (LOW, 0.5, HIGH), axis=0)
    return tuple(
        Foretold(one.id, one.unit, float(low[part]), float(middle[part]), float(high[part]), one.low, one.high)
        for part, one in enumerate(asked)
    )
