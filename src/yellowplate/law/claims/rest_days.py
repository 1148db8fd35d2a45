"""Rest days, as data: needed for the last of the ten days of Civil Code 416 (201, 203)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib import import_module

SATURDAY = 5
"""`date.weekday()` of the first day of a weekend."""


@dataclass(frozen=True, slots=True)
class RestDays:
    """A calendar of rest days.

    Attributes:
        holidays: rest days beside weekends.
        workdays: Saturdays and Sundays made working days.
        years: years the calendar has data for; in others only weekends are known.
    """

    holidays: frozenset[date] = frozenset()
    workdays: frozenset[date] = frozenset()
    years: frozenset[int] = frozenset()

    def is_rest(self, day: date) -> bool:
        """Say whether a day is a rest day; without data for its year, whether it is a weekend."""
        return day in self.holidays or (day.weekday() >= SATURDAY and day not in self.workdays)

    def working_day_from(self, day: date) -> tuple[date, bool]:
        """Return the first working day on or after a day, and whether data was there for every year looked at."""
        is_known = day.year in self.years
        while self.is_rest(day):
            day += timedelta(days=1)
            is_known = is_known and day.year in self.years
        return day, is_known


@cache
def china_rest_days() -> RestDays:
    """Return the rest days of mainland China.

    Source: the library chinesecalendar, which follows the yearly notices of the State Council; the notices themselves
        were not read.

    >>> china_rest_days().working_day_from(date(2024, 10, 1))
    (datetime.date(2024, 10, 8), True)
    """
    constants = import_module("chinese_calendar.constants")
    return RestDays(
        frozenset(constants.holidays),
        frozenset(constants.workdays),
        frozenset(day.year for day in constants.holidays),
    )
