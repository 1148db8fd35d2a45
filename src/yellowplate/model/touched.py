"""What the code of a mechanism looks at and changes, read from its source: state, stocks, flows and dated inputs.

Source: the syntax tree of the module and of the functions that it takes from other modules of the model. Limits: names
that are put together while the program runs are not found; stocks and accounts that a mechanism moves between are those
it declares.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from yellowplate.model.calendar import Calendar
from yellowplate.model.world import STOCKS, World

if TYPE_CHECKING:
    from yellowplate.model.mechanism import Mechanism

MODEL = "yellowplate.model."
STATE = tuple(one.name for one in fields(World) if one.name not in {"cars", "money", "flows"})
"""What of the world is neither car nor money."""
INPUTS = tuple(one.name for one in fields(Calendar) if one.name != "first")
_MEANT = {"owners": "ownership", "in_capital": "ownership"}
"""Methods of the calendar and the input that they give."""


@dataclass(frozen=True, slots=True)
class Touched:
    """What one mechanism touches beside the cars and the money that it moves.

    Attributes:
        state: names of the world's state that it looks at.
        stocks: stocks that it looks at by name.
        flows: flows of the week, noted by earlier mechanisms, that it looks at.
        inputs: dated inputs of the calendar that it looks at.
        sets: names of the world's state that it changes.
        notes: flows of the week that it notes.
    """

    state: tuple[str, ...]
    stocks: tuple[str, ...]
    flows: tuple[str, ...]
    inputs: tuple[str, ...]
    sets: tuple[str, ...]
    notes: tuple[str, ...]


@cache
def touched(mechanism: Mechanism) -> Touched:
    """Read what a mechanism touches from its code."""
    module = mechanism.step.__module__
    tree = _tree(module)
    nodes = [*ast.walk(tree), *(node for taken in _taken(tree) for node in ast.walk(taken))]
    kept: dict[str, set[str]] = {name: set() for name in Touched.__slots__}
    for node in nodes:
        for kind, name in _found(node):
            kept[kind].add(name)
    return Touched(**{kind: tuple(sorted(names)) for kind, names in kept.items()})


@cache
def _tree(module: str) -> ast.Module:
    file = sys.modules[module].__file__
    assert file is not None, module
    return ast.parse(Path(file).read_text(encoding="utf-8"))


def _taken(tree: ast.Module) -> Iterator[ast.FunctionDef]:
    """Yield the functions of the model that a module takes from others."""
    for node in tree.body:
        if isinstance(node, ast.ImportFrom) and node.module in {MODEL + "allowed", MODEL + "cost"}:
            names = {one.name for one in node.names}
            yield from (
                one for one in _tree(node.module).body if isinstance(one, ast.FunctionDef) and one.name in names
            )


def _found(node: ast.AST) -> Iterator[tuple[str, str]]:
    if isinstance(node, ast.Attribute):
        yield from _attribute(node)
    elif isinstance(node, ast.Subscript):
        yield from _part(node)
    elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.args:
        word = _word(node.args[0])
        if node.func.attr == "note" and word:
            yield "notes", word
        elif node.func.attr == "get" and _last(node.func.value) == "flows" and word:
            yield "flows", word


def _attribute(node: ast.Attribute) -> Iterator[tuple[str, str]]:
    owner = _last(node.value)
    if owner == "world" and node.attr in STATE:
        yield ("state" if isinstance(node.ctx, ast.Load) else "sets"), node.attr
    elif owner == "calendar" and (name := _MEANT.get(node.attr, node.attr)) in INPUTS:
        yield "inputs", name


def _part(node: ast.Subscript) -> Iterator[tuple[str, str]]:
    owner, word = _last(node.value), _word(node.slice)
    if owner == "flows" and word:
        yield "flows", word
    elif owner == "cars" and word in STOCKS and isinstance(node.ctx, ast.Load):
        yield "stocks", word
    elif owner in STATE and isinstance(node.ctx, ast.Store):
        yield "sets", owner


def _last(node: ast.expr) -> str:
    """Return the last name of "week.world", or "" where it is none."""
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""


def _word(node: ast.expr) -> str:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""
