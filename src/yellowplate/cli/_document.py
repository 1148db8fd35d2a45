"""Reads the documents people bring to commands: TOML by preference, YAML and JSON where others bring them."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Callable
from decimal import Decimal, InvalidOperation
from functools import partial
from pathlib import Path
from typing import Any

from yellowplate.records.errors import UnreadableInput


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
    if exact:
        Loader.add_constructor("tag:yaml.org,2002:float", lambda _, node: _decimal(node.value))
    return yaml.load(text, Loader)  # a subclass of SafeLoader: builds plain values only


def _decimal(text: str) -> Decimal | str:
    """Return the number a YAML float is written as; what is no decimal number (.inf, 12:30.5) stays text."""
    try:
        return Decimal(text.replace("_", ""))
    except InvalidOperation:
        return text


def _parse(path: Path, text: str, *, exact: bool) -> Any:
    import yaml

    number = Decimal if exact else float
    toml = partial(tomllib.loads, parse_float=number)
    plain_json = partial(json.loads, parse_float=number)
    yaml_12 = partial(_yaml, exact=exact)
    parsers: dict[str, Callable[[str], Any]] = {".toml": toml, ".json": plain_json, ".yaml": yaml_12, ".yml": yaml_12}
    suffix = path.suffix.lower()
    chosen = [parsers[suffix]] if suffix in parsers else [toml, plain_json, yaml_12]
    problem: Exception | None = None
    for parse in chosen:
        try:
            return parse(text)
        except (tomllib.TOMLDecodeError, json.JSONDecodeError, yaml.YAMLError) as error:
            problem = error
    raise UnreadableInput(str(path), f"broken syntax: {problem}", remedy="Mend the line named.") from problem
