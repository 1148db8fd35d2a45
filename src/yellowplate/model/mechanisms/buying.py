"""Households of means buy alone or pool in groups of three to five; enterprises buy too; hoarded money comes out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from yellowplate.model.allowed import may_own
from yellowplate.model.believed import assumed, reported
from yellowplate.model.chance import among, arriving
from yellowplate.model.cost import kept_a_year, landed
from yellowplate.model.means import affords
from yellowplate.model.mechanism import Mechanism
from yellowplate.model.rationing import served
from yellowplate.model.week import Week
from yellowplate.model.world import KINDS
from yellowplate.records.prior import Shape

if TYPE_CHECKING:
    from yellowplate.model.chance import Array


def step(week: Week) -> None:
    """Sell a week's cars."""
    import numpy as np

    world, numbers, at, calendar = week.world, week.numbers, week.index, week.calendar
    on_market = world.cars["market"]
    stock = on_market.sum(axis=1)
    price = (world.price * on_market).sum(axis=1) / np.maximum(stock, 1.0)
    price = np.where(stock > 0, price, world.price.mean(axis=1))
    down = (price * numbers["buying.down_payment"] + kept_a_year(week)) / numbers["buying.spendable"]
    sharers = numbers["buying.sharers"].round()
    alone, together = affords(week, down), affords(week, down / sharers)
    ready = numbers["buying.pace"][:, None] * world.wish * world.trust * (1 - world.fear) * may_own(week)
    single = among(world.households, np.clip(ready * alone, 0, 1), week.by_cohort("buying", "alone"))
    joining = np.clip(
        ready * np.maximum(together - alone, 0) * numbers["buying.pool_share"][:, None] * calendar.pooling[at], 0, 1
    )
    pools = among(
        np.floor((world.households - single) / sharers[:, None]), joining, week.by_cohort("buying", "together")
    )
    firms = arriving(
        numbers["buying.enterprises"]
        * calendar.shortage[at]
        * (numbers["buying.usual_price"] / np.maximum(price, 1.0)),
        week.uniform("buying", "enterprises"),
    )
    asked = single.sum(axis=1) + pools.sum(axis=1) + firms
    week.note("asked", asked)
    single, pools, firms = _served(week, stock, single, pools, firms)
    _hand_over(week, single, pools, firms)
    households = single + pools * sharers[:, None]
    # Who bought wanted to; the others of a pool are of the first one's circle, whether they wanted to or not.
    wanting = world.wish * world.households - single - pools * (1 + (sharers[:, None] - 1) * world.wish)
    world.households = world.households - households
    world.wish = np.clip(wanting / np.maximum(world.households, 1.0), 0.0, 1.0)
    _pay(week, (single + pools) * price[:, None], firms * price)
    sold = single.sum(axis=1) + pools.sum(axis=1) + firms
    cost = (landed(week) * on_market).sum(axis=1) / np.maximum(on_market.sum(axis=1), 1.0)
    profit = np.where(stock > 0, np.maximum(price - cost, 0.0), 0.0)
    world.pay(sold * profit * numbers["buying.company_share"], "importers", "margin")
    week.note("sold", sold)
    week.note("sold_private", sold - firms)
    week.note("sold_capital", ((single + pools) * calendar.is_capital()).sum(axis=1))


def _served(week: Week, stock: Array, single: Array, pools: Array, firms: Array) -> tuple[Array, Array, Array]:
    """Serve households alone, pools and enterprises from the stock."""
    import numpy as np

    lots = [week.by_cohort("buying", "lot", "alone"), week.by_cohort("buying", "lot", "together")]
    lots.append(week.uniform("buying", "lot", "enterprises")[:, None])
    asked = np.concatenate([single, pools, firms[:, None]], axis=1)
    given = served(asked, stock, np.concatenate(lots, axis=1), week.uniform("buying", "lot", "first"))
    n = single.shape[1]
    return given[:, :n], given[:, n : 2 * n], given[:, 2 * n]


def _hand_over(week: Week, single: Array, pools: Array, firms: Array) -> None:
    """Take the cars sold from the market, each kind by its share, and give them to their buyers."""
    import numpy as np

    cars = week.world.cars
    sold = single.sum(axis=1) + pools.sum(axis=1) + firms
    lots = np.stack([week.uniform("buying", "kind", kind) for kind in KINDS], axis=1)
    cars["market"] = cars["market"] - served(cars["market"], sold, lots, week.uniform("buying", "kind", "first"))
    cars["owned"] = cars["owned"] + single
    cars["pooled"] = cars["pooled"] + pools
    cars["enterprises"] = cars["enterprises"] + firms


def _pay(week: Week, sums: Array, by_firms: Array) -> None:
    """Pay the share due at once and this week's instalments, part in dollars, as far as a cohort's money goes."""
    import numpy as np

    world, numbers = week.world, week.numbers
    at_once = sums * numbers["buying.down_payment"][:, None]
    world.owed = world.owed + sums - at_once
    due = at_once + world.owed / numbers["buying.instalment_weeks"][:, None]
    rate = numbers["buying.yuan_per_dollar"][:, None]
    dollars = np.minimum(due * numbers["buying.dollar_share"][:, None] / rate, world.money["USD"]["households"])
    yuan = np.minimum(due - dollars * rate, world.money["CNY"]["households"])
    world.owed = np.maximum(world.owed - (dollars * rate + yuan - at_once), 0.0)
    world.spend(dollars, "importers", "USD")
    world.spend(yuan, "importers", "CNY")
    world.pay(by_firms, "enterprises", "importers")
    changed = world.money["USD"]["importers"]
    world.pay(changed * numbers["buying.yuan_per_dollar"], "changers", "importers")
    world.pay(changed, "importers", "changers", "USD")
    week.note("drawn_out", (dollars * rate + yuan).sum(axis=1))


MECHANISM = Mechanism(
    name="buying",
    place=80,
    what="Households alone or in pools, and enterprises, buy released cars with hoarded dollars and yuan",
    moves=(
        ("market", "owned"),
        ("market", "pooled"),
        ("market", "enterprises"),
        ("households", "importers"),
        ("enterprises", "importers"),
        ("importers", "changers"),
        ("changers", "importers"),
        ("importers", "margin"),
    ),
    reads=("wish", "trust", "fear", "price", "households"),
    rests_on=("F024", "F025", "F026", "F085", "F140", "F141", "F142", "F143", "F144"),
    assumed=(
        "Holdings in a cohort are lognormal; what is spent lowers the mean and keeps the form",
        "Where more want a car than there are, everyone is served by the same share",
        "Who cannot pay an instalment owes it on",
        "Who bought wanted to; in a pool the first one did, and the others come from the same circle",
        "A buyer looks at what is paid at once and at a year's charges, and keeps a part of the holdings back",
        "Outside the capital a share owns ahead of the rule, in ways that reports only hint at",
    ),
    parameters=(
        assumed(
            "buying.pace",
            "share per week",
            "0.01",
            "0.2",
            "Share of those who want, can and dare that buy in a week",
            "About 9,000 were sold in 2025",
            facts=("F026",),
            is_fitted=True,
        ),
        assumed(
            "buying.inequality",
            "spread of the log",
            "0.8",
            "1.6",
            "Inequality of holdings within a cohort",
            "Wealth elsewhere is spread by about 1 to 1.5 in the log",
        ),
        reported("buying.sharers", "persons", "3", "5", "Households that pool for one car", ("F140",), error="0"),
        assumed(
            "buying.spendable",
            "share",
            "0.2",
            "0.7",
            "Largest share of its holdings that a household puts into a car",
            "Moneyed households trade with what they hold; no figure is reported",
            shape=Shape.LOGITNORMAL,
        ),
        assumed(
            "buying.ahead",
            "share",
            "0.02",
            "0.4",
            "Share outside the capital who get a car of their own ahead of the rule for their place",
            "A ninth of the private cars of 2025 was sold outside Pyongyang, before the order of January 2026",
            facts=("F025", "F151"),
            shape=Shape.LOGITNORMAL,
        ),
        assumed(
            "buying.pool_share",
            "share",
            "0.05",
            "0.6",
            "Share of those who can pay only together that would",
            "Pooling is called a trend in three cities",
            shape=Shape.LOGITNORMAL,
            facts=("F142",),
        ),
        assumed(
            "buying.down_payment",
            "share",
            "0.4",
            "0.95",
            "Share of the price paid at once",
            "Payment over a year is accepted, full payment is usual",
            shape=Shape.LOGITNORMAL,
            facts=("F141",),
        ),
        reported(
            "buying.instalment_weeks", "weeks", "52", "52", "Weeks over which the rest is paid", ("F141",), error="0.3"
        ),
        assumed(
            "buying.dollar_share",
            "share",
            "0.1",
            "0.7",
            "Share of a price paid in dollars",
            "Both currencies are hoarded; yuan prevails at the river",
            shape=Shape.LOGITNORMAL,
        ),
        reported(
            "buying.yuan_per_dollar",
            "CNY per USD",
            "7.19",
            "7.20",
            "Rate at which dollars are taken for yuan",
            (),
            error="0.02",
            source="https://github.com/datasets/exchange-rates/blob/main/data/annual.csv",
        ),
        assumed(
            "buying.enterprises",
            "cars per week",
            "10",
            "150",
            "Cars that enterprises buy a week at the usual price",
            "Most cars are said to go to enterprises and trading companies",
            facts=("F144",),
            is_fitted=True,
        ),
        reported(
            "buying.usual_price",
            "CNY per vehicle",
            "83000",
            "83000",
            "Price at which enterprises buy at that pace",
            ("F088",),
            error="0.1",
        ),
        reported(
            "buying.company_share",
            "share",
            "0.5",
            "0.5",
            "Share of the profit that the state's company takes",
            ("F085",),
            shape=Shape.LOGITNORMAL,
            error="0.2",
        ),
    ),
    step=step,
)
