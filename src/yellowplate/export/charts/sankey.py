"""What flows from where to where: boxes in columns, ribbons between them as wide as what flows, the values written.

Source: Sankey 1898; places as in `layers.py`. Limits: a flow thinner than a hair is drawn as a hair; values
are written at the end of each ribbon, so that what is too thin to see can still be read.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from yellowplate.export.charts.chart import BLUE, INK, SOFT, YELLOW
from yellowplate.export.charts.drawing import Drawing, box, figure, room, text
from yellowplate.export.charts.layers import backward, columns, ordered

WIDTH, HEIGHT = 1020.0, 300.0
"""Of the picture without margins, and of the fullest column where it holds one box only."""
BOX, SLOT, LABEL = 12.0, 13.0, 18.0
"""Width of a box; height that a written value needs; room above a box for its name."""
MARGIN = 14.0
RIGHT = 130.0
"""Room right of the last column for the names that stand there."""
OPACITY = 0.35
HAIR = 0.6
"""Least width of a ribbon as drawn."""
AGAIN = " (back)"


@dataclass(frozen=True, slots=True)
class Stream:
    """What flows from one node to another.

    Attributes:
        source: name of a node.
        target: name of a node.
        value: how much, at least 0; nothing is drawn for 0.
        kind: streams of one kind have one colour.
    """

    source: str
    target: str
    value: float
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Node:
    """A box as placed.

    Attributes:
        name: of the node.
        left: pixels.
        top: pixels.
        height: the larger of what comes in and goes out, to scale.
        value: that amount.
    """

    name: str
    left: float
    top: float
    height: float
    value: float


@dataclass(frozen=True, slots=True)
class Ribbon:
    """A stream as placed.

    Attributes:
        stream: what flows.
        width: to scale.
        begin: its upper edge at the box it leaves.
        end: its upper edge at the box it enters.
    """

    stream: Stream
    width: float
    begin: float
    end: float


@dataclass(frozen=True, slots=True)
class Placed:
    """A whole picture as placed.

    Attributes:
        nodes: boxes by name.
        ribbons: in the order given.
        scale: pixels of one unit.
        height: pixels.
    """

    nodes: Mapping[str, Node]
    ribbons: tuple[Ribbon, ...]
    scale: float
    height: float


def placed(streams: Sequence[Stream]) -> Placed:
    """Place boxes and ribbons.

    Args:
        streams: those of nothing are left out; one that leads back ends in a box of its own.

    Raises:
        ValueError: a stream flows backwards, less than nothing.
    """
    if any(one.value < 0 for one in streams):
        msg = "a stream is less than nothing: turn it around"
        raise ValueError(msg)
    kept = _without_rings([one for one in streams if one.value > 0])
    pairs = list(dict.fromkeys((one.source, one.target) for one in kept))
    names = list(dict.fromkeys(end for pair in pairs for end in pair))
    column_of = columns(names, pairs)
    found = ordered(column_of, pairs)
    into = {name: sum(one.value for one in kept if one.target == name) for name in names}
    out = {name: sum(one.value for one in kept if one.source == name) for name in names}
    fullest = max((sum(max(into[name], out[name]) for name in one) for one in found), default=0.0)
    scale = HEIGHT / fullest if fullest else 0.0
    step = (WIDTH - RIGHT) / max(len(found) - 1, 1)
    value_of = {name: max(into[name], out[name]) for name in names}
    room_of = {
        name: max(value * scale, SLOT * sum(one.target == name for one in kept)) + LABEL + SLOT / 2
        for name, value in value_of.items()
    }
    bottom = max((sum(room_of[name] for name in one) for one in found), default=0.0) + LABEL
    nodes: dict[str, Node] = {}
    for column, one in enumerate(found):
        top = LABEL + (bottom - LABEL - sum(room_of[name] for name in one)) / 2
        for name in one:
            nodes[name] = Node(name, MARGIN + column * step, top, value_of[name] * scale, value_of[name])
            top += room_of[name]
    return Placed(nodes, _ribbons(kept, nodes, scale), scale, bottom)


def _without_rings(streams: Sequence[Stream]) -> list[Stream]:
    back = backward([(one.source, one.target) for one in streams])
    return [
        Stream(one.source, one.target + AGAIN, one.value, one.kind) if (one.source, one.target) in back else one
        for one in streams
    ]


def _ribbons(streams: Sequence[Stream], nodes: Mapping[str, Node], scale: float) -> tuple[Ribbon, ...]:
    """Stack the ribbons at each box in the order of the boxes at their other ends, so that few cross."""
    begins, ends = {}, {}
    leaving = {name: node.top for name, node in nodes.items()}
    entering = dict(leaving)
    places = range(len(streams))
    for at in sorted(places, key=lambda one: (nodes[streams[one].target].top, one)):
        begins[at] = leaving[streams[at].source]
        leaving[streams[at].source] += streams[at].value * scale
    for at in sorted(places, key=lambda one: (nodes[streams[one].source].top, one)):
        ends[at] = entering[streams[at].target]
        entering[streams[at].target] += streams[at].value * scale
    return tuple(Ribbon(one, one.value * scale, begins[at], ends[at]) for at, one in enumerate(streams))


def sankey(
    name: str,
    title: str,
    says: str,
    *,
    streams: Sequence[Stream],
    written: Callable[[float], str],
    labels: Mapping[str, str] | None = None,
) -> Drawing:
    """Draw what flows.

    Args:
        name: file name without its ending.
        title: what it shows, with the unit.
        says: what to see in it.
        streams: what flows; a ring is opened where it leads back.
        written: how a value is written.
        labels: words of a node, its name with spaces for those not named.
    """
    found = placed(streams)
    kinds = list(dict.fromkeys(ribbon.stream.kind for ribbon in found.ribbons))
    colours = dict(zip(kinds, (BLUE, YELLOW, SOFT), strict=False))
    body, words = [], []
    for ribbon in found.ribbons:
        first, last = found.nodes[ribbon.stream.source], found.nodes[ribbon.stream.target]
        body.append(_band(ribbon, first, last, colours.get(ribbon.stream.kind, SOFT)))
        words.append((last.left - 4, ribbon.end + ribbon.width / 2 + 4, written(ribbon.stream.value)))
    for x, y, told in _apart(words):
        body.append(text(x, y, told, anchor="end", colour=INK, size=11, halo=True))
    for node in found.nodes.values():
        body.append(box(node.left, node.top, BOX, max(node.height, 1.0), fill=INK, edge="none", round_px=0))
        plain = node.name.removesuffix(AGAIN)
        told = (labels or {}).get(plain, plain.replace("_", " ")) + (AGAIN if plain != node.name else "")
        body.append(text(node.left, node.top - 5, told, halo=True))
    height = found.height
    if len(kinds) > 1:
        height += LABEL
        body += _key(colours, height)
    if not found.ribbons:
        body.append(text(MARGIN, LABEL, "Nothing flows.", colour=SOFT))
        height = LABEL * 2
    return Drawing(name, title, says, tuple(body), max(WIDTH, room(title) * 1.2) + MARGIN, height)


def _band(ribbon: Ribbon, first: Node, last: Node, colour: str) -> str:
    left, right = first.left + BOX, last.left
    half = (left + right) / 2
    width = max(ribbon.width, HAIR)
    one, other = ribbon.begin, ribbon.end
    path = (
        f"M{figure(left)} {figure(one)}C{figure(half)} {figure(one)} {figure(half)} {figure(other)} "
        f"{figure(right)} {figure(other)}V{figure(other + width)}C{figure(half)} {figure(other + width)} "
        f"{figure(half)} {figure(one + width)} {figure(left)} {figure(one + width)}Z"
    )
    return f'<path d="{path}" fill="{colour}" fill-opacity="{OPACITY}"/>'


def _apart(words: Sequence[tuple[float, float, str]]) -> list[tuple[float, float, str]]:
    """Move the values at one box down until none lies over another."""
    kept: list[tuple[float, float, str]] = []
    for x, y, told in sorted(words):
        lowest = max((one[1] for one in kept if one[0] == x), default=y - SLOT)
        kept.append((x, max(y, lowest + SLOT), told))
    return kept


def _key(colours: Mapping[str, str], y: float) -> list[str]:
    found, x = [], MARGIN
    for kind, colour in colours.items():
        found.append(box(x, y - 10, 14, 10, fill=colour, edge="none", round_px=0))
        found.append(text(x + 20, y, kind))
        x += 40 + room(kind)
    return found
