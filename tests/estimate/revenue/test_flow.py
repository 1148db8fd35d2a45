"""The stock-flow model on cases solved by hand, and what is neither made nor lost in it."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.estimate.made_up import numbers, scenario_of
from yellowplate.estimate.revenue.draws import at
from yellowplate.estimate.revenue.flow import ClassFlow, flow_of_class, open_shares
from yellowplate.estimate.revenue.scenario import Month, Scenario, Variant, VehicleClass
from yellowplate.estimate.revenue.totals import in_year, run_totals
from yellowplate.records.errors import WrongUnit
from yellowplate.records.receipts import Stream, Total

CAR: dict[str, tuple[str, object]] = {
    "arrivals": ("vehicles per month", 100),
    "permit": ("CNY per vehicle", 25000),
    "permit_paid": ("share", 0.8),
    "purchase": ("CNY per vehicle", 45000),
    "carriage": ("CNY per vehicle", 2500),
    "profit": ("CNY per vehicle", 6000),
    "company_share": ("share", 0.5),
    "private_share": ("share", 0.25),
    "plate": ("CNY per vehicle", 200),
}
OWNED: dict[str, tuple[str, object]] = {
    "registration": ("CNY per vehicle", 1000),
    "operating_permit": ("CNY per vehicle per year", 1200),
    "scrapped": ("share per year", 0.1),
    "parking": ("KPW per vehicle per month", 150000),
    "guarded": ("share", 0.5),
    "parking_to_state": ("share", 1),
}


def flow(scenario: Scenario) -> ClassFlow:
    return flow_of_class(scenario, scenario.classes[0], values(scenario))


def values(scenario: Scenario) -> Mapping[str, np.ndarray[tuple[int, ...], np.dtype[np.float64]]]:
    return at(scenario.priors, np.full((1, 1), 0.5))


def test_without_a_dwell_time_everything_is_sold_on_arrival() -> None:
    found = flow(scenario_of(CAR))
    assert found.sold == pytest.approx(np.full((1, 12), 100.0))
    assert found.yard == pytest.approx(np.zeros((1, 12)))
    assert found.receipts[Stream.PERMIT] == pytest.approx(np.full((1, 12), 100 * 25000 * 0.8))
    assert found.receipts[Stream.MARGIN] == pytest.approx(np.full((1, 12), 100 * 6000 * 0.5))
    assert found.receipts[Stream.PLATE] == pytest.approx(np.full((1, 12), 25 * 200.0))
    assert found.left_for_china == pytest.approx(np.full((1, 12), 100 * 47500.0))
    assert found.price == pytest.approx(45000 + 2500 + 6000 + 25000 * 0.8)
    assert found.running is None


def test_the_yard_fills_as_the_formula_says() -> None:
    found = flow(scenario_of({**CAR, "dwell": ("months", 2)}))
    stays = math.exp(-1 / 2)
    expected = [100 * sum(stays**k for k in range(1, month + 2)) for month in range(12)]
    assert found.yard[0] == pytest.approx(expected)


def test_a_loss_is_not_the_states() -> None:
    found = flow(scenario_of({**CAR, "profit": ("CNY per vehicle", -20000)}))
    assert found.receipts[Stream.MARGIN] == pytest.approx(np.zeros((1, 12)))


def test_yearly_permits_fall_on_what_still_runs() -> None:
    two_years = scenario_of(
        {"arrivals": CAR["arrivals"], "private_share": ("share", 1), **OWNED},
        country={"won_per_yuan": ("KPW per CNY", 5000)},
        last="2026-12",
    )
    found = flow(two_years)
    paid = found.receipts[Stream.OPERATING_PERMIT][0]
    assert paid[:12] == pytest.approx(np.full(12, 100 * 1200.0))
    assert paid[12:] == pytest.approx(np.full(12, 100 * 1200 + 100 * 0.9 * 1200.0))
    assert found.running is not None
    assert found.receipts[Stream.PARKING] == pytest.approx(found.running * 0.5 * 30)
    assert found.receipts[Stream.REGISTRATION] == pytest.approx(np.full((1, 24), 100_000.0))


@pytest.mark.parametrize("missing", ["permit", "permit_paid"])
def test_a_stream_without_a_number_it_needs_is_not_computed(missing: str) -> None:
    stated = {name: number for name, number in CAR.items() if name != missing}
    found = flow(scenario_of(stated))
    assert Stream.PERMIT not in found.receipts
    assert found.price == pytest.approx(53500)


def test_parking_needs_a_rate_of_the_won() -> None:
    assert Stream.PARKING not in flow(scenario_of({**CAR, **OWNED})).receipts


def test_what_stops_running_may_change_by_month() -> None:
    text = numbers("scrapped", [("share per year", 0.0, "2025-12", False), ("share per year", 1.0, "2026-12", False)])
    scenario = scenario_of(
        {"arrivals": CAR["arrivals"], "private_share": ("share", 1), "operating_permit": OWNED["operating_permit"]},
        last="2026-12",
        text=text.replace('from = "2025-13"', 'from = "2026-01"'),
    )
    found = flow(scenario)
    assert found.running is not None
    assert found.running[0, 11] == pytest.approx(1200)
    assert found.running[0, 12:] == pytest.approx(np.full(12, 100.0))
    assert found.receipts[Stream.OPERATING_PERMIT][0] == pytest.approx(np.full(24, 120_000.0))


def test_a_rate_of_the_won_may_be_fixed_by_a_variant() -> None:
    scenario = scenario_of({**CAR, **OWNED}, country={"won_per_yuan": ("KPW per CNY", 5000)})
    car = scenario.classes[0]
    dear = flow_of_class(scenario, car, values(scenario), fixed={"country.won_per_yuan": 2500.0})
    assert dear.receipts[Stream.PARKING] == pytest.approx(2 * flow(scenario).receipts[Stream.PARKING])


def test_a_stated_price_is_the_price_and_nothing_stated_is_none() -> None:
    assert flow(scenario_of({**CAR, "sale_price": ("CNY per vehicle", 83000)})).price == pytest.approx(83000)
    bare = flow(scenario_of({"arrivals": CAR["arrivals"]}))
    assert (bare.price, bare.left_for_china, bare.private, bare.receipts) == (None, None, None, {})
    no_carriage = {name: number for name, number in CAR.items() if name not in ("carriage", "permit")}
    found = flow(scenario_of(no_carriage))
    assert found.price == pytest.approx(51000)
    assert found.left_for_china == pytest.approx(np.full((1, 12), 4_500_000.0))


def test_halts_stop_arrivals_for_their_days() -> None:
    halted = scenario_of(CAR, halts=("route-halt-2025-03", "route-halt-2025-05"))
    shares = open_shares(halted)
    assert shares[[0, 2, 4, 5]] == pytest.approx([1, 1 - 10 / 31, 1 - 17 / 31, 1 - 25 / 30])
    assert open_shares(halted, flow_of=Month(2025, 1)) == pytest.approx(np.ones(12))


def test_a_flow_of_one_month_for_all_and_a_share_of_before() -> None:
    two = numbers("arrivals", [("vehicles per month", 100, "2025-06", False), ("share", 0.1, "2025-12", True)])
    scenario = scenario_of({}, text=two)
    found = flow(scenario)
    assert found.arrivals[0] == pytest.approx([100.0] * 6 + [10.0] * 6)
    after = flow_of_class(scenario, scenario.classes[0], values(scenario), flow_of=Month(2025, 12))
    assert after.arrivals[0] == pytest.approx([10.0] * 12)
    beyond = flow_of_class(scenario, scenario.classes[0], values(scenario), flow_of=Month(2030, 1))
    assert beyond.arrivals[0] == pytest.approx([10.0] * 12)


def test_totals_and_what_they_need() -> None:
    scenario = scenario_of(CAR, country={"central_share": ("share", 0.5)})
    run = run_totals(scenario, values(scenario))
    gross = 12 * (100 * 25000 * 0.8 + 100 * 3000 + 25 * 200)
    assert in_year(scenario, run.totals[Total.GROSS], 2025) == pytest.approx([gross])
    assert in_year(scenario, run.totals[Total.RETAINED], 2025) == pytest.approx([gross / 2])
    assert in_year(scenario, run.totals[Total.NET], 2025) == pytest.approx([gross - 12 * 4_750_000])
    fixed = run_totals(scenario, values(scenario), Variant("x", {"country.central_share": 1.0, "car.permit": 0.0}))
    assert fixed.totals[Total.RETAINED] == pytest.approx(fixed.totals[Total.GROSS])
    assert fixed.streams[Stream.PERMIT] == pytest.approx(np.zeros((1, 12)))
    bare = scenario_of({"arrivals": CAR["arrivals"]})
    run = run_totals(bare, values(bare))
    assert set(run.totals) == {Total.GROSS}
    assert run.totals[Total.GROSS] == pytest.approx(np.zeros((1, 12)))
    assert run.left_for_china is None


def test_a_number_of_another_unit_is_refused_when_the_records_are_made() -> None:
    """Not only when a document is read: whoever builds a scenario in Python meets the same types."""
    scenario = scenario_of(CAR, country={"central_share": ("share", 0.5)})
    [permit] = scenario.classes[0].numbers["permit"]
    won = replace(permit, prior=replace(permit.prior, unit="KPW per vehicle"))
    with pytest.raises(WrongUnit, match="won are not yuan"):
        VehicleClass("car", {**scenario.classes[0].numbers, "permit": (won,)})
    [arrivals] = scenario.classes[0].numbers["arrivals"]
    yearly = replace(arrivals, prior=replace(arrivals.prior, unit="vehicles per year"))
    with pytest.raises(WrongUnit, match="per year is not per month"):
        VehicleClass("car", {"arrivals": (yearly,)})
    with pytest.raises(WrongUnit, match="asked for in share"):
        replace(scenario, country={"central_share": permit.prior})


@settings(max_examples=30, deadline=None)
@given(st.floats(0.05, 24), st.floats(0.01, 0.99), st.floats(-30000, 30000), st.floats(0, 0.9))
def test_cars_and_money_are_neither_made_nor_lost(dwell: float, private: float, profit: float, scrapped: float) -> None:
    scenario = scenario_of(
        {
            **CAR,
            "dwell": ("months", dwell),
            "private_share": ("share", private),
            "profit": ("CNY per vehicle", profit),
            "scrapped": ("share per year", scrapped),
        }
    )
    found = flow(scenario)
    assert found.sold.sum() + found.yard[0, -1] == pytest.approx(found.arrivals.sum())
    assert found.running is not None
    assert found.private is not None
    assert found.running[0, -1] <= found.private.sum() * (1 + 1e-12)
    assert (found.yard >= 0).all()
    assert found.price is not None
    # What a buyer pays for one car is what China, the state and the backer get for it.
    to_state = 25000 * 0.8 + max(profit, 0) * 0.5
    to_backer = profit - max(profit, 0) * 0.5
    assert found.price[0, 0] == pytest.approx(47500 + to_state + to_backer)
