"""Flow diagrams: widths to scale that add up at every box, nothing drawn for nothing, rings opened."""

from __future__ import annotations

import itertools
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yellowplate.export.charts.sankey import AGAIN, HEIGHT, Stream, placed, sankey

NAMES = st.sampled_from("abcdef")
STREAMS = st.lists(
    st.builds(Stream, NAMES, NAMES, st.floats(0, 1e6).map(lambda one: round(one, 1))).filter(
        lambda one: one.source != one.target
    ),
    max_size=12,
    unique_by=lambda one: (one.source, one.target),
)
TINY = 1e-6


@given(STREAMS)
def test_ribbons_add_up_at_every_box(streams: list[Stream]) -> None:
    found = placed(streams)
    assert len(found.ribbons) == sum(one.value > 0 for one in streams)
    assert sum(one.stream.value for one in found.ribbons) == pytest.approx(sum(one.value for one in streams))
    for name, node in found.nodes.items():
        into = sum(one.width for one in found.ribbons if one.stream.target == name)
        out = sum(one.width for one in found.ribbons if one.stream.source == name)
        assert max(into, out) == pytest.approx(node.height, abs=TINY)
    for ribbon in found.ribbons:
        assert ribbon.width == pytest.approx(ribbon.stream.value * found.scale, abs=TINY)
        first, last = found.nodes[ribbon.stream.source], found.nodes[ribbon.stream.target]
        assert first.left < last.left
        assert first.top - TINY <= ribbon.begin <= first.top + first.height - ribbon.width + TINY
        assert last.top - TINY <= ribbon.end <= last.top + last.height - ribbon.width + TINY


@given(STREAMS)
def test_boxes_of_a_column_stand_apart_and_within(streams: list[Stream]) -> None:
    found = placed(streams)
    by_column: dict[float, list[tuple[float, float]]] = {}
    for node in found.nodes.values():
        assert node.top + node.height <= found.height + TINY
        by_column.setdefault(node.left, []).append((node.top, node.height))
    for column in by_column.values():
        column.sort()
        assert all(top + height < after for (top, height), (after, _) in itertools.pairwise(column))
        assert sum(height for _, height in column) <= HEIGHT + TINY


@given(STREAMS)
def test_the_same_streams_draw_the_same_picture_that_is_xml(streams: list[Stream]) -> None:
    drawn = sankey("s", "Cars <of> a quarter", "Says", streams=streams, written=str).svg()
    assert drawn == sankey("s", "Cars <of> a quarter", "Says", streams=streams, written=str).svg()
    root = ET.fromstring(drawn)
    assert [child.tag.rpartition("}")[2] for child in root][:2] == ["title", "desc"]
    assert root[0].text == "Cars <of> a quarter"
    told = "".join(root.itertext())
    assert all(str(one.value) in told for one in streams if one.value > 0)


def test_what_leads_back_ends_in_a_box_of_its_own() -> None:
    found = placed([Stream("a", "b", 5), Stream("b", "a", 2)])
    assert set(found.nodes) == {"a", "b", "a" + AGAIN}


def test_nothing_is_said_to_be_nothing() -> None:
    assert not placed([Stream("a", "b", 0.0)]).nodes
    assert "Nothing flows." in sankey("s", "T", "S", streams=[], written=str).svg()


def test_kinds_have_colours_and_a_key() -> None:
    drawn = sankey("s", "T", "S", streams=[Stream("a", "b", 1, "yuan"), Stream("a", "c", 1, "dollars")], written=str)
    assert "dollars" in drawn.svg()


def test_less_than_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="turn it around"):
        placed([Stream("a", "b", -1.0)])
