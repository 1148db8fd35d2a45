"""Ids of Douyin and TikTok posts."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yellowplate.numbers import douyin_id
from yellowplate.records import HowDated
from yellowplate.records.errors import NumberError, WrongCharacter, WrongLength

FIRST = int(datetime(2012, 1, 1, tzinfo=UTC).timestamp())
LAST = (10**19 - 1) >> 32


def test_it_reads_the_second_the_upload_began() -> None:
    moment = douyin_id.uploaded_at("6839264345328020244")
    assert moment.at == datetime(2020, 6, 17, 10, 38, 39, tzinfo=UTC)
    assert moment.how is HowDated.POST_ID


@pytest.mark.parametrize(
    ("text", "error", "why"),
    [
        ("683926434532802024", WrongLength, "18 digits"),
        ("68392643453280202440", WrongLength, "20 digits"),
        ("", WrongLength, "empty"),
        ("683926434532802024x", WrongCharacter, "a letter"),
        ("６８３９２６４３４５３２８０２０２４４", WrongCharacter, "full-width digits are none"),
        ("683926434532802024²", WrongCharacter, "a superscript is a digit to Python, not to Douyin"),
        ("1000000000000000000", WrongCharacter, "1977: no such platform"),
    ],
)
def test_it_refuses(text: str, error: type[NumberError], why: str) -> None:
    with pytest.raises(error):
        douyin_id.uploaded_at(text)


@given(st.integers(FIRST, LAST - 1), st.integers(0, 2**32 - 1))
def test_the_time_part_comes_back(seconds: int, rest: int) -> None:
    moment = douyin_id.uploaded_at(str((seconds << 32) | rest))
    assert int(moment.at.timestamp()) == seconds
