"""Mechanisms at their limits, solved by hand: who is served, what a price aims at, who may own, what flows back."""

from __future__ import annotations

from datetime import date
from typing import Any

import numpy as np
import pytest

from yellowplate.model import start
from yellowplate.model.calendar import reported
from yellowplate.model.chance import Chance
from yellowplate.model.cost import kept_a_year, landed
from yellowplate.model.mechanisms import buying, exchanging, importing, pricing, releasing, sharing, wishing
from yellowplate.model.numbers_drawn import drawn
from yellowplate.model.week import Week
from yellowplate.model.world import COHORTS, KINDS, World

USED = KINDS.index("used")
N = 400


def _week(index: int = 0, *, first: date = date(2025, 3, 17), n_runs: int = 2, **given: float) -> Week:
    chance = Chance(5, n_runs)
    numbers = drawn(chance, {name.replace("__", "."): value for name, value in given.items()})
    return Week(index, first, start.world(numbers), numbers, reported(first, 30), chance)


def _ready(world: World, *, wish: float = 1.0) -> None:
    world.wish[:], world.trust[:], world.fear[:] = wish, 1.0, 0.0


def test_everybody_is_served_where_there_are_cars_enough() -> None:
    week = _week(buying__pace=0.05, buying__enterprises=7.0)
    _ready(week.world)
    week.world.cars["market"][:, USED] = 1e5
    buying.MECHANISM.step(week)
    assert np.array_equal(week.world.flows["sold"], week.world.flows["asked"])


def test_a_short_market_is_sold_out_to_the_last_car() -> None:
    week = _week(buying__pace=0.5, buying__pool_share=0.5)
    _ready(week.world)
    week.calendar.ownership[:] = 1.0
    week.world.cars["market"][:, USED] = 13.0
    buying.MECHANISM.step(week)
    assert (week.world.flows["asked"] > 13).all()
    assert (week.world.flows["sold"] == 13).all()
    assert (week.world.cars["market"] == 0).all()


def test_few_cars_go_to_small_and_large_cohorts_in_proportion() -> None:
    asked = np.zeros((N * 10, len(COHORTS)))
    asked[:, 0], asked[:, 1] = 30.0, 10.0
    none = np.zeros_like(asked)
    week = _week(n_runs=N * 10)
    single, pools, firms = buying._served(week, np.full(N * 10, 2.0), asked, none, np.zeros(N * 10))
    assert (single.sum(axis=1) == 2).all()
    assert single[:, :2].mean(axis=0) == pytest.approx([1.5, 0.5], abs=0.04)
    assert not pools.any()
    assert not firms.any()


def test_without_pooling_nobody_buys_together() -> None:
    week = _week(buying__pace=0.5)
    _ready(week.world)
    week.calendar.pooling[:] = 0.0
    week.world.cars["market"][:, USED] = 1e5
    buying.MECHANISM.step(week)
    assert week.world.cars["pooled"].sum() == 0
    assert week.world.cars["owned"].sum() > 0


def test_who_bought_no_longer_wants() -> None:
    week = _week(buying__pace=1.0, buying__pool_share=0.0, buying__spendable=1.0, start__holdings=1e15)
    _ready(week.world, wish=0.25)
    week.calendar.ownership[:] = 1.0
    week.world.cars["market"][:, USED] = 1e6
    before = week.world.households.copy()
    buying.MECHANISM.step(week)
    bought = before - week.world.households
    wanting = week.world.wish * week.world.households
    assert np.allclose(wanting, np.maximum(0.25 * before - bought, 0.0))


def test_who_may_spend_nothing_of_it_buys_nothing() -> None:
    week = _week(buying__spendable=1e-9)
    _ready(week.world)
    week.world.cars["market"][:, USED] = 1e5
    buying.MECHANISM.step(week)
    assert week.world.flows["sold_private"].sum() == 0


@pytest.mark.parametrize(("ahead", "sold"), [(0.0, False), (0.5, True)])
def test_the_provinces_buy_before_their_rule_only_ahead_of_it(ahead: float, sold: bool) -> None:
    week = _week(buying__ahead=ahead, buying__pace=0.5)
    _ready(week.world)
    week.world.cars["market"][:, USED] = 1e5
    buying.MECHANISM.step(week)
    assert week.calendar.in_capital()[0] == 1
    beyond = float((week.world.flows["sold_private"] - week.world.flows["sold_capital"]).sum())
    assert (beyond > 0) is sold


def test_trust_grows_everywhere_with_what_is_honoured_in_the_capital() -> None:
    week = _week(wishing__honoured=0.1)
    wishing.MECHANISM.step(week)
    assert np.allclose(week.world.trust, 0.1)


@pytest.mark.parametrize("shortage", [0.0, 0.2])
def test_a_price_stands_until_a_car_has_come(shortage: float) -> None:
    week = _week(pricing__shortage=shortage)
    before = week.world.price.copy()
    _price(week, asked=1000.0)
    assert np.array_equal(week.world.price, before)


def _price(week: Week, *, asked: float, market: float = 0.0) -> None:
    week.world.cars["market"][:, USED] = market
    week.world.flows |= {"asked": np.full(2, asked), "sold": np.zeros(2)}
    pricing.MECHANISM.step(week)


def test_a_price_goes_to_cost_and_usual_profit_where_nothing_is_short() -> None:
    week = _week(pricing__pace=1.0, pricing__cover_weeks=4.0)
    _price(week, asked=10.0, market=40.0)
    aim = landed(week) * (1 + week.numbers["pricing.markup"])[:, None]
    assert np.allclose(week.world.price, aim)


@pytest.mark.parametrize(("asked", "market", "sign"), [(1e9, 1.0, 1), (0.0, 1e9, -1)])
def test_a_price_stays_within_what_buyers_pay(asked: float, market: float, sign: int) -> None:
    week = _week(pricing__pace=1.0, pricing__most=1.5, pricing__shortage=0.3)
    _price(week, asked=asked, market=market)
    aim = landed(week) * (1 + week.numbers["pricing.markup"])[:, None]
    assert np.allclose(week.world.price, aim * 1.5**sign)


def _crossed(**calendar: float) -> float:
    week = _week(n_runs=N, importing__credit=1e12, importing__cars_a_ford=1e4)
    week.world.fords[:] = 30.0
    for name, value in calendar.items():
        getattr(week.calendar, name)[:] = value
    importing.MECHANISM.step(week)
    return float(week.world.flows["crossed"].mean())


def test_a_stop_bites_where_fords_could_carry_more() -> None:
    usual = _crossed()
    assert _crossed(open_share=0.0) == 0
    assert _crossed(acts_against=1.0) < 0.15 * usual
    assert _crossed(open_share=0.5) == pytest.approx(usual / 2, rel=0.05)
    assert _crossed(loosened=1.0) > 1.1 * usual
    assert _crossed(loosened=1.0, acts_against=1.0) == pytest.approx(_crossed(acts_against=1.0))


def test_profit_beyond_the_working_fund_goes_home() -> None:
    week = _week(importing__credit=100.0, sharing__share=0.5)
    week.world.money["CNY"]["importers"][:] = [1100.0, 60.0]
    before = week.world.money["CNY"]["households"].copy()
    sharing.MECHANISM.step(week)
    assert week.world.money["CNY"]["importers"].tolist() == pytest.approx([600.0, 60.0])
    gained = (week.world.money["CNY"]["households"] - before).sum(axis=1)
    assert gained == pytest.approx([500.0, 0.0], abs=1e-5)
    assert week.world.flows["returned"].tolist() == pytest.approx([500.0, 0.0])


def test_nobody_is_paid_where_nobody_funds() -> None:
    week = _week(importing__credit=100.0)
    week.world.money["CNY"]["importers"][:] = 1100.0
    week.world.money["CNY"]["households"][:] = 0.0
    sharing.MECHANISM.step(week)
    assert (week.world.money["CNY"]["importers"] == 1100.0).all()


def test_the_rate_stands_still_before_the_day_it_was_printed_for() -> None:
    before, after = _week(first=date(2023, 12, 25)), _week(first=date(2024, 1, 1))
    for week in (before, after):
        week.calendar.rate_factor[:] = 2.0
        exchanging.MECHANISM.step(week)
    assert (before.world.won_per_dollar == 2 * start.FIRST_RATE).all()
    assert (after.world.won_per_dollar != 2 * start.FIRST_RATE).all()


def test_a_year_of_charges() -> None:
    given: dict[str, Any] = {
        "charging__registration": 500.0,
        "charging__plate": 150.0,
        "charging__operating_permit": 300.0,
        "charging__guarded": 0.5,
        "charging__parking": 30.0,
    }
    assert kept_a_year(_week(**given)).tolist() == [1130.0, 1130.0]


def test_a_yard_empties_by_its_mean_days() -> None:
    week = _week(n_runs=N, releasing__days=7.0)
    week.world.cars["yard"][:, USED] = 1000.0
    releasing.MECHANISM.step(week)
    assert week.world.flows["released"].mean() == pytest.approx(1000 * (1 - np.exp(-1)), rel=0.01)
