"""The won's price of a dollar on the market: a walk with drift, moved by currency that comes out of hiding."""

from __future__ import annotations

from datetime import date

from yellowplate.model.believed import assumed, reported
from yellowplate.model.mechanism import Mechanism
from yellowplate.model.week import Week
from yellowplate.records.prior import Shape

FIRST_RATE_ON = date(2024, 1, 1)
"""The rate of the first day is that of January 2024 (F281); before it stands still."""


def step(week: Week) -> None:
    """Move the rate by one week."""
    import numpy as np
    from scipy.special import ndtri

    world, numbers = week.world, week.numbers
    world.won_per_dollar = world.won_per_dollar * week.calendar.rate_factor[week.index]
    if week.day < FIRST_RATE_ON:
        return
    shock = numbers["exchanging.spread"] * ndtri(week.uniform("exchanging", "rate"))
    drawn = world.flows.get("drawn_out", np.zeros_like(shock)) / numbers["buying.yuan_per_dollar"]
    moved = numbers["exchanging.drift"] + shock + numbers["exchanging.pull"] * drawn / 1e9
    world.won_per_dollar = world.won_per_dollar * np.exp(moved)


MECHANISM = Mechanism(
    name="exchanging",
    place=120,
    what="The won falls by its drift, by chance, and by currency that buyers gather for cars",
    moves=(),
    reads=("won_per_dollar",),
    rests_on=("F281", "F283"),
    assumed=(
        "Demand for currency to buy cars weakens the won; by how much is not known, perhaps not at all",
        "The rate does not act back on prices, which are in yuan",
    ),
    parameters=(
        reported(
            "exchanging.drift",
            "log per week",
            "0.0154",
            "0.0154",
            "Weekly drift of the won's price of a dollar",
            ("F281", "F283"),
            error="0.3",
        ),
        assumed(
            "exchanging.spread",
            "log per week",
            "0.01",
            "0.06",
            "Weekly spread of the rate",
            "Reports of one week disagree by a factor of two",
        ),
        assumed(
            "exchanging.pull",
            "log per billion USD",
            "0.05",
            "2",
            "How far a billion dollars drawn out moves the rate",
            "No figure is reported",
            shape=Shape.LOGNORMAL,
        ),
    ),
    step=step,
)
