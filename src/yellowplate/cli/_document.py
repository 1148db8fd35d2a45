"""Reads the documents people bring to commands: TOML by preference, YAML and JSON where others bring them."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Callable
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import partial
from pathlib import Path
from typing import Any

from yellowplate.records.errors import UnreadableInput

_BARE_DAY = re.compile(r"(=\s*)(\d{4}-\d{2}-\d{2})(?=\s*(?:[,}#\]]|$))", re.MULTILINE)
"""A day without quotes as the value of a TOML key."""


def read_document(path: Path, *, exact: bool = False) -> dict[str, Any]:
    """Read a file of named values.

    Args:
        path: a .toml, .yaml, .yml or .json file; other endings are tried as TOML, then JSON, then YAML.
        exact: hand numbers with a decimal point on as Decimal, digit for digit, and not as floats.

    Returns:
        The top-level object.

    Raises:
        UnreadableInput: the bytes are not UTF-8, the syntax is broken (the place is named), or it is not an object.
    """
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableInput(
            str(path), "it is not UTF-8 text", place=f"byte {error.start}", remedy="Save it as UTF-8."
        ) from error
    except OSError as error:
        raise UnreadableInput(str(path), str(error.strerror)) from error
    value = _parse(path, text, exact=exact)
    if not isinstance(value, dict):
        raise UnreadableInput(
            str(path), "it does not hold named values at its top", remedy="Begin with `name = value`."
        )
    return value


def _yaml(text: str, *, exact: bool) -> Any:
    """Read YAML with the booleans of YAML 1.2: only true and false; `no` stays Norway's code, `on` stays a name."""
    import yaml

    # The loader in C builds the same values, several times as fast; not every build of the library has it.
    base: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

    class Loader(base):  # type: ignore[misc]  # which of the two is known when the program runs
        """SafeLoader without yes, no, on and off as booleans."""

    Loader.yaml_implicit_resolvers = {
        first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:bool"]
        for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }
    Loader.add_implicit_resolver(
        "tag:yaml.org,2002:bool", re.compile(r"true|True|TRUE|false|False|FALSE"), list("tTfF")
    )
    Loader.add_constructor("tag:yaml.org,2002:timestamp", _moment)
    if exact:
        Loader.add_constructor("tag:yaml.org,2002:float", lambda _, node: _decimal(node.value))
    return yaml.load(text, Loader)  # a subclass of SafeLoader: builds plain values only


def _moment(loader: Any, node: Any) -> Any:
    """Build a day or moment; one that does not exist stays text, so that whoever reads the field names it."""
    try:
        return loader.construct_yaml_timestamp(node)
    except ValueError:
        return node.value


def _toml(text: str, *, number: Callable[[str], Any]) -> dict[str, Any]:
    """Read TOML; a bare day that does not exist is taken as text, so that whoever reads the field names it."""
    try:
        return tomllib.loads(text, parse_float=number)
    except tomllib.TOMLDecodeError:
        mended = _BARE_DAY.sub(lambda found: found[0] if _is_day(found[2]) else f'{found[1]}"{found[2]}"', text)
        return tomllib.loads(mended, parse_float=number)


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _decimal(text: str) -> Decimal | str:
    """Return the number a YAML float is written as; what is no decimal number (.inf, 12:30.5) stays text."""
    try:
        return Decimal(text.replace("_", ""))
    except InvalidOperation:
        return text


def _parse(path: Path, text: str, *, exact: bool) -> Any:
    import yaml

    number = Decimal if exact else float
    toml = partial(_toml, number=number)
    plain_json = partial(json.loads, parse_float=number)
    yaml_12 = partial(_yaml, exact=exact)
    parsers: dict[str, Callable[[str], Any]] = {".toml": toml, ".json": plain_json, ".yaml": yaml_12, ".yml": yaml_12}
    suffix = path.suffix.lower()
    chosen = [parsers[suffix]] if suffix in parsers else [toml, plain_json, yaml_12]
    problem: Exception | None = None
    for parse in chosen:
        try:
            return parse(text)
        except (ValueError, RecursionError, yaml.YAMLError) as error:
            # ValueError: broken TOML or JSON, and numbers of more digits than are read.
            problem = error
    raise UnreadableInput(str(path), f"broken syntax: {problem}", remedy="Mend the line named.") from problem
