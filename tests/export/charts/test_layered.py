"""Causal diagrams: columns by the longest path, few crossings, arrows back apart, words that do not lie over words."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

from hypothesis import given
from hypothesis import strategies as st

from yellowplate.export.charts.drawing import figure, text
from yellowplate.export.charts.layered import Arrow, diagram
from yellowplate.export.charts.layers import backward, columns, crossings, ordered

EDGES = st.lists(
    st.tuples(st.sampled_from("abcdefg"), st.sampled_from("abcdefg")).filter(lambda one: one[0] != one[1]),
    unique=True,
    max_size=14,
)


@given(EDGES)
def test_without_arrows_back_every_arrow_leads_on(edges: list[tuple[str, str]]) -> None:
    back = backward(edges)
    ahead = [one for one in edges if one not in back]
    column_of = columns("abcdefg", ahead)
    assert all(column_of[source] < column_of[target] for source, target in ahead)
    assert not backward(ahead)


@given(EDGES)
def test_order_keeps_names_and_adds_no_crossing(edges: list[tuple[str, str]]) -> None:
    ahead = [one for one in edges if one not in backward(edges)]
    column_of = columns("abcdefg", ahead)
    found = ordered(column_of, ahead)
    assert sorted(name for one in found for name in one) == sorted("abcdefg")
    assert all(column_of[name] == at for at, one in enumerate(found) for name in one)
    plain = [[name for name in "abcdefg" if column_of[name] == at] for at in range(len(found))]
    assert crossings(found, ahead) <= crossings(plain, ahead)


@given(EDGES)
def test_a_diagram_is_xml_and_the_same_each_time(edges: list[tuple[str, str]]) -> None:
    def drawn() -> str:
        arrows = [Arrow(*one, "by & by") for one in edges]
        return diagram("d", "A title", "Says <this>", nodes="abcdefg", arrows=arrows).svg()

    root = ET.fromstring(drawn())
    assert drawn() == drawn()
    assert root[1].text == "Says <this>"
    words = [one.text for one in root.iter() if one.tag.endswith("text")]
    assert words.count("by & by") == len(edges)
    assert set("abcdefg") <= set(words)


def test_a_fixed_column_keeps_its_order() -> None:
    column_of = {"a": 0, "b": 0, "x": 1, "y": 1}
    edges = [("a", "y"), ("b", "x")]
    assert ordered(column_of, edges, fixed=frozenset({1})) == [["b", "a"], ["x", "y"]]


def test_words_of_arrows_do_not_lie_over_each_other() -> None:
    arrows = [Arrow("a", one, "moving") for one in "bcdefg"]
    drawn = diagram("d", "T", "S", nodes="abcdefg", arrows=arrows, row=20).svg()
    places = [(float(x), float(y)) for x, y in re.findall(r'<text x="([\d.]+)" y="([\d.]+)"[^>]*>moving', drawn)]
    assert len(places) == 6
    apart = [
        abs(one[1] - other[1]) for at, one in enumerate(places) for other in places[at + 1 :] if one[0] == other[0]
    ]
    assert all(one >= 12 for one in apart)


def test_nothing_to_draw_is_drawn() -> None:
    assert ET.fromstring(diagram("d", "T", "S", nodes=(), arrows=()).svg()) is not None


def test_lengths_are_short_and_words_are_escaped() -> None:
    assert [figure(one) for one in (1.0, 1.005, -0.0001)] == ["1", "1", "0"]
    assert "&lt;b&gt;" in text(0, 0, "<b>", halo=True, size=11)
