"""The benchmark of dealers' lines: its counting is right, and it skips where the samples are missing."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.text_lines import Score, main, score, wilson


@pytest.mark.parametrize(
    ("n_right", "n_all", "low", "high"),
    [(0, 0, 0.0, 1.0), (10, 10, 0.7225, 1.0), (0, 10, 0.0, 0.2775), (50, 100, 0.4038, 0.5962)],
)
def test_intervals(n_right: int, n_all: int, low: float, high: float) -> None:
    assert wilson(n_right, n_all) == pytest.approx((low, high), abs=1e-4)


def test_hits_and_misses() -> None:
    rows = [{"said": {"a", "b"}, "gold": {"a"}}, {"said": set(), "gold": {"c"}}]
    assert score(rows, lambda row: row["said"], lambda row: row["gold"]) == Score(1, 1, 1)


def test_it_skips_without_the_samples(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(tmp_path) == 0
    assert capsys.readouterr().out.startswith("skipped")


def test_it_prints_a_line_a_question(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    samples = tmp_path / "text_samples"
    samples.mkdir()
    line = (
        '{"id": 1, "text": "抵押车 凯美瑞 6万8", "is_offer": true, "encumbered": "yes", "destination": "none",'
        ' "price_yuan": 68000, "mileage_km": null, "year": null, "phone": [], "wechat": [], "qq": [], "plate": [],'
        ' "vin": [], "tracker_removed": false}\n'
    )
    (samples / "listings_dev.jsonl").write_text(line, "utf-8")
    assert main(tmp_path) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[1].split()[:3] == ["encumbered", "offers", "1.00"]
    assert lines[3].split()[:2] == ["offers", "1.00"]
