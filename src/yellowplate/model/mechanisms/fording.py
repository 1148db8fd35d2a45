"""Fords are built, washed out by the summer flood and rebuilt; so many cars pass in a night as they carry."""

from __future__ import annotations

from yellowplate.model.believed import assumed, reported
from yellowplate.model.chance import among, arriving
from yellowplate.model.mechanism import Mechanism
from yellowplate.model.week import Week

FLOOD = (7, 8)
"""Months of high water on the upper Yalu."""


def step(week: Week) -> None:
    """Build and lose fords."""
    import numpy as np

    world, numbers, at = week.world, week.numbers, week.index
    is_open = week.calendar.open_share[at] * (1 - week.calendar.acts_against[at] * (1 - numbers["fording.leak"]))
    room = np.maximum(numbers["fording.most"] - world.fords, 0.0)
    built = arriving(
        numbers["fording.built"] * room / numbers["fording.most"] * is_open, week.uniform("fording", "built")
    )
    world.fords = world.fords + built
    if week.day.month in FLOOD:
        lost = among(world.fords, numbers["fording.washed_out"], week.uniform("fording", "lost"))
        world.fords = world.fords - lost
    week.note("fords_built", built)


MECHANISM = Mechanism(
    name="fording",
    place=40,
    what="Fords are built while the route is open and washed out in the flood season",
    moves=(),
    reads=("fords",),
    rests_on=("F040", "F044", "F046", "F047", "F048", "F050", "F052"),
    assumed=("Fords are built the slower the more there are", "July and August wash fords out, other months do not"),
    parameters=(
        assumed(
            "fording.built",
            "fords per week",
            "0.1",
            "1.5",
            "Fords built a week while few are there",
            "Four in 2024's spring, at least 24 by September 2025",
            facts=("F046", "F040"),
            is_fitted=True,
        ),
        reported("fording.most", "fords", "32", "43", "Fords the bank has room for", ("F044", "F047"), error="0.2"),
        assumed(
            "fording.washed_out",
            "share per week",
            "0.01",
            "0.1",
            "Share of fords lost in a week of flood",
            "Fords are reported to wash out and to be rebuilt nearby",
        ),
        assumed(
            "fording.leak",
            "share",
            "0.02",
            "0.15",
            "Share of the trade that goes on while the Chinese side acts against it",
            "A fall of more than 90 percent is reported",
            facts=("F017",),
            is_fitted=True,
        ),
    ),
    step=step,
)
