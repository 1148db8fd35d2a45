"""The causal diagram as nodes and edges, taken from the mechanisms themselves: cars, money, and who looks at what."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from yellowplate.model.mechanism import Mechanism, mechanisms
from yellowplate.model.touched import touched
from yellowplate.model.world import ACCOUNTS, STOCKS


@dataclass(frozen=True, slots=True)
class Link:
    """One edge.

    Attributes:
        source: name of the node it begins at.
        target: name of the node it ends at.
        words: mechanisms behind it, in the order of the week; "" where an end names the mechanism.
    """

    source: str
    target: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class Diagram:
    """One panel.

    Attributes:
        nodes: names in the order of the code.
        links: edges in the order of the week.
        apart: names of the code that no mechanism moves anything to or from.
    """

    nodes: tuple[str, ...]
    links: tuple[Link, ...]
    apart: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Influences:
    """Who looks at what, and what it changes.

    Attributes:
        inputs: dated inputs that a mechanism looks at.
        seen: state, stocks and flows of the week that a mechanism looks at.
        mechanisms: in the order of the week.
        changed: state that a mechanism changes, and stocks that it moves cars to.
        looks: from inputs and what is seen to mechanisms.
        changes: from mechanisms to what they change.
    """

    inputs: tuple[str, ...]
    seen: tuple[str, ...]
    mechanisms: tuple[str, ...]
    changed: tuple[str, ...]
    looks: tuple[Link, ...]
    changes: tuple[Link, ...]


def cars() -> Diagram:
    """Return the paths of cars between stocks."""
    return _moved(STOCKS)


def money() -> Diagram:
    """Return the paths of money between accounts."""
    return _moved(ACCOUNTS)


def _moved(known: Iterable[str]) -> Diagram:
    names = tuple(known)
    by_path: dict[tuple[str, str], list[str]] = {}
    for part in mechanisms():
        for path in part.moves:
            if set(path) <= set(names):
                by_path.setdefault(path, []).append(part.name)
    used = {end for path in by_path for end in path}
    return Diagram(
        tuple(name for name in names if name in used),
        tuple(Link(*path, ", ".join(told)) for path, told in by_path.items()),
        tuple(name for name in names if name not in used),
    )


def looks_at(part: Mechanism) -> tuple[str, ...]:
    """Return what of the world a mechanism looks at: as it declares, and as its code shows; each once."""
    found = touched(part)
    # What it moves from and to is in the panels of cars and money, and here only where it declares to weigh it.
    moved = {end for path in part.moves for end in path}
    stocks = [name for name in found.stocks if name not in moved]
    flows = [f"{name} this week" for name in found.flows]
    return tuple(dict.fromkeys((*part.reads, *found.state, *stocks, *flows)))


def influences() -> Influences:
    """Return who looks at what and changes what."""
    looks: list[Link] = []
    changes: list[Link] = []
    for part in mechanisms():
        found = touched(part)
        looks.extend(Link(name, part.name) for name in (*found.inputs, *looks_at(part)))
        targets = [*found.sets, *(target for path in part.moves if set(path) <= set(STOCKS) for target in path[1:])]
        changes.extend(Link(part.name, name) for name in dict.fromkeys(targets))
    inputs = {name for part in mechanisms() for name in touched(part).inputs}
    return Influences(
        inputs=tuple(dict.fromkeys(one.source for one in looks if one.source in inputs)),
        seen=tuple(dict.fromkeys(one.source for one in looks if one.source not in inputs)),
        mechanisms=tuple(part.name for part in mechanisms()),
        changed=tuple(dict.fromkeys(one.target for one in changes)),
        looks=tuple(looks),
        changes=tuple(changes),
    )
