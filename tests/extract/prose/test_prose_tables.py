"""The tables of news prose: sources, and how they are made from the shared vocabulary."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest

from update import prose as update_prose
from yellowplate.tables import prose, rows

SHARED = Path(__file__).resolve().parents[3] / "../shared"
SMALL = {
    "topics": {"price": {"asking": {"number": "yes", "meaning": "what a seller asks", "synonyms": ["ask", "quoted"]}}},
    "places": [["China", "중국"], ["border", "국경"], ["Yalu River", "압록강"], ["Hyesan", "혜산"]],
    "countries": ["China"],
}


@pytest.mark.parametrize("name", ["cues", "forms", "places", "vocabulary", "voices", "words"])
def test_a_table_says_where_it_comes_from(name: str) -> None:
    about = tomllib.loads(rows.content(f"prose_{name}.toml").decode())
    assert {"title", "source", "licence", "built", "note"} <= set(about)
    if name in ("places", "vocabulary"):
        assert list(about["columns"]) == list(rows.read(f"prose_{name}.csv")[0])


def test_the_vocabulary_becomes_a_row_a_property() -> None:
    assert update_prose.vocabulary(SMALL).splitlines()[1] == "price,asking,yes,what a seller asks,ask|quoted"


def test_places_have_a_kind() -> None:
    kinds = [line.rpartition(",")[2] for line in update_prose.places(SMALL).splitlines()[1:]]
    assert kinds == ["country", "border", "river", "town"]


def test_the_whole_vocabulary_is_there() -> None:
    assert len(prose.properties()) == 111
    assert len({name.split("/")[0] for name in prose.properties()}) == 24
    assert all(place.names for place in prose.places())


@pytest.mark.shared
def test_the_tables_are_those_of_the_shared_vocabulary() -> None:
    path = SHARED / "news_samples" / "vocabulary.json"
    if not path.is_file():
        pytest.skip("the shared news samples are not beside the checkout")
    content = json.loads(path.read_text("utf-8"))
    assert rows.content("prose_vocabulary.csv").decode() == update_prose.vocabulary(content)
    assert rows.content("prose_places.csv").decode() == update_prose.places(content)
