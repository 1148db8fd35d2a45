"""`run` and `demo` as people see them, and how the program leaves when something goes wrong."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import click
import pytest

from tests.called import Command
from yellowplate import casebook, cli, resolve
from yellowplate.cli import _output, demo
from yellowplate.cli.read import rows_of
from yellowplate.records import Locator, Statement, Subject, SubjectKind, VehicleFile
from yellowplate.records.errors import RequestError

pytestmark = pytest.mark.xdist_group("example")

ARCHIVE = Path(__file__).resolve().parents[2] / "examples" / "one_case" / "archive"
VIN = "LVGTEST13MX000017"


def test_the_demo_shows_its_cars_and_its_broken_file(tmp_path: Path, command: Command) -> None:
    spoken = command("demo", "--case", tmp_path / "demo")
    assert spoken.status == 0
    assert VIN in spoken.out
    assert "Ledger " in spoken.out
    assert "cut_short.mp4" in spoken.err
    assert "made up" in spoken.err
    assert "exit status 3" not in spoken.err
    assert (tmp_path / "demo" / "dossier" / "index.html").is_file()


def test_a_missing_example_is_said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(demo, "files", lambda _name: tmp_path / "src" / "yellowplate")
    with pytest.raises(RequestError, match="Install yellowplate again"):
        demo.example_archive()


def test_the_example_inside_an_installed_package_is_taken_first(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    inside = tmp_path / "examples" / "one_case"
    inside.mkdir(parents=True)
    (inside / "README.md").write_text("made up", encoding="utf-8")
    monkeypatch.setattr(demo, "files", lambda _name: tmp_path)
    assert demo.example_archive() == inside / "archive"


def test_a_run_shows_a_table_and_progress(tmp_path: Path, command: Command) -> None:
    words = ("run", ARCHIVE / "pictures", ARCHIVE / "tables", "--case", tmp_path / "case")
    spoken = command(*words, "--jobs", "1", "--timeout", "90", "--on", "2026-05-01")
    assert spoken.status == 0
    assert VIN in spoken.out
    assert "encumbered" in spoken.out
    assert "ingest" in spoken.err
    assert command("run", ARCHIVE / "pictures", "--case", tmp_path / "other", "--timeout", "0").status == 2


@pytest.mark.parametrize(("raised", "status"), [(KeyboardInterrupt(), 130), (BrokenPipeError(), 0)])
def test_how_the_program_leaves(
    raised: BaseException, status: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(**_: object) -> None:
        raise raised

    class Deaf:
        def close(self) -> None:
            pass

    monkeypatch.setattr(cli.commands, "main", fail)
    if status == 0:
        monkeypatch.setattr("sys.stderr", Deaf())
    with pytest.raises(SystemExit) as left:
        cli.main([])
    assert left.value.code == status
    assert ("goes on from there" in capsys.readouterr().err) == (status == 130)


def test_an_exit_inside_a_command_keeps_its_status(monkeypatch: pytest.MonkeyPatch) -> None:
    def leave(**_: object) -> None:
        raise click.exceptions.Exit(7)

    monkeypatch.setattr(cli.commands, "main", leave)
    with pytest.raises(SystemExit) as left:
        cli.main([])
    assert left.value.code == 7


def test_progress_counts_each_stage(capsys: pytest.CaptureFixture[str]) -> None:
    with _output.progress(quiet=False) as advance:
        advance("read", 0, 2, "")
        advance("read", 2, 2, "a/very/long/name.mp4")
    assert "2/2" in capsys.readouterr().err
    with _output.progress(quiet=True) as advance:
        advance("read", 1, 2, "")
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize(
    ("prop", "value", "kind", "said"),
    [
        ("contact", "phone:+8617000300017", "phone", "+8617000300017"),
        ("contact", "telegram:someone", "other", "someone"),
        ("price", "68000", "price", "68000"),
        ("tracker_removed", "yes", "other", "tracker_removed=yes"),
    ],
)
def test_statements_are_printed_under_the_kinds_of_the_contract(prop: str, value: str, kind: str, said: str) -> None:
    place = Locator("ab" * 32, start=0, end=4)
    one = Statement(Subject(SubjectKind.VEHICLE, "ab" * 32), prop, value, "字字字字", place, "test/1")
    row = rows_of(one, {"ab" * 32: "a.txt"})
    assert (row["file"], row["kind"], row["value"], row["span"]) == ("a.txt", kind, said, [0, 4])


def test_near_is_another_reading_or_a_few_characters(own_example_case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = resolve.resolve

    def with_alternative(*args: Any) -> tuple[VehicleFile, ...]:
        return tuple(replace(one, vin_alternatives=("1G4AH59H45G118341",)) for one in real(*args))

    monkeypatch.setattr(resolve, "resolve", with_alternative)
    (decision,) = casebook.check(own_example_case, ["1G4AH59H45G118341"], today=date(2026, 8, 1))
    assert decision.decision == "REFER"
    assert any("another possible reading" in reason for reason in decision.reasons)


@pytest.mark.parametrize(
    ("asked", "read", "word"),
    [
        ("LVGTEST13MX000018", "LVGTEST13MX000017", "at most 2 characters"),
        ("LVGB8D0B0MX000017", "LVG8BD080MX000017", "easily mistaken"),
        ("LVGTEST13MX000017", "1G4AH59H45G118341", ""),
    ],
)
def test_how_near_a_reading_is_is_said(
    asked: str, read: str, word: str, own_example_case: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = resolve.resolve

    def with_one(*args: Any) -> tuple[VehicleFile, ...]:
        return (replace(real(*args)[-1], vin=read, vin_alternatives=(), key=f"vin:{read}"),)

    monkeypatch.setattr(resolve, "resolve", with_one)
    (decision,) = casebook.check(own_example_case, [asked], today=date(2026, 8, 1))
    assert any(word in reason for reason in decision.reasons)
    assert (decision.decision == "REFER") == bool(word)
