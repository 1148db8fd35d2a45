"""A small world for both: two cities, two groups, 300 households each; cars come to market by a given table.

The cohort side runs the model's own mechanisms of wishing, buying and scrapping, nothing else.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from yellowplate.model import start
from yellowplate.model.calendar import Calendar, reported
from yellowplate.model.chance import Chance
from yellowplate.model.mechanism import Mechanism
from yellowplate.model.mechanisms import buying, scrapping, wishing
from yellowplate.model.numbers_drawn import drawn
from yellowplate.model.week import Week
from yellowplate.model.world import CITIES, COHORTS, KINDS, World

Array = NDArray[np.float64]
STEPS: tuple[Mechanism, ...] = (wishing.MECHANISM, buying.MECHANISM, scrapping.MECHANISM)
FIRST, N_WEEKS = date(2025, 1, 6), 104
CITIES_USED = ("Pyongyang", "Hamhung")
N_HOUSEHOLDS = 300
"""Of each group in each city."""
PRICE = 80_000.0
SUPPLY = 3.0
"""Cars that come to market each week, two weeks of three; none in the third, so that buyers are rationed."""
NUMBERS = {
    "start.households": 1200.0, "start.tied_share": 0.5, "start.tied_wealth": 2.0, "start.yuan_share": 0.55,
    "start.holdings": 4.5e7, "start.hidden_share": 0.5, "start.price": PRICE,
    "wishing.base": 0.01, "wishing.spread": 0.3, "wishing.fades": 0.006, "wishing.honoured": 0.04,
    "wishing.fright": 0.6, "wishing.fear_weeks": 20.0, "wishing.trust_lost": 2.0,
    "buying.pace": 0.05, "buying.inequality": 1.1, "buying.spendable": 0.5, "buying.ahead": 0.1,
    "buying.sharers": 4.0, "buying.pool_share": 0.4, "buying.down_payment": 0.7, "buying.instalment_weeks": 52.0,
    "buying.dollar_share": 0.3, "buying.yuan_per_dollar": 7.2, "buying.enterprises": 0.0, "buying.company_share": 0.5,
    "charging.registration": 700.0, "charging.plate": 180.0, "charging.operating_permit": 400.0,
    "charging.parking": 28.0, "charging.guarded": 0.3, "scrapping.share": 0.002,
}  # fmt: skip
"""One value of each number that the three rules read: both sides take these, so that only chance differs."""
SHOWN = ("owned", "pooled", "households", "wanting")
AT = (26, 52, 78, 104)
"""Weeks after which both are compared."""


def supply(week: int) -> float:
    """Return how many cars come to market in a week."""
    return 0.0 if week % 3 == 2 else SUPPLY  # noqa: PLR2004 - the third of three


def calendar() -> Calendar:
    """Return the calendar: ownership in the capital from the first week, at Hamhung from the 40th; one crackdown."""
    found = reported(FIRST, N_WEEKS)
    found.ownership[:] = 0.0
    found.ownership[:, CITIES.index("Pyongyang")] = 1.0
    found.ownership[40:, CITIES.index("Hamhung")] = 1.0
    found.crackdown[:] = 0.0
    found.crackdown[60] = 0.5
    return found


@dataclass(frozen=True, slots=True)
class Measured:
    """What one side says.

    Attributes:
        series: runs by weeks of `AT` by cohorts used, for each of `SHOWN`.
        cpu_s: processor seconds.
        n_steps: household-weeks done in them.
    """

    series: dict[str, Array]
    cpu_s: float
    n_steps: int


def used() -> list[int]:
    """Return the places of the cohorts that have households."""
    return [place for place, cohort in enumerate(COHORTS) if cohort.split("/")[0] in CITIES_USED]


def world(numbers: dict[str, Array]) -> World:
    """Make the world of the first week: households and money in the cohorts used only."""
    found = start.world(numbers)
    places = used()
    held = np.zeros_like(found.households)
    held[:, places] = N_HOUSEHOLDS
    weight = held * np.where([cohort.endswith("/tied") for cohort in COHORTS], NUMBERS["start.tied_wealth"], 1.0)
    weight /= weight.sum(axis=1, keepdims=True)
    for money in found.money.values():
        money["households"] = money["households"].sum(axis=1, keepdims=True) * weight
    found.households = held
    found.price[:] = PRICE
    return found


def cohorts(n_runs: int, seed: int) -> Measured:
    """Run the cohort rules."""
    chance = Chance(seed, n_runs)
    numbers = drawn(chance, NUMBERS)
    begun = time.process_time()
    now, dated = world(numbers), calendar()
    part, places = KINDS.index("used"), used()
    kept: dict[str, list[Array]] = {name: [] for name in SHOWN}
    for index in range(N_WEEKS):
        now.flows = {}
        now.cars["market"][:, part] += supply(index)
        week = Week(index, dated.day(index), now, numbers, dated, chance)
        for step in STEPS:
            step.step(week)
        if index + 1 in AT:
            values = (now.cars["owned"], now.cars["pooled"], now.households, now.wish * now.households)
            for name, value in zip(SHOWN, values, strict=True):
                kept[name].append(value[:, places].copy())
    cpu_s = time.process_time() - begun
    series = {name: np.stack(values, axis=1) for name, values in kept.items()}
    return Measured(series, cpu_s, n_runs * N_WEEKS * N_HOUSEHOLDS * len(places))
