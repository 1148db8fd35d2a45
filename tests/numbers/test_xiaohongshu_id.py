"""Ids of Xiaohongshu notes."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yellowplate.numbers import xiaohongshu_id
from yellowplate.records import HowDated
from yellowplate.records.errors import NumberError, WrongCharacter, WrongLength

FIRST = int(datetime(2013, 6, 1, tzinfo=UTC).timestamp())
END = int(datetime(2100, 1, 1, tzinfo=UTC).timestamp())


def test_it_reads_the_second_the_note_was_made() -> None:
    moment = xiaohongshu_id.uploaded_at("68b56a1e000000001d00c2f7")
    assert moment.at == datetime(2025, 9, 1, 9, 40, 46, tzinfo=UTC)
    assert moment.how is HowDated.POST_ID


@pytest.mark.parametrize(
    ("text", "error", "why"),
    [
        ("68b56a1e000000001d00c2f", WrongLength, "23 digits"),
        ("68b56a1e000000001d00c2f70", WrongLength, "25 digits"),
        ("68b56a1e000000001d00c2fg", WrongCharacter, "g is no hex digit"),
        ("+8b56a1e000000001d00c2f7", WrongCharacter, "int() would take a sign"),
        ("68b5_a1e000000001d00c2f7", WrongCharacter, "int() would take an underscore"),
        ("000000010000000000000000", WrongCharacter, "1970"),
        ("ffffffff0000000000000000", WrongCharacter, "2106"),
    ],
)
def test_it_refuses(text: str, error: type[NumberError], why: str) -> None:
    with pytest.raises(error):
        xiaohongshu_id.uploaded_at(text)


@given(st.integers(FIRST, END - 1), st.integers(0, 2**64 - 1))
def test_the_time_part_comes_back(seconds: int, rest: int) -> None:
    moment = xiaohongshu_id.uploaded_at(f"{seconds:08x}{rest:016x}")
    assert int(moment.at.timestamp()) == seconds
