"""Cars in China are pledged, once or several times over, and some borrowers default."""

from __future__ import annotations

from yellowplate.model.believed import assumed
from yellowplate.model.chance import among, arriving
from yellowplate.model.mechanism import Mechanism
from yellowplate.model.week import Week
from yellowplate.records.prior import Shape

SEVERAL = 2.0
"""Loans on a car pledged several times; the reports name no number."""


def step(week: Week) -> None:
    """Pledge, redeem and default by one week."""
    world, numbers = week.world, week.numbers
    pledged = arriving(numbers["lending.new_pledges"], week.uniform("lending", "new"))
    several = among(pledged, numbers["lending.several_share"], week.uniform("lending", "several"))
    for part, n in enumerate((pledged - several, several)):
        world.move(n, "fleet", "pledged", to=part)
        loans = 1.0 if part == 0 else SEVERAL
        world.pay(n * loans * numbers["lending.loan"], "lenders", "owners_cn")
        # A car of several lenders defaults more often; those who do not default in the week may redeem.
        risk = numbers["lending.default"] * (1.0 if part == 0 else numbers["lending.several_risk"])
        defaulted = among(
            world.cars["pledged"][:, part], risk.clip(0, 1), week.uniform("lending", "default", str(part))
        )
        world.move(defaulted, "pledged", "seized", at=part)
        week.note("defaulted", defaulted)
        redeemed = among(
            world.cars["pledged"][:, part], numbers["lending.redeem"], week.uniform("lending", "redeem", str(part))
        )
        world.move(redeemed, "pledged", "fleet", at=part)
        world.pay(redeemed * loans * numbers["lending.loan"], "owners_cn", "lenders")


MECHANISM = Mechanism(
    name="lending",
    place=10,
    what="Owners in China borrow on their cars, some from several lenders; they redeem or default",
    moves=(("fleet", "pledged"), ("pledged", "seized"), ("pledged", "fleet"), ("lenders", "owners_cn")),
    reads=(),
    rests_on=("F188", "F189", "F190", "F191"),
    assumed=(
        "Only the loans of the region whose cars can reach the river are counted; their number is not reported",
        "A car pledged several times carries two loans",
        "A defaulter pays nothing back",
    ),
    parameters=(
        assumed(
            "lending.new_pledges",
            "cars per week",
            "40",
            "400",
            "Cars newly pledged in the region that feeds the route",
            "No figure is reported; wide enough that defaults neither lack nor swamp the route",
        ),
        assumed(
            "lending.several_share",
            "share",
            "0.05",
            "0.4",
            "Share of pledged cars that several lenders hold",
            "The reports tell of such cars without a share",
            shape=Shape.LOGITNORMAL,
            facts=("F189",),
        ),
        assumed(
            "lending.several_risk",
            "factor",
            "1.5",
            "6",
            "How much likelier a car of several lenders defaults",
            "Borrowing twice on one car is a sign of distress",
        ),
        assumed(
            "lending.default",
            "share per week",
            "0.0005",
            "0.004",
            "Share of pledged cars that default in a week",
            "Two to twenty percent a year",
        ),
        assumed(
            "lending.redeem",
            "share per week",
            "0.005",
            "0.02",
            "Share of pledged cars redeemed in a week",
            "Car loans of one to four years",
        ),
        assumed(
            "lending.loan",
            "CNY per vehicle",
            "30000",
            "120000",
            "Sum lent on a car",
            "Between the price of a used car (F070) and of a dear one",
            facts=("F070", "F071"),
        ),
    ),
    step=step,
)
