"""Dates of sentences, English and Korean, against the document's date."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yellowplate.extract.prose import when_en, when_ko
from yellowplate.extract.prose.calendar_days import anchor_of
from yellowplate.records import parse_period


def _english(sentence: str, published: str, before: str) -> list[tuple[str, bool]]:
    return [(when.iso, when.is_relative) for when in when_en.dates(sentence, anchor_of(published), before)]


def _korean(sentence: str, published: str, before: str) -> list[tuple[str, bool]]:
    return [(when.iso, when.is_relative) for when in when_ko.dates(sentence, anchor_of(published), before)]


@pytest.mark.parametrize(
    ("sentence", "iso"),
    [
        ("On 7 November 2025 she came", "2025-11-07"),
        ("on November 7, 2025", "2025-11-07"),
        ("in late September 2025", "2025-09"),
        ("2025-09-13 it was", "2025-09-13"),
        ("2025-13-45 is none", ""),
        ("on 31 February 2025", ""),
        ("a ban of 2017, which", "2017"),
        ("for 2025;", "2025"),
        ("in the summer of 2024", "2024-06/2024-08"),
        ("since 2024", "2024/.."),
        ("between 2015 and 2018", "2015/2018"),
        ("from 2018 to 2015", ""),
        ("until 2024", "../2024"),
    ],
)
def test_dates_with_their_year(sentence: str, iso: str) -> None:
    assert _english(sentence, "", "") == [(iso, False)]


@pytest.mark.parametrize(
    ("sentence", "iso"),
    [
        ("On 7 November our surveyor", "2025-11-07"),
        ("on May 5 they", "2025-05-05"),
        ("On Sunday she", "2025-11-16"),
        ("last Tuesday", "2025-11-11"),
        ("before the end of the month", "2025-11"),
        ("by the end of the year", "2025"),
        ("last September", "2025-09"),
        ("last November", "2024-11"),
        ("the flood of late July", "2025-07"),
        ("in October.", "2025-10"),
        ("in Sept. they", "2025-09"),
        ("this year", "2025"),
        ("last year", "2024"),
        ("next month", "2025-12"),
        ("earlier this month", "2025-11"),
        ("last week", "2025-11-10/2025-11-16"),
        ("last night", "2025-11-17"),
        ("this week's raid", "2025-11-17/2025-11-23"),
        ("since the new year", "2025-01-01/.."),
        ("since 1 January", "2025-01-01/.."),
        ("from March on", "2025-03/.."),
        ("through March", "../2025-03"),
        ("until last week", "2025-11-10/2025-11-16"),
        ("last autumn", "2025-09/2025-11"),
        ("Yesterday I watched", "2025-11-17"),
        ("the day before yesterday", "2025-11-16"),
        ("today", "2025-11-18"),
        ("two months ago", "2025-09"),
        ("three weeks ago", "2025-10-28"),
        ("five years ago", "2020"),
        ("five days later", "2025-11-08"),
        ("two weeks earlier", "2025-10-20"),
        ("two months later", "2026-01"),
        ("a year later", "2026"),
        ("the next day", "2025-11-04"),
        ("the same day", "2025-11-03"),
        ("the same month", "2025-11"),
    ],
)
def test_dates_from_the_documents_date(sentence: str, iso: str) -> None:
    assert _english(sentence, "2025-11-18", "2025-11-03") == [(iso, True)]


@pytest.mark.parametrize(
    "sentence",
    [
        "a few days ago",
        "on 31 June",
        "right now",
        "9999 years ago",
        "99 years ago in the year of a document that has none",
    ],
)
def test_dates_that_cannot_be_resolved(sentence: str) -> None:
    published = "" if "none" in sentence else "2025-11-18"
    assert _english(sentence, published, "") == [("", False)]


@pytest.mark.parametrize(
    "sentence",
    [
        "on 7 November",
        "last September",
        "last week",
        "this year",
        "last month",
        "on Sunday",
        "last autumn",
        "yesterday",
        "since the new year",
        "before the end of the month",
        "by the end of the year",
        "two months ago",
        "two weeks ago",
        "five days later",
        "two months later",
        "a year later",
        "several days later",
        "the next day",
        "the same month",
    ],
)
def test_nothing_is_resolved_without_a_date(sentence: str) -> None:
    assert _english(sentence, "", "") == [("", False)]


def test_a_document_known_by_its_month_only() -> None:
    assert _english("last week", "2025-11", "") == [("", False)]
    assert _english("last month", "2025", "") == [("", False)]
    assert _english("before the end of the month", "2025", "") == [("", False)]
    assert _english("in December", "2025-11", "") == [("2024-12", True)]


@pytest.mark.parametrize("sentence", ["it may be late", "1,950 yuan", "on Sundays", "a 2018 model"])
def test_what_is_no_date(sentence: str) -> None:
    assert _english(sentence, "2025-11-18", "") == []


@pytest.mark.parametrize(
    ("sentence", "iso", "is_relative"),
    [
        ("2025년 9월 13일 밤", "2025-09-13", False),
        ("2025년 9월 중순", "2025-09", False),
        ("2025년 13월", "", False),
        ("2025년에는", "2025", False),
        ("2025-09-13 밤", "2025-09-13", False),
        ("지난달 말부터 혜산", "2025-10/..", True),
        ("지난달 5일", "2025-10-05", True),
        ("지지난달", "2025-09", True),
        ("다음 달 초에", "2025-12", True),
        ("이달 초", "2025-11", True),
        ("11월 9일 낮", "2025-11-09", True),
        ("12월 9일", "2024-12-09", True),
        ("지난 9월", "2025-09", True),
        ("지난 11월", "2024-11", True),
        ("9월 하순", "2025-09", True),
        ("13월", "", False),
        ("지난해 10월", "2024-10", True),
        ("지난해 10월 3일", "2024-10-03", True),
        ("작년 가을", "2024-09/2024-11", True),
        ("재작년의 몰수", "2023", True),
        ("이듬해", "2026", True),
        ("같은 날 다른", "2025-11-09", True),
        ("이튿날", "2025-11-10", True),
        ("그달에", "2025-11", True),
        ("지난여름", "2025-06/2025-08", True),
        ("지난주까지", "2025-11-03/2025-11-09", True),
        ("지난주 화요일", "2025-11-04", True),
        ("이번 주", "2025-11-10/2025-11-16", True),
        ("다음 주", "2025-11-17/2025-11-23", True),
        ("지지난주", "2025-10-27/2025-11-02", True),
        ("지난 수요일", "2025-11-05", True),
        ("화요일에", "2025-11-11", True),
        ("지난 9일", "2025-11-09", True),
        ("지난 20일", "2025-10-20", True),
        ("어제 밤", "2025-11-11", True),
        ("사흘 전", "2025-11-09", True),
        ("두 달 전", "2025-09", True),
        ("2년 전", "2023", True),
        ("2주 전", "2025-10-29", True),
        ("닷새 뒤", "2025-11-14", True),
        ("두 달 뒤", "2026-01", True),
        ("3월부터", "2025-03/..", True),
        ("3월까지", "../2025-03", True),
        ("3월부터 5월까지", "2025-03", True),
        ("지금은", "", False),
        ("몇 년 전", "", False),
        ("그날 20일 밤", "2025-11-09", True),
    ],
)
def test_korean_dates(sentence: str, iso: str, *, is_relative: bool) -> None:
    assert _korean(sentence, "2025-11-12", "2025-11-09")[0] == (iso, is_relative)


@pytest.mark.parametrize(
    "sentence",
    [
        *(
            "11월 9일",
            "9월 하순",
            "지난해",
            "이듬해",
            "같은 날",
            "그달",
            "지난달",
            "지난주",
            "화요일",
            "지난여름",
            "지난 9일",
        ),
        *("어제", "사흘 전", "두 달 전", "2년 전", "닷새 뒤", "두 달 뒤"),
    ],
)
def test_nothing_korean_is_resolved_without_a_date(sentence: str) -> None:
    assert _korean(sentence, "", "") == [("", False)]


@pytest.mark.parametrize("sentence", ["180일 이상", "9인승", "2019년식", "20일"])
def test_what_is_no_korean_date(sentence: str) -> None:
    assert _korean(sentence, "2025-11-12", "") == []


_WORDS = st.lists(
    st.sampled_from(
        [
            *(
                "on",
                "last",
                "since",
                "12",
                "31",
                "2025",
                "0",
                "May",
                "May 31",
                "week",
                "years ago",
                "5",
                "later",
                "next",
            ),
            *(
                "지난",
                "31일",
                "2월",
                "99월",
                "0일",
                "달",
                "전",
                "뒤",
                "부터",
                "작년",
                "2025년",
                "까지",
                "9999",
                "년",
                "주",
                "월요일",
            ),
        ]
    ),
    max_size=8,
)


@given(_WORDS, st.sampled_from(["", "2025", "2025-02", "2024-02-29", "1900-01-01", "2100-12-31"]))
def test_every_date_is_one_of_the_calendar(words: list[str], published: str) -> None:
    for sentence in (" ".join(words), "".join(words)):
        for module in (when_en, when_ko):
            for when in module.dates(sentence, anchor_of(published), "2025-11-03"):
                assert when.start < when.end
                assert not when.iso or parse_period(when.iso)
                assert bool(when.iso) or not when.is_relative
