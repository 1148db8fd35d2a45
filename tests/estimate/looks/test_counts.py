"""Repeated counts: N-mixture, closure, dwell times, stock and flow, and the rows they come from."""

from __future__ import annotations

import csv
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import numpy as np
import pytest

from yellowplate.estimate.looks.counts import CountSite, CountTable, repeated, visits_vary, why_open
from yellowplate.estimate.looks.counts_report import estimates, report
from yellowplate.estimate.looks.counts_rows import read_counts
from yellowplate.estimate.looks.dwell import flow_per_month
from yellowplate.estimate.looks.dwell_state import Yard, best_flow, dispersion, flow_ends, flows, free_flow
from yellowplate.estimate.looks.n_mixture import _Model, fit, profile
from yellowplate.estimate.looks.n_mixture_answer import n_mixture_answer
from yellowplate.estimate.looks.series import Scene, SceneState, by_area
from yellowplate.records.errors import RequestError

SHARED = Path(__file__).resolve().parents[3] / "../shared"
MALLARDS = SHARED / "estimation_tables" / "nmix_mallard.csv"


def sites(prob: float, *, n: int = 20, seed: int = 1, mean: float = 20.0) -> tuple[CountSite, ...]:
    chance = np.random.default_rng(seed)
    numbers = chance.poisson(mean, n)
    return tuple(
        CountSite(str(i), tuple(int(c) for c in chance.binomial(k, prob, 3)), detection=((),) * 3)
        for i, k in enumerate(numbers)
    )


def scenes(counts: list[int], gap_days: int = 10, *, area: str = "yard", coverage: float = 1.0) -> list[Scene]:
    return [
        Scene(
            area,
            date(2025, 1, 1) + timedelta(days=gap_days * i),
            SceneState.COUNTED if count else SceneState.EMPTY,
            count,
            count,
            coverage,
        )
        for i, count in enumerate(counts)
    ]


@pytest.mark.shared
@pytest.mark.parametrize(
    ("is_poisson", "has_covariates", "most", "aic", "total"),
    [(False, True, 30, 477.57, None), (True, True, 30, 511.21, None), (True, False, 100, 631.89, 83.0)],
)
def test_mallards(is_poisson: bool, has_covariates: bool, most: int, aic: float, total: float | None) -> None:
    if not MALLARDS.is_file():
        pytest.skip("the folder of shared tables is not beside the checkout")
    rows = [("", row) for row in csv.DictReader(MALLARDS.read_text(encoding="utf-8").splitlines())]
    wanted = (("length", "elev", "forest"), ("ivel", "date", "date^2")) if has_covariates else ((), ())
    table = read_counts(rows, file="", abundance=wanted[0], detection=wanted[1]).table
    found = fit(table.sites, is_poisson=is_poisson, most=most)
    assert found.aic == pytest.approx(aic, abs=0.05)
    assert found.is_converged
    if has_covariates and not is_poisson:
        assert found.abundance == pytest.approx((-1.786, -0.186, -1.372, -0.685), abs=0.002)
        assert found.detection == pytest.approx((-0.028, 0.174, -0.313, -0.005), abs=0.002)
        assert found.log_size == pytest.approx(-0.696, abs=0.002)
    if total is not None:
        assert found.total == pytest.approx(total, abs=0.5)


@pytest.mark.parametrize("is_poisson", [True, False])
def test_the_gradient_is_that_of_the_likelihood(is_poisson: bool) -> None:
    given = tuple(
        CountSite(s.name, (*s.counts[:2], None), (), (0.1 * i,), ((0.2,), (-0.3,), None))
        for i, s in enumerate(sites(0.5, n=6))
    )
    model = _Model(given, most=60, is_poisson=is_poisson)
    theta = np.array([2.0, 0.3, 0.1, -0.2] + ([] if is_poisson else [0.7]))
    _, gradient = model.loss(theta)
    for i in range(theta.size):
        step = np.zeros(theta.size)
        step[i] = 1e-5
        slope = (model.loss(theta + step)[0] - model.loss(theta - step)[0]) / 2e-5
        assert gradient[i] == pytest.approx(slope, abs=1e-3)


def test_the_total_and_its_interval() -> None:
    found = n_mixture_answer(CountTable(sites(0.6), most=90), is_poisson=True)
    assert found.value is not None
    assert found.lower is not None
    assert found.upper is not None
    assert found.lower < 400 < found.upper
    assert found.lower < found.value < found.upper
    assert {caution.code for caution in found.cautions} == {"closure_not_checked"}
    assert found.figures["realised"] > 0


def test_what_is_too_thin_says_so() -> None:
    thin = n_mixture_answer(CountTable(sites(0.06, n=6), most=60), is_poisson=False)
    codes = {caution.code for caution in thin.cautions}
    assert {"low_detection", "few_places", "cut_too_low"} & codes >= {"few_places"}
    assert codes & {"low_detection", "cut_too_low", "no_upper_end"}


def test_a_search_that_did_not_rest(monkeypatch: pytest.MonkeyPatch) -> None:
    restless = replace(fit(sites(0.5, n=12), is_poisson=True, most=60), is_converged=False)
    monkeypatch.setattr("yellowplate.estimate.looks.n_mixture_answer.fit", lambda *_args, **_named: restless)
    found = n_mixture_answer(CountTable(sites(0.5, n=12), most=60), is_poisson=True)
    assert "not_converged" in {caution.code for caution in found.cautions}


def test_the_profile_is_open_where_the_data_set_no_bound() -> None:
    given = sites(0.05, n=5, seed=4)
    assert profile(given, fit(given, is_poisson=True, most=40), level=0.9)[1] is None


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ((CountSite("a", (3,)),), "counted twice"),
        ((CountSite("a", (3, None)),), "counted twice"),
        ((CountSite("a", (0, 0)),), "nothing was counted"),
        ((CountSite("a", (3, 5), (date(2025, 1, 1), date(2025, 3, 1))),), "59 days apart"),
        ((CountSite("a", (3, 5), (date(2025, 1, 1), date(2025, 1, 6))),), ""),
        ((CountSite("a", (3, 5)),), ""),
    ],
)
def test_closed_places(given: tuple[CountSite, ...], words: str) -> None:
    why = why_open(given)
    assert words in why
    assert bool(why) == bool(words)
    answer = n_mixture_answer(CountTable(given, most=30), is_poisson=True)
    assert answer.why_not == why


def test_visits_that_vary_too_much() -> None:
    still = (CountSite("a", (10, 11, 9)), CountSite("b", (0, 0)))
    moving = tuple(CountSite(str(i), (2, 40, 5)) for i in range(12))
    assert visits_vary(still)[1] > 0.5
    assert visits_vary(moving)[1] < 0.001
    assert visits_vary(()) == (0.0, 1.0)
    assert len(repeated(still)) == 2
    found = n_mixture_answer(CountTable((*moving, CountSite("new", (None, None)))), is_poisson=True)
    assert {"visits_vary", "places_not_visited"} <= {caution.code for caution in found.cautions}


def test_littles_law() -> None:
    assert (flow_per_month(300, 15), flow_per_month(300, 180)) == (600, 50)
    for stock, days in ((300, 0), (-1, 15)):
        with pytest.raises(ValueError, match="cannot be"):
            flow_per_month(stock, days)


def test_stock_and_flow_finds_the_flow_at_a_known_stay() -> None:
    chance = np.random.default_rng(2)
    now, counts = 60, []
    for _ in range(14):
        counts.append(now)
        kept = np.exp(-10 / 30)
        now = int(chance.binomial(now, kept) + chance.poisson(60 * (1 - kept)))
    yard = Yard(by_area(scenes(counts))[0])
    (flow,), widened = flows([yard], [30.0], level=0.9)
    assert flow.lower < 60 < flow.upper
    assert flow.lower < flow.per_month < flow.upper
    assert 1 <= widened < 3
    free, (shortest, longest) = free_flow([yard], level=0.9)
    assert free.lower <= free.per_month <= free.upper
    assert shortest <= free.dwell_days <= longest


def test_part_in_view_and_ranges_widen_the_flow() -> None:
    counts = [20, 24, 19, 26, 22, 25]
    exact = by_area(scenes(counts))[0]
    ranged = replace(
        exact,
        scenes=tuple(
            replace(s, low=(s.low or 0) - 5, high=None if i == 2 else (s.high or 0) + 5)
            for i, s in enumerate(exact.scenes)
        ),
    )
    part = by_area(scenes(counts, coverage=0.5))[0]
    told = [flows([Yard(one)], [15.0], level=0.9)[0][0] for one in (exact, ranged, part)]
    assert told[1].upper - told[1].lower > told[0].upper - told[0].lower
    assert told[2].per_month == pytest.approx(2 * told[0].per_month, rel=0.15)


def test_an_empty_yard_and_a_jump() -> None:
    empty = Yard(by_area(scenes([0, 0, 0, 0]))[0])
    rate, top = best_flow([empty], 15.0)
    low, high = flow_ends([empty], 15.0, rate, top - 1.35)
    assert low <= rate <= high
    jump = Yard(by_area(scenes([10, 90, 10, 90, 12]))[0])
    assert dispersion([jump], np.log(3.0), 15.0)[0] > 2
    assert jump.log_likelihood(1e-9, 0.001) < -1000


@pytest.mark.parametrize(("counts", "words"), [([5, 6], "2 scenes"), ([5, 900, 1200], "too many")])
def test_yards_that_cannot_be_followed(counts: list[int], words: str) -> None:
    with pytest.raises(ValueError, match=words):
        Yard(by_area(scenes(counts))[0])


def long_rows(counts: list[str], days: list[str], area: str = "A") -> list[tuple[str, dict[str, str]]]:
    return [
        (f"line {n}", {"area": area, "day": day, "count": count})
        for n, (count, day) in enumerate(zip(counts, days, strict=True), start=2)
    ]


def test_the_report_over_months_refuses_n_mixture_and_gives_the_flow() -> None:
    days = [f"2025-{month:02}-10" for month in range(1, 9)]
    given = [
        *long_rows(["20", "25-31", "dozens", "22", "24", "90", "21", "18"], days),
        *long_rows(["5", "many", "7"], days[:3], "B"),
        *long_rows(["x"], days[:1], "C"),
    ]
    file = read_counts(given, file="f")
    assert len(file.refusals) == 1
    assert len(file.left_out) == 2
    found = report(file.table)
    assert "days apart" in found.why_open
    by_name = {method.name: answer for method, answer in found.answers}
    assert by_name["n_mixture_poisson"].value is None
    assert by_name["highest_counts"].value == 90 + 7
    flow = by_name["stock_flow"]
    assert flow.value is None
    assert "no flow follows without a stay" in flow.why_not
    assert flow.figures["at 15 days of stay:lower"] < flow.figures["at 15 days of stay:upper"]
    assert {"flow_not_constant", "places_left_out", "dwell_not_identified"} <= {c.code for c in flow.cautions}
    bracket = by_name["little_bracket"]
    assert bracket.upper == pytest.approx(12 * (bracket.lower or 0))
    assert [caution.code for caution in found.cautions] == ["dwell_rules"]
    assert {one.quantity for one in estimates(found)} == {"vehicles that were at the places, at least"}


def test_the_flow_where_the_counts_tell_the_stay() -> None:
    chance = np.random.default_rng(11)
    now, counts = 60, []
    for _ in range(24):
        counts.append(str(now))
        kept = np.exp(-5 / 30)
        now = int(chance.binomial(now, kept) + chance.poisson(60 * (1 - kept)))
    days = [(date(2025, 1, 1) + timedelta(days=5 * i)).isoformat() for i in range(24)]
    found = report(read_counts(long_rows(counts, days), file="f").table)
    flow = {method.name: answer for method, answer in found.answers}["stock_flow"]
    assert flow.value is not None
    assert flow.lower is not None
    assert flow.upper is not None
    assert flow.lower <= flow.value <= flow.upper
    assert "vehicles arriving at the places a month" in {one.quantity for one in estimates(found)}


def test_the_report_within_days_compares_the_mixtures() -> None:
    rows = []
    chance = np.random.default_rng(3)
    for i in range(30):
        n = int(chance.negative_binomial(0.4, 0.02))
        rows += long_rows(
            [str(int(c)) for c in chance.binomial(n, 0.4, 3)], [f"2025-03-0{d}" for d in (1, 3, 5)], f"P{i}"
        )
    found = report(read_counts(rows, file="f", most=90).table)
    assert found.why_open == ""
    assert "mixture_matters" in {caution.code for caution in found.cautions}


def test_wide_rows() -> None:
    rows = [
        ("line 2", {"site": "a", "y1": "3", "y2": "", "elev": "0.5", "date1": "1", "date2": ""}),
        ("line 3", {"site": "b", "y1": "x", "y2": "1", "elev": "0.5", "date1": "1", "date2": "2"}),
        ("line 4", {"site": "c", "y1": "2", "y2": "1", "elev": "", "date1": "1", "date2": "2"}),
        ("line 5", {"site": "d", "y1": "2", "y2": "1", "elev": "1e9", "date1": "1", "date2": "2"}),
    ]
    found = read_counts(rows, file="f", abundance=("elev^2",), detection=("date",))
    [site] = found.table.sites
    assert site.abundance == (0.25,)
    assert site.detection == ((1.0,), None)
    assert [refusal.place for refusal in found.refusals] == ["line 3", "line 4", "line 5"]
    with pytest.raises(RequestError, match="no column"):
        read_counts(rows, file="f", detection=("wind",))
    with pytest.raises(RequestError, match="no column"):
        read_counts(rows, file="f", abundance=("elev^9",))
    with pytest.raises(RequestError, match="one row a visit"):
        read_counts(long_rows(["3"], ["2025-01-01"]), file="f", abundance=("elev",))


def test_a_place_counted_once_a_day_and_never_again() -> None:
    found = report(read_counts(long_rows(["3"], ["2025-01-01"]), file="f").table)
    assert "counted twice" in found.why_open
    assert {method.name: answer.value for method, answer in found.answers}["highest_counts"] == 3


def test_nothing_to_report() -> None:
    with pytest.raises(ValueError, match="no place"):
        report(CountTable(()))
