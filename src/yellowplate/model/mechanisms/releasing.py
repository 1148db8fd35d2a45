"""Cars stand in yards until they are searched and approved for sale."""

from __future__ import annotations

from yellowplate.model.believed import assumed
from yellowplate.model.chance import among
from yellowplate.model.mechanism import Mechanism
from yellowplate.model.week import Week
from yellowplate.model.world import KINDS

DAYS = 7.0


def step(week: Week) -> None:
    """Release a week's cars."""
    import numpy as np

    world = week.world
    prob = -np.expm1(-DAYS / week.numbers["releasing.days"])
    for part, kind in enumerate(KINDS):
        released = among(world.cars["yard"][:, part], prob, week.uniform("releasing", kind))
        world.move(released, "yard", "market", at=part, to=part)
        week.note("released", released)


MECHANISM = Mechanism(
    name="releasing",
    place=60,
    what="Cars are searched, approved and released from the yards",
    moves=(("yard", "market"),),
    reads=(),
    rests_on=("F005", "F006", "F135", "F136", "F137", "F157"),
    assumed=("Each car waits with the same chance of release a day, whatever stands before it",),
    parameters=(
        assumed(
            "releasing.days",
            "days",
            "8",
            "45",
            "Mean days from arrival to release",
            "Five days of search and ten days or more of approval; the longest wait is not reported",
            facts=("F135", "F136", "F137"),
            is_fitted=True,
        ),
    ),
    step=step,
)
