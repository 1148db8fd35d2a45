"""The schema in the docs is that of the code, and takes what the reader takes."""

from __future__ import annotations

import json
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from update.model_scenario_schema import FILE, text
from yellowplate.model.changes import CHANGES
from yellowplate.model.scenario_schema import schema

SHIPPED = sorted((Path(__file__).resolve().parents[2] / "examples" / "scenarios").glob("model_*.toml"))


def _plain(document: str) -> Any:
    return json.loads(json.dumps(tomllib.loads(document), default=lambda day: day.isoformat()))


def test_the_docs_hold_it() -> None:
    assert FILE.read_text(encoding="utf-8") == text(), "run: python -m update.model_scenario_schema"


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_shipped_scenarios_keep_it(path: Path) -> None:
    jsonschema.validate(_plain(path.read_text(encoding="utf-8")), schema())


@pytest.mark.parametrize("name", sorted(CHANGES))
def test_every_example_of_a_change_keeps_it(name: str) -> None:
    keys = "\n".join(f"{key} = {example}" for key, example in CHANGES[name].keys.items())
    jsonschema.validate(_plain(f'[[change]]\nwhat = "{name}"\nfrom = {date(2025, 3, 3)}\n{keys}\n'), schema())


@pytest.mark.parametrize(
    "document",
    [
        "weeks = 0",
        "titel = 'x'",
        "[[change]]\nwhat = 'permits'",
        "[[change]]\nwhat = 'permit'\nprize = 3",
        "[set]\n'importing.pace' = { value = 0.4, unit = 'cars' }",
        "[set]\n'importing.speed' = { value = 0.4, unit = 'share' }",
    ],
)
def test_what_the_reader_refuses_breaks_it(document: str) -> None:
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(_plain(document), schema())
