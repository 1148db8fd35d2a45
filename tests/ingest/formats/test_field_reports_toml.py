"""Field reports as TOML: days and numbers may be TOML's own."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from tests.ingest.border_files import TOML
from yellowplate.ingest.format import SourceFile
from yellowplate.ingest.formats.field_reports_toml import FORMAT
from yellowplate.ingest.neighbours import Neighbours
from yellowplate.records import Refusal, Statement
from yellowplate.records.errors import UnreadableInput

Collected = Callable[[Mapping[str, bytes | str]], tuple[dict[str, SourceFile], Neighbours]]


def run(collected: Collected, text: str) -> list[Statement | Refusal]:
    files, folder = collected({"a.toml": text})
    return [one for one in FORMAT.read(files["a.toml"], folder) if isinstance(one, Statement | Refusal)]


def test_sightings(collected: Collected) -> None:
    files, _ = collected({"a.toml": TOML, "b.toml": "[[loan]]\n", "c.txt": TOML})
    assert {name: FORMAT.recognises(file) for name, file in files.items()} == {
        "a.toml": True,
        "b.toml": False,
        "c.txt": False,
    }
    good, bad = run(collected, TOML)
    assert isinstance(good, Statement)
    assert (good.value, str(good.happened_on), good.locator.field) == ("100..", "2025-09-13", "/1/count")
    assert isinstance(bad, Refusal)
    assert bad.place == "sighting 2, key high"


def test_korean_keys_in_quotes(collected: Collected) -> None:
    (found,) = run(collected, '[[sighting]]\n"장소" = "혜산"\n"대상" = "차량"\n"대수" = 30\n')
    assert isinstance(found, Statement)
    assert found.locator.field == "/1/대수"


@pytest.mark.parametrize(
    ("text", "reason", "place"),
    [
        ("sighting = [3]\n", "not a table", "sighting 1"),
        ('[[sighting]]\nplace = "a"\n"地点" = "b"\n', "two columns may be place", "sighting 1"),
        ('[[sighting]]\nplace = "a"\ncount = 3\n', "what was counted is not said", "sighting 1"),
    ],
)
def test_a_bad_sighting(collected: Collected, text: str, reason: str, place: str) -> None:
    (bad,) = run(collected, text)
    assert isinstance(bad, Refusal)
    assert (reason in bad.reason, bad.place) == (True, place)


def test_a_value_that_is_a_list_costs_itself(collected: Collected) -> None:
    bad, good = run(collected, '[[sighting]]\nplace = "a"\nwhat = "cars"\ncount = 3\nnote = [1]\n')
    assert isinstance(bad, Refusal)
    assert "note is no text" in bad.reason
    assert isinstance(good, Statement)


@pytest.mark.parametrize(("text", "reason"), [("[[sighting", "not TOML"), ("sighting = 3\n", "no \\[\\[sighting")])
def test_what_is_no_file_of_sightings(collected: Collected, text: str, reason: str) -> None:
    with pytest.raises(UnreadableInput, match=reason):
        run(collected, text)
