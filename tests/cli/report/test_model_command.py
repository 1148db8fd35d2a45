"""`report model` and `report argument --with-model`."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.called import Command

SHORT = 'title = "Short"\nfirst = 2025-06-30\nweeks = 20\nruns = 3\n'
CHECKED = SHORT + '[[change]]\nwhat = "lien_check"\n'


@pytest.fixture
def short(tmp_path: Path) -> Path:
    path = tmp_path / "short.toml"
    path.write_text(SHORT, encoding="utf-8")
    return path


@pytest.fixture
def checked(tmp_path: Path) -> Path:
    path = tmp_path / "checked.toml"
    path.write_text(CHECKED, encoding="utf-8")
    return path


def test_the_page_is_written_and_named(command: Command, tmp_path: Path, short: Path, checked: Path) -> None:
    spoken = command("report", "model", short, checked, "--out", tmp_path / "out", "--json")
    assert spoken.status == 0
    (row,) = spoken.rows
    text = Path(row["page"]).read_text(encoding="utf-8")
    assert "how the three causes share" in text
    assert "checked" in text
    assert "3 runs" in text


def test_people_are_told_what_it_is(command: Command, tmp_path: Path, checked: Path) -> None:
    other = tmp_path / "fords.toml"
    other.write_text(SHORT + '[[change]]\nwhat = "fords"\nmore = 5\n', encoding="utf-8")
    words = ("report", "model", checked, other, "--no-causes", "--runs", "2", "--quarter", "2025-Q3")
    spoken = command(*words, "--out", tmp_path / "out")
    assert spoken.status == 0
    assert (tmp_path / "out" / "model_cars_2025_q3.svg").is_file()
    assert "not evidence" in spoken.err
    assert "Wrote" in spoken.out


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--quarter", "2031-Q1"), "choose from 2025-Q2 to 2025-Q4"),
        (("--posterior", "nowhere.json"), "no such file"),
    ],
)
def test_what_cannot_be_is_refused(
    command: Command, tmp_path: Path, short: Path, words: tuple[str, ...], told: str
) -> None:
    spoken = command("report", "model", short, *words, "--out", tmp_path / "out")
    assert spoken.status == 2
    assert told in spoken.err
    assert not (tmp_path / "out").exists()


def test_scenarios_that_are_no_pairs_are_refused(command: Command, tmp_path: Path, short: Path, checked: Path) -> None:
    checked.write_text(CHECKED.replace("weeks = 20", "weeks = 21"), encoding="utf-8")
    assert "differ in first day" in command("report", "model", short, checked, "--out", tmp_path / "out").err
    assert "one name" in command("report", "model", short, short, "--out", tmp_path / "out").err
    short.write_text(SHORT.replace("runs = 3", "runs = 3000"), encoding="utf-8")
    assert "at most 2000 runs" in command("report", "model", short, "--out", tmp_path / "out").err


@pytest.mark.parametrize("form", [("--json",), ()])
def test_the_page_of_arguments_shows_the_model_apart(
    command: Command, tmp_path: Path, short: Path, form: tuple[str, ...]
) -> None:
    words = ("report", "argument", "--with-model", "--scenario", short, "--runs", "2", "--out", tmp_path / "out", *form)
    assert command(*words).status == 0
    text = (tmp_path / "out" / "argument.html").read_text(encoding="utf-8")
    assert text.index("Reported against it") < text.index("In the model: how the three causes share")
    assert "Model output, not evidence" in text
