"""docs/rules.md lists every text as it stands in the package."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from yellowplate.tables.indicators import red_flags
from yellowplate.tables.law_texts import law_texts

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs/rules.md"


def test_the_page_is_what_the_update_writes() -> None:
    script = "import sys; sys.path.insert(0, 'update'); import law; sys.stdout.write(law.rules_page())"
    made = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, check=True, timeout=120
    ).stdout.decode()
    assert made == PAGE.read_text(encoding="utf-8"), "run python update/law.py"


def test_the_page_names_every_text_and_every_flag() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert all(f"| `{name}` |" in page for name in law_texts())
    assert all(f"| `{flag.id}` |" in page for flag in red_flags())
