"""A causal diagram: boxes in columns, arrows between them with words on them; the same input draws the same bytes."""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from yellowplate.export.charts.chart import BLUE, INK, RED, SOFT
from yellowplate.export.charts.drawing import Drawing, box, figure, room, text
from yellowplate.export.charts.layers import backward, columns, ordered

ROW, BOX, PAD = 46, 26, 9
GAP = 96
"""Between two columns, room for the words of an arrow."""
MARGIN = 12
LOOP = 26
"""How far below the boxes an arrow back runs, and the next one below it."""
WORDS_ABOVE = 4
NEAR = 0.36
"""How far along an arrow its words stand, from the end that fewer share."""
_STEP = "\x1f"
"""Parts the name of a place that a long arrow passes from the names of its ends."""


@dataclass(frozen=True, slots=True)
class Arrow:
    """One arrow.

    Attributes:
        source: name of a node.
        target: name of a node.
        words: written on it, or "".
    """

    source: str
    target: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class _Spot:
    left: float
    width: float
    middle: float

    @property
    def right(self) -> float:
        return self.left + self.width


def diagram(
    name: str,
    title: str,
    says: str,
    *,
    nodes: Sequence[str],
    arrows: Sequence[Arrow],
    column_of: Mapping[str, int] | None = None,
    fixed: frozenset[int] = frozenset(),
    fills: Mapping[str, str] | None = None,
    labels: Mapping[str, str] | None = None,
    gap: float = GAP,
    row: float = ROW,
) -> Drawing:
    """Draw a diagram.

    Args:
        name: file name without its ending.
        title: what it shows.
        says: what to see in it.
        nodes: names in the order of the code.
        arrows: between them; those that close a ring are drawn below, in red.
        column_of: column of each node where it is given; else by the longest path.
        fixed: columns whose order stays as given.
        fills: colour of a node's box, white for those not named.
        labels: words of a node, its name with spaces for those not named.
        gap: between two columns.
        row: height of a row.
    """
    pairs = [(one.source, one.target) for one in arrows]
    back = backward(pairs)
    ahead = [one for one in arrows if (one.source, one.target) not in back]
    at = dict(column_of) if column_of is not None else columns(nodes, [(one.source, one.target) for one in ahead])
    words = {one: (labels or {}).get(one, one.replace("_", " ")) for one in nodes}
    steps = {arrow: _steps(arrow, at) for arrow in ahead}
    for way in steps.values():
        for place, passed in enumerate(way[1:-1], start=1):
            at[passed] = at[way[0]] + place
    pieces = [pair for way in steps.values() for pair in itertools.pairwise(way)]
    spots = _spots(ordered(at, pieces, fixed=fixed), words, gap, row)
    bottom = max((spot.middle for spot in spots.values()), default=0.0) + row / 2
    body = [_HEADS.format(name=name, ink=SOFT, red=RED)]
    written = []
    for arrow, way in steps.items():
        body.append(_line(name, [spots[one] for one in way]))
        if arrow.words:
            leaves = sum(one.source == arrow.source for one in ahead)
            is_near_end = leaves >= sum(one.target == arrow.target for one in ahead)
            x, y = _on_line([spots[one] for one in way], is_near_end=is_near_end)
            written.append((x, y, arrow.words, BLUE))
    returning = [one for one in arrows if (one.source, one.target) in back]
    for n, arrow in enumerate(returning, start=1):
        line, x, y = _loop(name, spots[arrow.source], spots[arrow.target], bottom + n * LOOP - LOOP / 2)
        body.append(line)
        written.append((x, y, arrow.words, RED))
    for one in nodes:
        spot = spots[one]
        fill = (fills or {}).get(one, "#ffffff")
        body.append(box(spot.left, spot.middle - BOX / 2, spot.width, BOX, fill=fill, edge=INK))
        body.append(text(spot.left + spot.width / 2, spot.middle + 4, words[one], anchor="middle"))
    body += [
        text(x, y, told, anchor="middle", colour=colour, size=11, halo=True) for x, y, told, colour in _apart(written)
    ]
    width = max((spot.right for spot in spots.values()), default=0.0) + MARGIN
    return Drawing(
        name, title, says, tuple(body), max(width, room(title) * 1.2), bottom + LOOP * len(returning) + MARGIN
    )


_HEADS = (
    '<defs><marker id="{name}-head" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="8" markerHeight="8" orient="auto">'
    '<path d="M0 0L8 4L0 8z" fill="{ink}"/></marker><marker id="{name}-back" viewBox="0 0 8 8" refX="8" refY="4" '
    'markerWidth="8" markerHeight="8" orient="auto"><path d="M0 0L8 4L0 8z" fill="{red}"/></marker></defs>'
)


def _steps(arrow: Arrow, at: Mapping[str, int]) -> tuple[str, ...]:
    between = range(at[arrow.source] + 1, at[arrow.target])
    passed = (_STEP.join((arrow.source, arrow.target, str(column))) for column in between)
    return (arrow.source, *passed, arrow.target)


def _spots(found: Sequence[Sequence[str]], words: Mapping[str, str], gap: float, row: float) -> dict[str, _Spot]:
    """Place every node: columns side by side, each in the middle of the height."""
    most = max((len(one) for one in found), default=0)
    left, spots = float(MARGIN), {}
    for one in found:
        wide = max((room(words[name]) + 2 * PAD for name in one if name in words), default=0.0)
        above = (most - len(one)) / 2
        for place, name in enumerate(one):
            middle = (above + place + 0.5) * row
            spots[name] = _Spot(left, wide, middle)
        left += wide + gap
    return spots


def _line(name: str, way: Sequence[_Spot]) -> str:
    """Draw a smooth line from box to box; the room of the columns passed is crossed level."""
    path = [f"M{figure(way[0].right)} {figure(way[0].middle)}"]
    for before, after in itertools.pairwise(way):
        half = (before.right + after.left) / 2
        path.append(
            f"C{figure(half)} {figure(before.middle)} {figure(half)} {figure(after.middle)} "
            f"{figure(after.left)} {figure(after.middle)}"
        )
        if after is not way[-1]:
            path.append(f"L{figure(after.right)} {figure(after.middle)}")
    return f'<path d="{"".join(path)}" fill="none" stroke="{SOFT}" stroke-width="1.4" marker-end="url(#{name}-head)"/>'


def _on_line(way: Sequence[_Spot], *, is_near_end: bool) -> tuple[float, float]:
    """Return where the words of an arrow stand: nearer to its end that fewer arrows share."""
    first, second = (way[-2], way[-1]) if is_near_end else (way[0], way[1])
    along = 1 - NEAR if is_near_end else NEAR
    bent = along * along * (3 - 2 * along)
    x = first.right + (second.left - first.right) * along
    return x, first.middle + (second.middle - first.middle) * bent - WORDS_ABOVE


def _loop(name: str, source: _Spot, target: _Spot, y: float) -> tuple[str, float, float]:
    """Draw a line back, below all boxes."""
    begin, end = source.left + source.width * 0.65, target.left + target.width * 0.35
    below = source.middle + BOX / 2
    path = (
        f"M{figure(begin)} {figure(below)}C{figure(begin)} {figure(y)} {figure(begin)} {figure(y)} "
        f"{figure((begin + end) / 2)} {figure(y)}S{figure(end)} {figure(y)} {figure(end)} "
        f"{figure(target.middle + BOX / 2)}"
    )
    line = (
        f'<path d="{path}" fill="none" stroke="{RED}" stroke-width="1.4" stroke-dasharray="5 3" '
        f'marker-end="url(#{name}-back)"/>'
    )
    return line, (begin + end) / 2, y - WORDS_ABOVE


def _apart(written: Sequence[tuple[float, float, str, str]]) -> list[tuple[float, float, str, str]]:
    """Move words down until none lies over others."""
    height = 13.0
    kept: list[tuple[float, float, str, str]] = []
    for x, y, words, colour in sorted(written, key=lambda one: (one[1], one[0], one[2])):
        while any(abs(x - one[0]) < (room(words) + room(one[2])) / 2 and abs(y - one[1]) < height for one in kept):
            y += 1.0  # noqa: PLW2901 - until it is free
        kept.append((x, y, words, colour))
    return kept
