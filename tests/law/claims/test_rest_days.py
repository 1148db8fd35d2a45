"""Rest days and the last of the ten days."""

from __future__ import annotations

from datetime import date

import pytest

from yellowplate.law.claims.ladder import last_day
from yellowplate.law.claims.rest_days import RestDays, china_rest_days
from yellowplate.law.claims.switches import Readings


@pytest.mark.parametrize(
    ("delivered", "expected", "why"),
    [
        (date(2024, 4, 1), date(2024, 4, 11), "a Thursday stands"),
        (date(2024, 9, 21), date(2024, 10, 8), "1 October to 7 October are rest days"),
        (date(2024, 4, 18), date(2024, 4, 28), "a Sunday made a working day stands"),
        (date(2024, 3, 6), date(2024, 3, 18), "a Saturday moves to Monday"),
    ],
)
def test_the_last_of_the_ten_days(delivered: date, expected: date, why: str) -> None:
    assert last_day(delivered, china_rest_days(), Readings()) == (expected, True), why


def test_without_data_only_weekends_are_known_and_it_is_said() -> None:
    found, is_known = RestDays().working_day_from(date(2031, 10, 4))
    assert (found, is_known) == (date(2031, 10, 6), False)
    assert RestDays(years=frozenset({2031})).working_day_from(date(2031, 10, 4)) == (date(2031, 10, 6), True)
    # 31 December is known, 1 January of the next year is not.
    eve = RestDays(holidays=frozenset({date(2030, 12, 31)}), years=frozenset({2030}))
    assert eve.working_day_from(date(2030, 12, 31)) == (date(2031, 1, 1), False)


def test_the_other_reading_leaves_day_ten_where_it_is() -> None:
    assert last_day(date(2024, 3, 6), china_rest_days(), Readings("ten_days_move_past_rest_days"))[0] == date(
        2024, 3, 16
    )


@pytest.mark.parametrize(
    ("year", "rest", "work"),
    [
        (2023, (date(2023, 1, 21), date(2023, 10, 6)), (date(2023, 1, 28), date(2023, 10, 8))),
        (2024, (date(2024, 2, 10), date(2024, 6, 10)), (date(2024, 2, 4), date(2024, 10, 12))),
        (2025, (date(2025, 1, 28), date(2025, 6, 2)), (date(2025, 1, 26), date(2025, 10, 11))),
    ],
)
def test_the_calendar_has_the_years_of_the_cases(year: int, rest: tuple[date, ...], work: tuple[date, ...]) -> None:
    calendar = china_rest_days()
    assert year in calendar.years
    assert all(calendar.is_rest(day) for day in rest)
    assert not any(calendar.is_rest(day) for day in work)
