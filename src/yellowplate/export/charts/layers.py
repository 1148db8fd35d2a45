"""Which column each node of a picture stands in and in which order: by the longest path, with few crossings.

Source: Sugiyama, Tagawa and Toda 1981, "Methods for visual understanding of hierarchical system structures": layers by
the longest path, places for long edges, order by the mean place of neighbours.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

Edge = tuple[str, str]
SWEEPS = 6


def backward(edges: Sequence[Edge]) -> frozenset[Edge]:
    """Return the edges that close a ring with those before them.

    >>> sorted(backward([("a", "b"), ("b", "c"), ("c", "a")]))
    [('c', 'a')]
    """
    found: set[Edge] = set()
    kept: list[Edge] = []
    for source, target in edges:
        reached, before = {target}, 0
        while len(reached) > before:
            before = len(reached)
            reached |= {end for begin, end in kept if begin in reached}
        if source in reached:
            found.add((source, target))
        else:
            kept.append((source, target))
    return frozenset(found)


def columns(nodes: Sequence[str], edges: Sequence[Edge]) -> dict[str, int]:
    """Return the column of each node: the longest path that leads to it; edges must not form a ring.

    >>> columns("abc", [("a", "b"), ("b", "c"), ("a", "c")])
    {'a': 0, 'b': 1, 'c': 2}
    """
    found = dict.fromkeys(nodes, 0)
    for _ in nodes:
        for source, target in edges:
            found[target] = max(found[target], found[source] + 1)
    return found


def ordered(
    column_of: Mapping[str, int], edges: Sequence[Edge], *, fixed: frozenset[int] = frozenset()
) -> list[list[str]]:
    """Return the nodes column by column, each column in an order with few crossings.

    Args:
        column_of: of each node; the first order is that of the mapping.
        edges: between neighbouring columns or not.
        fixed: columns whose order stays.

    Returns:
        Names by column; the same for the same input.
    """
    n_columns = max(column_of.values(), default=-1) + 1
    found: list[list[str]] = [[] for _ in range(n_columns)]
    for name, column in column_of.items():
        found[column].append(name)
    best, least = [list(one) for one in found], crossings(found, edges)
    for sweep in range(SWEEPS):
        forward = sweep % 2 == 0
        for column in range(n_columns) if forward else reversed(range(n_columns)):
            if column in fixed:
                continue
            place = {name: at / max(len(one), 1) for one in found for at, name in enumerate(one)}
            now = {name: at for at, name in enumerate(found[column])}
            means = {name: _mean(name, column, edges, column_of, place, forward=forward) for name in found[column]}
            found[column].sort(key=lambda name: (means[name], now[name]))
        if (n := crossings(found, edges)) < least:
            best, least = [list(one) for one in found], n
    return best


def _mean(
    name: str,
    column: int,
    edges: Sequence[Edge],
    column_of: Mapping[str, int],
    place: Mapping[str, float],
    *,
    forward: bool,
) -> float:
    near = [place[source] for source, target in edges if target == name and column_of[source] < column]
    far = [place[target] for source, target in edges if source == name and column_of[target] > column]
    seen = (near or far) if forward else (far or near)
    return sum(seen) / len(seen) if seen else place[name]


def crossings(found: Sequence[Sequence[str]], edges: Sequence[Edge]) -> int:
    """Count pairs of edges between the same two columns that cross."""
    column_of = {name: column for column, one in enumerate(found) for name in one}
    place = {name: at for one in found for at, name in enumerate(one)}
    lines = [(column_of[source], column_of[target], place[source], place[target]) for source, target in edges]
    n = 0
    for at, (left, right, begin, end) in enumerate(lines):
        n += sum((begin - other[2]) * (end - other[3]) < 0 for other in lines[at + 1 :] if other[:2] == (left, right))
    return n
