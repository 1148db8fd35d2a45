"""Addresses lose what expires and keep what names the post; none is opened."""

from __future__ import annotations

import pytest

from yellowplate.ingest.address import clean, platform_of, without_query, without_tokens


@pytest.mark.parametrize(
    ("url", "platform"),
    [
        ("https://www.douyin.com/video/7", "douyin"),
        ("v.douyin.com/abc", "douyin"),
        ("https://m.weibo.cn:443/1", "weibo"),
        ("https://WWW.XiaoHongShu.com./explore/1", "xiaohongshu"),
        ("https://user@youtu.be/x", "youtube"),
        ("https://douyin.com.example.invalid/", ""),
        ("https://notdouyin.com/", ""),
        ("https://[broken", ""),
        ("", ""),
    ],
)
def test_the_platform_of_a_host(url: str, platform: str) -> None:
    assert platform_of(url) == platform


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://a.invalid/p?id=7&xsec_token=S&x-signature=T&x-expires=9", "https://a.invalid/p?id=7"),
        ("https://a.invalid/p?a=%20b&c", "https://a.invalid/p?a=%20b&c"),
        ("https://name:word@a.invalid/p#part", "https://a.invalid/p"),
        ("https://[broken?x=1", "https://[broken"),
    ],
)
def test_tokens_go(url: str, expected: str) -> None:
    assert without_tokens(url) == expected
    assert without_tokens(expected) == expected


def test_a_query_is_cut() -> None:
    assert without_query("https://a.invalid/7?x=1#y") == "https://a.invalid/7"


def test_extras_are_cleaned_all_the_way_down() -> None:
    dirty = {
        "xsec_token": "S",
        "msToken": "S",
        "tokens_of_trust": "kept",
        "none": None,
        "empty": {"a": [], "b": ""},
        "no": False,
        "nil": 0,
        "list": ["https://a.invalid/1?sign=S,https://a.invalid/2?sign=S", {"u": "see http://a.invalid/?token=S now"}],
    }
    assert clean(dirty) == {  # type: ignore[arg-type]
        "tokens_of_trust": "kept",
        "no": False,
        "nil": 0,
        "list": ["https://a.invalid/1,https://a.invalid/2", {"u": "see http://a.invalid/ now"}],
    }
