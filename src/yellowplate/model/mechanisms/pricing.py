"""Prices across the river move towards cost, usual profit and a premium for what is short."""

from __future__ import annotations

from yellowplate.model.believed import assumed
from yellowplate.model.cost import landed
from yellowplate.model.mechanism import Mechanism
from yellowplate.model.week import Week

ARRIVED = ("yard", "market", "enterprises", "owned", "pooled", "confiscated", "scrapped")
"""Stocks across the river: where all are empty there is no market and no price moves."""


def step(week: Week) -> None:
    """Move prices by one week."""
    import numpy as np

    world, numbers = week.world, week.numbers
    on_market = world.cars["market"].sum(axis=1) + world.flows["sold"]
    coming = world.cars["yard"].sum(axis=1)
    short = np.log((world.flows["asked"] * numbers["pricing.cover_weeks"] + 1) / (on_market + coming + 1))
    most = np.log(numbers["pricing.most"])
    premium = np.clip(numbers["pricing.shortage"] * short, -most, most)
    aim = landed(week) * ((1 + numbers["pricing.markup"]) * np.exp(premium))[:, None]
    price = world.price * (aim / world.price) ** np.minimum(numbers["pricing.pace"], 1.0)[:, None]
    has_begun = sum(world.cars[name].reshape(len(short), -1).sum(axis=1) for name in ARRIVED) > 0
    world.price = np.where(has_begun[:, None], price, world.price)


MECHANISM = Mechanism(
    name="pricing",
    place=90,
    what="Prices move towards cost with usual profit, above it when cars are short and below it in a glut",
    moves=(),
    reads=("market", "yard", "price"),
    rests_on=("F088", "F091", "F092", "F093", "F104", "F105", "F109"),
    assumed=("All kinds of car feel the same shortage", "Without a car across there is no market, and prices stand"),
    parameters=(
        assumed(
            "pricing.shortage",
            "log per log",
            "0.03",
            "0.3",
            "Rise of the log price that is aimed at, by the log of cars asked for over cars there and coming",
            "From 70,000 to 85,000 yuan within a month of a halt",
            facts=("F091", "F092"),
            is_fitted=True,
        ),
        assumed(
            "pricing.pace",
            "share per week",
            "0.08",
            "0.6",
            "Share of the way to that price that is gone in a week",
            "The halt of 2025 raised prices within a month; the permit's cut raised profits for some weeks",
            facts=("F092", "F105"),
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
            "pricing.most",
            "factor",
            "1.2",
            "2.5",
            "Price over cost and usual profit beyond which no shortage drives it; below them likewise",
            "70,000 to 85,000 yuan within a month of halt; losses of a quarter are reported",
            facts=("F091", "F092", "F095", "F109"),
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
