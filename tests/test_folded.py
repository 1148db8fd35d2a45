"""Folding: disguises fall away, and every folded character knows where it came from."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yellowplate.folded import fold, same

CASES = (
    ("抵押車", "抵押车", "Traditional becomes Simplified"),
    ("抵.押车", "抵押车", "a dot inside a word"),
    ("抵 押 车", "抵押车", "single characters with spaces"),
    ("抵❌押❌车", "抵押车", "pictures between characters"),
    ("抵\u200b押\ufeff车", "抵押车", "zero-width characters"),
    ("三万 八成新", "三万 八成新", "words that must stay parted"),
    ("甲.乙 丙丁 戊己", "甲乙 丙丁 戊己", "strong separators first"),
    ("①③⑧", "138", "circled digits"),
    ("❶➂➇⓪⓿", "13800", "black, sans-serif and zero circles"),
    ("1️⃣3️⃣8️⃣", "138", "keycaps"),
    ("🔟万", "10万", "keycap ten"),
    ("１３８", "138", "full width"),
    ("𝟏𝟑𝟖", "138", "mathematical bold"),
    ("١٣٨", "138", "digits of another script"),
    ("ＶＸ：ａｂｃ", "VX:abc", "full-width letters, case kept"),
    ("🅥🅧", "VX", "white letters on black circles"),
    ("🅰6", "A6", "letters on squares"),
    ("V❤:abc", "V❤:abc", "a heart that means WeChat stays"),
    ("V❤️abc", "V❤abc", "its variation selector goes"),
    ("长白 ❌过户", "长白 ❌过户", "a cross that stands alone says not"),
    ("🐧12345", "QQ12345", "the penguin is QQ"),
    ("🈲押车", "禁押车", "squared ideograph"),
    ("가\u1100\u1161\u11a8", "가각", "jamo melt into syllables"),
    ("혜산 시내", "혜산 시내", "Korean keeps its spaces"),
    ("a\tb\u3000c", "a b c", "all white space is a space"),
    ("甲\n乙", "甲\n乙", "lines stay lines"),
    ("辽F·D12345", "辽F·D12345", "a dot that does not stand between Chinese characters"),
    ("苧", "苎", "two steps to the simple form"),
    ("\u200b", "", "nothing is left"),
    ("\ufe0fa", "a", "a variation selector with nothing before it"),
    ("", "", "empty"),
)


@pytest.mark.parametrize(("raw", "text", "why"), CASES, ids=[case[2] for case in CASES])
def test_disguises_fall_away(raw: str, text: str, why: str) -> None:
    assert fold(raw).text == text, why


def test_a_span_leads_back_to_the_raw_words() -> None:
    folded = fold("🔥全款抵.押車 6️⃣万")
    start = folded.text.index("抵押车")
    assert folded.words(start, start + 3) == "抵.押車"
    digit = folded.text.index("6")
    assert folded.words(digit, digit + 2) == "6️⃣万"


def test_an_empty_span_stays_empty() -> None:
    folded = fold("①②")
    assert folded.span(1, 1) == (1, 1)
    assert folded.span(2, 2) == (2, 2)


def test_same_ignores_form_case_and_spaces() -> None:
    assert same("ＶＸ: abc", "vx:ABC")
    assert same("長白口岸", "长白 口岸")
    assert not same("长白", "惠山")


@given(st.text())
def test_folding_is_total_and_monotone(raw: str) -> None:
    folded = fold(raw)
    assert folded.raw == raw
    assert len(folded.text) == len(folded.starts) == len(folded.ends)
    assert list(folded.starts) == sorted(folded.starts)
    assert list(folded.ends) == sorted(folded.ends)
    assert all(0 <= start < end <= len(raw) for start, end in zip(folded.starts, folded.ends, strict=True))


AWKWARD = st.text(alphabet="抵押车辽F三万❌🚗 .·-|/❤🔥①🔟１a\u0301\u1100\u1161\u11a8가\u200b\ufe0f\u20e3\n´ｶﾞ㊙℡🅰乾苧¨ﾠ")


@given(st.one_of(st.text(), AWKWARD))
def test_folding_again_changes_nothing(raw: str) -> None:
    once = fold(raw).text
    assert fold(once).text == once
