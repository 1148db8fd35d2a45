"""Lines of HTML pages with their places in the source."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yellowplate.ingest.markup import visible_runs


@pytest.mark.parametrize(
    ("source", "lines", "why"),
    [
        ("", [], "nothing"),
        ("plain words", ["plain words"], "no markup at all"),
        ("<p>one<p>two", ["one", "two"], "paragraphs need no end"),
        ("<b>1</b>39<i>0000</i>1234", ["13900001234"], "inline elements do not cut a number"),
        ("a<br>b<br/>c", ["a", "b", "c"], "line ends"),
        ("<td>京</td><td>A</td>", ["京", "A"], "cells"),
        ("13<!-- x -->9", ["139"], "comments are not seen"),
        ("<title>t</title><style>s</style><script>if (a<b) {}</script>x", ["x"], "the head is not seen"),
        ("<template><p>t</p></template>x", ["x"], "templates are not seen"),
        ("<template>t<body>x", ["x"], "a body ends what was not closed"),
        ("&#x5fae;&#20449;&nbsp;&amp;", ["微信 &"], "entities"),
        ("a\n  \tb", ["a b"], "white space is folded"),
        ("a <", ["a <"], "an open bracket at the end"),
        ("</p></div>", [], "ends of nothing"),
        ("<p>a</p><![odd[ x ]]><p>b", ["a"], "a declaration that the parser gives up on"),
    ],
)
def test_lines(source: str, lines: list[str], why: str) -> None:
    assert [run.text for run in visible_runs(source)] == lines, why


def test_places_are_in_the_source() -> None:
    source = "<html>\n<p class=x>看车\n <b>微信</b> abc </p>\n<p>&amp; 电话</p>"
    first, second = visible_runs(source)
    assert source[first.start : first.end] == "看车\n <b>微信</b> abc "
    assert source[second.start : second.end] == "&amp; 电话"


@given(st.lists(st.text(st.characters(categories=("L", "N")), min_size=1, max_size=9), max_size=6))
def test_plain_lines_are_found_where_they_stand(lines: list[str]) -> None:
    source = "\n".join(f"<p>{line}</p>" for line in lines)
    runs = list(visible_runs(source))
    assert [run.text for run in runs] == lines
    assert [source[run.start : run.end] for run in runs] == lines


@given(st.text(alphabet="<>/!-[]&;#ab \n\"'=pbdiv车", max_size=60))
def test_any_text_is_read_without_an_error(source: str) -> None:
    for run in visible_runs(source):
        assert 0 <= run.start <= run.end <= len(source)
        assert run.text.strip()
