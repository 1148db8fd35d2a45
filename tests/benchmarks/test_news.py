"""The benchmark of news prose as a command, and its figures on the developers' sample."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from benchmarks.news.__main__ import main

SHARED = Path(__file__).resolve().parents[2] / "../shared"
LEAST_PRECISION = 0.9
LEAST_RECALL = 0.9
"""On texts the cues were written for: less means that something broke."""


def test_it_skips_without_the_samples(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(tmp_path) == 0
    assert capsys.readouterr().out.startswith("skipped")


def _folder(tmp_path: Path) -> Path:
    folder = tmp_path / "news_samples"
    folder.mkdir()
    vocabulary = {
        "topics": {"vehicle_count": {"seen": {"number": "yes", "synonyms": []}}},
        "either": [],
        "places": [["Uiju"]],
        "countries": [],
        "speaker_words_dropped": {"en": [], "ko": [], "ko_endings": []},
        "speaker_self": [],
        "speaker_synonyms": [],
    }
    (folder / "vocabulary.json").write_text(json.dumps(vocabulary), "utf-8")
    (folder / "one.txt").write_text("I counted 64 cars at Uiju.\n", "utf-8")
    (folder / "one.meta.json").write_text('{"publisher": "Paper", "author": null, "published": "2025-11"}', "utf-8")
    gold = (
        '{"sentence_no": 1, "quote": "64 cars", "topic": "vehicle_count", "property": "seen", "low": 64, "high": 64,'
        ' "place": "Uiju", "said_by": ["Paper"], "basis": "saw", "polarity": "asserted"}\n\n'
    )
    (folder / "one.gold.jsonl").write_text(gold, "utf-8")
    return tmp_path


def test_it_prints_a_line_a_text_and_the_table(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(_folder(tmp_path)) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].split()[:4] == ["one:", "all", "P", "1.00"]
    assert lines[1].split()[:4] == ["all", "P", "1.00", "1/1"]


def test_texts_can_be_chosen(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(_folder(tmp_path), ["another"]) == 0
    assert capsys.readouterr().out.splitlines()[0].split()[:4] == ["all", "P", "-", "0/0"]


@pytest.mark.shared
def test_the_developers_sample(capsys: pytest.CaptureFixture[str]) -> None:
    if not (SHARED / "news_samples" / "vocabulary.json").is_file():
        pytest.skip("the shared news samples are not beside the checkout")
    assert main(SHARED) == 0
    line = next(line for line in capsys.readouterr().out.splitlines() if line.startswith("all "))
    precision, recall = (float(rate) for rate in re.findall(r"[PR] +([\d.]+) ", line))
    assert precision >= LEAST_PRECISION
    assert recall >= LEAST_RECALL
