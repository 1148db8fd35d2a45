"""The loop: nothing made or lost, the same for a seed, cohorts in any order, and cases solved by hand."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from yellowplate.model import world as worlds
from yellowplate.model.calendar import Calendar, reported
from yellowplate.model.mechanism import mechanisms, parameters
from yellowplate.model.simulation import Trajectory, simulate
from yellowplate.model.world import CURRENCIES, World

FIRST = date(2024, 1, 1)


def _run(n_weeks: int = 60, *, n_runs: int = 6, seed: int = 3, given: dict[str, float] | None = None) -> Trajectory:
    return simulate(reported(FIRST, n_weeks), n_runs=n_runs, seed=seed, given=given)


@settings(max_examples=6, deadline=None)
@given(st.integers(0, 10_000), st.booleans())
def test_no_car_and_no_money_is_made_or_lost_in_any_mechanism(seed: int, is_harsh: bool) -> None:
    calendar = reported(date(2025, 1, 6), 70)
    if is_harsh:
        calendar.confiscated_share[40] = 0.4
        calendar.ownership[:] = 1.0
        calendar.crackdown[20] = 1.0
    cars: list[np.ndarray[tuple[int], np.dtype[np.float64]]] = []
    money: dict[str, list[np.ndarray[tuple[int], np.dtype[np.float64]]]] = {name: [] for name in CURRENCIES}

    def watch(world: World) -> None:
        cars.append(world.n_cars())
        for currency in CURRENCIES:
            money[currency].append(world.total(currency))
        assert all((stock >= 0).all() for stock in world.cars.values())
        assert all((stock == np.floor(stock)).all() for stock in world.cars.values())
        assert all((world.money[currency]["households"] >= -1e-3).all() for currency in CURRENCIES)

    simulate(calendar, n_runs=3, seed=seed, watch=watch)
    assert (np.stack(cars) == cars[0]).all()
    for totals in money.values():
        assert np.abs(np.stack(totals) / totals[0] - 1).max() < 1e-12


def test_the_same_seed_gives_the_same_runs() -> None:
    one, other = _run(), _run()
    assert all(np.array_equal(one.series[name], other.series[name]) for name in one.series)
    assert not np.array_equal(one.series["crossed"], _run(seed=4).series["crossed"])


def test_the_order_of_cohorts_does_not_matter(monkeypatch: pytest.MonkeyPatch) -> None:
    calendar = reported(date(2026, 1, 12), 60)
    before = simulate(calendar, n_runs=4, seed=1)
    turned = tuple(reversed(worlds.CITIES))
    for module in ("world", "calendar", "start"):
        monkeypatch.setattr(f"yellowplate.model.{module}.CITIES", turned)
    cohorts = tuple(f"{city}/{group}" for city in turned for group in worlds.GROUPS)
    for module in ("world", "calendar", "start", "week", "mechanisms.confiscating"):
        monkeypatch.setattr(f"yellowplate.model.{module}.COHORTS", cohorts)
    after = simulate(reported(date(2026, 1, 12), 60), n_runs=4, seed=1)
    for name in ("crossed", "sold_private", "serial", "drawn_out", "price_used"):
        assert np.allclose(before.series[name], after.series[name], rtol=1e-9), name


def _shut(calendar: Calendar) -> Calendar:
    calendar.open_share[:] = 0.0
    return calendar


def test_without_crossings_nothing_arrives_and_the_state_takes_nothing() -> None:
    found = simulate(_shut(reported(FIRST, 80)), n_runs=5, seed=2)
    assert found.series["crossed"].sum() == 0
    assert found.series["sold"].sum() == 0
    assert all((found.series[f"state_{account}"] == 0).all() for account in worlds.STATE)
    assert (found.series["serial"] == 2000).all()


def test_a_free_permit_brings_no_permit_money_and_no_fewer_cars() -> None:
    paid, free = reported(FIRST, 80), reported(FIRST, 80)
    free.permit_cny = free.permit_cny * 0
    dear = simulate(paid, n_runs=20, seed=2)
    cheap = simulate(free, n_runs=20, seed=2)
    assert (cheap.series["state_permit"] == 0).all()
    assert (cheap.series["crossed"].sum(axis=1) >= dear.series["crossed"].sum(axis=1)).mean() > 0.8


def test_without_trust_no_household_buys() -> None:
    found = _run(120, given={"wishing.honoured": 0.0})
    assert found.series["sold_private"].sum() == 0
    assert found.series["sold"].sum() > 0


def test_the_permit_account_is_cars_times_price_where_all_pay() -> None:
    found = _run(40, given={"importing.permit_paid": 1.0})
    crossed = found.series["crossed"].sum(axis=1)
    assert np.allclose(found.series["state_permit"][:, -1], crossed * 30_000)


def test_an_unknown_number_is_refused() -> None:
    with pytest.raises(KeyError, match=r"no such parameter: fording\.bridges"):
        _run(1, given={"fording.bridges": 2.0})


def test_every_mechanism_rests_on_facts_and_says_what_is_assumed() -> None:
    from yellowplate.tables import reported_facts

    known = reported_facts.by_id()
    for mechanism in mechanisms():
        assert mechanism.rests_on
        assert mechanism.assumed
        assert set(mechanism.rests_on) <= set(known), mechanism.name
        assert all(one.name.startswith(mechanism.name + ".") for one in mechanism.parameters)
    for parameter in parameters().values():
        assert set(parameter.prior.facts) <= set(known), parameter.name
        assert parameter.says
    assert 1 <= sum(one.is_fitted for one in parameters().values()) <= 10
