"""Dates named in full, and dates that are left alone."""

from __future__ import annotations

import pytest

from yellowplate.extract.prose.dates import happened_on


@pytest.mark.parametrize(
    ("sentence", "period"),
    [
        ("In September 2025 they came.", "2025-09"),
        ("On 7 November 2025 she counted.", "2025-11-07"),
        ("On November 7, 2025 she counted.", "2025-11-07"),
        ("On the 3rd of May 2025? No: 3rd May 2025.", "2025-05-03"),
        ("2025-11-18: two visits", "2025-11-18"),
        ("2025-11, two visits", "2025-11"),
        ("2025년 9월 13일 밤", "2025-09-13"),
        ("2025년 9월 중순", "2025-09"),
        ("2025年9月中旬", "2025-09"),
        ("In September 2025, on 13 September 2025, they came.", "2025-09-13"),
    ],
)
def test_dates_in_full(sentence: str, period: str) -> None:
    assert str(happened_on(sentence)) == period


@pytest.mark.parametrize(
    "sentence",
    [
        "last week",
        "지난달 말",
        "9月中旬",
        "on 7 November",
        "between September 2025 and October 2025",
        "2025-13-45",
        "31 February 2025",
        "12025-11-18-3",
        "",
    ],
)
def test_dates_that_need_another_date(sentence: str) -> None:
    assert happened_on(sentence) is None
