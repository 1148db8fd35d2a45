"""Moneyed people who fund the importers take their profit home: a part of what was drawn out comes back."""

from __future__ import annotations

from yellowplate.model.believed import assumed
from yellowplate.model.mechanism import Mechanism
from yellowplate.model.week import Week


def step(week: Week) -> None:
    """Pay out a share of what importers hold beyond their working fund."""
    import numpy as np

    world, numbers = week.world, week.numbers
    beyond = np.maximum(world.money["CNY"]["importers"] - numbers["importing.credit"], 0.0)
    paid = beyond * np.minimum(numbers["sharing.share"], 1.0)
    weight = world.money["CNY"]["households"]
    part = weight / np.maximum(weight.sum(axis=1), 1.0)[:, None]
    paid = np.where(weight.sum(axis=1) > 0, paid, 0.0)
    world.spend(-paid[:, None] * part, "importers", "CNY")
    week.note("returned", paid)


MECHANISM = Mechanism(
    name="sharing",
    place=95,
    what="Those who fund the importers take out profit; it goes back into hiding",
    moves=(("importers", "households"),),
    reads=("importers",),
    rests_on=("F085", "F143"),
    assumed=(
        "Importers keep a working fund as large as their credit and pay out from what lies beyond",
        "The funders are the households of means, by what they hold in yuan",
    ),
    parameters=(
        assumed(
            "sharing.share",
            "share per week",
            "0.02",
            "0.3",
            "Share of what lies beyond the working fund that is paid out in a week",
            "Profit is split with the company; when funders take theirs is not reported",
            facts=("F085",),
        ),
    ),
    step=step,
)
