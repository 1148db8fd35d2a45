"""Reads the documents people bring to commands: TOML by preference, YAML and JSON where others bring them."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

from yellowplate.records.errors import UnreadableInput


def read_document(path: Path) -> dict[str, Any]:
    """Read a file of named values.

    Args:
        path: a .toml, .yaml, .yml or .json file; other endings are tried as TOML, then JSON, then YAML.

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
    value = _parse(path, text)
    if not isinstance(value, dict):
        raise UnreadableInput(
            str(path), "it does not hold named values at its top", remedy="Begin with `name = value`."
        )
    return value


def _yaml(text: str) -> Any:
    """Read YAML with the booleans of YAML 1.2: only true and false; `no` stays Norway's code, `on` stays a name."""
    import yaml

    class Loader(yaml.SafeLoader):
        """SafeLoader without yes, no, on and off as booleans."""

    Loader.yaml_implicit_resolvers = {
        first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:bool"]
        for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }
    Loader.add_implicit_resolver(
        "tag:yaml.org,2002:bool", re.compile(r"true|True|TRUE|false|False|FALSE"), list("tTfF")
    )
    return yaml.load(text, Loader)  # a subclass of SafeLoader: builds plain values only


def _parse(path: Path, text: str) -> Any:
    import yaml

    parsers: dict[str, Callable[[str], Any]] = {
        ".toml": tomllib.loads,
        ".json": json.loads,
        ".yaml": _yaml,
        ".yml": _yaml,
    }
    suffix = path.suffix.lower()
    chosen: list[Callable[[str], Any]] = [parsers[suffix]] if suffix in parsers else [tomllib.loads, json.loads, _yaml]
    problem: Exception | None = None
    for parse in chosen:
        try:
            return parse(text)
        except (tomllib.TOMLDecodeError, json.JSONDecodeError, yaml.YAMLError) as error:
            problem = error
    raise UnreadableInput(str(path), f"broken syntax: {problem}", remedy="Mend the line named.") from problem
