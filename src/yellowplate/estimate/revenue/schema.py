"""The JSON Schema of a scenario of receipts; written to docs/formats by `update/scenario_schema.py`."""

from __future__ import annotations

from yellowplate.estimate.revenue.parameters import PARAMETERS, Parameter
from yellowplate.records.ids import Plain
from yellowplate.records.prior import PriorKind, Shape
from yellowplate.records.receipts import Total

_MONTH: dict[str, Plain] = {"type": "string", "pattern": "^[0-9]{4}-(0[1-9]|1[0-2])$"}
_DAY: dict[str, Plain] = {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}
_NUMBER: dict[str, Plain] = {"type": "number"}
_TEXT: dict[str, Plain] = {"type": "string", "minLength": 1}
_PARAMETER_PATH = r"^[a-z][a-z0-9_-]*\.[a-z_]+$"
OUTCOMES = ("private_sales", "arrivals", "arrivals_a_night", "yard", "price")
PRIOR: dict[str, Plain] = {
    "type": "object",
    "required": ["unit", "kind", "shape"],
    "properties": {
        "unit": {**_TEXT, "description": "as the parameter asks for it; another unit is refused"},
        "kind": {"enum": [str(kind) for kind in PriorKind]},
        "shape": {"enum": [str(shape) for shape in Shape]},
        "value": {**_NUMBER, "description": "a single figure, instead of low and high"},
        "low": _NUMBER,
        "high": _NUMBER,
        "level": {"type": "number", "exclusiveMinimum": 0, "exclusiveMaximum": 1, "default": 0.9},
        "error": {"type": "number", "minimum": 0, "exclusiveMaximum": 1, "default": 0},
        "on": {"type": "string", "description": "day, month, year or range the figures speak of"},
        "facts": {"type": "array", "items": {"type": "string", "pattern": "^F[0-9]{3}$"}},
        "source": {"type": "string"},
        "note": {"type": "string"},
        "from": _MONTH,
        "to": _MONTH,
        "share_of_before": {"type": "boolean", "description": "arrivals only: a share of the months before"},
    },
    "oneOf": [{"required": ["value"]}, {"required": ["low", "high"]}],
    "additionalProperties": False,
}
QUESTION: dict[str, Plain] = {
    "type": "object",
    "required": ["total", "year", "threshold", "unit"],
    "properties": {
        "total": {"enum": [str(total) for total in Total]},
        "year": {"type": "integer"},
        "threshold": _NUMBER,
        "unit": {"type": "string", "description": "USD per year or CNY per year"},
    },
    "additionalProperties": False,
}
HALT: dict[str, Plain] = {
    "type": "object",
    "required": ["event"],
    "properties": {
        "event": {**_TEXT, "description": "id in the table of route events"},
        "until": {**_DAY, "description": "last day, where the reports do not give it"},
        "note": {"type": "string", "description": "who says when it ended"},
    },
    "additionalProperties": False,
}
VARIANT: dict[str, Plain] = {
    "type": "object",
    "required": ["name"],
    "properties": {
        "name": _TEXT,
        "flow_of": {**_MONTH, "description": "every month takes the arrivals of this one, without halts"},
        "set": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["parameter", "value", "unit"],
                "properties": {
                    "parameter": {"type": "string", "pattern": _PARAMETER_PATH},
                    "value": _NUMBER,
                    "unit": _TEXT,
                },
                "additionalProperties": False,
            },
        },
    },
    "additionalProperties": False,
}
CHECK: dict[str, Plain] = {
    "type": "object",
    "required": ["fact", "outcome", "class", "from", "to"],
    "properties": {
        "fact": {"type": "string", "pattern": "^F[0-9]{3}$"},
        "outcome": {"enum": [*OUTCOMES]},
        "class": _TEXT,
        "from": _MONTH,
        "to": _MONTH,
    },
    "additionalProperties": False,
}


def _of(parameter: Parameter) -> Plain:
    ref: Plain = {"$ref": "#/$defs/prior"}
    if parameter.is_of_country or parameter.is_constant:
        return {"description": f"{parameter.asks} In {parameter.kind.UNIT}.", "$ref": "#/$defs/prior"}
    return {
        "description": f"{parameter.asks} In {parameter.kind.UNIT}. One belief, or a list of beliefs by months.",
        "oneOf": [ref, {"type": "array", "minItems": 1, "items": ref}],
    }


def schema() -> dict[str, Plain]:
    """Return the schema of a whole scenario; the reader checks each part of a scenario against its part of it."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A scenario of receipts from vehicles: yellowplate estimate revenue SCENARIO.toml",
        "type": "object",
        "required": ["title", "population", "first_month", "last_month", "question", "class"],
        "properties": {
            "title": _TEXT,
            "population": {**_TEXT, "description": "which vehicles, where and when"},
            "first_month": _MONTH,
            "last_month": _MONTH,
            "question": QUESTION,
            "halt": {"type": "array", "items": HALT},
            "country": {
                "type": "object",
                "properties": {one.name: _of(one) for one in PARAMETERS.values() if one.is_of_country},
                "additionalProperties": False,
            },
            "class": {
                "type": "object",
                "minProperties": 1,
                "additionalProperties": {
                    "type": "object",
                    "required": ["arrivals"],
                    "properties": {one.name: _of(one) for one in PARAMETERS.values() if not one.is_of_country},
                    "additionalProperties": False,
                },
            },
            "variant": {"type": "array", "items": VARIANT},
            "check": {"type": "array", "items": CHECK},
        },
        "additionalProperties": False,
        "$defs": {"prior": PRIOR},
    }
