"""Seized cars are auctioned by a court, or sold on without title as black cars, at a discount."""

from __future__ import annotations

from yellowplate.model.believed import assumed
from yellowplate.model.chance import among
from yellowplate.model.mechanism import Mechanism
from yellowplate.model.week import Week
from yellowplate.model.world import KINDS
from yellowplate.records.prior import Shape

BLACK = KINDS.index("black")


def step(week: Week) -> None:
    """Sell a week's seized cars by one way or the other."""
    world, numbers = week.world, week.numbers
    sold = among(world.cars["seized"], numbers["seizing.resolved"], week.uniform("seizing", "resolved"))
    # Dealers who cannot sell black cars on take fewer of them.
    room = 1.0 / (1.0 + world.cars["offered"][:, BLACK] / numbers["seizing.dealers_room"])
    informal = among(sold, (numbers["seizing.informal_share"] * room).clip(0, 1), week.uniform("seizing", "informal"))
    world.move(sold - informal, "seized", "auctioned")
    world.pay(
        (sold - informal) * numbers["dealing.new_price"] * numbers["seizing.auction_price"], "owners_cn", "lenders"
    )
    world.move(informal, "seized", "offered", to=BLACK)
    world.pay(informal * numbers["dealing.new_price"] * numbers["seizing.black_price"], "dealers", "lenders")
    week.note("auctioned", sold - informal)
    week.note("sold_black", informal)


MECHANISM = Mechanism(
    name="seizing",
    place=20,
    what="Seized cars go to a judicial auction, or informally to a dealer as black cars",
    moves=(("seized", "auctioned"), ("seized", "offered"), ("dealers", "lenders"), ("owners_cn", "lenders")),
    reads=("offered",),
    rests_on=("F188", "F189", "F190", "F191", "F192", "F193"),
    assumed=(
        "Whoever seizes the car is paid for it and counts as a lender, first lienholder or not",
        "Black and auctioned cars are priced as shares of a nearly new car's price",
    ),
    parameters=(
        assumed(
            "seizing.resolved",
            "share per week",
            "0.05",
            "0.3",
            "Share of seized cars sold in a week",
            "Seizure to sale in one to five months",
        ),
        assumed(
            "seizing.informal_share",
            "share",
            "0.1",
            "0.7",
            "Share of seized cars sold without title while dealers take them",
            "The trade is advertised openly; no share is reported",
            shape=Shape.LOGITNORMAL,
            facts=("F192",),
        ),
        assumed(
            "seizing.dealers_room",
            "cars",
            "20",
            "200",
            "Black cars on hand at which dealers halve what they take",
            "No figure is reported",
        ),
        assumed(
            "seizing.black_price",
            "share",
            "0.3",
            "0.7",
            "Price of a black car as a share of a nearly new one's",
            "Buyers get possession without title; the discount of 2019 (20 to 30 percent) is of stolen cars",
            shape=Shape.LOGITNORMAL,
        ),
        assumed(
            "seizing.auction_price",
            "share",
            "0.5",
            "0.9",
            "Price at auction as a share of a nearly new car's",
            "First auctions start at 70 percent of the appraisal",
            shape=Shape.LOGITNORMAL,
        ),
    ),
    step=step,
)
