"""Reads the text that Python's `repr` makes of plain values and dates, without ever running it.

auto-archiver's `csv_db` writes dictionaries and lists as `repr` with datetime objects in them: that is no JSON, and
`ast.literal_eval` refuses it. Here the text is parsed into a syntax tree and only the node kinds listed below are
understood; every name, call, attribute or operator that is not listed is refused.

Source: https://docs.python.org/3/library/ast.html; https://github.com/bellingcat/auto-archiver (csv_db, Metadata;
`dateutil.parser.parse` leaves `tzutc()` and `tzoffset(None, 3600)` in its dates).
"""

from __future__ import annotations

import ast
import warnings
from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone, tzinfo

from yellowplate.records.errors import WrongCharacter, WrongLength

Value = None | bool | int | float | str | datetime | timedelta | tzinfo | list["Value"] | dict[str, "Value"]
"""What a `repr` may hold; tuples and sets come back as lists, bytes are refused."""

MAX_CHARS = 16_000_000
"""Longest text that is parsed: the syntax tree takes about 100 times the text's memory."""


def _wrong(node: ast.AST, what: str) -> WrongCharacter:
    return WrongCharacter(f"{what} at column {getattr(node, 'col_offset', 0) + 1}")


def _dotted(node: ast.AST) -> str:
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        owner = _dotted(node.value)
        return f"{owner}.{node.attr}" if owner else ""
    return ""


def _tzutc() -> tzinfo:
    return UTC


def _tzoffset(_name: str | None, seconds: float) -> tzinfo:
    return timezone(timedelta(seconds=seconds))


_CALLS: dict[str, Callable[..., Value]] = {
    "datetime.datetime": datetime,
    "datetime.timedelta": timedelta,
    "datetime.timezone": timezone,
    "tzutc": _tzutc,
    "tzoffset": _tzoffset,
}
"""The only calls that are understood; their arguments are read by the same rules."""


def _call(node: ast.Call) -> Value:
    maker = _CALLS.get(_dotted(node.func))
    if maker is None:
        raise _wrong(node, f"a call that is not understood: {ast.unparse(node.func)[:40]}")
    positional = [_value(part) for part in node.args]
    named = {}
    for keyword in node.keywords:
        if keyword.arg is None:
            raise _wrong(node, "a call with **")
        named[keyword.arg] = _value(keyword.value)
    try:
        return maker(*positional, **named)
    except (TypeError, ValueError, OverflowError) as error:
        raise _wrong(node, f"no such date: {error}") from error


def _key(node: ast.expr | None) -> str:
    if node is None:
        msg = "a dictionary with **"
        raise WrongCharacter(msg)
    value = _value(node)
    if isinstance(value, str):
        return value
    if value is None or isinstance(value, bool | int | float):
        return str(value)
    raise _wrong(node, "a key that is not plain")


def _value(node: ast.expr) -> Value:
    match node:
        case ast.Constant(value=None | bool() | int() | float() | str() as plain):
            return plain
        case ast.List(elts=parts) | ast.Tuple(elts=parts) | ast.Set(elts=parts):
            return [_value(part) for part in parts]
        case ast.Dict(keys=keys, values=values):
            return {_key(key): _value(value) for key, value in zip(keys, values, strict=True)}
        case ast.UnaryOp(op=ast.USub(), operand=ast.Constant(value=int() | float() as number)):
            return -number
        case ast.Call():
            return _call(node)
        case ast.Attribute() if _dotted(node) == "datetime.timezone.utc":
            return UTC
    raise _wrong(node, f"a {type(node).__name__} is not understood")


def parse_repr(text: str) -> Value:
    """Read a `repr` of plain values and dates.

    Args:
        text: the `repr` of None, booleans, numbers, strings, lists, tuples, sets and dictionaries of these, of
            `datetime.datetime`, `datetime.timedelta`, `datetime.timezone` and dateutil's two plain zones.

    Returns:
        The value; tuples and sets as lists, keys of dictionaries as strings.

    Raises:
        WrongCharacter: anything else, with the column; nothing of the text is ever run.
        WrongLength: more than `MAX_CHARS` characters.

    >>> parse_repr("{'a': datetime.datetime(2026, 1, 2, tzinfo=datetime.timezone.utc), 'b': (1, -2.5, None)}")
    {'a': datetime.datetime(2026, 1, 2, 0, 0, tzinfo=datetime.timezone.utc), 'b': [1, -2.5, None]}
    """
    if len(text) > MAX_CHARS:
        msg = f"a text of {len(text)} characters, more than {MAX_CHARS}"
        raise WrongLength(msg)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # the text's own odd escapes are no concern of ours
            tree = ast.parse(text.strip(), mode="eval")
        return _value(tree.body)
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        if isinstance(error, WrongCharacter):
            raise
        msg = f"not a Python value: {error}"
        raise WrongCharacter(msg) from error
