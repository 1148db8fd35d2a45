"""The JSON Schema of a screening document, made from the list of facts; `update/law.py` writes it to the docs."""

from __future__ import annotations

from yellowplate.law.fact import FACT_KINDS, FactKind, Shape
from yellowplate.law.screening import ALIASES, DAY_KEYS, STATED_GROUNDS, TABLES, WORDS
from yellowplate.records.ids import Plain

SCHEMA_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schema() -> dict[str, Plain]:
    """Make the schema.

    Returns:
        A JSON Schema (draft 2020-12); what it refuses, `screen` refuses too.
    """
    defined: dict[str, Plain] = {name: _property(kind) for name, kind in sorted(FACT_KINDS.items())}
    everything: dict[str, Plain] = {name: {"$ref": f"#/$defs/{name}"} for name in FACT_KINDS}
    everything |= {other: {"$ref": f"#/$defs/{name}"} for other, name in ALIASES.items()}
    plain: dict[str, Plain] = {key: {"type": ["string", "null"]} for key in WORDS}
    plain |= {key: {"type": ["string", "null"], "format": "date"} for key in DAY_KEYS}
    tables: dict[str, Plain] = {name: _table({**everything, **plain}) for name in TABLES}
    grounds: dict[str, Plain] = {"grounds": {"enum": list(STATED_GROUNDS)}}
    return {
        "$schema": SCHEMA_DIALECT,
        "title": "Facts of a vehicle and a transaction, for `yellowplate screen FILE`",
        **_table({**tables, **grounds, **plain, **everything}),
        "$defs": defined,
    }


def _table(properties: dict[str, Plain]) -> dict[str, Plain]:
    return {
        "type": "object",
        "properties": {name: properties[name] for name in sorted(properties)},
        "patternProperties": {"^x_": {}},
        "additionalProperties": False,
    }


def _property(kind: FactKind) -> Plain:
    value = _value(kind)
    statement: Plain = {"anyOf": [{"type": "string", "minLength": 1}, {"type": "array", "items": {"type": "string"}}]}
    table: Plain = {
        "type": "object",
        "properties": {"value": value, "grounds": {"enum": list(STATED_GROUNDS)}, "statement": statement},
        "required": ["value"],
        "additionalProperties": False,
    }
    return {"description": kind.what, "anyOf": [value, table]}


def _value(kind: FactKind) -> Plain:
    unknown: Plain = {"enum": [None, "unknown", ""]}
    shapes: dict[Shape, Plain] = {
        Shape.YES_NO: {
            "anyOf": [
                {"type": "boolean"},
                {"type": "string", "pattern": "^([Yy][Ee][Ss]|[Nn][Oo]|[Tt][Rr][Uu][Ee]|[Ff][Aa][Ll][Ss][Ee])$"},
            ]
        },
        Shape.COUNTRY: {"type": "string", "pattern": "^([A-Za-z]{2}|other|not_kp)$"},
        Shape.COUNTRIES: {
            "anyOf": [
                {"type": "string", "pattern": "^([A-Za-z]{2}|other|not_kp)$"},
                {"type": "array", "items": {"type": "string", "pattern": "^([A-Za-z]{2}|other|not_kp)$"}},
            ]
        },
        Shape.NUMBER: {
            "anyOf": [{"type": "number", "minimum": 0}, {"type": "string", "pattern": "^[0-9]+(\\.[0-9]+)?$"}]
        },
        Shape.TEXT: {"type": "string", "minLength": 1},
        Shape.DAY: {"type": "string", "format": "date"},
        Shape.HS: {"type": "string", "pattern": "^[0-9]{4}[0-9. ]*$"},
        Shape.CHOICE: {"enum": list(kind.choices)},
    }
    return {"anyOf": [shapes[kind.shape], unknown]}
