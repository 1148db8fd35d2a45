"""The JSON Schema of a scenario of the model; written to docs/formats by `update/model_scenario_schema.py`."""

from __future__ import annotations

import tomllib

from yellowplate.model.changes import CHANGES
from yellowplate.model.mechanism import parameters
from yellowplate.model.scenario import FIRST, MOST_RUNS, MOST_WEEKS, RUNS, WEEKS
from yellowplate.records.ids import Plain

_DAY: dict[str, Plain] = {"type": "string", "format": "date", "description": "a day; in TOML without quotes"}


def schema() -> dict[str, Plain]:
    """Return the schema, made from the changes and numbers that the model knows."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A scenario of the model (yellowplate model run, compare, show)",
        "type": "object",
        "properties": {
            "title": {"type": "string"},
            "first": {**_DAY, "description": "a Monday", "default": FIRST.isoformat()},
            "weeks": {"type": "integer", "minimum": 1, "maximum": MOST_WEEKS, "default": WEEKS},
            "runs": {"type": "integer", "minimum": 1, "maximum": MOST_RUNS, "default": RUNS},
            "seed": {"type": "integer", "minimum": 0, "default": 1},
            "set": {
                "type": "object",
                "description": "numbers that are not drawn from what is believed of them",
                "properties": {name: _number(one.prior.unit, one.says) for name, one in parameters().items()},
                "additionalProperties": False,
            },
            "change": {"type": "array", "items": {"oneOf": [_change(name) for name in CHANGES]}},
        },
        "additionalProperties": False,
    }


def _number(unit: str, says: str) -> dict[str, Plain]:
    return {
        "type": "object",
        "description": says,
        "properties": {"value": {"type": "number", "minimum": 0}, "unit": {"const": unit}},
        "required": ["value", "unit"],
        "additionalProperties": False,
    }


def _change(name: str) -> dict[str, Plain]:
    change = CHANGES[name]
    examples = {key: tomllib.loads(f"x = {example}")["x"] for key, example in change.keys.items()}
    kinds = {int: "number", float: "number", str: "string", list: "array"}
    own: dict[str, Plain] = {
        key: {"type": kinds[type(example)], "examples": [example]} for key, example in examples.items()
    }
    return {
        "type": "object",
        "description": change.what,
        "properties": {"what": {"const": name}, "from": _DAY, "until": _DAY, "note": {"type": "string"}, **own},
        "required": ["what", *(key for key in own if key != "cities")],
        "additionalProperties": False,
    }
