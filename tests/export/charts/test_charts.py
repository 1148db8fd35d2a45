"""Charts: documents that are drawn, the same bytes each time, nothing fetched, with words for those who cannot see."""

from __future__ import annotations

import json
import re
from xml.etree import ElementTree as ET

import pytest

from yellowplate.export.charts import shapes
from yellowplate.export.charts.chart import Chart

BREAKS = [("2025-11-24", "crackdown")]
CHARTS = [
    shapes.fan(
        "fan",
        "Receipts",
        "A fan",
        unit="CNY a month",
        levels=(0.5, 0.95),
        breaks=BREAKS,
        rows=[
            {"on": f"2025-{month:02d}-01", "median": 5, "low50": 4, "high50": 6, "low95": 1, "high95": 12}
            for month in range(1, 13)
        ],
    ),
    shapes.intervals(
        "dots",
        "Vehicles by method",
        "Dots",
        unit="vehicles",
        mark=100.0,
        rows=[
            {"label": "chao <floor>", "value": 120.0, "low": 110.0, "high": 150.0},
            {"label": "no range", "value": 300.0},
        ],
    ),
    shapes.intervals("logs", "Logs", "Dots", unit="vehicles", is_log=True, rows=[{"label": "a", "value": 10.0}]),
    shapes.bars("bars", "Shares", "Bars", unit="share", rows=[{"label": "entries", "value": 0.85}]),
    shapes.bars("tornado", "Swings", "Bars", unit="CNY", rows=[{"label": "entries", "low": -3.0, "high": 8.0}]),
    shapes.bars("empty", "Nothing", "Bars", unit="CNY", rows=[]),
    shapes.density(
        "density",
        "Total",
        "Density",
        unit="CNY",
        median=2.0,
        bands=[(0.5, 1.0, 3.0)],
        rows=[{"at": float(at), "height": 1.0 / (1 + (at - 2) ** 2)} for at in range(5)],
    ),
    shapes.curve(
        "exceed",
        "Chance",
        "Curve",
        across="CNY",
        up="chance",
        is_log=True,
        rows=[{"x": 1.0, "y": 0.9}, {"x": 10.0, "y": 0.1}],
    ),
    shapes.counts(
        "counts",
        "Yard",
        "Counts",
        unit="vehicles",
        rows=[{"on": "2025-09-13", "low": 100, "high": 200}],
        breaks=BREAKS,
        levels=[{"first": "2025-08-01", "last": "2025-10-01", "value": 140.0}],
    ),
    shapes.counts("plain", "Yard", "Counts", unit="vehicles", rows=[{"on": "2025-09-13", "low": 1, "high": 2}]),
]


@pytest.mark.parametrize("chart", CHARTS, ids=lambda chart: chart.name)
def test_a_chart_is_drawn_alike_and_fetches_nothing(chart: Chart) -> None:
    drawn = chart.svg()
    assert drawn == chart.svg()
    root = ET.fromstring(drawn)
    names = [child.tag.rpartition("}")[2] for child in root]
    assert names[:2] == ["title", "desc"]
    assert root[0].text == chart.title
    assert root[1].text == chart.says
    assert not re.search(r'(?:href|src)="(?!#)', drawn)
    assert "<script" not in drawn


@pytest.mark.parametrize("chart", CHARTS, ids=lambda chart: chart.name)
def test_the_document_holds_its_numbers(chart: Chart) -> None:
    document = json.loads(chart.vega_lite)
    assert document["data"]["values"] == [dict(row) for row in chart.rows]
    assert document["title"] == chart.title


def test_words_are_drawn_as_words() -> None:
    drawn = CHARTS[1].svg()
    assert "chao &lt;floor&gt;" in drawn
    assert "vehicles" in drawn


def test_a_dated_event_is_marked() -> None:
    assert "crackdown" in CHARTS[0].svg()


def test_ids_of_two_charts_do_not_meet() -> None:
    ids = [set(re.findall(r'id="([^"]+)"', chart.svg())) for chart in CHARTS[:2]]
    assert not ids[0] & ids[1]
