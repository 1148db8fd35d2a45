"""`yellowplate model ...`: keys, paired differences, shares, shipped scenarios, what cannot be asked."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.called import Command, Spoken
from yellowplate.cli.model import _question
from yellowplate.cli.model._tables import number
from yellowplate.model.changes import CAUSES
from yellowplate.model.fit_problem import parameters_digest
from yellowplate.model.mechanism import mechanisms, parameters
from yellowplate.model.outcomes import IS, OUTCOMES
from yellowplate.model.posterior import FORMAT
from yellowplate.model.scenario import read
from yellowplate.tables import model_observations

QUANTILES = {"n", "mean", "p5", "p25", "p50", "p75", "p95"}
OUTCOME_KEYS = {"is", "kind", "scenario", "outcome", "unit", "what", "span", "first", "last"} | QUANTILES
SHORT = "first = 2025-01-06\nweeks = 45\nruns = 6\nseed = 3\n"
BRIEF = "first = 2025-03-03\nweeks = 14\nruns = 5\nseed = 3\n"
SHIPPED = (
    *("cheaper_permit", "confiscation", "crackdown", "enforcement"),
    *("lien_check", "more_fords", "pooling_ban", "rate_shock"),
)


@pytest.fixture
def short(tmp_path: Path) -> Path:
    path = tmp_path / "short.toml"
    path.write_text(SHORT + 'title = "Short"\n')
    return path


@pytest.fixture
def brief(tmp_path: Path) -> Path:
    path = tmp_path / "brief.toml"
    path.write_text(BRIEF)
    return path


@pytest.fixture
def changed(tmp_path: Path) -> Path:
    path = tmp_path / "changed.toml"
    path.write_text(SHORT + '[[change]]\nwhat = "lien_check"\nfrom = 2025-03-17\n')
    return path


def _of(spoken: Spoken, kind: str) -> list[dict[str, Any]]:
    assert spoken.status == 0
    assert all(row["is"] == IS for row in spoken.rows)
    return [row for row in spoken.rows if row["kind"] == kind]


def test_run_tells_every_outcome_by_quarter(command: Command, short: Path) -> None:
    spoken = command("model", "run", short, "--json")
    rows = _of(spoken, "outcome")
    assert {row["outcome"] for row in rows} == set(OUTCOMES)
    assert {row["span"] for row in rows} == {"whole", "2025-Q1", "2025-Q2", "2025-Q3", "2025-Q4"}
    assert all(set(row) == OUTCOME_KEYS for row in rows)
    question = spoken.rows[0]
    assert (question["kind"], question["runs"], question["seed"]) == ("question", 6, 3)
    assert question["numbers"] == "priors"
    assert question["without_source"]
    assert IS.capitalize() in spoken.err


def test_run_repeats_and_options_go_before_the_file(command: Command, short: Path, tmp_path: Path) -> None:
    one = command("model", "run", short, "--json", "--work", tmp_path / "kept", "--outcome", "crossed")
    again = command("model", "run", short, "--json", "--work", tmp_path / "kept", "--outcome", "crossed")
    assert one.out == again.out
    assert {row["outcome"] for row in _of(one, "outcome")} == {"crossed"}
    other = command("model", "run", short, "--json", "--seed", "4", "--runs", "5", "--without", "tolerance")
    question = other.rows[0]
    assert (question["seed"], question["runs"], question["without"]) == (4, 5, ["tolerance"])
    assert question["assumptions"][0]["what"] == "without tolerance"


def test_run_prints_tables_that_say_what_they_are(command: Command, short: Path) -> None:
    spoken = command("model", "run", short, "--outcome", "crossed", "--outcome", "capital_share")
    assert spoken.status == 0
    assert spoken.out.count(IS) == 4
    assert "without source" in spoken.out
    assert "2025-Q4" in spoken.out


def test_run_takes_a_posterior(command: Command, brief: Path, tmp_path: Path) -> None:
    path = tmp_path / "posterior.json"
    points = {"importing.pace": [0.2, 0.6], "fording.leak": [0.02, 0.05]}
    path.write_text(json.dumps({"format": FORMAT, "about": {}, "weights": [0.5, 0.5], "parameters": points}))
    spoken = command("model", "run", brief, "--json", "--posterior", path)
    assert spoken.rows[0]["numbers"] == str(path)
    assert "other beliefs" in spoken.err
    assert spoken.out != command("model", "run", brief, "--json").out
    drivers = command("model", "compare", brief, "--drivers", "--posterior", path, "--json", "--outcome", "crossed")
    members = {row["group"]: row["members"] for row in _of(drivers, "driver")}
    assert members["posterior"] == list(points)
    assert "importing.pace" not in members["importing"]


def test_a_posterior_of_today_is_taken_without_a_word(command: Command, brief: Path, tmp_path: Path) -> None:
    path = tmp_path / "posterior.json"
    about = {"parameters_digest": parameters_digest(), "observations_digest": model_observations.digest()}
    points = {"importing.pace": [0.2, 0.6]}
    path.write_text(json.dumps({"format": FORMAT, "about": about, "weights": [0.5, 0.5], "parameters": points}))
    spoken = command("model", "run", brief, "--posterior", path)
    assert "other beliefs" not in spoken.err
    assert str(path) in spoken.out.replace("\n", "")


def test_a_scenario_like_the_reports_differs_by_nothing(command: Command, short: Path) -> None:
    rows = _of(command("model", "compare", short, "--json"), "difference")
    assert len(rows) == len(OUTCOMES) * 5
    for row in rows:
        assert row["label"] == "within what was observed"
        assert row["share_more"] in {0.0, None}
        assert row["p5"] in {0.0, None}
        assert row["p95"] in {0.0, None}
        assert row["middle"] == row["middle_against"]


def test_differences_are_paired_and_labelled(command: Command, short: Path, changed: Path) -> None:
    spoken = command("model", "compare", changed, short, "--json", "--outcome", "crossed_black")
    rows = _of(spoken, "difference")
    assert {(row["scenario"], row["against"]) for row in rows} == {
        ("changed", "as reported"),
        ("short", "as reported"),
        ("short", "changed"),
    }
    first = next(row for row in rows if row["scenario"] == "changed" and row["span"] == "whole")
    assert first["label"] == "assumption-driven"
    assert "importing.check_finds" in first["assumptions"][0]["assumption"]
    assert first["p95"] <= 0
    before = next(row for row in rows if row["scenario"] == "changed" and row["span"] == "2025-Q1")
    assert before["share_same"] < 1
    turned = next(row for row in rows if row["against"] == "changed" and row["span"] == "whole")
    assert turned["mean"] == pytest.approx(-first["mean"])
    text = command("model", "compare", changed, "--outcome", "crossed_black")
    assert "assumption-driven" in text.out
    assert "importing.check_finds" in text.out


def test_what_a_scenario_sets_holds_on_both_sides(command: Command, tmp_path: Path) -> None:
    path = tmp_path / "set.toml"
    path.write_text(SHORT + '[set]\n"importing.pace" = { value = 0.9, unit = "share per week" }\n')
    rows = _of(command("model", "compare", path, "--json", "--outcome", "crossed"), "difference")
    assert all(row["p5"] == row["p95"] == 0 for row in rows)


def test_causes_share_the_whole(command: Command, brief: Path) -> None:
    rows = _of(command("model", "compare", brief, "--causes", "--json", "--outcome", "crossed"), "cause")
    whole = [row for row in rows if row["span"] == "whole"]
    assert [row["cause"] for row in whole] == list(CAUSES)
    assert sum(row["share"] for row in whole) == pytest.approx(1, abs=1e-3)
    assert all(row["label"] == "assumption-driven" and row["assumption"] for row in rows)
    text = command("model", "compare", brief, "--causes", "--outcome", "crossed", "--outcome", "capital_share")
    assert "How a cause is taken away" in text.out


def test_drivers_name_groups_and_what_to_learn(command: Command, brief: Path) -> None:
    asked = ("model", "compare", brief, "--drivers", "--runs", "20", "--outcome", "crossed")
    spoken = command(*asked, "--json")
    groups = {row["group"] for row in _of(spoken, "driver")}
    assert {"chance", "importing", "fording", "dealing"} <= groups
    worth = _of(spoken, "worth")
    assert {"importing.pace", "crossed in 2025-Q1"} <= {row["learnt"] for row in worth}
    assert all(0 <= row["narrower"] <= 1 for row in worth)
    text = command(*asked)
    assert "What drives crossed" in text.out
    assert "counting an outcome for a quarter" in text.out


def test_show_lists_numbers_without_source_first(command: Command, short: Path) -> None:
    spoken = command("model", "show", short, "--json")
    rows = _of(spoken, "parameter")
    sourced = [row["has_source"] for row in rows]
    assert sourced == sorted(sourced)
    assert {row["name"] for row in rows} == set(parameters())
    assert not sourced[0]
    assert [row["name"] for row in _of(spoken, "mechanism")] == [one.name for one in mechanisms()]
    weeks = _of(spoken, "week")
    assert len(weeks) == 45
    assert any("route-halt-2025-05" in row["events"] and row["open_share"] == 0 for row in weeks)
    text = command("model", "show", short)
    assert text.out.index("start.tied_share") < text.out.index("importing.carriage")
    assert "route-halt-2025-05" in text.out


@pytest.mark.parametrize("name", SHIPPED)
def test_every_shipped_scenario_reads_and_changes_something(name: str) -> None:
    path = _question.shipped()[name]
    found = read(path.read_text(), str(path))
    assert [one.what for one in found.changes]
    assert found.title


def test_a_shipped_scenario_is_run_by_name(command: Command) -> None:
    assert command("model", "run", "lien_check", "--runs", "1", "--json").rows[0]["scenario"] == "lien_check"


def test_without_a_scenario_it_is_as_reported(command: Command) -> None:
    assert command("model", "run", "--runs", "1", "--json").rows[0]["scenario"] == "as reported"


def test_an_installation_without_scenarios_says_so(
    command: Command, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(_question, "files", lambda _: tmp_path / "src" / "yellowplate")
    spoken = command("model", "run", "lien_check")
    assert spoken.status == 2
    assert "Shipped: none" in spoken.err


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("run", "nowhere.toml"), "no such file"),
        (("compare",), "name a SCENARIO"),
        (("compare", "--causes", "--drivers"), "one at a time"),
        (("compare", "--causes", "lien_check", "crackdown"), "take one SCENARIO"),
        (("compare", "--causes", "--without", "shortage"), "leave --without out"),
        (("run", "--without", "weather"), "weather"),
        (("run", "--runs", "0"), "0 is not in the range"),
        (("run", "--outcome", "loyalty"), "loyalty"),
        (("run", "--posterior", "nowhere.json"), "no such file"),
    ],
)
def test_what_cannot_be_asked_is_refused(command: Command, words: tuple[str, ...], told: str) -> None:
    spoken = command("model", *words)
    assert spoken.status == 2
    assert told in spoken.err
    assert not spoken.out


def test_scenarios_of_unequal_length_are_no_pairs(command: Command, short: Path) -> None:
    spoken = command("model", "compare", short, "lien_check", "--runs", "2")
    assert spoken.status == 2
    assert "no pairs" in spoken.err


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (SHORT + '[[change]]\nwhat = "permit"\nprice = -5\nunit = "CNY per vehicle"\n', "line 7"),
        (SHORT + '[[change]]\nwhat = "permit"\nprice = 5\nunit = "KPW per vehicle"\n', "won are not yuan"),
        ("title = \xff", "UTF-8"),
    ],
)
def test_a_scenario_that_cannot_be_is_named_with_its_line(
    command: Command, tmp_path: Path, text: str, told: str
) -> None:
    path = tmp_path / "bad.toml"
    path.write_bytes(text.encode("latin-1"))
    spoken = command("model", "run", path)
    assert spoken.status == 3
    assert told in spoken.err


def test_a_posterior_that_is_none_is_named(command: Command, tmp_path: Path, short: Path) -> None:
    path = tmp_path / "posterior.json"
    path.write_text("{}")
    spoken = command("model", "run", short, "--posterior", path)
    assert spoken.status == 3
    assert "format" in spoken.err


@pytest.mark.parametrize(
    ("value", "told"),
    [(None, ""), (0.123456, "0.123"), (4567.8, "4,568"), (2.5e6, "2.5 million"), (-3.2e9, "-3.2 billion")],
)
def test_figures_for_people(value: float | None, told: str) -> None:
    assert number(value) == told
