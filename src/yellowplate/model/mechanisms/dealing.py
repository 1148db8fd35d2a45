"""Dealers in China keep ordinary used and nearly new cars for the route, as far as registration rules let them."""

from __future__ import annotations

from yellowplate.model.believed import assumed, reported
from yellowplate.model.chance import arriving
from yellowplate.model.mechanism import Mechanism
from yellowplate.model.week import Week
from yellowplate.model.world import KINDS

ORDINARY = (("used", "dealing.used_price"), ("new", "dealing.new_price"))


def step(week: Week) -> None:
    """Restock towards the dealers' usual stock."""
    import numpy as np

    world, numbers = week.world, week.numbers
    for kind, price in ORDINARY:
        part = KINDS.index(kind)
        lacking = np.maximum(numbers[f"dealing.{kind}_stock"] - world.cars["offered"][:, part], 0.0)
        pace = numbers["dealing.restock"]
        if kind == "used":
            pace = pace * (1 - week.calendar.licence_rule[week.index] * numbers["dealing.licence_bite"])
        else:
            pace = pace * (1 - week.calendar.young_car_rule[week.index] * numbers["dealing.young_car_bite"])
        bought = arriving(lacking * pace.clip(0, 1), week.uniform("dealing", kind))
        world.move(bought, "fleet", "offered", to=part)
        world.pay(bought * numbers[price], "dealers", "owners_cn")


MECHANISM = Mechanism(
    name="dealing",
    place=30,
    what="Dealers buy ordinary used and nearly new cars for the route",
    moves=(("fleet", "offered"), ("dealers", "owners_cn")),
    reads=("offered",),
    rests_on=("F015", "F016", "F070", "F071", "F174", "F175", "F177", "F178", "F195", "F200"),
    assumed=(
        "The export licence and the 180-day rule make cars for the route harder to get, by shares nobody reports",
        "Prices in China do not move with the route",
    ),
    parameters=(
        reported(
            "dealing.used_price",
            "CNY per vehicle",
            "45000",
            "45000",
            "Price of an ordinary used car in China",
            ("F070",),
            error="0.15",
        ),
        assumed(
            "dealing.new_price",
            "CNY per vehicle",
            "80000",
            "200000",
            "Price of a nearly new car in China",
            "Reported prices of cars brought in go up to 200,000 yuan",
            facts=("F071", "F090"),
        ),
        assumed(
            "dealing.used_stock",
            "cars",
            "500",
            "6000",
            "Used cars that dealers keep for the route",
            "Tens a day were brought when the route ran, 27 in one night: some weeks of that",
            facts=("F013", "F014"),
        ),
        assumed(
            "dealing.new_stock",
            "cars",
            "40",
            "400",
            "Nearly new cars that dealers keep for the route",
            "One car in ten is reported to be new",
            facts=("F015", "F016"),
        ),
        assumed(
            "dealing.restock",
            "share per week",
            "0.1",
            "0.6",
            "Share of what lacks that dealers buy in a week",
            "No figure is reported",
        ),
        assumed(
            "dealing.licence_bite",
            "share",
            "0.01",
            "0.3",
            "Share of used cars that the licence of 2024 keeps from the route",
            "Cars that leave by a ford have no export papers at all",
            facts=("F174",),
        ),
        assumed(
            "dealing.young_car_bite",
            "share",
            "0.05",
            "0.6",
            "Share of nearly new cars that the rule of 2026 keeps from the route",
            "It binds exports with papers; scrutiny at Changbai is reported too",
            facts=("F177", "F183"),
        ),
    ),
    step=step,
)
