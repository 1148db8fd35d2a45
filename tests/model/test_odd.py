"""The protocol document and the pictures beside it: what the files say is what the code says."""

from __future__ import annotations

from pathlib import Path

from update.model_odd import FOLDER, documents, write
from yellowplate.model import odd_tables
from yellowplate.model.calendar import ASSUMED
from yellowplate.model.changes import CAUSES, CHANGES
from yellowplate.model.mechanism import mechanisms, parameters
from yellowplate.model.odd import PANELS, document
from yellowplate.model.odd_words import STATE as STATE_TOLD
from yellowplate.model.panels import STOCK_MEANINGS, WORDS, words
from yellowplate.model.touched import INPUTS, STATE
from yellowplate.model.world import ACCOUNTS, STOCKS


def test_the_files_are_what_the_code_gives() -> None:
    for name, text in documents().items():
        assert (FOLDER / name).read_text(encoding="utf-8") == text, f"{name}: run python -m update.model_odd"


def test_the_script_writes_all(tmp_path: Path) -> None:
    assert write(tmp_path / "new") == ["odd.md", *(f"{one}.svg" for one in PANELS)]
    assert (tmp_path / "new" / "odd.md").read_text(encoding="utf-8") == document()


def test_numbers_without_source_come_first_and_every_number_is_told() -> None:
    text = document()
    none = odd_tables.without_source()
    assert none
    last = max(text.index(f"| {one.name} |") for one in none)
    assert last < text.index("## 1. Purpose")
    for name in parameters():
        assert f"| {name} |" in text, name
    parted = [*none, *odd_tables.judged(), *odd_tables.printed()]
    assert sorted(one.name for one in parted) == sorted(parameters())


def test_every_mechanism_state_input_change_and_cause_is_told() -> None:
    text = document()
    at = [text.index(f"### 7.{place} {one.name}") for place, one in enumerate(mechanisms(), start=1)]
    assert at == sorted(at)
    for one in mechanisms():
        assert all(line in text for line in one.assumed)
        assert all(f"| {fact} |" in text for fact in one.rests_on)
    names = [*STOCKS, *ACCOUNTS, *CHANGES, *CAUSES, *ASSUMED]
    assert all(f"| {name} |" in text for name in names)
    assert all(name in text for name in INPUTS)


def test_words_speak_of_what_the_code_has() -> None:
    assert {name for name, _, _ in STATE_TOLD} == set(STATE)
    assert set(STOCK_MEANINGS) == set(STOCKS)
    assert set(WORDS) <= {*STOCKS, *ACCOUNTS, *STATE, *INPUTS}
    assert words("lien_check") == "lien check"


def test_a_cell_keeps_its_bars() -> None:
    assert odd_tables.table(("a",), [("x|y\nz",)]).splitlines()[-1] == "| x\\|y z |"
