"""Days in the Gregorian and the Juche calendar, in three languages; a lunar day alone is refused."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yellowplate.numbers.day_words import JUCHE_OFFSET, parse_day
from yellowplate.records.errors import WrongCharacter


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2025-09-13", "2025-09-13"),
        ("2025.9.13.", "2025-09-13"),
        ("2025/9/13", "2025-09-13"),
        ("2025年9月13日", "2025-09-13"),
        ("2025年9月13号", "2025-09-13"),
        ("2025년 9월 13일", "2025-09-13"),
        ("2025년 9월", "2025-09"),
        ("2025", "2025"),
        ("2025년", "2025"),
        ("주체114(2025)년 9월 13일", "2025-09-13"),
        ("주체114년 9월", "2025-09"),
        ("주체113.10.12", "2024-10-12"),
        ("Juche 114", "2025"),
        ("主体114年9月13日", "2025-09-13"),
        ("13 September 2025", "2025-09-13"),
        ("13th Sept. 2025", "2025-09-13"),
        ("September 13, 2025", "2025-09-13"),
        ("Sep 2025", "2025-09"),
        ("2025년 9월 초순", "2025-09-01/2025-09-10"),
        ("2025年9月中旬", "2025-09-11/2025-09-20"),
        ("late February 2025", "2025-02-21/2025-02-28"),
        ("2025-09-01 ~ 2025-09-13", "2025-09-01/2025-09-13"),
        ("2025-09/2025-11", "2025-09-01/2025-11-30"),
        ("2025년 9월 1일부터 2025년 9월 3일까지", "2025-09-01/2025-09-03"),
        ("2025-09-13 ~", "2025-09-13/.."),
        ("2025-09-13 14:05:00", "2025-09-13"),
        ("2025-09-13T14:05Z", "2025-09-13"),
        ("农历八月十五(2025年10月6日)", "2025-10-06"),
        ("음력 8월 15일 (양력 2025년 10월 6일)", "2025-10-06"),
    ],
)
def test_days(text: str, expected: str) -> None:
    assert str(parse_day(text)) == expected


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "not a day"),
        ("x" * 81, "not a day"),
        ("3/4/2025", "may come first"),
        ("9월 13일", "with its year"),
        ("yesterday", "with its year"),
        ("2025-13-01", "no such day"),
        ("2025-02-30", "no such day"),
        ("주체114(2024)년", "Juche 114 is 2025, and 2024 stands beside it"),
        ("주체0년", "no Juche year 0"),
        ("农历八月十五", "lunar"),
        ("음력 8월 15일", "lunar"),
        ("2025-10 ~ 2025-09", "end"),
        ("2025년 초", "part of a month"),
        ("2025-09-13 초순", "part of a month"),
    ],
)
def test_what_is_no_day(text: str, reason: str) -> None:
    with pytest.raises(WrongCharacter, match=reason):
        parse_day(text)


@given(st.dates(date(1912, 1, 1), date(2100, 12, 31)))
def test_every_way_of_writing_a_day_is_one_day(on: date) -> None:
    juche = on.year - JUCHE_OFFSET
    told = (
        on.isoformat(),
        f"{on.year}年{on.month}月{on.day}日",
        f"{on.year}년 {on.month}월 {on.day}일",
        f"주체{juche}({on.year})년 {on.month}월 {on.day}일",
        f"主体{juche}年{on.month}月{on.day}日",
    )
    assert {str(parse_day(text)) for text in told} == {on.isoformat()}


@given(st.text(max_size=30))
def test_no_text_breaks_it(text: str) -> None:
    try:
        parse_day(text)
    except WrongCharacter:
        return
