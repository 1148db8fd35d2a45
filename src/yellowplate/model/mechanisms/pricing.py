"""Prices across the river rise when more is asked for than stands there, and are pulled towards cost."""

from __future__ import annotations

from yellowplate.model.believed import assumed
from yellowplate.model.cost import landed
from yellowplate.model.mechanism import Mechanism
from yellowplate.model.week import Week


def step(week: Week) -> None:
    """Move prices by one week."""
    import numpy as np

    world, numbers = week.world, week.numbers
    stock = world.cars["market"].sum(axis=1) + world.flows["sold"]
    short = np.log((world.flows["asked"] * numbers["pricing.cover_weeks"] + 1) / (stock + 1))
    pull = np.log(landed(week) * (1 + numbers["pricing.markup"])[:, None] / world.price)
    change = numbers["pricing.shortage"][:, None] * np.tanh(short)[:, None] + numbers["pricing.cost"][:, None] * pull
    world.price = world.price * np.exp(change)


MECHANISM = Mechanism(
    name="pricing",
    place=90,
    what="Prices follow shortage and cost",
    moves=(),
    reads=("market", "price"),
    rests_on=("F088", "F091", "F092", "F093", "F104", "F105", "F109"),
    assumed=("All kinds of car feel the same shortage",),
    parameters=(
        assumed(
            "pricing.shortage",
            "share per week",
            "0.005",
            "0.1",
            "How fast a shortage raises prices",
            "From 70,000 to 85,000 yuan within a month of a halt",
            facts=("F091", "F092"),
            is_fitted=True,
        ),
        assumed(
            "pricing.cost",
            "share per week",
            "0.02",
            "0.2",
            "How fast prices are pulled towards cost",
            "The permit's cut raised profits for months",
            facts=("F105",),
        ),
        assumed(
            "pricing.markup",
            "share",
            "0.03",
            "0.2",
            "Usual profit as a share of cost",
            "5,500 on 77,500 and 10,500 on 72,500 yuan",
            facts=("F104", "F105"),
        ),
        assumed(
            "pricing.cover_weeks",
            "weeks",
            "2",
            "10",
            "Weeks of sales that stand on the market in quiet times",
            "Some cars stood for over six months",
            facts=("F021",),
        ),
    ),
    step=step,
)
