"""From an order to a posterior with its diagnosis; and the command over it."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from tests.called import Command
from yellowplate.cli.model.fit import _print_lines, _show
from yellowplate.model import fit_bank, fit_sampler
from yellowplate.model.fit_report import Order, order
from yellowplate.model.posterior import Posterior, load
from yellowplate.model.scenario import Scenario

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::ResourceWarning")
CUT = "2025-05-01"
"""Two months and one image are known by then."""


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fit_bank, "PER_BATCH", 200)
    monkeypatch.setattr(fit_sampler, "LEAST_BATCH", 60)


def test_the_command_written_down_is_the_one_that_makes_it() -> None:
    plain = Order(Scenario(), n_populations=3, n_particles=40, n_bank=200, seed=5)
    assert plain.command() == "yellowplate model fit --populations 3 --particles 40 --bank 200 --seed 5 --work DIR"
    cut = Order(Scenario(), "cheap.toml", date(2025, 9, 30), "observed")
    assert cut.command().startswith("yellowplate model fit cheap.toml --until 2025-09-30 --dated observed ")


def test_nothing_known_is_refused(tmp_path: Path, small: None) -> None:
    with pytest.raises(ValueError, match="known 0"):
        order(Order(Scenario(), until=date(2020, 1, 1), n_bank=200), tmp_path, lambda *_: None)


def test_a_fit_from_the_command_to_its_file(command: Command, tmp_path: Path, small: None) -> None:
    words = ["model", "fit", "--until", CUT, "--work", str(tmp_path), "--populations", "1", "--particles", "40"]
    said = command(*words, "--bank", "200", "--json")
    assert said.status == 0, said.err
    by_kind: dict[str, list[dict[str, object]]] = {}
    for row in said.rows:
        assert "not evidence" in str(row["is"])
        by_kind.setdefault(str(row["kind"]), []).append(row)
    (told,) = by_kind["fit"]
    found = load(tmp_path / "posterior.json")
    assert found.is_of_today()
    assert set(found.about["observations"]) == {"stacked-2024-06", "price-2024", "price-2025-02"}
    assert told["until"] == CUT
    assert "night-2025-09" in found.about["left_out"]["not_known_by_the_day"]
    assert len(by_kind["parameter"]) == len(found.parameters)
    assert len(by_kind["observation"]) == 19
    before = (tmp_path / "posterior.json").read_bytes()
    again = command(*words, "--bank", "200")
    assert again.status == 0
    assert (tmp_path / "posterior.json").read_bytes() == before
    assert "Fitted parameters" in again.out
    assert "not evidence" in again.err


@pytest.mark.parametrize(
    ("words", "status", "message"),
    [
        (["--until", "soon"], 2, "not a day"),
        (["--until", "2020-01-01", "--bank", "200"], 2, "no observation to fit to"),
        (["nowhere.toml"], 2, "no such file"),
        (["--particles", "3"], 2, "20"),
    ],
)
def test_bad_requests_are_named(
    command: Command, tmp_path: Path, small: None, words: list[str], status: int, message: str
) -> None:
    said = command("model", "fit", *words, "--work", str(tmp_path))
    assert said.status == status
    assert message in said.err


def test_fights_and_what_is_not_learnt_are_printed(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    three = [1.0, 2.0, 3.0]
    number = {"name": "buying.pace", "unit": "share", "prior": three, "posterior": three, "contraction": 0.02}
    seen = {"id": "a", "low": None, "middle": 1.0, "high": 2.0, "chance": 0.01, "near": 0.1}
    diagnosis = {
        "parameters": [number],
        "nothing_learnt": ["buying.pace"],
        "against_others": [{**seen, "at_odds": True, "counted": False}],
        "fights": [{"one": "a", "other": "b", "lift": 0.1, "lift_high": 0.2}],
    }
    about = {"diagnosis": diagnosis, "left_out": {"out_of_reach": ["a"], "inputs": []}}
    made = Posterior({"buying.pace": (1.0,)}, (1.0,), about)
    _print_lines(made, tmp_path)
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [one["kind"] for one in rows] == ["fit", "parameter", "observation", "fight"]
    assert rows[1]["learnt"] is False
    _show(made, None)
    said = capsys.readouterr()
    assert "next to nothing learnt" in said.out
    assert "at odds" in said.out
    assert said.err == "Left out, out of reach: a\n"
