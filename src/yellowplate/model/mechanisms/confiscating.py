"""A scenario may let the state take a share of the cars of those not tied to power; no such act is reported."""

from __future__ import annotations

from yellowplate.model.chance import among
from yellowplate.model.mechanism import Mechanism
from yellowplate.model.week import Week
from yellowplate.model.world import COHORTS, GROUPS


def step(week: Week) -> None:
    """Take the scenario's share."""
    import numpy as np

    taken = week.calendar.confiscated_share[week.index]
    if taken <= 0:
        return
    is_untied = np.array([cohort.endswith("/" + GROUPS[1]) for cohort in COHORTS], np.float64)
    for stock in ("owned", "pooled"):
        cars = week.world.cars[stock]
        lost = among(cars, taken * is_untied[None, :], week.by_cohort("confiscating", stock))
        week.world.cars[stock] = cars - lost
        week.world.cars["confiscated"] = week.world.cars["confiscated"] + lost.sum(axis=1)
        week.note("confiscated", lost.sum(axis=1))


MECHANISM = Mechanism(
    name="confiscating",
    place=110,
    what="Private cars are taken by the state, where a scenario says so",
    moves=(("owned", "confiscated"), ("pooled", "confiscated")),
    reads=(),
    rests_on=("F158",),
    assumed=("Only those not tied to power lose cars, each with the same chance",),
    parameters=(),
    step=step,
)
