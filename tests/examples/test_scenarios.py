"""The scenarios that come with the program: valid, sourced, and without what nobody reports."""

from __future__ import annotations

import tomllib
from decimal import Decimal
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from yellowplate.estimate.revenue.schema import schema
from yellowplate.tables import reported_facts

FOLDER = Path(__file__).resolve().parents[2] / "examples" / "scenarios"
FILES = sorted(one for one in FOLDER.glob("*.toml") if not one.name.startswith("model_"))


def beliefs(part: object, path: str = "") -> list[tuple[str, dict[str, Any]]]:
    """Return every belief of a document with its path."""
    if isinstance(part, list):
        return [found for n, one in enumerate(part) for found in beliefs(one, f"{path}[{n}]")]
    if not isinstance(part, dict):
        return []
    if "kind" in part and "shape" in part:
        return [(path, part)]
    return [found for name, one in part.items() for found in beliefs(one, f"{path}.{name}")]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_scenario_keeps_the_schema(file: Path) -> None:
    document = tomllib.loads(file.read_text("utf-8"))
    jsonschema.Draft202012Validator({**schema()}).validate(document)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_reported_figure_is_that_of_a_fact_it_names(file: Path) -> None:
    document = tomllib.loads(file.read_text("utf-8"), parse_float=Decimal)
    known = reported_facts.by_id()
    for path, belief in beliefs(document):
        if belief["kind"] != "reported":
            continue
        ends = {Decimal(belief[name]) for name in ("value", "low", "high") if name in belief}
        printed = {
            end * 12 if known[name].unit == "years" else end
            for name in belief["facts"]
            for end in (known[name].low, known[name].high)
            if end is not None
        }
        assert ends <= printed, path


def test_there_is_a_scenario() -> None:
    assert [file.name for file in FILES] == ["upper_yalu.toml"]
