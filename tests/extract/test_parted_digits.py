"""Figures written digit by digit are read; dates, telephones and ranges are not."""

from __future__ import annotations

import pytest

from yellowplate.extract.disguise import plainly
from yellowplate.extract.parted_digits import parted_digits


@pytest.mark.parametrize(
    ("raw", "plain"),
    [
        ("5.9.0.0.0元", "59000元"),
        ("3 8 0 0 0 到平壤", "38000 到平壤"),
        ("4-4-0-0-0 拿走", "44000 拿走"),
        ("四四零零零 拿走", "44000 拿走"),
        ("五 9.0.0", "五 9.0.0"),
        ("六点一万公里", "6.1万公里"),
        ("一六万", "16万"),
        ("2 0 2 1款", "2021款"),
    ],
)
def test_figures(raw: str, plain: str) -> None:
    assert plainly(raw).text == plain


@pytest.mark.parametrize(
    "raw",
    [
        "2-0-2-1-5",
        "1 7 0 0 0 3 9 0 0 0 1",
        "二三万",
        "零五万",
        "下午三点五分",
        "三点半",
        "二零零零",
        "一百零零零零",
        "1.2.0.0",
    ],
)
def test_what_stays(raw: str) -> None:
    assert parted_digits(raw) == []


def test_of_two_readings_the_longer_stays() -> None:
    assert parted_digits("5 9 0 0 0元") == [(0, 9, "59000")]
