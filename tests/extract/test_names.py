"""Names in one pass: whole words, the longest first."""

from __future__ import annotations

import pytest

from yellowplate.extract.names import Names, lowered

NAMES = Names({"a4l": "A4L", "glc": "GLC", "汉": "Han", "汉兰达": "Highlander", "宝马x5": "X5", "x5": "X5", "v": "V"})


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("21款a4l 汉兰达", ["A4L", "Highlander"]),
        ("汉", ["Han"]),
        ("glc260", ["GLC"]),
        ("a4l2021款", ["A4L"]),
        ("a4l5", []),
        ("glcx", []),
        ("xa4l", []),
        ("宝马x5", ["X5"]),
        ("v6", []),
        ("v", ["V"]),
        ("", []),
    ],
)
def test_names(text: str, found: list[str]) -> None:
    assert [value for _, _, value in NAMES.find(text)] == found


def test_lower_case_keeps_the_length() -> None:
    assert lowered("İA汉") == "İa汉"
    assert lowered("ABC") == "abc"
