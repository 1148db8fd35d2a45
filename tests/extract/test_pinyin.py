"""Words in Latin letters: known words are read with their place, names of models, ids and other languages stay."""

from __future__ import annotations

import pytest

from yellowplate.extract.disguise import plainly
from yellowplate.extract.pinyin import words_in_letters
from yellowplate.tables import disguises


@pytest.mark.parametrize(
    ("raw", "plain"),
    [
        ("diya车 能去chaoxian的", "抵押车 能去朝鲜的"),
        ("Di Ya 车", "抵押车"),
        ("抵ya 质y 断g了", "抵押 质押 断供了"),
        ("抵 ya车", "抵押车"),
        ("fenqidiya车", "分期抵押车"),
        ("c鲜 ch鲜单 bei鲜", "朝鲜 朝鲜单 北鲜"),
        ("车 dianhua17000390001", "车 电话17000390001"),
        ("车 dianhuavx17000390001", "车 电话微信17000390001"),
        ("diya6.4w 丹东", "抵押6.4w 丹东"),
        ("dǐyā车", "抵押车"),
        ("diya che guohu", "抵押车 过户"),
        ("能 guo jiang 的", "能 过江 的"),
        ("lv本 lü本", "绿本 绿本"),
        ("全款 bgh 18款", "全款 不过户 18款"),
    ],
)
def test_words_in_letters_are_read(raw: str, plain: str) -> None:
    assert plainly(raw).text == plain


@pytest.mark.parametrize(
    "raw",
    [
        "Ding Wei said nothing",
        "dandong",
        "微信diya_lao6 车",
        "车 vx:diyache88",
        "车 www.diya.com",
        "BMW X5 车",
        "CR-V 车",
        "车 diya@mail",
        "2yadi",
        "vx 车",
        "DY-100 车",
        "dy同款红色mini 15款",
        "朝阳大悦城新店开业 dy搜同款",
        "dy音乐节门票 zy座位区",
        "车 abcdefghijklmnop",
    ],
)
def test_other_letters_stay(raw: str) -> None:
    assert plainly(raw).text == raw


def test_an_id_behind_the_name_of_a_messenger_is_no_word() -> None:
    assert words_in_letters("薇: chaoxian 车") == []
    assert words_in_letters("薇: chao xian 车") == []


def test_of_overlapping_words_the_first_and_longest_stays() -> None:
    assert words_in_letters("diya che") == []
    assert words_in_letters("diya che guohu") == [(0, 8, "抵押车"), (9, 14, "过户")]


def test_a_run_of_too_many_words_is_none() -> None:
    assert words_in_letters("车 " + "diya" * 5) == []


def test_the_words_stand_in_the_raw_text() -> None:
    text = plainly("🔥 Chao xian 专用 车")
    start = text.text.index("朝鲜")
    assert text.words(start, start + 2) == "Chao xian"


def test_no_spelling_mixes_nothing() -> None:
    mixed = disguises.mixed()
    assert {mixed["d押"], mixed["抵ya"], mixed["抵y"]} == {"抵押"}
    assert not {"抵押", "diya", "dy"} & mixed.keys()
    assert disguises.latin()["lvben"] == "绿本"
