"""The page of arguments."""

from __future__ import annotations

from pathlib import Path

from tests.called import Command
from yellowplate.export.report import Section
from yellowplate.reports.argument import report
from yellowplate.tables.arguments import CLAIMS


def test_each_explanation_is_shown_with_both_sides_and_what_is_missing() -> None:
    page = report("Made by a test.")
    assert [section.heading for section in page.sections] == list(CLAIMS.values())
    for section in page.sections:
        assert [grid.caption for grid in section.grids] == ["Reported for it", "Reported against it"]
        assert all(grid.rows for grid in section.grids)
        assert all(point.startswith("Missing: ") for point in section.points)


def test_every_line_names_who_says_so_and_its_fact_is_a_source() -> None:
    page = report("Made by a test.")
    ids = {source.id for source in page.sources}
    rows = [row for section in page.sections for grid in section.grids for row in grid.rows]
    assert all(row[0] in ids and row[1] and row[2] for row in rows)


def test_the_model_stands_apart_and_last() -> None:
    page = report("Made by a test.", model=(Section("In the model", words=("Model output, not evidence.",)),))
    assert page.sections[-1].heading == "In the model"


def test_the_command_writes_one_page(command: Command, tmp_path: Path) -> None:
    (row,) = command("report", "argument", "--out", tmp_path / "out", "--json").rows
    text = Path(row["page"]).read_text(encoding="utf-8")
    assert "Arguments, no verdict" in text
    assert "F181" in text
    assert command("report", "argument", "--out", tmp_path / "out").status == 0
