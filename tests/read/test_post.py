"""Texts of posts as readings."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from yellowplate.read import read_post
from yellowplate.records import Locator, Post, PostKind, PostText, ReadingKind, TextRole

PLACE = Locator("b" * 64, field="/3/desc", start=7, end=900)


def _post(text: str, place: Locator = PLACE) -> Post:
    return Post(Locator("b" * 64, field="/3"), PostKind.VIDEO, texts=(PostText(TextRole.TITLE, text, place),))


@given(st.text(alphabet="a车 \t\n\r\u2028", max_size=40))
def test_every_span_gives_the_words_back(text: str) -> None:
    readings = read_post(_post(text))
    for reading in readings:
        start, end = reading.locator.start, reading.locator.end
        assert start is not None
        assert end is not None
        assert text[start - 7 : end - 7] == reading.text
        assert reading.text.strip() == reading.text != ""
    kept = "".join("".join(reading.text.split()) for reading in readings)
    assert kept == "".join(text.split())


def test_a_reading_names_its_post_and_role() -> None:
    (reading,) = read_post(_post("凯美瑞 6.8万"))
    assert reading.context == f"{'b' * 64}#/3"
    assert (reading.kind, reading.role, reading.prob, reading.reader) == (ReadingKind.TEXT, "title", 1.0, "post/1")
    assert reading.locator.field == "/3/desc"


def test_blank_texts_say_nothing() -> None:
    assert read_post(_post(" \n\t\n")) == []
    assert read_post(Post(Locator("b" * 64), PostKind.PHOTOS)) == []
