"""Households come to want a car as they see others drive one; trust grows with honoured ownership, fear fades."""

from __future__ import annotations

from yellowplate.model.believed import assumed
from yellowplate.model.mechanism import Mechanism
from yellowplate.model.week import Week
from yellowplate.model.world import GROUPS
from yellowplate.records.prior import Shape

UNTIED = GROUPS.index("untied")


def step(week: Week) -> None:
    """Move wish, trust and fear by one week."""
    import numpy as np

    world, numbers, at, calendar = week.world, week.numbers, week.index, week.calendar
    owners = world.cars["owned"] + world.cars["pooled"]
    seen = owners / np.maximum(owners + world.households, 1.0)
    # What is honoured in the capital is seen and told everywhere.
    allowed = np.maximum(calendar.owners()[at], calendar.in_capital()[at])[None, :]
    # Spread by those seen (Bass 1969), on top of what the shortage makes by itself.
    growth = numbers["wishing.base"][:, None] + numbers["wishing.spread"][:, None] * seen
    world.wish = np.clip(
        world.wish + growth * (1 - world.wish) * calendar.shortage[at] - numbers["wishing.fades"][:, None] * world.wish,
        0,
        1,
    )
    world.trust = np.clip(world.trust + allowed * numbers["wishing.honoured"][:, None] * (1 - world.trust), 0, 1)
    world.fear = world.fear * np.exp(-1 / numbers["wishing.fear_weeks"])[:, None]
    struck = calendar.crackdown[at] * numbers["wishing.fright"]
    world.fear[:, UNTIED :: len(GROUPS)] = np.maximum(world.fear[:, UNTIED :: len(GROUPS)], struck[:, None])
    taken = calendar.confiscated_share[at]
    if taken > 0:
        lost = np.minimum(1.0, taken * numbers["wishing.trust_lost"])
        world.trust = world.trust * (1 - lost)[:, None]


MECHANISM = Mechanism(
    name="wishing",
    place=70,
    what="The wish for a car spreads, trust in ownership grows or breaks, fear fades",
    moves=(),
    reads=("owned", "pooled", "wish", "trust", "fear"),
    rests_on=("F023", "F134", "F140", "F145", "F146", "F151"),
    assumed=(
        "Those tied to power do not fear a crackdown",
        "Without a shortage of vehicles the wish fades and does not spread",
        "Trust grows everywhere by the week in which ownership is allowed in the capital or at home, whatever is said",
    ),
    parameters=(
        assumed(
            "wishing.base",
            "share per week",
            "0.001",
            "0.02",
            "Share of households that come to want a car unprompted",
            "Eight years without imports are reported as the cause of demand",
            facts=("F023",),
        ),
        assumed(
            "wishing.spread",
            "share per week",
            "0.02",
            "0.6",
            "How fast the wish spreads from owners seen",
            "The surge took less than a year",
            facts=("F020",),
            is_fitted=True,
        ),
        assumed(
            "wishing.fades",
            "share per week",
            "0.002",
            "0.02",
            "Share of the wish that fades in a week",
            "No figure is reported",
        ),
        assumed(
            "wishing.honoured",
            "share per week",
            "0.01",
            "0.1",
            "How fast trust grows while ownership is honoured",
            "Buyers came within months of the rule",
            facts=("F146",),
        ),
        assumed(
            "wishing.fright",
            "share",
            "0.2",
            "0.9",
            "Fear of those not tied to power after a crackdown",
            "Fear after crackdowns is reported in words",
            shape=Shape.LOGITNORMAL,
        ),
        assumed(
            "wishing.fear_weeks", "weeks", "8", "52", "Weeks in which fear fades to a third", "No figure is reported"
        ),
        assumed(
            "wishing.trust_lost",
            "factor",
            "1",
            "5",
            "Trust lost when a share of cars is confiscated",
            "No confiscation of new private cars is reported; a question to the model",
        ),
    ),
    step=step,
)
