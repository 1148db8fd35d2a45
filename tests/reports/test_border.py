"""The report on the border."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.called import Command

COUNTS = """area,day,count,coverage,sensor,source
yard,2025-03-02,31,1,image,made up
yard,2025-03-20,28-34,1,image,made up
yard,2025-04-05,not seen,0,image,made up
yard,2025-04-21,25,0.8,image,made up
yard,2025-05-10,27-33,1,image,made up
yard,2025-05-28,33,1,image,made up
yard,2025-06-15,dozens,1,report,made up
yard,2025-07-02,58,1,image,made up
yard,2025-07-20,64,1,image,made up
yard,2025-08-08,0,1,image,made up
yard,2025-08-30,66,1,image,made up
yard,2025-10-09,61,1,image,made up
"""
SERIALS = """block,serial,day
yellow,2001,2025-10
yellow,3500,2025-10
yellow,5858,2025-10
"""


@pytest.fixture
def page(command: Command, tmp_path: Path) -> str:
    counts, serials = tmp_path / "counts.csv", tmp_path / "serials.csv"
    counts.write_text(COUNTS, encoding="utf-8")
    serials.write_text(SERIALS, encoding="utf-8")
    spoken = command("report", "border", "--counts", counts, "--serials", serials, "--out", tmp_path / "out", "--json")
    assert spoken.status == 0, spoken.err
    return Path(spoken.rows[0]["page"]).read_text(encoding="utf-8")


def test_a_look_is_told_as_what_it_is(page: str) -> None:
    for words in ("28 to 34", "seen and empty", "words only", "not seen: the scene says nothing of it"):
        assert words in page


def test_published_counts_are_not_reconciled(page: str) -> None:
    assert "cannot be reconciled without their points" in page
    assert "AccessDPRK" in page


def test_serial_numbers_events_and_sources_stand_on_it(page: str) -> None:
    assert "goodman" in page
    assert "F160" in page
    assert "counts: counts.csv" in page
    assert page.count("<svg") == 3


def test_nothing_given_leaves_what_is_published(command: Command, tmp_path: Path) -> None:
    spoken = command("report", "border", "--out", tmp_path / "out")
    assert spoken.status == 0
    text = (tmp_path / "out" / "border.html").read_text(encoding="utf-8")
    assert "No series of counts was given." in text
    assert "Plates: what" not in text


def test_a_bad_row_is_told_and_the_rest_written(command: Command, tmp_path: Path) -> None:
    counts = tmp_path / "counts.csv"
    counts.write_text(COUNTS + "yard,someday,12,1,image,made up\n", encoding="utf-8")
    spoken = command("report", "border", "--counts", counts, "--out", tmp_path / "out")
    assert spoken.status == 3
    assert "someday" in spoken.err
    assert (tmp_path / "out" / "border.html").is_file()
