"""The forms of chart that the pages use, each from plain rows of numbers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from yellowplate.export.charts.chart import BLUE, RED, SOFT, YELLOW, Chart

Row = dict[str, Any]
BAND_OPACITY = 0.22
SHORT = "abs(datum.value) >= 1000 ? format(datum.value, '~s') : format(datum.value, '.3~r')"
"""Thousands and millions by their letters, small numbers as they are."""
ROW_HEIGHT = 26


def _axis(field: str, title: str, *, is_log: bool = False, is_time: bool = False, zero: bool = True) -> Row:
    scale: Row = {"type": "log"} if is_log else {"zero": zero}
    if is_time:
        return {"field": field, "type": "temporal", "title": title, "axis": {"format": "%Y-%m", "labelOverlap": True}}
    return {"field": field, "type": "quantitative", "title": title, "scale": scale, "axis": {"labelExpr": SHORT}}


def fan(
    name: str,
    title: str,
    says: str,
    *,
    unit: str,
    rows: Sequence[Row],
    levels: Sequence[float],
    breaks: Sequence[tuple[str, str]] = (),
) -> Chart:
    """Draw a value over time with bands.

    Args:
        name: file name without its ending.
        title: what it shows.
        says: what to see in it.
        unit: of the value.
        rows: each with "on" (ISO day), "median", and "low50", "high50" and so on for each level.
        levels: shares of the draws inside each band, 0 to 1.
        breaks: (ISO day, words) of dated events marked by a line.
    """
    layers: list[Row] = []
    for level in sorted(levels, reverse=True):
        word = f"{level * 100:g}"
        layers.append(
            {
                "mark": {"type": "area", "color": YELLOW, "opacity": BAND_OPACITY, "interpolate": "monotone"},
                "encoding": {
                    "x": _axis("on", "", is_time=True),
                    "y": _axis(f"low{word}", unit),
                    "y2": {"field": f"high{word}"},
                },
            }
        )
    layers.append(
        {
            "mark": {"type": "line", "color": BLUE, "strokeWidth": 2},
            "encoding": {"x": _axis("on", "", is_time=True), "y": _axis("median", unit)},
        }
    )
    layers += _breaks(breaks)
    return Chart(name, title, says, tuple(layers), tuple(rows))


def _breaks(breaks: Sequence[tuple[str, str]]) -> list[Row]:
    if not breaks:
        return []
    given = {"values": [{"on": on, "words": words} for on, words in breaks]}
    at = {"x": {"field": "on", "type": "temporal"}}
    return [
        {"data": given, "mark": {"type": "rule", "color": RED, "strokeDash": [4, 3]}, "encoding": at},
        {
            "data": given,
            "mark": {"type": "text", "align": "left", "dx": 4, "dy": -4, "angle": 0, "color": RED, "baseline": "top"},
            "encoding": {**at, "y": {"value": 6}, "text": {"field": "words"}},
        },
    ]


def intervals(
    name: str, title: str, says: str, *, unit: str, rows: Sequence[Row], is_log: bool = False, mark: float | None = None
) -> Chart:
    """Draw one dot with its range a row, rows in the order given.

    Args:
        name: file name without its ending.
        title: what it shows.
        says: what to see in it.
        unit: of the values.
        rows: each with "label", "value" and, where there is an interval, "low" and "high".
        is_log: draw on a logarithmic scale.
        mark: a value marked by a line, such as the number seen.
    """
    label: Row = {"field": "label", "type": "nominal", "title": None, "sort": None}
    layers: list[Row] = [
        {
            "transform": [{"filter": "isValid(datum.low) && isValid(datum.high)"}],
            "mark": {"type": "rule", "color": SOFT, "strokeWidth": 2},
            "encoding": {"y": label, "x": _axis("low", unit, is_log=is_log), "x2": {"field": "high"}},
        },
        {
            "mark": {"type": "point", "filled": True, "color": BLUE, "size": 70},
            "encoding": {"y": label, "x": _axis("value", unit, is_log=is_log)},
        },
    ]
    if mark is not None:
        layers.append(
            {"mark": {"type": "rule", "color": RED, "strokeDash": [4, 3]}, "encoding": {"x": {"datum": mark}}}
        )
    return Chart(name, title, says, tuple(layers), tuple(rows), height=max(60, ROW_HEIGHT * len(rows)))


def bars(name: str, title: str, says: str, *, unit: str, rows: Sequence[Row], colour: str = BLUE) -> Chart:
    """Draw one bar a row, rows in the order given.

    Args:
        name: file name without its ending.
        title: what it shows.
        says: what to see in it.
        unit: of the values.
        rows: each with "label" and "value", or "low" and "high" where a bar does not begin at 0.
        colour: of the bars.
    """
    label: Row = {"field": "label", "type": "nominal", "title": None, "sort": None}
    is_range = bool(rows) and "low" in rows[0]
    across = {"x": _axis("low", unit, zero=False), "x2": {"field": "high"}} if is_range else {"x": _axis("value", unit)}
    layer = {"mark": {"type": "bar", "color": colour, "height": {"band": 0.6}}, "encoding": {"y": label, **across}}
    return Chart(name, title, says, (layer,), tuple(rows), height=max(60, ROW_HEIGHT * len(rows)))


def density(
    name: str,
    title: str,
    says: str,
    *,
    unit: str,
    rows: Sequence[Row],
    bands: Sequence[tuple[float, float, float]],
    median: float,
) -> Chart:
    """Draw a density with its central ranges.

    Args:
        name: file name without its ending.
        title: what it shows.
        says: what to see in it.
        unit: of the value.
        rows: each with "at" and "height".
        bands: (level, low, high) of the central ranges.
        median: the middle.
    """
    layers: list[Row] = []
    for _, low, high in sorted(bands, reverse=True):
        layers.append(
            {
                "transform": [{"filter": f"datum.at >= {low!r} && datum.at <= {high!r}"}],
                "mark": {"type": "area", "color": YELLOW, "opacity": BAND_OPACITY},
                "encoding": {
                    "x": _axis("at", unit, zero=False),
                    "y": {"field": "height", "type": "quantitative", "axis": None},
                },
            }
        )
    layers.append(
        {
            "mark": {"type": "line", "color": BLUE, "strokeWidth": 2},
            "encoding": {
                "x": _axis("at", unit, zero=False),
                "y": {"field": "height", "type": "quantitative", "axis": None},
            },
        }
    )
    layers.append({"mark": {"type": "rule", "color": RED}, "encoding": {"x": {"datum": median}}})
    return Chart(name, title, says, tuple(layers), tuple(rows))


def curve(
    name: str, title: str, says: str, *, across: str, up: str, rows: Sequence[Row], is_log: bool = False
) -> Chart:
    """Draw a line through points.

    Args:
        name: file name without its ending.
        title: what it shows.
        says: what to see in it.
        across: title of the axis of "x".
        up: title of the axis of "y".
        rows: each with "x" and "y".
        is_log: draw "x" on a logarithmic scale.
    """
    encoding = {"x": _axis("x", across, is_log=is_log), "y": _axis("y", up)}
    layers = (
        {"mark": {"type": "line", "color": BLUE, "strokeWidth": 2}, "encoding": encoding},
        {"mark": {"type": "point", "filled": True, "color": BLUE, "size": 30}, "encoding": encoding},
    )
    return Chart(name, title, says, layers, tuple(rows))


def counts(
    name: str,
    title: str,
    says: str,
    *,
    unit: str,
    rows: Sequence[Row],
    levels: Sequence[Row] = (),
    breaks: Sequence[tuple[str, str]] = (),
) -> Chart:
    """Draw counts with their ranges on their days, levels between changes, and dated events.

    Args:
        name: file name without its ending.
        title: what it shows.
        says: what to see in it.
        unit: of the counts.
        rows: each with "on" (ISO day), "low" and "high".
        levels: each with "first", "last" (ISO days) and "value".
        breaks: (ISO day, words) of dated events.
    """
    layers: list[Row] = [
        {
            "mark": {"type": "rule", "color": SOFT, "strokeWidth": 3},
            "encoding": {"x": _axis("on", "", is_time=True), "y": _axis("low", unit), "y2": {"field": "high"}},
        },
        {
            "mark": {"type": "tick", "color": BLUE, "thickness": 2, "width": 8},
            "encoding": {"x": _axis("on", "", is_time=True), "y": _axis("high", unit)},
        },
    ]
    if levels:
        layers.append(
            {
                "data": {"values": list(levels)},
                "mark": {"type": "rule", "color": BLUE, "strokeWidth": 2},
                "encoding": {
                    "x": _axis("first", "", is_time=True),
                    "x2": {"field": "last"},
                    "y": _axis("value", unit),
                },
            }
        )
    layers += _breaks(breaks)
    return Chart(name, title, says, tuple(layers), tuple(rows))
