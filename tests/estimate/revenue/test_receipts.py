"""The whole answer: the shipped scenario, checked against SALib, and scenarios made up for one question each."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from pathlib import Path

import numpy as np
import pytest

from tests.estimate.made_up import one, scenario_of
from yellowplate.estimate.revenue import draws as revenue_draws
from yellowplate.estimate.revenue.answer import RevenueAnswer
from yellowplate.estimate.revenue.document import read_scenario
from yellowplate.estimate.revenue.estimates import LEVEL, MEANINGS, is_of_year
from yellowplate.estimate.revenue.parameters import PARAMETERS
from yellowplate.estimate.revenue.receipts import estimate_revenue, outcome_of
from yellowplate.estimate.revenue.scenario import Scenario
from yellowplate.records import to_plain
from yellowplate.records.errors import RequestError
from yellowplate.records.prior import Prior, PriorKind, Shape
from yellowplate.records.receipts import Stream, Total

SHIPPED = Path(__file__).resolve().parents[3] / "examples" / "scenarios" / "upper_yalu.toml"
FEE = {
    "arrivals": ("vehicles per month", 100),
    "permit": ("CNY per vehicle", 25000),
    "permit_paid": ("share", 1),
}


@cache
def shipped() -> Scenario:
    return read_scenario(SHIPPED.read_text("utf-8"), "upper_yalu.toml").scenario


@cache
def answer() -> RevenueAnswer:
    return estimate_revenue(shipped(), n_draws=2048, seed=1)


def test_every_figure_says_what_it_rests_on() -> None:
    for estimate in answer().estimates:
        assert estimate.level == LEVEL
        assert estimate.lower is not None
        assert estimate.upper is not None
        assert any("registration" in line for line in estimate.left_out)
        assert estimate.unit in ("CNY", "USD", "vehicles", "persons")


def test_yuan_become_dollars_once_at_the_rate_of_the_year() -> None:
    found = {
        (one.quantity, one.unit): one for one in answer().estimates if is_of_year(one, 2025) and "gross" in one.quantity
    }
    yuan, dollars = found[MEANINGS[Total.GROSS], "CNY"], found[MEANINGS[Total.GROSS], "USD"]
    assert yuan.value / dollars.value == pytest.approx(7.1875, rel=1e-4)
    assert [one.is_used for one in answer().conversions] == [True] + [False] * (len(answer().conversions) - 1)
    assert {one.kind for one in answer().conversions} == {"official", "printed", "through won"}


def test_retained_lies_below_gross_and_net_below_both() -> None:
    middle = {one.quantity: one.value for one in answer().estimates if one.unit == "CNY" and is_of_year(one, 2025)}
    assert middle[MEANINGS[Total.NET]] < 0 < middle[MEANINGS[Total.RETAINED]] < middle[MEANINGS[Total.GROSS]]


def test_what_nobody_reports_is_blank_named_asked_and_weighed() -> None:
    blanks = {(one.vehicle_class, one.stream): one for one in answer().blanks}
    registration = blanks["car", Stream.REGISTRATION]
    assert registration.lacks == ("class.car.registration",)
    assert "No report prints a figure" in registration.asks[0]
    assert any(line.startswith("F119") for line in registration.reported)
    assert registration.per_unit is not None
    sold = next(
        one for one in answer().estimates if one.quantity == "car: sold to private owners" and is_of_year(one, 2025)
    )
    assert registration.per_unit.value == pytest.approx(sold.value * 1000, rel=1e-4)
    assert blanks["truck", Stream.PERMIT].per_unit is None
    assert blanks["truck", Stream.PERMIT].lacks == ("class.truck.permit", "class.truck.permit_paid")
    assert ("car", Stream.PERMIT) not in blanks


def test_scenarios_run_on_the_same_draws() -> None:
    rows = {row.name: row for row in answer().compared}
    assert rows["as stated"].difference == (0.0, 0.0, 0.0)
    cheap, dear = rows["permit 25,000 yuan throughout"], rows["permit 30,000 yuan throughout"]
    assert dear.estimate.value > cheap.estimate.value
    before = rows["every month as October 2025, before the break, no halts"]
    after = rows["every month as December 2025, after the break, no halts"]
    assert after.estimate.value < 0.2 * before.estimate.value
    assert after.difference[2] < 0


def test_the_fan_marks_the_break_of_november_2025() -> None:
    marked = {month.month: month.breaks for month in answer().fan if month.quantity == "gross"}
    assert marked["2025-11"] == ("route-cut-2025-11",)
    assert "route-halt-2025-05" in marked["2025-05"]
    gross = {month.month: month.median for month in answer().fan if month.quantity == "gross"}
    assert gross["2025-12"] < 0.2 * gross["2025-11"]
    for month in answer().fan:
        lows, highs = [band.low for band in month.bands], [band.high for band in month.bands]
        assert lows == sorted(lows, reverse=True)
        assert highs == sorted(highs)


def test_a_density_is_one_and_its_bands_hold_their_share() -> None:
    density = answer().density
    assert np.trapezoid(density.height, density.at) == pytest.approx(1, abs=0.02)
    assert [band.level for band in density.bands] == [0.5, 0.8, 0.95]
    assert all(band.low < density.median < band.high for band in density.bands)


def test_exceedance_falls() -> None:
    probs = [one.prob for one in answer().exceedance]
    assert probs == sorted(probs, reverse=True)
    assert probs[0] > 0.99


def test_reports_that_disagree_with_the_scenario_are_said_to() -> None:
    held = {one.fact: one for one in answer().held}
    assert set(held) == {"F026", "F027", "F005", "F013", "F088"}
    assert held["F027"].high is None
    assert all("disagree" in one.reading or "meet" in one.reading for one in held.values())
    assert held["F088"].estimate.value == pytest.approx(77500 + 6000 - 30000 * 0.2, rel=0.05)


def test_published_figures_stand_beside_gross() -> None:
    shares = {one.ceiling: one.share_of_it for one in answer().below}
    assert shares["holdings-2014"] < shares["trade-2025"] < shares["permits-9000"]


def test_cautions_name_their_figure() -> None:
    codes = {caution.code for caution in answer().cautions}
    assert codes == {
        "blank_streams",
        "elicited_numbers",
        "halt_end_stated",
        "old_rate",
        "question",
        "stale_report",
        "won",
    }
    assert all(caution.figure for caution in answer().cautions)


def test_the_same_seed_gives_the_same_answer() -> None:
    assert to_plain(estimate_revenue(shipped(), n_draws=512, seed=9)) == to_plain(
        estimate_revenue(shipped(), n_draws=512, seed=9)
    )


def test_the_indices_of_the_shipped_scenario_agree_with_salib() -> None:
    from SALib.analyze import sobol as analyze
    from SALib.sample import sobol as sample

    scenario = shipped()
    names = revenue_draws.free_names(scenario.priors)
    outcome = outcome_of(scenario)
    problem = {"num_vars": len(names), "names": list(names), "bounds": [[0.0, 1.0]] * len(names)}
    points = sample.sample(problem, 1024, calc_second_order=False, seed=7)
    theirs = analyze.analyze(
        problem, np.log(outcome(np.clip(points, 1e-9, 1 - 1e-9))), calc_second_order=False, num_resamples=2, seed=7
    )
    ours = {one.name: one for one in estimate_revenue(scenario, n_draws=16384, seed=7).indices}
    for name, first, total in zip(names, theirs["S1"], theirs["ST"], strict=True):
        assert ours[name].first == pytest.approx(first, abs=0.05)
        assert ours[name].total == pytest.approx(total, abs=0.05)
    assert max(ours.values(), key=lambda one: one.total).name == names[int(np.argmax(theirs["ST"]))]


def test_fixed_numbers_give_a_point_and_no_drivers() -> None:
    found = estimate_revenue(scenario_of(FEE), n_draws=256, seed=1)
    gross = found.estimates[0]
    assert (gross.lower, gross.value, gross.upper) == (30_000_000.0,) * 3
    assert (found.indices, found.swings, found.worth) == ((), (), ())
    assert found.density.at == (found.density.median,)
    assert [one.threshold for one in found.exceedance] == []


def test_a_total_that_cannot_be_computed_is_asked_for() -> None:
    with pytest.raises(RequestError, match="central_share"):
        estimate_revenue(scenario_of(FEE, total="retained"), n_draws=256)
    with pytest.raises(RequestError, match="purchase price"):
        estimate_revenue(scenario_of(FEE, total="net"), n_draws=256)


def test_a_net_below_zero_is_answered_without_a_log() -> None:
    text = (
        '[class.car.purchase]\nunit = "CNY per vehicle"\nkind = "elicited"\nshape = "normal"\nlow = 40000\n'
        'high = 50000\nnote = "made up"\n'
    )
    found = estimate_revenue(scenario_of(FEE, total="net", text=text), n_draws=256, seed=1)
    assert found.exceedance == ()
    assert found.density.median < 0
    assert found.indices[0].total == pytest.approx(1, abs=0.1)
    assert found.conversions[0].median < 0


def test_a_threshold_in_yuan_and_a_check_of_each_outcome() -> None:
    checks = "".join(
        f'[[check]]\nfact = "F013"\noutcome = "{outcome}"\nclass = "car"\nfrom = "{first}"\nto = "{first}"\n'
        for outcome, first in (
            ("arrivals", "2025-01"),
            ("arrivals_a_night", "2025-01"),
            ("yard", "2025-01"),
            ("price", "2025-01"),
            ("private_sales", "2025-01"),
            ("yard", "2030-01"),
        )
    )
    scenario = scenario_of(FEE, text=checks)
    found = estimate_revenue(scenario, n_draws=256, seed=1)
    assert {one.outcome: one.estimate.value for one in found.held} == {
        "car: arrivals": 100.0,
        "car: arrivals a night": pytest.approx(100 / 30.4375, rel=1e-5),
        "car: yard": 0.0,
    }
    readings = {one.outcome: one.reading for one in found.held}
    assert "below the 90 % range" in readings["car: arrivals"]
    assert "above the 90 % range" in readings["car: yard"]
    in_yuan = read_scenario(
        "\n".join(line.replace("USD per year", "CNY per year") for line in SHIPPED.read_text("utf-8").splitlines()),
        "x",
    ).scenario
    above = next(one for one in estimate_revenue(in_yuan, n_draws=256).cautions if one.code == "question")
    assert float(above.figure) > 0.8


def test_prices_by_month_are_held_against_reports() -> None:
    text = "".join(
        one("[[class.car.sale_price]]", "CNY per vehicle", value, f'from = "{first}"\nto = "{last}"\n')
        for value, first, last in ((70000, "2025-01", "2025-05"), (85000, "2025-06", "2025-12"))
    )
    text += '[[check]]\nfact = "F092"\noutcome = "price"\nclass = "car"\nfrom = "2025-06"\nto = "2025-06"\n'
    found = estimate_revenue(scenario_of(FEE, text=text), n_draws=256, seed=1)
    assert found.held[0].estimate.value == 85000
    assert found.held[0].reading.endswith("meet")


@pytest.mark.parametrize("n_draws", [0, 100, 300, 1 << 21])
def test_numbers_of_draws_that_are_refused(n_draws: int) -> None:
    with pytest.raises(RequestError, match="power of two"):
        revenue_draws.draw(shipped().priors, n_draws, 1)


@pytest.mark.parametrize("shape", list(Shape))
def test_quantiles_many_at_once_are_those_of_the_prior(shape: Shape) -> None:
    low, high = ("0.2", "0.2" if shape is Shape.FIXED else "0.7")
    prior = Prior("x", "share", PriorKind.ELICITED, shape, Decimal(low), Decimal(high), note="made up")
    probs = np.array([0.01, 0.3, 0.5, 0.99])
    expected = [prior.quantile(prob) for prob in probs]
    assert revenue_draws.quantiles(prior, probs) == pytest.approx(expected)


def test_demand_is_called_demand() -> None:
    quantities = {one.quantity for one in answer().estimates if "demand" in one.quantity}
    assert len(quantities) == 4
    owed = next(one for one in answer().estimates if "still owed" in one.quantity)
    assert owed.population.endswith("end of 2026-05")


def test_a_scenario_that_states_everything_has_no_blank() -> None:
    stated: dict[str, tuple[str, object]] = {
        name: (parameter.kind.UNIT, 1 if "share" in parameter.kind.UNIT else 100)
        for name, parameter in PARAMETERS.items()
        if not parameter.is_of_country
    }
    country: dict[str, tuple[str, object]] = {"central_share": ("share", 1), "won_per_yuan": ("KPW per CNY", 5000)}
    found = estimate_revenue(scenario_of(stated, country=country), n_draws=256, seed=1)
    assert found.blanks == ()
    assert {one.quantity for one in found.estimates} >= {
        f"receipts from {stream.replace('_', ' ')}" for stream in map(str, Stream)
    }
    assert "blank_streams" not in {caution.code for caution in found.cautions}
