"""What every ingest format must bring; and the printed schemas are those that the formats check against."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path
from types import ModuleType

import pytest
from jsonschema import Draft202012Validator

from yellowplate.ingest.format import Format
from yellowplate.ingest.intake import formats

ROOT = Path(__file__).resolve().parents[2]
ALL = formats()


@pytest.fixture
def update() -> ModuleType:
    spec = importlib.util.spec_from_file_location("format_schemas", ROOT / "update" / "format_schemas.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_names_are_unique_and_the_plain_folder_is_asked_last() -> None:
    assert len({one.name for one in ALL}) == len(ALL)
    assert ALL[-1].name == "folder"
    assert ALL[-1].order > ALL[-2].order


@pytest.mark.parametrize("one", ALL, ids=lambda one: one.name)
def test_a_format_is_named_for_its_module_and_says_its_source(one: Format) -> None:
    module = importlib.import_module(f"yellowplate.ingest.formats.{one.name}")
    assert module.FORMAT is one
    assert re.search(r"\w", one.source)
    assert one.read.__doc__


@pytest.mark.parametrize("one", [one for one in ALL if one.schema is not None], ids=lambda one: one.name)
def test_schemas_are_schemas_that_keep_unknown_keys(one: Format) -> None:
    assert one.schema is not None
    Draft202012Validator.check_schema(dict(one.schema))
    assert one.schema.get("additionalProperties") is not False


def test_the_printed_schemas_are_in_step(update: ModuleType) -> None:
    made = update.documents()
    printed = {name: (ROOT / "docs/formats" / name).read_text(encoding="utf-8") for name in made}
    assert printed == made, "run python update/format_schemas.py"


def test_schemas_of_others_are_left_alone(update: ModuleType, tmp_path: Path) -> None:
    other = tmp_path / "other.schema.json"
    other.write_text("{}", encoding="utf-8")
    assert set(update.write(tmp_path)) == set(update.documents())
    assert {path.name for path in tmp_path.iterdir()} == {other.name, *update.documents()}
    assert other.read_text(encoding="utf-8") == "{}"
