"""Captions: one reading per line that is text."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from yellowplate.read.look import Line, Look
from yellowplate.read.readers.caption import READER
from yellowplate.records import Item, MediaKind, ReadingKind

ITEM = Item("a" * 64, 1, "image/png", MediaKind.IMAGE, "a.png")


def test_one_reading_per_line(white: NDArray[np.uint8], line_of: Callable[..., Line]) -> None:
    look = Look(ITEM, (line_of(" 凯美瑞"), line_of("6.8万")), white, 400, 100, n_seen=3)
    readings = list(READER.see(look))
    assert [one.text for one in readings] == ["凯美瑞", "6.8万"]
    assert {(one.kind, one.context, one.n_seen) for one in readings} == {(ReadingKind.CAPTION, "a" * 64, 3)}


def test_what_is_hardly_text_is_not_given(white: NDArray[np.uint8], line_of: Callable[..., Line]) -> None:
    look = Look(ITEM, (line_of("dirt", prob=0.3), line_of("  ")), white, 400, 100)
    assert list(READER.see(look)) == []


def test_readings_of_one_line_vote(white: NDArray[np.uint8], line_of: Callable[..., Line]) -> None:
    first, second = line_of("抵押车"), line_of("低押车", prob=0.8)
    line = Line(first.quad, (*first.transcripts, *second.transcripts, *first.transcripts))
    (reading,) = READER.see(Look(ITEM, (line,), white, 400, 100))
    assert [one.text for one in reading.alternatives] == ["抵押车", "低押车"]
