"""The command of the text benchmark: what it prints, and that the unseen part stays shut unless asked for."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.text.__main__ import main
from benchmarks.text.gold import FOLDER

N_LINES = 30
ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    """A folder with the first lines of either part."""
    for name in ("dev.jsonl", "unseen.jsonl"):
        lines = (FOLDER / name).read_text("utf-8").splitlines()
        (tmp_path / name).write_text("\n".join(lines[:N_LINES]), "utf-8")
    return tmp_path


def test_the_unseen_part_is_not_even_read(gold: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (gold / "unseen.jsonl").unlink()
    assert main(["--gold", str(gold), "--sample", str(gold / "missing.jsonl")]) == 0
    printed = capsys.readouterr().out
    assert "seen part: 30 lines" in printed
    assert "\nunseen part" not in printed
    assert "shared sample: not beside the checkout, skipped" in printed


def test_the_unseen_part_on_request(gold: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--gold", str(gold), "--sample", str(gold / "dev.jsonl"), "--unseen"]) == 0
    printed = capsys.readouterr().out
    assert "shared sample: 30 lines" in printed
    assert "\nunseen part: 30 lines" in printed
    assert "time a line: median" in printed
    assert "together" in printed
    assert "false friends refused" in printed


def test_errors_are_those_of_the_seen_part(gold: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (gold / "unseen.jsonl").unlink()
    line = (gold / "dev.jsonl").read_text("utf-8").splitlines()[0]
    (gold / "dev.jsonl").write_text(line.replace('"price_yuan": 52000', '"price_yuan": 99999'), "utf-8")
    assert main(["--gold", str(gold), "--errors"]) == 0
    assert "price\tsaid ['52000']\tgold ['99999']" in capsys.readouterr().out


def test_no_offers_no_drop(gold: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lines = [line for line in (FOLDER / "dev.jsonl").read_text("utf-8").splitlines() if '"is_offer": false' in line]
    (gold / "dev.jsonl").write_text("\n".join(lines[:3]), "utf-8")
    assert main(["--gold", str(gold), "--sample", str(gold / "missing.jsonl")]) == 0
    printed = capsys.readouterr().out
    assert "disguises: 0 offers" in printed
    assert "drop - and - points" in printed


def test_it_runs_as_a_module(gold: Path) -> None:
    command = [sys.executable, "-m", "benchmarks.text", "--gold", str(gold), "--errors"]
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, check=False, encoding="utf-8")
    assert ended.returncode == 0, ended.stderr
