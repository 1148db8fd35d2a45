"""The causal diagram of the model in three panels, drawn from its code."""

from __future__ import annotations

from yellowplate.export.charts.drawing import Drawing
from yellowplate.export.charts.layered import Arrow, diagram
from yellowplate.model import diagram as drawn
from yellowplate.model.panels import words
from yellowplate.model.world import STATE

SOFT_YELLOW, SOFT_BLUE = "#fbf0c9", "#dde6f2"
_SEEN, _INPUT, _CHANGED = "seen:", "input:", "changed:"
"""Before a name, so that what is looked at and what is changed are two boxes."""


def drawings() -> tuple[Drawing, ...]:
    """Return the panels of cars, money and influences."""
    return (_cars(), _money(), _influences())


def _cars() -> Drawing:
    panel = drawn.cars()
    return diagram(
        "cars",
        "How cars move between stocks, by the mechanism that moves them",
        "Each box is a stock of cars, each arrow a path, named by the mechanism. Red dashed arrows lead back. Drawn "
        "from "
        "what the mechanisms declare.",
        nodes=panel.nodes,
        arrows=_arrows(panel),
        labels={name: words(name) for name in panel.nodes},
        gap=84,
    )


def _money() -> Drawing:
    panel = drawn.money()
    apart = f" Nothing is paid to or from: {', '.join(words(one) for one in panel.apart)}." if panel.apart else ""
    return diagram(
        "money",
        "How money moves between accounts, by the mechanism that moves it",
        "Each box is an account; those of the state's streams are yellow. Red dashed arrows lead back. Drawn from "
        "what the "
        f"mechanisms declare.{apart}",
        nodes=panel.nodes,
        arrows=_arrows(panel),
        labels={name: words(name) for name in panel.nodes},
        fills=dict.fromkeys((name for name in panel.nodes if name in STATE), SOFT_YELLOW),
    )


def _arrows(panel: drawn.Diagram) -> list[Arrow]:
    return [Arrow(one.source, one.target, one.words) for one in panel.links]


def _influences() -> Drawing:
    panel = drawn.influences()
    inputs = [_INPUT + name for name in panel.inputs]
    seen = [_SEEN + name for name in panel.seen]
    changed = [_CHANGED + name for name in panel.changed]
    nodes = [*inputs, *seen, *panel.mechanisms, *changed]
    column_of = {
        **dict.fromkeys((*inputs, *seen), 0),
        **dict.fromkeys(panel.mechanisms, 1),
        **dict.fromkeys(changed, 2),
    }
    arrows = [
        *(Arrow((_INPUT if one.source in panel.inputs else _SEEN) + one.source, one.target) for one in panel.looks),
        *(Arrow(one.source, _CHANGED + one.target) for one in panel.changes),
    ]
    return diagram(
        "influences",
        "What each mechanism looks at (left) and changes (right); mechanisms in the order of the week",
        "Yellow: dated inputs of the calendar. White: what of the world is looked at or changed. Blue: mechanisms, "
        "from the "
        "first of the week to the last. What stands on both sides closes a loop. Drawn from declarations and code; "
        "money "
        "is in the panel of its own.",
        nodes=nodes,
        arrows=arrows,
        column_of={name: column_of[name] for name in nodes},
        fixed=frozenset({1}),
        fills={**dict.fromkeys(inputs, SOFT_YELLOW), **dict.fromkeys(panel.mechanisms, SOFT_BLUE)},
        labels={name: words(name.rpartition(":")[2]) for name in nodes},
        gap=230,
        row=32,
    )
