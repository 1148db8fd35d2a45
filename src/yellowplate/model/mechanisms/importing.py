"""Importers bring cars over the fords: as many as promise a profit, as they can pay for, and as the night carries."""

from __future__ import annotations

from yellowplate.model.believed import assumed, reported
from yellowplate.model.chance import among, arriving
from yellowplate.model.cost import landed
from yellowplate.model.mechanism import Mechanism
from yellowplate.model.week import Week
from yellowplate.model.world import KINDS
from yellowplate.records.prior import Shape

NIGHTS = 7.0


def step(week: Week) -> None:
    """Bring over a week's cars and pay for them."""
    import numpy as np

    world, numbers, at, calendar = week.world, week.numbers, week.index, week.calendar
    cost = landed(week)
    # Orders follow the profit expected: none at a loss of the scale below, the full pace at a profit of it.
    profit = (world.price - cost) / cost
    eager = 1 / (
        1 + np.exp(-(profit - numbers["importing.profit_asked"][:, None]) / numbers["importing.profit_scale"][:, None])
    )
    wanted = eager * world.cars["offered"] * numbers["importing.pace"][:, None]
    waiting = world.cars["yard"].sum(axis=1) + world.cars["market"].sum(axis=1)
    wanted *= (1 / (1 + waiting / numbers["importing.room"]))[:, None]
    # What holds the river open or shut scales the flow itself: a stop bites also where fords could carry more.
    acts = calendar.acts_against[at]
    loosened = 1 + calendar.loosened[at] * (1 - acts) * (numbers["importing.loosened"] - 1)
    flowing = calendar.open_share[at] * (1 - acts * (1 - numbers["fording.leak"])) * loosened
    wanted *= flowing[:, None]
    carried = (world.fords + calendar.more_fords[at]) * numbers["importing.cars_a_ford"] * NIGHTS * flowing
    funds = np.maximum(world.money["CNY"]["importers"] + numbers["importing.credit"], 0.0)
    most = np.minimum(
        carried, funds / np.maximum((cost * wanted).sum(axis=1) / np.maximum(wanted.sum(axis=1), 1e-9), 1.0)
    )
    share = np.minimum(1.0, most / np.maximum(wanted.sum(axis=1), 1e-9))
    crossed_all = np.zeros_like(most)
    for part, kind in enumerate(KINDS):
        mean = wanted[:, part] * share
        if kind == "black":
            mean = mean * (1 - calendar.lien_check[at] * numbers["importing.check_finds"])
        crossed = np.minimum(arriving(mean, week.uniform("importing", kind)), world.cars["offered"][:, part])
        world.move(crossed, "offered", "yard", at=part, to=part)
        price = (
            cost[:, part] - calendar.permit_cny[at] * numbers["importing.permit_paid"] - numbers["importing.carriage"]
        )
        world.pay(crossed * price, "importers", "dealers")
        week.note("left_for_china", crossed * price)
        with_permit = among(crossed, numbers["importing.permit_paid"], week.uniform("importing", "permit", kind))
        world.pay(with_permit * calendar.permit_cny[at], "importers", "permit")
        world.pay(crossed * numbers["importing.carriage"], "importers", "carriers")
        week.note(f"crossed_{kind}", crossed)
        crossed_all = crossed_all + crossed
    week.note("crossed", crossed_all)


MECHANISM = Mechanism(
    name="importing",
    place=50,
    what="Importers bring cars over the fords and pay dealers, the permit and the crew",
    moves=(("offered", "yard"), ("importers", "dealers"), ("importers", "permit"), ("importers", "carriers")),
    reads=("price", "fords", "yard", "market", "importers"),
    rests_on=("F013", "F014", "F076", "F077", "F081", "F082", "F083", "F084", "F104", "F105", "F143", "F020", "F181"),
    assumed=(
        "Importers weigh the price of today, not of the day of sale, so they lose when prices fall",
        "They order less the more cars stand unsold",
        "A lien check at export finds a fixed share of black cars and no others",
    ),
    parameters=(
        assumed(
            "importing.pace",
            "share per week",
            "0.05",
            "0.9",
            "Share of dealers' cars ordered in a week at a good profit",
            "27 cars in one night, tens a day",
            facts=("F013", "F014"),
            shape=Shape.LOGITNORMAL,
            is_fitted=True,
        ),
        assumed(
            "importing.loosened",
            "factor",
            "1",
            "3",
            "How much more crosses while control on the Chinese side is reported loosened",
            "The surge is dated from August 2025, when control is said to have loosened; no figure",
            facts=("F020", "F181"),
        ),
        assumed(
            "importing.cars_a_ford",
            "cars per night",
            "0.5",
            "8",
            "Cars that a ford carries in a night",
            "27 cars in a night; by how many of the 24 fords is not said",
            facts=("F013", "F040"),
            is_fitted=True,
        ),
        assumed(
            "importing.profit_asked",
            "share",
            "0.01",
            "0.15",
            "Profit, as a share of cost, at which half of what is offered is ordered",
            "Profits of 7 and 15 percent of cost are reported",
            facts=("F104", "F105"),
        ),
        assumed(
            "importing.profit_scale",
            "share",
            "0.03",
            "0.15",
            "How sharply orders follow the profit",
            "Importers went on at losses for some weeks",
            facts=("F109",),
        ),
        assumed(
            "importing.room",
            "cars",
            "200",
            "2000",
            "Unsold cars at which orders fall to half",
            "A halt for 200 to 300 stacked cars is reported",
            facts=("F006", "F157"),
        ),
        assumed(
            "importing.permit_paid",
            "share",
            "0.6",
            "0.99",
            "Share of cars for which the permit is paid",
            "Evasion of the permit is reported without a share",
            shape=Shape.LOGITNORMAL,
            facts=("F081",),
        ),
        reported(
            "importing.carriage",
            "CNY per vehicle",
            "2500",
            "2500",
            "Paid to the crew that brings a car over",
            ("F082",),
            error="0.2",
        ),
        assumed(
            "importing.black_margin",
            "share",
            "0.05",
            "0.4",
            "What dealers add to the price of a black car",
            "No figure is reported",
        ),
        assumed(
            "importing.credit",
            "CNY",
            "20000000",
            "400000000",
            "Credit that importers have together",
            "One business needs 300,000 yuan; their number is not reported",
            facts=("F084",),
        ),
        assumed(
            "importing.check_finds",
            "share",
            "0.3",
            "0.9",
            "Share of black cars that a lien check at export finds",
            "No such check is reported; a question to the model",
            shape=Shape.LOGITNORMAL,
        ),
    ),
    step=step,
)
