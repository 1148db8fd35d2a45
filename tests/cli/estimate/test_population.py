"""`yellowplate estimate population`: keys, options, messages and exit status."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.called import Command, ExampleCase, clock
from tests.estimate.published import IMMIGRANTS, KOSOVO, as_csv
from yellowplate.store.case import Case

QUICK = ("--bootstrap", "10", "--rounds", "16")


@pytest.fixture
def kosovo(tmp_path: Path) -> Path:
    path = tmp_path / "kosovo.csv"
    path.write_text(as_csv(KOSOVO), encoding="utf-8")
    return path


def test_the_keys_of_the_contract(command: Command, kosovo: Path) -> None:
    spoken = command("estimate", "population", kosovo, *QUICK, "--json", "--model", "EXH:ABA EXH:OSCE")
    assert spoken.status == 0
    [row] = spoken.rows
    assert row["n_observed"] == 4400
    assert set(row) >= {"n_observed", "models", "spread", "warnings"}
    by_name = {model["name"]: model for model in row["models"]}
    assert set(by_name) >= {"chapman", "chao", "independence", "all_pairs", "pairs_bic", "stepwise", "latent_class"}
    assert by_name["stepwise"]["n_hat"] == pytest.approx(14341.664)
    assert by_name["given"]["terms"] == ["EXH:ABA", "EXH:OSCE"]
    assert {"code", "figure", "text"} == set(row["warnings"][0])


def test_people_see_the_spread_first_and_never_one_model(command: Command, tmp_path: Path) -> None:
    path = tmp_path / "two.csv"
    path.write_text("A,B,n\n1,0,300\n0,1,200\n1,1,40\n", encoding="utf-8")
    spoken = command("estimate", "population", path, *QUICK, "--window-days", "90", "--dwell-days", "30")
    assert spoken.status == 0
    assert spoken.out.index("The models give") < spoken.out.index("chapman")
    assert "few_lists [2]" in spoken.out
    assert "open_population [3.00]" in spoken.out
    assert "odds ratio 2" in spoken.out
    assert "No number from stepwise" in spoken.err


def test_doubtful_links_are_drawn(command: Command, tmp_path: Path) -> None:
    path = tmp_path / "sightings.csv"
    rows = [f"u{unit},{name},0.9" for unit in range(60) for name in "AB" if (unit + len(name)) % 3 or name == "A"]
    path.write_text("vehicle,list,prob\n" + "\n".join(rows) + "\n", encoding="utf-8")
    [row] = command("estimate", "population", path, *QUICK, "--link-sets", "5", "--json").rows
    assert [one["link_sets"] for one in row["over_links"]] == [5]
    assert "over 5 drawn link sets" in command("estimate", "population", path, *QUICK, "--link-sets", "5").out


def test_counts_of_counts(command: Command, tmp_path: Path) -> None:
    path = tmp_path / "immigrants.csv"
    path.write_text(IMMIGRANTS, encoding="utf-8")
    [row] = command("estimate", "population", path, "--json").rows
    assert row["models"][0]["name"] == "chao"
    assert row["models"][0]["n_hat"] == pytest.approx(9273.5, abs=0.05)
    spoken = command("estimate", "population", path, "--model", "A:B")
    assert spoken.status == 2
    assert "names its lists" in spoken.err
    assert "chao" in command("estimate", "population", path).out


def test_a_table_that_answers_nothing_says_so(command: Command, tmp_path: Path) -> None:
    path = tmp_path / "apart.csv"
    path.write_text("A,B,n\n1,1,3\n", encoding="utf-8")
    spoken = command("estimate", "population", path, *QUICK)
    assert spoken.status == 0
    assert "few_lists" in spoken.out


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ((), "name either"),
        (("TABLE", "--case", "somewhere"), "name either"),
        (("TABLE", "--model", "EXH:XYZ"), "The lists are EXH, ABA, OSCE, HRW"),
        (("TABLE", "--set-aside", "EXH:EXH"), "no such combination"),
        (("TABLE", "--level", "95"), "level"),
    ],
)
def test_wrong_requests(command: Command, kosovo: Path, words: tuple[str, ...], says: str) -> None:
    spoken = command("estimate", "population", *(str(kosovo) if word == "TABLE" else word for word in words))
    assert spoken.status == 2
    assert says in spoken.err


def test_a_table_that_cannot_be_read(command: Command, tmp_path: Path) -> None:
    path = tmp_path / "broken.csv"
    path.write_text("A,B,n\n1,0,-3\n", encoding="utf-8")
    spoken = command("estimate", "population", path)
    assert spoken.status == 3
    assert "row 2" in spoken.err
    assert "Remedy" in spoken.err


def test_the_lists_of_a_case_and_their_warnings(command: Command, example_case: ExampleCase) -> None:
    [row] = command("estimate", "population", "--case", example_case.directory, *QUICK, "--json").rows
    assert "posts on douyin" in row["lists"]
    assert {"few_lists", "small_list", "unnamed_vehicles"} <= {one["code"] for one in row["warnings"]}


def test_a_case_without_two_lists_says_what_is_needed(command: Command, tmp_path: Path) -> None:
    with Case.open(tmp_path / "empty", create=True, clock=clock):
        pass
    spoken = command("estimate", "population", "--case", tmp_path / "empty")
    assert spoken.status == 2
    assert "at least two lists" in spoken.err
