"""Cars stop running."""

from __future__ import annotations

from yellowplate.model.believed import assumed
from yellowplate.model.chance import among
from yellowplate.model.mechanism import Mechanism
from yellowplate.model.week import Week


def step(week: Week) -> None:
    """Scrap a week's cars; their households count as owners no longer, and buy no other in the model."""
    world, prob = week.world, week.numbers["scrapping.share"]
    for stock in ("owned", "pooled"):
        lost = among(world.cars[stock], prob[:, None], week.by_cohort("scrapping", stock))
        world.cars[stock] = world.cars[stock] - lost
        world.cars["scrapped"] = world.cars["scrapped"] + lost.sum(axis=1)
    lost = among(world.cars["enterprises"], prob, week.uniform("scrapping", "enterprises"))
    world.move(lost, "enterprises", "scrapped")


MECHANISM = Mechanism(
    name="scrapping",
    place=130,
    what="Cars wear out",
    moves=(("owned", "scrapped"), ("pooled", "scrapped"), ("enterprises", "scrapped")),
    reads=(),
    rests_on=("F089", "F108"),
    assumed=(
        "Each car has the same chance, young or old",
        "Who loses a car does not buy another within the model's years",
    ),
    parameters=(
        assumed(
            "scrapping.share",
            "share per week",
            "0.0005",
            "0.003",
            "Share of cars that stop running in a week",
            "Worn-out cars are reported among the imports",
            facts=("F108",),
        ),
    ),
    step=step,
)
