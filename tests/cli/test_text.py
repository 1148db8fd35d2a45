"""`text` on prose: statements with speakers and dates, from a sidecar or from options."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.called import Command

REPORT = "지난달 말 취재협조자 ㄱ씨는 혜산 보관장에서 번호판 없는 승용차 37대를 직접 세었다고 전했다.\n"


@pytest.fixture
def report(tmp_path: Path) -> Path:
    """Write a made-up report without its sidecar."""
    path = tmp_path / "report.txt"
    path.write_text(REPORT, encoding="utf-8")
    return path


def test_publisher_and_day_come_from_the_sidecar(report: Path, command: Command) -> None:
    sidecar = report.with_name("report.meta.json")
    sidecar.write_text('{"publisher": "꾸민소식", "published": "2025-11-12"}', encoding="utf-8")
    (row,) = command("text", report, "--json").rows
    counted = next(one for one in row["statements"] if one["property"] == "seen")
    assert (counted["low"], counted["high"], counted["happened_on"]) == (37, 37, "2025-10")
    assert counted["said_by"][0] == "꾸민소식"
    assert counted["basis"] == "saw"
    start, end = counted["span"]
    assert row["text"][start:end] == counted["quote"]
    spoken = command("text", report)
    assert "statements" in spoken.out
    assert "꾸민소식 > " in spoken.out


def test_options_go_before_the_sidecar(report: Path, command: Command) -> None:
    report.with_name("report.meta.json").write_text('{"publisher": "꾸민소식"}', encoding="utf-8")
    words = ("text", report, "--publisher", "다른소식", "--published", "2024-03", "--json")
    (row,) = command(*words).rows
    counted = next(one for one in row["statements"] if one["property"] == "seen")
    assert (counted["said_by"][0], counted["happened_on"]) == ("다른소식", "2024-02")


@pytest.mark.parametrize("content", ["{", "[1]"])
def test_a_broken_sidecar_is_named(content: str, report: Path, command: Command) -> None:
    report.with_name("report.meta.json").write_text(content, encoding="utf-8")
    spoken = command("text", report)
    assert spoken.status == 3
    assert "report.meta.json" in spoken.err
