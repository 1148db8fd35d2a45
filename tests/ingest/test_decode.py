"""Encodings that are read, and those that are refused with their byte."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yellowplate.ingest.decode import decode
from yellowplate.records.errors import UnreadableInput

CHINESE = "丰田凯美瑞，抵押车，手续齐全，只卖能过江的人。联系电话见主页，价格面谈。"
KOREAN = "혜산 보관장에 번호판 없는 차가 백 대 넘게 서 있다고 한다"


@pytest.mark.parametrize(
    ("raw", "text", "encoding", "why"),
    [
        (b"", "", "utf-8", "nothing"),
        (b"plain", "plain", "utf-8", "ASCII is UTF-8"),
        (CHINESE.encode(), CHINESE, "utf-8", "UTF-8"),
        (b"\xef\xbb\xbf" + KOREAN.encode(), KOREAN, "utf-8", "the mark is no part of the text"),
        (b"a\r\nb\rc\n", "a\r\nb\rc\n", "utf-8", "line ends stay"),
        (CHINESE.encode("gb18030"), CHINESE, "gb18030", "GB18030"),
        (("VIN 见图 " + "x" * 500).encode("gb18030"), "VIN 见图 " + "x" * 500, "gb18030", "few Chinese characters"),
        (b"\xff\xfe" + CHINESE.encode("utf-16-le"), CHINESE, "utf-16-le", "UTF-16, little end first"),
        (b"\xfe\xff" + CHINESE.encode("utf-16-be"), CHINESE, "utf-16-be", "UTF-16, big end first"),
        (b"\xff\xfe\x00\x00" + "车".encode("utf-32-le"), "车", "utf-32-le", "UTF-32"),
    ],
)
def test_it_decodes(raw: bytes, text: str, encoding: str, why: str) -> None:
    assert decode(raw) == (text, encoding)


@pytest.mark.parametrize(
    ("raw", "place", "word", "why"),
    [
        (CHINESE.encode() + b"\xff" + CHINESE.encode(), "byte 108", "mostly UTF-8", "one broken byte in UTF-8"),
        (CHINESE.encode()[:-1], "byte 105", "mostly UTF-8", "cut in a character"),
        (KOREAN.encode("euc-kr"), "byte 0", "EUC-KR", "Korean would come out as wrong Chinese"),
        ("Übergröße für Müller".encode("latin-1"), "byte 0", "neither", "accented Latin letters"),
        ("été fort".encode("latin-1"), "byte 0", "neither", "é and t together are a character of GBK"),
        (b"abc \x81", "byte 4", "neither", "half a character"),
        (b"\xff\xfe\x00\xd8a\x00", "byte 2", "UTF-16-LE", "half a surrogate pair"),
        ("車輛手續齊全抵押車賣過江聯繫電話".encode("big5"), "byte 0", "neither", "Big5"),
    ],
)
def test_it_refuses_with_the_byte(raw: bytes, place: str, word: str, why: str) -> None:
    with pytest.raises(UnreadableInput) as caught:
        decode(raw, file="notes.txt")
    assert caught.value.place == place
    assert word in caught.value.reason
    assert caught.value.file == "notes.txt"
    assert caught.value.remedy


def test_a_few_korean_characters_decide_nothing() -> None:
    assert decode("차가".encode("euc-kr"))[1] == "gb18030"


@given(st.text())
def test_utf8_comes_back(text: str) -> None:
    assert decode(b"\xef\xbb\xbf" + text.encode()) == (text, "utf-8")


@given(st.text(st.sampled_from(CHINESE)))
def test_simplified_chinese_comes_back(text: str) -> None:
    assert decode((text + CHINESE).encode("gb18030")) == (text + CHINESE, "gb18030")


def test_two_bytes_may_be_utf8_by_chance() -> None:
    assert decode("只".encode("gb18030"))[1] == "utf-8"


@given(st.binary(max_size=64))
def test_any_bytes_are_text_or_refused(raw: bytes) -> None:
    with contextlib.suppress(UnreadableInput):
        text, encoding = decode(raw)
        assert text.encode(encoding) in raw
