"""Writes docs/formats/model_scenario.schema.json from the code: python -m update.model_scenario_schema."""

from __future__ import annotations

import json
from pathlib import Path

from yellowplate.model.scenario_schema import schema

FILE = Path(__file__).resolve().parents[1] / "docs" / "formats" / "model_scenario.schema.json"


def text() -> str:
    """Return the schema as the file has it."""
    return json.dumps(schema(), ensure_ascii=False, indent=2) + "\n"


if __name__ == "__main__":
    FILE.write_text(text(), encoding="utf-8")
    print(FILE.name)
