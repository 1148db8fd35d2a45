"""Disguises: known spellings are undone, honest words stay, and the way back to the raw words is kept."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yellowplate.extract import disguise
from yellowplate.extract.disguise import plainly, undisguise
from yellowplate.folded import fold


@pytest.mark.parametrize(
    ("raw", "plain"),
    [
        ("扌氐扌甲车", "抵押车"),
        ("底押车 抵丫车 d押车 diya车", "抵押车 抵押车 抵押车 抵押车"),
        ("抵*车", "抵押车"),
        ("抵，押", "抵押"),
        ("20款 纸鸭", "20款 质押"),
        ("不能过沪", "不能过户"),
        ("只卖去潮鲜的", "只卖去朝鲜的"),
        ("能去🇰🇵", "能去朝鲜"),
        ("g.p.s已拆", "GPS已拆"),
        ("6.8wan", "6.8万"),
        ("2 0 2 1款", "2021款"),
        ("ВМW Х5", "BMW X5"),
        ("Москва", "Москва"),
        ("저.당 잡힌", "저당 잡힌"),
        ("N.Korea", "north korea"),
        ("胎压低压报警", "胎压低压报警"),
        ("微信diya_lao6", "微信diya_lao6"),
        ("过沪宁高速", "过沪宁高速"),
        ("潮鲜海鲜大排档", "潮鲜海鲜大排档"),
        ("抵达后联系", "抵达后联系"),
        ("朝鲜,花店", "朝鲜,花店"),
    ],
)
def test_disguises(raw: str, plain: str) -> None:
    assert plainly(raw).text == plain


def test_the_words_stand_in_the_raw_text() -> None:
    text = plainly("🔥能去潮 鲜的 扌氐扌甲车")
    start = text.text.index("抵押")
    assert text.words(start, start + 2) == "扌氐扌甲"
    assert text.words(start, start + 1) == "扌氐"


def test_what_never_settles_is_left_as_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(disguise, "_MOST_ROUNDS", 0)
    folded = fold("扌氐扌甲车")
    assert undisguise(folded) == folded


AWKWARD = st.text(
    alphabet="抵押低丫鸭扌氐甲车质纸债券权过户沪朝鲜潮先diyaDYCzhi xian.，*x/-GPS6.8wan 200款江辶寸ВХ저당북한"
)


@given(st.one_of(st.text(), AWKWARD))
def test_the_map_is_total_and_monotone_and_again_changes_nothing(raw: str) -> None:
    text = plainly(raw)
    assert len(text.text) == len(text.starts) == len(text.ends)
    assert list(text.starts) == sorted(text.starts)
    assert list(text.ends) == sorted(text.ends)
    assert all(0 <= start < end <= len(raw) for start, end in zip(text.starts, text.ends, strict=True))
    assert undisguise(text).text == text.text
    assert plainly(text.text).text == text.text
