"""What breaks is named with its place, and the rest goes on."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yellowplate.ingest import entries
from yellowplate.ingest.entries import (
    Break,
    Entry,
    line_entries,
    list_entries,
    pointer,
    read_document,
    row_entries,
    unread_moments,
)
from yellowplate.ingest.format import SourceFile
from yellowplate.ingest.neighbours import Neighbours
from yellowplate.records.errors import TooLarge, UnreadableInput
from yellowplate.settings import Settings

Collected = Callable[[Mapping[str, bytes | str]], tuple[dict[str, SourceFile], Neighbours]]
OBJECTS = st.lists(st.dictionaries(st.text(max_size=5), st.none() | st.integers() | st.text(max_size=9), max_size=3))


def test_the_limit_is_that_of_the_settings() -> None:
    assert Settings().max_text_mb == entries.MAX_TEXT_MB


@given(OBJECTS)
def test_a_list_is_read_as_json_reads_it(rows: list[dict[str, object]]) -> None:
    read = list(list_entries(json.dumps(rows), 0))
    assert [part.fields for part in read if isinstance(part, Entry)] == rows
    assert len(read) == len(rows)


@given(OBJECTS, st.integers(min_value=1, max_value=400))
def test_a_cut_list_gives_a_beginning_and_says_so(rows: list[dict[str, object]], cut: int) -> None:
    text = json.dumps(rows)
    cut = min(cut, len(text) - 1)
    read = list(list_entries(text[:-cut], 0))
    whole = [part.fields for part in read if isinstance(part, Entry)]
    assert whole == rows[: len(whole)]
    assert isinstance(read[-1], Break)


@given(OBJECTS)
def test_lines_are_read_as_json_reads_them(rows: list[dict[str, object]]) -> None:
    text = "\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
    assert [part.fields for part in line_entries(text) if isinstance(part, Entry)] == rows


@pytest.mark.parametrize(
    ("text", "reason", "why"),
    [
        ("", "breaks off or is none", "nothing"),
        ('{"a": 1', "breaks off or is none", "cut"),
        ('{"a": 1} x', "text follows", "something behind"),
        ("[" * 100_000, "nested too deeply", "a nest that would overflow the stack"),
        ('{"a": "\udc80"}', "no UTF-8", "a byte that is none"),
        ("1" * 5000, "Exceeds the limit", "a number no machine needs"),
    ],
)
def test_what_is_no_document(text: str, reason: str, why: str) -> None:
    found = read_document(text)
    assert isinstance(found, Break), why
    assert reason in found.reason


def test_halves_of_emoji_are_replaced() -> None:
    assert read_document('{"a\\ud83d": ["\\ud83d\\ude97", "\\ud83d"]}') == {"a\ufffd": ["🚗", "\ufffd"]}


def test_words_that_are_no_numbers_are_kept_as_words() -> None:
    assert read_document('{"a": NaN, "b": -Infinity}') == {"a": "NaN", "b": "-Infinity"}


def test_a_pointer_escapes() -> None:
    assert pointer("a/b", "~", 3) == "/a~1b/~0/3"


def test_rows_that_do_not_fit_are_named() -> None:
    text = 'a,b\n1,2\n3\n4,5,6\n"x"y,7\n8,9\n10,"\udc80"\n'
    read = list(row_entries(text))
    assert [part.fields for part in read if isinstance(part, Entry)] == [{"a": "1", "b": "2"}, {"a": "8", "b": "9"}]
    assert [part.place for part in read if isinstance(part, Break)] == [
        "row 2, up to line 3",
        "row 3, up to line 4",
        "row 4, up to line 5",
        "row 6, up to line 7",
    ]


def test_a_quote_that_never_ends_costs_what_follows() -> None:
    first, broken = row_entries('a,b\n1,2\n3,"4\n5,6\n')
    assert isinstance(first, Entry)
    assert isinstance(broken, Break)
    assert "not a row" in broken.reason


def test_bytes_that_are_no_utf8_cost_their_element_only(collected: Collected) -> None:
    good = json.dumps({"a": "车" * 200}, ensure_ascii=False).encode()
    bad = b'{"a": "\xff\xfe\xfd\xfc"}'
    made, _ = collected({"list": b"[" + b",".join([good, bad, good]) + b"]", "lines": b"\n".join([good, bad, good])})
    as_list = list(list_entries(entries.load_text(made["list"]), 0))
    as_lines = list(line_entries(entries.load_text(made["lines"])))
    for read in (as_list, as_lines):
        assert [isinstance(part, Entry) for part in read] == [True, False, True]
        assert isinstance(read[1], Break)
        assert "no UTF-8" in read[1].reason


def test_other_bytes_are_refused_whole(collected: Collected) -> None:
    made, _ = collected({"x": bytes(range(128, 256)) * 3})
    with pytest.raises(UnreadableInput):
        entries.load_text(made["x"])


def test_a_file_beyond_the_limit_is_not_read(collected: Collected, monkeypatch: pytest.MonkeyPatch) -> None:
    made, _ = collected({"x": "[" + " " * 2000 + "]"})
    monkeypatch.setattr(entries, "MAX_TEXT_MB", 0.001)
    with pytest.raises(TooLarge, match="read up to"):
        entries.load_text(made["x"])


def test_the_first_fault_in_order_of_place_is_told() -> None:
    schema = {"properties": {"a": {"type": "string"}, "b": {"items": {"type": "string"}}}}
    fault = entries.breaks_schema(Entry("/3", {"a": 1, "b": ["x", 2]}), schema)  # type: ignore[arg-type]
    assert fault is not None
    assert fault.place == "/3/a"
    assert entries.breaks_schema(Entry("/3", {"a": "x"}), schema) is None  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("fields", "named"),
    [
        ({"timestamp": "abc"}, ["/7/timestamp"]),
        ({"timestamp": [1], "epoch": "soon"}, ["/7/timestamp", "/7/epoch"]),
        ({"timestamp": 1771857163, "epoch": "20260223"}, []),
        ({"timestamp": "2026-02-23 14:32:43", "epoch": 0}, []),
        ({"timestamp": None, "epoch": ""}, []),
        ({}, []),
    ],
)
def test_a_date_that_is_not_understood_is_named(
    collected: Collected, fields: dict[str, object], named: list[str]
) -> None:
    files, _ = collected({"x.json": "{}"})
    refusals = list(unread_moments(files["x.json"], "/7", fields, ("timestamp", "epoch")))
    assert [refusal.place for refusal in refusals] == named
    assert all(refusal.is_partial for refusal in refusals)
