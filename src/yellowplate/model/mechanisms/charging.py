"""The state charges registration and plate once, the operating permit each year, parking each month."""

from __future__ import annotations

from yellowplate.model.believed import assumed, reported
from yellowplate.model.mechanism import Mechanism
from yellowplate.model.week import Week
from yellowplate.records.prior import Shape

WEEKS_A_YEAR = 365.25 / 7
WEEKS_A_MONTH = WEEKS_A_YEAR / 12


def step(week: Week) -> None:
    """Charge for a week; yellow serials go on by one a private car."""
    import numpy as np

    world, numbers = week.world, week.numbers
    registered = world.flows["sold_private"]
    world.serial = world.serial + registered
    owners = world.cars["owned"] + world.cars["pooled"]
    n_owners = owners.sum(axis=1)
    share = owners / np.maximum(n_owners, 1.0)[:, None]
    once = (
        ("registration", registered * numbers["charging.registration"]),
        ("plate", registered * numbers["charging.plate"]),
        ("operating_permit", n_owners * numbers["charging.operating_permit"] / WEEKS_A_YEAR),
        ("parking", n_owners * numbers["charging.guarded"] * numbers["charging.parking"] / WEEKS_A_MONTH),
    )
    for account, amount in once:
        asked = amount[:, None] * share
        paid = np.minimum(asked, np.maximum(world.money["CNY"]["households"], 0.0))
        world.spend(paid, account, "CNY")
        week.note("drawn_out", paid.sum(axis=1))


MECHANISM = Mechanism(
    name="charging",
    place=100,
    what="Registration, plate, yearly operating permit and monthly parking are charged",
    moves=(
        ("households", "registration"),
        ("households", "plate"),
        ("households", "operating_permit"),
        ("households", "parking"),
    ),
    reads=("owned", "pooled"),
    rests_on=("F028", "F112", "F119", "F120", "F123"),
    assumed=(
        "Every private car gets the next yellow serial, of one series for the whole country",
        "No figure of registration and operating permit is reported: both are guesses, wide on purpose",
        "Who takes the parking fee is not reported; it is counted as the state's only in that account",
    ),
    parameters=(
        assumed(
            "charging.registration",
            "CNY per vehicle",
            "100",
            "5000",
            "Registration fee",
            "Named without a figure",
            facts=("F119",),
        ),
        reported("charging.plate", "CNY per vehicle", "114", "300", "Plate fee", ("F112", "F115"), error="0.1"),
        assumed(
            "charging.operating_permit",
            "CNY per vehicle per year",
            "50",
            "3000",
            "Yearly operating permit",
            "Named without a figure",
            facts=("F120",),
        ),
        assumed(
            "charging.parking",
            "CNY per vehicle per month",
            "20",
            "40",
            "Guarded parking",
            "150,000 won at about 5,700 won a yuan",
            facts=("F123",),
        ),
        assumed(
            "charging.guarded",
            "share",
            "0.1",
            "0.7",
            "Share of private cars in guarded parking",
            "No share is reported",
            shape=Shape.LOGITNORMAL,
            facts=("F123", "F125"),
        ),
        assumed(
            "charging.centre_share",
            "share",
            "0.3",
            "0.95",
            "Share of what bodies of the state collect that reaches the centre",
            "No figure is reported; local offices live from what they collect",
            shape=Shape.LOGITNORMAL,
        ),
    ),
    step=step,
)
