"""The world on the first day: households of means and what they hide, cars in stocks, money in accounts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from yellowplate.model.believed import assumed, reported
from yellowplate.model.mechanism import Parameter
from yellowplate.model.world import ACCOUNTS, CITIES, COHORTS, CURRENCIES, GROUPS, KINDS, STATE, STOCKS, World
from yellowplate.records.prior import Shape

if TYPE_CHECKING:
    from yellowplate.model.chance import Array

FLEET = 2_000_000.0
"""Cars in the region of China that feeds the route; only large enough never to run out."""
ACCOUNT = 1e12
"""What an account outside the households holds at first; only large enough never to run out."""
LIMITED = ("households", "importers", "officials", "carriers", *STATE)
"""Accounts that begin empty, and the households', which begin with their holdings."""
FIRST_SERIAL = 2000.0
"""The yellow serials begin with the next one (F028)."""
FIRST_RATE = 8375.0
"""Won per dollar in January 2024 (F281)."""
CITY_SHARE = {"Pyongyang": 0.55, "Hamhung": 0.1, "Chongjin": 0.12, "Hyesan": 0.06, "elsewhere": 0.17}
"""Share of the households of means in each place; assumed from where sales are reported (F024, F025, F142)."""

PARAMETERS: tuple[Parameter, ...] = (
    assumed(
        "start.households",
        "households",
        "20000",
        "200000",
        "Households of means in the country",
        "8,000 private cars were sold in Pyongyang in a year; no count of such households exists",
        facts=("F024",),
        is_fitted=True,
    ),
    assumed(
        "start.tied_share",
        "share",
        "0.2",
        "0.7",
        "Share of households of means that are tied to power",
        "Wealth is said to be tied to power; no share is reported",
        shape=Shape.LOGITNORMAL,
    ),
    reported(
        "start.holdings",
        "USD",
        "3000000000",
        "6600000000",
        "Foreign money in private and firms' hands in 2014",
        (),
        error="0",
        source="https://cm.asiae.co.kr/en/article/2020012717071521650",
    ),
    assumed(
        "start.hidden_share",
        "share",
        "0.2",
        "0.8",
        "Share of it that households of means hold",
        "The study does not part households from firms",
        shape=Shape.LOGITNORMAL,
    ),
    assumed(
        "start.tied_wealth",
        "factor",
        "1",
        "4",
        "Wealth of a household tied to power over that of one that is not",
        "Wealth is said to be tied to power",
    ),
    assumed(
        "start.yuan_share",
        "share",
        "0.3",
        "0.8",
        "Share of the holdings in yuan",
        "Both currencies are hoarded",
        shape=Shape.LOGITNORMAL,
    ),
    assumed(
        "start.price",
        "CNY per vehicle",
        "75000",
        "95000",
        "Price of an ordinary used car across the river at first",
        "83,000 yuan was reported in 2024",
        facts=("F088",),
    ),
)


def world(numbers: dict[str, Array]) -> World:
    """Make the world of the first day.

    Args:
        numbers: value of each parameter, runs.
    """
    import numpy as np

    n_runs = len(numbers["start.households"])
    share = np.array([CITY_SHARE[city] for city in CITIES for _ in GROUPS])
    tied = np.tile([1.0, 0.0], len(CITIES))
    by_group = np.where(tied > 0, numbers["start.tied_share"][:, None], 1 - numbers["start.tied_share"][:, None])
    households = np.floor(numbers["start.households"][:, None] * share * by_group)
    weight = households * np.where(tied > 0, numbers["start.tied_wealth"][:, None], 1.0)
    weight /= np.maximum(weight.sum(axis=1, keepdims=True), 1.0)
    dollars = (numbers["start.holdings"] * numbers["start.hidden_share"])[:, None] * weight
    in_yuan = numbers["start.yuan_share"][:, None]
    held = {"USD": dollars * (1 - in_yuan), "CNY": dollars * in_yuan * numbers["buying.yuan_per_dollar"][:, None]}
    money = {
        currency: {
            account: held[currency]
            if account == "households"
            else np.full(n_runs, 0.0 if account in LIMITED else ACCOUNT)
            for account in ACCOUNTS
        }
        for currency in CURRENCIES
    }
    cars = {name: np.zeros((n_runs, *parts)) for name, parts in STOCKS.items()}
    cars["fleet"][:] = FLEET
    at_rest = numbers["lending.new_pledges"] / (numbers["lending.default"] + numbers["lending.redeem"])
    for part, part_share in enumerate((1 - numbers["lending.several_share"], numbers["lending.several_share"])):
        cars["pledged"][:, part] = np.floor(at_rest * part_share)
        cars["fleet"] -= cars["pledged"][:, part]
    for part, kind in enumerate(KINDS):
        if kind != "black":
            cars["offered"][:, part] = np.floor(numbers[f"dealing.{kind}_stock"])
            cars["fleet"] -= cars["offered"][:, part]
    price = np.stack(
        [
            numbers["start.price"]
            * numbers["dealing.new_price"]
            / numbers["dealing.used_price"]
            * numbers["seizing.black_price"],
            numbers["start.price"],
            numbers["start.price"] * numbers["dealing.new_price"] / numbers["dealing.used_price"],
        ],
        axis=1,
    )
    cohorts = np.zeros((n_runs, len(COHORTS)))
    return World(
        cars=cars,
        money=money,
        households=households,
        trust=cohorts.copy(),
        fear=cohorts.copy(),
        wish=cohorts.copy(),
        price=price,
        fords=np.zeros(n_runs),
        won_per_dollar=np.full(n_runs, FIRST_RATE),
        serial=np.full(n_runs, FIRST_SERIAL),
        owed=cohorts.copy(),
        flows={},
    )
