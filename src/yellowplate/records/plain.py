"""Records to plain JSON values and back, so that the ledger, the exports and the tests share one form.

Every record is a frozen dataclass with typed fields; this module reads those types. Probabilities are rounded to six
digits by `rounded`, the one place where a probability enters the ledger (DESIGN.md section 3, rule 6).
"""

from __future__ import annotations

import dataclasses
import types
import typing
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import Enum
from functools import cache
from typing import Any, TypeVar

from yellowplate.records.errors import BrokenRecord
from yellowplate.records.ids import Plain

PROB_DIGITS = 6
"""Digits a probability keeps."""

Record = TypeVar("Record")


def rounded(prob: float) -> float:
    """Round a probability to the digits the ledger keeps.

    Args:
        prob: from 0 to 1.

    Raises:
        ValueError: outside 0 to 1, or not a number.

    >>> rounded(2 / 3)
    0.666667
    """
    if not 0.0 <= prob <= 1.0:
        msg = f"not a probability: {prob}"
        raise ValueError(msg)
    return round(float(prob), PROB_DIGITS) + 0.0  # no -0.0: it equals 0.0 but is written differently


def to_plain(value: object) -> Plain:
    """Turn a record, or anything a record may hold, into plain JSON values.

    Args:
        value: None, bool, int, float, str, Decimal, date, datetime, Enum, tuple, list, dict with string keys, record.

    Returns:
        Records become objects of their non-default fields; Decimal, dates and moments become strings.

    Raises:
        TypeError: anything else.
        ValueError: a datetime without a zone: what it means depends on the machine it is read on.
    """
    if isinstance(value, Enum):
        return str(value.value)
    if value is None or isinstance(value, bool | int | float | str):
        return value
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, datetime):
        if value.tzinfo is None:
            msg = f"a moment needs a time zone: {value.isoformat()}"
            raise ValueError(msg)
        return value.astimezone(UTC).isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple | list):
        return [to_plain(part) for part in value]
    if isinstance(value, dict):
        if not all(isinstance(key, str) for key in value):
            msg = "no plain form for an object whose keys are not text"
            raise TypeError(msg)
        return {str(key): to_plain(part) for key, part in value.items()}
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {
            field.name: to_plain(getattr(value, field.name))
            for field in dataclasses.fields(value)
            if getattr(value, field.name) != field.default
        }
    msg = f"no plain form for {type(value).__name__}"
    raise TypeError(msg)


@cache
def _hints(cls: type) -> dict[str, Any]:
    return typing.get_type_hints(cls)


def _decode_tuple(kinds: tuple[Any, ...], value: Plain, place: str) -> tuple[Any, ...]:
    if not isinstance(value, list):
        raise BrokenRecord(f"{place}: expected a list, found {type(value).__name__}")
    if kinds[1:] == (Ellipsis,):
        return tuple(_decode(kinds[0], part, f"{place}/{n}") for n, part in enumerate(value))
    if len(kinds) != len(value):
        raise BrokenRecord(f"{place}: expected {len(kinds)} values, found {len(value)}")
    return tuple(_decode(one, part, f"{place}/{n}") for n, (one, part) in enumerate(zip(kinds, value, strict=True)))


def _decode_text(kind: Any, value: Plain, place: str) -> Any:
    if not isinstance(value, str):
        raise BrokenRecord(f"{place}: expected text, found {type(value).__name__}")
    try:
        return kind.fromisoformat(value) if kind in (datetime, date) else kind(value)
    except (ValueError, ArithmeticError) as error:
        raise BrokenRecord(f"{place}: {error}") from error


def _decode(kind: Any, value: Plain, place: str) -> Any:
    origin = typing.get_origin(kind)
    if origin in (types.UnionType, typing.Union):
        known = next(choice for choice in typing.get_args(kind) if choice is not type(None))
        return None if value is None else _decode(known, value, place)
    if origin is tuple:
        return _decode_tuple(typing.get_args(kind), value, place)
    if dataclasses.is_dataclass(kind):
        return from_plain(typing.cast("type[Any]", kind), value, place=place)
    if kind is float and type(value) is int:
        return float(value)
    if kind in (bool, int, float, str):
        if type(value) is not kind:
            raise BrokenRecord(f"{place}: expected {kind.__name__}, found {type(value).__name__}")
        return value
    return _decode_text(kind, value, place)


def from_plain(cls: type[Record], value: Plain, *, place: str = "") -> Record:
    """Make a record from its plain form, checking every field.

    Args:
        cls: the record's class.
        value: what `to_plain` gave, or the same read back from JSON.
        place: where the value stands, for the error.

    Raises:
        BrokenRecord: a field is unknown, missing, or of a wrong type; the message names it.
    """
    place = place or cls.__name__
    if not isinstance(value, dict):
        raise BrokenRecord(f"{place}: expected an object, found {type(value).__name__}")
    hints = _hints(typing.cast("Any", cls))
    unknown = set(value) - set(hints)
    if unknown:
        raise BrokenRecord(f"{place}: unknown fields {', '.join(sorted(unknown))}")
    try:
        return cls(**{name: _decode(hints[name], part, f"{place}.{name}") for name, part in value.items()})
    except (TypeError, ValueError) as error:
        raise BrokenRecord(f"{place}: {error}") from error
