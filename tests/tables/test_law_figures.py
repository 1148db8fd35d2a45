"""Dated figures of the texts, headings and red flags: each belongs to a text, none overlaps, order is fixed."""

from __future__ import annotations

import subprocess
import sys
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pytest

from yellowplate.tables import law_texts_figures
from yellowplate.tables.hs_headings import hs_headings
from yellowplate.tables.indicators import red_flags
from yellowplate.tables.law_texts import law_texts
from yellowplate.tables.law_texts_figures import Figure, figure, figures

ROOT = Path(__file__).resolve().parents[2]
RESEARCH = ROOT / "../shared/law/rules.yaml"


def test_figures_belong_to_texts_and_do_not_overlap() -> None:
    for one in figures():
        assert one.text in law_texts()
        assert one.says.endswith(".")
        again = [other for other in figures() if (other.text, other.name) == (one.text, one.name)]
        for earlier, later in pairwise(again):
            assert earlier.effective_to is not None
            assert earlier.effective_to < later.effective_from


def test_a_figure_on_a_day() -> None:
    assert figure("cn-2025-648-180", "letter_days", date(2025, 12, 31)) is None
    assert figure("cn-2025-648-180", "letter_days", date(2026, 1, 1)) == Decimal(180)
    assert figure("cn-2025-648-180", "no_such", date(2026, 1, 1)) is None


def test_a_figure_that_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    last = date(2031, 5, 5)
    old = Figure("xx-1", "days", Decimal(1), "days", date(2031, 1, 1), last, True, "Old.")
    new = Figure("xx-1", "days", Decimal(2), "days", last + timedelta(days=1), None, True, "New.")
    monkeypatch.setattr(law_texts_figures, "figures", lambda: (old, new))
    assert figure("xx-1", "days", last) == Decimal(1)
    assert figure("xx-1", "days", last + timedelta(days=1)) == Decimal(2)


def test_headings_and_flags_are_in_order() -> None:
    assert [one.hs for one in hs_headings()] == sorted(one.hs for one in hs_headings())
    for heading in hs_headings():
        codes = [one.code for one in heading.subheadings]
        assert codes == sorted(codes)
        assert all(code.startswith(heading.hs) and len(code) == 6 for code in codes)
    assert [one.id for one in red_flags()] == sorted(one.id for one in red_flags())


@pytest.mark.shared
def test_headings_and_flags_are_those_of_the_research() -> None:
    if not RESEARCH.exists():
        pytest.skip("the folder of shared material is not beside the checkout")
    import yaml

    research = yaml.safe_load(RESEARCH.read_text(encoding="utf-8"))
    ours = {
        one.hs: (one.title, one.note, one.verified, {sub.code: sub.title for sub in one.subheadings})
        for one in hs_headings()
    }
    for row in research["hs_headings"]:
        subheadings = {code.replace(".", ""): title for code, title in row.get("subheadings", {}).items()}
        assert ours[row["hs"]] == (row["title"], row["note"], row["verified"], subheadings)
    script = (
        "import sys, yaml, pathlib; sys.path.insert(0, 'update'); import law; "
        "rules = yaml.safe_load(pathlib.Path(sys.argv[1]).read_text(encoding='utf-8')); "
        "sys.stdout.write(law.indicator_table(rules))"
    )
    made = subprocess.run(
        [sys.executable, "-c", script, str(RESEARCH)], cwd=ROOT, capture_output=True, check=True, timeout=120
    ).stdout.decode()
    assert made == (ROOT / "src/yellowplate/tables/indicators.toml").read_text(encoding="utf-8")
