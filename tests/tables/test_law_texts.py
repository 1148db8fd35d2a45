"""The table of texts: days, order, and that the update writes just this."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from yellowplate.tables.law_texts import LawText, law_texts

ROOT = Path(__file__).resolve().parents[2]
RESEARCH = ROOT / "../shared/law/rules.yaml"


def _text(last: date | None) -> LawText:
    return LawText(
        id="xx-1",
        jurisdiction="XX",
        instrument="Made-up act",
        article="art 1",
        title="Nothing",
        effective_from=date(2020, 1, 2),
        effective_to=last,
        summary="Says nothing.",
        source_url="https://example.org",
        verified=True,
        source_kind="primary_text",
        effective_from_verified=True,
    )


def test_first_and_last_day_count() -> None:
    text = _text(date(2020, 1, 4))
    days = [date(2020, 1, day) for day in range(1, 6)]
    assert [text.is_in_force(day) for day in days] == [False, True, True, True, False]
    assert _text(None).is_in_force(date(2030, 1, 1))
    assert text.citation == "Made-up act, art 1"


def test_table_is_in_order_and_dated() -> None:
    assert list(law_texts()) == sorted(law_texts())
    assert law_texts()["cn-mps-164-42"].effective_from == date(2022, 5, 1)
    assert not law_texts()["un-2397-7-hs"].verified
    assert not law_texts()["cn-usedcar-2024-6-encumb"].verified


@pytest.mark.shared
def test_table_and_schema_are_what_the_update_writes() -> None:
    if not RESEARCH.exists():
        pytest.skip("the folder of shared material is not beside the checkout")
    import yaml

    files = [ROOT / "src/yellowplate/tables/law_texts.toml", ROOT / "docs/formats/screen.schema.json"]
    script = (
        "import sys, json, yaml, pathlib; sys.path.insert(0, 'update'); import law; "
        "rules = yaml.safe_load(pathlib.Path(sys.argv[1]).read_text(encoding='utf-8')); "
        "sys.stdout.write(law.table(rules) + '\\0' + json.dumps(law.schema(), ensure_ascii=False, indent=2) + '\\n')"
    )
    made = subprocess.run(
        [sys.executable, "-c", script, str(RESEARCH)], cwd=ROOT, capture_output=True, check=True, timeout=120
    ).stdout.decode()
    assert made.split("\0") == [file.read_text(encoding="utf-8") for file in files]
    assert yaml.safe_load(RESEARCH.read_text(encoding="utf-8"))["meta"]["schema_version"] == 1
