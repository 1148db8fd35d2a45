"""Days, weeks, months and seasons from a document's date."""

from __future__ import annotations

from datetime import date

import pytest

from yellowplate.extract.prose import calendar_days as days
from yellowplate.extract.prose.calendar_days import Anchor, anchor_of

DOCUMENT = anchor_of("2025-11-18")


@pytest.mark.parametrize(
    ("published", "anchor"),
    [
        ("2025-11-18", Anchor(2025, 11, 18)),
        ("2025-11", Anchor(2025, 11)),
        ("2025", Anchor(2025)),
        ("", Anchor()),
        ("soon", Anchor()),
        ("2025-13", Anchor()),
        ("2025-02-30", Anchor()),
        ("0001-01-01", Anchor()),
    ],
)
def test_anchors(published: str, anchor: Anchor) -> None:
    assert anchor_of(published) == anchor


def test_the_day_of_an_anchor() -> None:
    assert DOCUMENT.on == date(2025, 11, 18)
    assert Anchor(2025, 11).on is None
    assert Anchor(2025).on is None
    assert Anchor().on is None


@pytest.mark.parametrize(
    ("text", "iso"),
    [("2025-09-13", "2025-09-13"), ("2025-09", "2025-09"), ("2025-13", ""), ("2025-02-30", "")],
)
def test_days_that_are_in_the_calendar(text: str, iso: str) -> None:
    assert days.checked_iso(text) == iso


def test_the_ends_of_the_calendar() -> None:
    assert days.year_iso(0) == days.year_iso(10000) == ""
    assert days.month_iso(9999, 13) == ""
    assert days.shifted_iso(date.max, 1) == ""


def test_weeks_run_from_monday_to_sunday() -> None:
    assert days.week_iso(date(2025, 11, 18), -1) == "2025-11-10/2025-11-16"


@pytest.mark.parametrize(
    ("published", "month", "year"),
    [("2025-11-18", 9, 2025), ("2025-11-18", 12, 2024), ("2025", 12, 2025), ("", 3, None)],
)
def test_the_year_of_a_month(published: str, month: int, year: int | None) -> None:
    assert days.last_year_of_month(anchor_of(published), month) == year


@pytest.mark.parametrize(
    ("published", "month", "day", "year"),
    [
        ("2025-11-18", 11, 18, 2025),
        ("2025-11-18", 11, 19, 2024),
        ("2025-11", 11, 19, 2025),
        ("2025-11-18", 10, 30, 2025),
        ("", 10, 30, None),
    ],
)
def test_the_year_of_a_day(published: str, month: int, day: int, year: int | None) -> None:
    assert days.last_year_of_day(anchor_of(published), month, day) == year


@pytest.mark.parametrize(
    ("published", "first", "season"),
    [
        ("2025-11-12", 6, "2025-06/2025-08"),
        ("2025-11-12", 9, "2025-09/2025-11"),
        ("2026-02-10", 9, "2025-09/2025-11"),
        ("2026-02-10", 12, "2025-12/2026-02"),
        ("2025-12-10", 12, "2025-12/2026-02"),
        ("2026", 3, "2026-03/2026-05"),
        ("", 3, ""),
    ],
)
def test_seasons(published: str, first: int, season: str) -> None:
    assert days.last_season(anchor_of(published), first) == season


@pytest.mark.parametrize(
    ("weekday", "is_last", "iso"),
    [(6, False, "2025-11-16"), (1, False, "2025-11-18"), (1, True, "2025-11-11")],
)
def test_weekdays(weekday: int, iso: str, *, is_last: bool) -> None:
    assert days.weekday_iso(DOCUMENT, weekday, is_last=is_last) == iso


def test_a_weekday_needs_the_day_of_the_document() -> None:
    assert days.weekday_iso(Anchor(2025, 11), 1) == ""


def test_parts_of_dates() -> None:
    assert days.months_of("2025-09-13") == (2025, 9)
    assert days.months_of("2025") is None
    assert days.day_of("2025-09-13") == date(2025, 9, 13)
    assert days.day_of("2025-09") is None
