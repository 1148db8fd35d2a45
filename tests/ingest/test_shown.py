"""What is shared by the formats of collectors."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from yellowplate.ingest.entries import Entry
from yellowplate.ingest.format import SourceFile
from yellowplate.ingest.neighbours import Neighbours
from yellowplate.ingest.shown import counts_of, extras_of, media_of, missing_of, texts_of, word
from yellowplate.records import TextRole
from yellowplate.records.ids import Plain

Collected = Callable[[Mapping[str, bytes | str]], tuple[dict[str, SourceFile], Neighbours]]
ITEM = "0" * 64


@pytest.mark.parametrize(
    ("value", "expected"), [(" x ", "x"), (7, "7"), (0, "0"), (True, ""), (None, ""), ([], ""), ("  ", "")]
)
def test_a_word(value: Plain, expected: str) -> None:
    assert word({"a": value}, "missing", "a") == expected


def test_texts_keep_their_blanks_and_their_place() -> None:
    entry = Entry("/3", {"a": {"b/c": " x\n"}, "d": " ", "e": 5})
    found = texts_of(entry, ITEM, (("a/none", TextRole.BODY), ("d", TextRole.BODY), ("e/f", TextRole.BODY)))
    assert found == ()
    (text,) = texts_of(Entry("/3", {"a": {"b": " x\n"}}), ITEM, (("a/b", TextRole.TITLE),))
    assert (text.text, text.locator.field) == (" x\n", "/3/a/b")


def test_what_is_no_count_is_no_zero() -> None:
    fields: dict[str, Plain] = {"a": "2.3万", "b": "赞", "c": True, "d": None, "e": 5, "f": 6}
    assert counts_of(fields, {"a": "likes", "b": "x", "c": "y", "d": "z", "e": "views", "f": "views"}) == (
        ("likes", 23000),
        ("views", 5),
    )


def test_media_need_an_id(collected: Collected) -> None:
    made, folder = collected({"a.json": "{}", "7/a.png": b"\x89PNG\r\n\x1a\n"})
    assert media_of(made["a.json"], folder, "") == []
    assert media_of(made["a.json"], folder, "7") == [made["7/a.png"]]


def test_nothing_left_over_is_an_empty_text() -> None:
    assert extras_of({"a": 1, "b": None}, ("a",)) == ""


def test_missing_addresses_are_told_once_and_without_tokens() -> None:
    assert missing_of([], ["http://a.invalid/?sign=1", "http://a.invalid/?sign=2", ""], []) == ("http://a.invalid/",)
