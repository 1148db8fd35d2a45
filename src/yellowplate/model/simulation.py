"""Runs the weeks: each mechanism in its place, the same for a seed, and what is kept of each week."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from yellowplate.model import start
from yellowplate.model.chance import Chance
from yellowplate.model.mechanism import mechanisms
from yellowplate.model.numbers_drawn import drawn
from yellowplate.model.week import Week
from yellowplate.model.world import STATE

if TYPE_CHECKING:
    from yellowplate.model.calendar import Calendar
    from yellowplate.model.chance import Array
    from yellowplate.model.flows import FlowRecord
    from yellowplate.model.world import World

KEPT_FLOWS = (
    *("defaulted", "auctioned", "sold_black", "crossed", "crossed_black", "crossed_used", "crossed_new", "released"),
    *(
        "asked",
        "sold",
        "sold_private",
        "sold_capital",
        "drawn_out",
        "returned",
        "left_for_china",
        "confiscated",
        "fords_built",
    ),
)
"""Flows of a week that are kept; 0 where nothing moved."""


@dataclass(frozen=True, slots=True)
class Trajectory:
    """What became of many runs.

    Attributes:
        calendar: the dated inputs.
        numbers: value of each parameter, runs.
        series: by name, runs by weeks: flows of the week, and stocks at its end.
        world: the last week's.
    """

    calendar: Calendar
    numbers: dict[str, Array]
    series: dict[str, Array]
    world: World


def simulate(
    calendar: Calendar,
    *,
    n_runs: int,
    seed: int,
    given: Mapping[str, Array | float] | None = None,
    told: Callable[[int], None] | None = None,
    watch: Callable[[World], None] | None = None,
    record: FlowRecord | None = None,
) -> Trajectory:
    """Run the model.

    Args:
        calendar: what is dated; its length is that of the runs.
        n_runs: runs side by side.
        seed: the same seed gives the same runs, in every scenario.
        given: values of parameters that are not drawn from their priors, one or one a run.
        told: called after each week with the number of weeks done.
        watch: called with the world after each mechanism; tests of conservation use it.
        record: sums by quarter what moves; None records nothing.

    Returns:
        Series of every kept flow and stock.
    """
    chance = Chance(seed, n_runs)
    numbers = drawn(chance, given or {})
    world = start.world(numbers)
    kept: dict[str, list[Array]] = {}
    if record is not None:
        record.begin(world)
    for index in range(calendar.n_weeks):
        world.flows = {}
        week = Week(index, calendar.day(index), world, numbers, calendar, chance)
        for mechanism in mechanisms():
            mechanism.step(week)
            if watch is not None:
                watch(world)
            if record is not None:
                record.after(index, mechanism, world)
        for name, values in _told_of(world, n_runs).items():
            kept.setdefault(name, []).append(values)
        if told is not None:
            told(index + 1)
    import numpy as np

    return Trajectory(calendar, numbers, {name: np.stack(values, axis=1) for name, values in kept.items()}, world)


def _told_of(world: World, n_runs: int) -> dict[str, Array]:
    """Take what is kept of a week."""
    import numpy as np

    none = np.zeros(n_runs)
    found = {name: world.flows.get(name, none) for name in KEPT_FLOWS}
    for stock in ("yard", "market", "offered"):
        found[stock] = world.cars[stock].sum(axis=1)
    for stock in ("owned", "pooled"):
        found[stock] = world.cars[stock].sum(axis=1)
    found["seized"], found["enterprises"] = world.cars["seized"].copy(), world.cars["enterprises"].copy()
    found["price_used"] = world.price[:, 1].copy()
    found["fords"], found["serial"], found["won_per_dollar"] = world.fords, world.serial, world.won_per_dollar
    for account in STATE:
        found[f"state_{account}"] = world.money["CNY"][account]
    found["dealers"] = world.money["CNY"]["dealers"]
    found["hidden_usd"] = world.money["USD"]["households"].sum(axis=1)
    found["hidden_cny"] = world.money["CNY"]["households"].sum(axis=1)
    weight = world.households / np.maximum(world.households.sum(axis=1), 1.0)[:, None]
    for name, by_cohort in (("wish", world.wish), ("trust", world.trust), ("fear", world.fear)):
        found[name] = (by_cohort * weight).sum(axis=1)
    found["importers"] = world.money["CNY"]["importers"]
    return found
