"""The page on the model: what it is and its limits first, then what runs say, the reports beside them."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import MappingProxyType

import numpy as np
import pytest

from yellowplate.cli.report._causes import cause_samples
from yellowplate.export.report import Report, Section, write
from yellowplate.model.fit_problem import parameters_digest
from yellowplate.model.mechanism import parameters
from yellowplate.model.posterior import Posterior
from yellowplate.model.sample import sample
from yellowplate.model.scenario import Scenario, Stated
from yellowplate.model.summary import summary
from yellowplate.reports.model import chosen_quarters, report
from yellowplate.reports.model_checks import below, beside_observations, fitted_numbers
from yellowplate.reports.model_pictures import (
    IN_DOLLARS,
    Mark,
    car_streams,
    differences,
    labelled,
    marks,
    money_streams,
)
from yellowplate.reports.model_questions import STAMP, Pair, cause_section, currency_section, ends
from yellowplate.reports.model_runs import Runs, as_reported, run
from yellowplate.tables import model_observations

CHECKED = Stated("lien_check", date(2025, 7, 7), None, {})
SCENARIO = Scenario("A check", date(2024, 12, 30), 50, 12, 3, changes=(CHECKED,))


def _quiet(done: int, n_all: int) -> None:
    assert 0 < done <= n_all


@pytest.fixture(scope="module")
def pair() -> Pair:
    asked = run("check", SCENARIO, None, _quiet)
    return Pair(asked, run("as reported", as_reported(SCENARIO), None, _quiet))


@pytest.fixture(scope="module")
def page(pair: Pair) -> Report:
    return report(pair.asked, [pair], "Made by a test.")


def _section(page: Report, heading: str) -> Section:
    (found,) = [one for one in page.sections if heading in one.heading]
    return found


def test_what_it_is_and_its_limits_come_first(page: Report) -> None:
    assert page.stamp == STAMP == "Model output, not evidence"
    assert "not evidence" in page.lead[0]
    assert page.cautions[0].endswith("rest on no source at all; they are listed first below.")
    assert any(one.startswith("Assumption-driven: lien_check") for one in page.cautions)
    assert [one.heading for one in page.sections[:2]] == ["Method and limits", "Numbers without any source"]
    rows = [row for one in page.sections for grid in one.grids if grid.headings[:1] == ("number",) for row in grid.rows]
    assert sorted(row[0] for row in rows) == sorted(parameters())


def test_runs_are_those_of_the_model(pair: Pair) -> None:
    same = sample(SCENARIO)
    for name, values in same.values.items():
        assert np.array_equal(pair.asked.values[name], values, equal_nan=True), name


def test_more_runs_than_a_chunk_are_joined(monkeypatch: pytest.MonkeyPatch) -> None:
    from yellowplate.model import sample as sampling

    monkeypatch.setattr(sampling, "CHUNK", 3)
    short = Scenario("short", date(2024, 12, 30), 12, 7, 1)
    found = run("short", short, None, _quiet)
    assert {len(column) for column in (*found.series.values(), *found.flows.values(), *found.numbers.values())} == {7}
    assert np.array_equal(found.values["crossed"], sample(short).values["crossed"])
    # Few weeks hold no observation, and the page says of nothing what it is not asked.
    assert found.said.shape == (7, len(found.observed))
    before_all = run("early", Scenario("early", date(2023, 1, 2), 2, 2, 1), None, _quiet)
    assert before_all.said.shape == (2, 0)
    assert not beside_observations(before_all, None).charts


def test_differences_are_paired_and_labelled(page: Report, pair: Pair) -> None:
    (grid,) = _section(page, "What a change would do").grids
    assert {row[-1] for row in grid.rows} == {"assumption-driven"}
    black = pair.asked.values["crossed_black"][:, 0] - pair.beside.values["crossed_black"][:, 0]
    assert (black <= 0).mean() > 0.8
    assert not _section(report(pair.beside, [], "Made."), "What a change would do").charts


def test_streams_are_the_medians_of_the_flows(pair: Pair) -> None:
    runs = pair.asked
    cars = {(one.source, one.target): one.value for one in car_streams(runs, 2)}
    crossed = runs.flows["importing", "cars", "offered", "yard"][:, 2]
    assert cars["offered", "yard"] == pytest.approx(float(np.median(crossed)), rel=1e-4)
    money = money_streams(runs, 2)
    assert all(one.value >= 0 for one in money)
    assert not any({one.source, one.target} == {"importers", "changers"} for one in money)
    (dollars,) = [one for one in money if one.kind == IN_DOLLARS]
    assert (dollars.source, dollars.target) == ("households", "importers")


def test_what_went_back_is_turned_around(pair: Pair) -> None:
    flows = {("lending", "cars", "fleet", "pledged"): np.full((12, 5), -3.0)}
    (one,) = car_streams(replace(pair.asked, flows=MappingProxyType(flows)), 0)
    assert (one.source, one.target, one.value) == ("pledged", "fleet", 3.0)


def test_quarters_are_chosen_or_named(page: Report, pair: Pair) -> None:
    names = [pair.asked.quarters[at].name for at in chosen_quarters(pair.asked)]
    drawn = [chart.name for chart in _section(page, "Where cars and money go").charts]
    assert drawn == [f"{kind}_{name.lower().replace('-', '_')}" for name in names for kind in ("cars", "money")]
    other = report(pair.asked, [pair], "Made.", quarters=("2025-Q2",))
    assert [one.name for one in _section(other, "Where cars and money go").charts] == ["cars_2025_q2", "money_2025_q2"]


def test_marks_are_events_that_change_an_input(pair: Pair) -> None:
    found = marks(pair.asked)
    assert [one.on for one in found] == sorted(one.on for one in found)
    assert [one for one in found if not one.who] == [Mark("2025-07-07", "the scenario's lien check", ())]
    assert any("resumes" in one.what for one in found)
    assert len(marks(pair.beside)) == len(found) - 1


def test_a_number_that_no_run_has_is_none() -> None:
    nowhere = np.full(3, np.nan)
    assert ends(summary(nowhere)) == ("", "none", "")
    assert not differences("crossed", [("nowhere", nowhere)]).rows


def test_near_marks_share_their_words() -> None:
    given = [Mark(on, "x", ()) for on in ("2025-01-01", "2025-01-20", "2025-01-20", "2025-09-01")]
    assert labelled(given) == [("2025-01-01", "1 to 3"), ("2025-01-20", ""), ("2025-09-01", "4")]


def test_reports_stand_beside_the_calendar_of_the_reports(page: Report, pair: Pair) -> None:
    section = _section(page, "Beside what was observed")
    assert "as reported" in section.words[0]
    (grid,) = section.grids
    assert [row[0] for row in grid.rows] == [one.id for one in pair.beside.observed]
    assert {row[-2] for row in grid.rows} <= {"yes", "no", "cannot tell"}
    n_yes = sum(row[-2] == "yes" for row in grid.rows)
    assert section.words[0].startswith(f"{n_yes} of {len(grid.rows)} ")


def test_an_observation_no_run_speaks_of_cannot_be_told(pair: Pair) -> None:
    silent: Runs = replace(pair.beside, retold=np.full_like(pair.beside.retold, np.nan))
    section = beside_observations(silent, None)
    assert not section.charts
    assert {row[-2] for row in section.grids[0].rows} == {"cannot tell"}


def test_fitted_numbers_stand_beside_what_was_believed(pair: Pair) -> None:
    prior = parameters()["releasing.days"].prior
    middle = prior.quantile(0.5)
    about = {
        "command": "yellowplate model fit",
        "until": "2025-10-01",
        "observations": {pair.beside.observed[0].id: []},
        "diagnosis": {"nothing_learnt": ["releasing.days"], "fights": [{"one": "a", "other": "b", "lift": 0.1}]},
    }
    posterior = Posterior({"releasing.days": (middle, middle)}, (0.5, 0.5), about)
    section = fitted_numbers(posterior)
    (row,) = section.charts[0].rows  # type: ignore[union-attr]
    assert row["value"] == pytest.approx(0.5, abs=1e-3)
    assert "other beliefs or observations" in section.points[0]
    assert "next to nothing about: releasing.days" in section.points[1]
    assert "a and b fight" in section.points[2]
    assert below(prior, prior.quantile(0.05)) == pytest.approx(0.05, abs=1e-6)
    whole = report(pair.asked, [pair], "Made.", posterior=posterior)
    assert _section(whole, "Fitted numbers")
    assert "no check of the model" in _section(whole, "Beside what was observed").words[1]
    today = {"parameters_digest": parameters_digest(), "observations_digest": model_observations.digest()}
    bare = fitted_numbers(Posterior({"releasing.days": (middle,)}, (1.0,), today))
    assert len(bare.words) == 1
    assert not bare.points


def test_causes_share_what_all_add() -> None:
    short = Scenario("short", date(2025, 1, 6), 30, 4, 1)
    samples = cause_samples(short, None, lambda _name, _done, _all: None)
    (currency,) = currency_section(samples).grids
    drawn = next(row for row in currency.rows if row[0] == "Currency that households drew out of hiding")
    # Without the policy no household buys, so all that is drawn out is the policy's.
    assert drawn[2:5] == drawn[5:]
    section = cause_section(samples)
    assert STAMP in section.words[0]
    assert "assumption-driven" in section.words[0]
    (grid,) = section.grids
    assert {row[1] for row in grid.rows} == {"tolerance", "shortage", "ownership"}
    shares = [float(row[2].rstrip("%")) for row in grid.rows if row[0] == "Cars that crossed the fords"]
    assert sum(shares) == pytest.approx(100, abs=2)


def test_one_page_holds_all_and_fetches_nothing(page: Report, tmp_path: Path) -> None:
    files = write(page, tmp_path / "out")
    text = files[0].read_text(encoding="utf-8")
    assert text.index("Model output, not evidence") < text.index("Method and limits") < text.index("Over time")
    assert text.count("<svg") == sum(len(section.charts) for section in page.sections)
    assert "<script" not in text
    assert not re.search(r'(?:src|srcset)="', text)
    ids = re.findall(r'\sid="([^"]+)"', text)
    assert len(ids) == len(set(ids))
    assert text == write(page, tmp_path / "again")[0].read_text(encoding="utf-8")
