"""`report money`."""

from __future__ import annotations

from pathlib import Path

from tests.called import Command


def test_the_page_is_written_and_named(command: Command, tmp_path: Path) -> None:
    spoken = command("report", "money", "--draws", "256", "--out", tmp_path / "out", "--json")
    (row,) = spoken.rows
    assert spoken.status == 0
    assert Path(row["page"]).is_file()
    assert len(row["files"]) > 5


def test_a_faulty_scenario_is_told_and_the_rest_written(command: Command, tmp_path: Path) -> None:
    from yellowplate.cli.estimate.revenue import shipped_scenario

    text = shipped_scenario().read_text(encoding="utf-8")
    scenario = tmp_path / "s.toml"
    scenario.write_text(text.replace('unit = "CNY per vehicle"', 'unit = "KPW per vehicle"', 1), encoding="utf-8")
    spoken = command("report", "money", scenario, "--draws", "256", "--out", tmp_path / "out")
    assert spoken.status == 3
    assert "won are not yuan" in spoken.err
    assert (tmp_path / "out" / "money.html").is_file()
