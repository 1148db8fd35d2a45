"""The household rules with one agent a household, written with mesa: the same rules without any of the cohorts' sums.

Each agent wants a car or not, owns one or not, and decides for itself. What the cohort rule takes for granted is kept
here too: holdings change hands within a cohort from week to week, so their form stays lognormal (`KEEPS_FORM`). With
`keeps_form=False` each agent keeps its place in the order of wealth: that shows what the assumption is worth.
"""

from __future__ import annotations

import math
import time

import mesa
import numpy as np

from benchmarks.model.small_world import (
    AT,
    CITIES_USED,
    N_HOUSEHOLDS,
    N_WEEKS,
    NUMBERS,
    PRICE,
    SHOWN,
    Array,
    Measured,
    calendar,
    supply,
)
from yellowplate.model.calendar import CAPITAL
from yellowplate.model.world import CITIES, GROUPS

KEEPS_FORM = True
COHORTS_USED = tuple((city, group) for city in CITIES_USED for group in GROUPS)
N_SHARERS = int(NUMBERS["buying.sharers"])
OWNED, POOLED = "owned", "pooled"


class Household(mesa.Agent):  # type: ignore[misc]  # mesa brings no types
    """One household of means."""

    def __init__(self, model: Town, cohort: int) -> None:
        """Begin without a car and without the wish for one."""
        super().__init__(model)
        self.cohort = cohort
        self.wants = False
        self.owns = False
        self.rank = model.random.gauss(0.0, 1.0)
        self.circle: list[Household] = []

    def wish(self) -> None:
        """Come to want a car, or stop wanting one; who owns one is out of it."""
        if self.owns:
            return
        chance = self.model.random.random()
        if self.wants:
            # Both at once in a week: who wants stops by `fades`; who does not begins by `growth`.
            self.wants = chance >= NUMBERS["wishing.fades"]
        else:
            self.wants = chance < self.model.growth[self.cohort]

    def ask(self) -> None:
        """Ask for a car, alone or with a circle, if wanting, daring, allowed and able."""
        model = self.model
        if self.owns or not self.wants or model.random.random() >= model.ready[self.cohort]:
            return
        rank = model.random.gauss(0.0, 1.0) if model.keeps_form else self.rank
        holdings = math.exp(model.centre[self.cohort] + NUMBERS["buying.inequality"] * rank)
        if holdings >= model.down:
            model.asking.append((self, OWNED))
        elif (
            holdings >= model.down / N_SHARERS and model.random.random() < NUMBERS["buying.pool_share"] and self.circle
        ):
            model.asking.append((self, POOLED))


class Town(mesa.Model):  # type: ignore[misc]  # mesa brings no types
    """All households of the small world, its market and its money."""

    def __init__(self, seed: int, *, keeps_form: bool) -> None:
        """Make the households and what their cohorts hold."""
        super().__init__(rng=seed)
        self.random.seed(seed)
        self.keeps_form = keeps_form
        self.calendar = calendar()
        n = len(COHORTS_USED)
        for cohort in range(n):
            for _ in range(N_HOUSEHOLDS):
                Household(self, cohort)
        self.stock = 0
        self.cars: list[tuple[str, list[Household], int]] = []
        wealth = [NUMBERS["start.tied_wealth"] if group == GROUPS[0] else 1.0 for _, group in COHORTS_USED]
        dollars = NUMBERS["start.holdings"] * NUMBERS["start.hidden_share"]
        yuan = dollars * NUMBERS["start.yuan_share"] * NUMBERS["buying.yuan_per_dollar"]
        self.yuan = [yuan * one / sum(wealth) for one in wealth]
        self.dollars = [dollars * (1 - NUMBERS["start.yuan_share"]) * one / sum(wealth) for one in wealth]
        self.owed = [0.0] * n
        self.trust = [0.0] * n
        self.fear = [0.0] * n
        self.growth = [0.0] * n
        self.ready = [0.0] * n
        self.centre = [0.0] * n
        kept = NUMBERS["charging.registration"] + NUMBERS["charging.plate"] + NUMBERS["charging.operating_permit"]
        kept += 12 * NUMBERS["charging.guarded"] * NUMBERS["charging.parking"]
        self.down = (PRICE * NUMBERS["buying.down_payment"] + kept) / NUMBERS["buying.spendable"]
        self.asking: list[tuple[Household, str]] = []

    def week(self, index: int) -> None:
        """Live one week: wishing, buying, scrapping."""
        self.stock += int(supply(index))
        self._mood(index)
        self.agents.shuffle_do("wish")
        self._circles()
        self.asking = []
        self.agents.shuffle_do("ask")
        self._sell()
        self._scrap()

    def _mood(self, index: int) -> None:
        own = self.calendar.ownership[index]
        capital = own[CITIES.index(CAPITAL)]
        for cohort, (city, group) in enumerate(COHORTS_USED):
            n_cars = sum(1 for _, _, place in self.cars if place == cohort)
            n_without = sum(1 for one in self.agents if one.cohort == cohort and not one.owns)
            seen = n_cars / max(n_cars + n_without, 1)
            self.growth[cohort] = NUMBERS["wishing.base"] + NUMBERS["wishing.spread"] * seen
            allowed = own[CITIES.index(city)]
            self.trust[cohort] += max(allowed, capital) * NUMBERS["wishing.honoured"] * (1 - self.trust[cohort])
            self.fear[cohort] *= math.exp(-1 / NUMBERS["wishing.fear_weeks"])
            if group == GROUPS[1]:
                struck = self.calendar.crackdown[index] * NUMBERS["wishing.fright"]
                self.fear[cohort] = max(self.fear[cohort], struck)
            may = max(allowed, NUMBERS["buying.ahead"] * capital)
            self.ready[cohort] = NUMBERS["buying.pace"] * self.trust[cohort] * (1 - self.fear[cohort]) * may
            members = sum(len(owners) for _, owners, place in self.cars if place == cohort)
            held = self.yuan[cohort] + self.dollars[cohort] * NUMBERS["buying.yuan_per_dollar"]
            mean = max(held / max(n_without + members, 1), 1.0)
            self.centre[cohort] = math.log(mean) - NUMBERS["buying.inequality"] ** 2 / 2

    def _circles(self) -> None:
        """Draw circles of households without a car within each cohort; only the first of each asks for all."""
        for cohort in range(len(COHORTS_USED)):
            without = [one for one in self.agents if one.cohort == cohort and not one.owns]
            self.random.shuffle(without)
            for one in without:
                one.circle = []
            for first in range(0, len(without) - N_SHARERS + 1, N_SHARERS):
                without[first].circle = without[first : first + N_SHARERS]

    def _sell(self) -> None:
        """Serve who asks in an order drawn by lot until no car is left; cohorts pay what is due."""
        self.random.shuffle(self.asking)
        paid = [0.0] * len(COHORTS_USED)
        for household, way in self.asking:
            if self.stock <= 0:
                break
            buyers = [household] if way == OWNED else [one for one in household.circle if not one.owns]
            for one in buyers:
                one.owns, one.wants = True, False
            self.stock -= 1
            self.cars.append((way, buyers, household.cohort))
            paid[household.cohort] += PRICE
        rate = NUMBERS["buying.yuan_per_dollar"]
        for cohort, total in enumerate(paid):
            at_once = total * NUMBERS["buying.down_payment"]
            self.owed[cohort] += total - at_once
            due = at_once + self.owed[cohort] / NUMBERS["buying.instalment_weeks"]
            dollars = min(due * NUMBERS["buying.dollar_share"] / rate, self.dollars[cohort])
            yuan = min(due - dollars * rate, self.yuan[cohort])
            self.dollars[cohort] -= dollars
            self.yuan[cohort] -= yuan
            self.owed[cohort] = max(self.owed[cohort] - (dollars * rate + yuan - at_once), 0.0)

    def _scrap(self) -> None:
        """Lose cars that stop running; their households buy no other."""
        self.cars = [one for one in self.cars if self.random.random() >= NUMBERS["scrapping.share"]]

    def counts(self) -> dict[str, list[float]]:
        """Count what is compared, by cohort."""
        found: dict[str, list[float]] = {name: [0.0] * len(COHORTS_USED) for name in SHOWN}
        for way, _, cohort in self.cars:
            found[way][cohort] += 1
        for one in self.agents:
            if not one.owns:
                found["households"][one.cohort] += 1
                found["wanting"][one.cohort] += one.wants
        return found


def agents(n_runs: int, seed: int, *, keeps_form: bool = KEEPS_FORM) -> Measured:
    """Run the agents."""
    begun = time.process_time()
    kept: dict[str, list[list[list[float]]]] = {name: [] for name in SHOWN}
    for run in range(n_runs):
        town = Town(seed + run, keeps_form=keeps_form)
        rows: dict[str, list[list[float]]] = {name: [] for name in SHOWN}
        for index in range(N_WEEKS):
            town.week(index)
            if index + 1 in AT:
                for name, values in town.counts().items():
                    rows[name].append(values)
        for name, series in rows.items():
            kept[name].append(series)
    series_of: dict[str, Array] = {name: np.array(values) for name, values in kept.items()}
    return Measured(series_of, time.process_time() - begun, n_runs * N_WEEKS * N_HOUSEHOLDS * len(COHORTS_USED))
