"""Days known in part, and moments with how they are known."""

from __future__ import annotations

import math
from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from yellowplate.records import Dated, HowDated, Period, parse_period
from yellowplate.records.errors import WrongCharacter
from yellowplate.records.times import from_epoch_s


@pytest.mark.parametrize(
    ("text", "earliest", "latest", "written"),
    [
        ("2025-09-13", date(2025, 9, 13), date(2025, 9, 13), "2025-09-13"),
        ("2025-09", date(2025, 9, 1), date(2025, 9, 30), "2025-09"),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29), "2024-02"),
        ("2025", date(2025, 1, 1), date(2025, 12, 31), "2025"),
        ("0001", date(1, 1, 1), date(1, 12, 31), "0001"),
        ("2025-09/2025-11", date(2025, 9, 1), date(2025, 11, 30), "2025-09-01/2025-11-30"),
        ("2025/2025-06", date(2025, 1, 1), date(2025, 6, 30), "2025-01-01/2025-06-30"),
        ("2025-09-02/2025-09-30", date(2025, 9, 2), date(2025, 9, 30), "2025-09-02/2025-09-30"),
        ("2025-09-01/2025-09-29", date(2025, 9, 1), date(2025, 9, 29), "2025-09-01/2025-09-29"),
        ("2025-09-01/2025-10-30", date(2025, 9, 1), date(2025, 10, 30), "2025-09-01/2025-10-30"),
        ("2025-01-01/2025-12-31", date(2025, 1, 1), date(2025, 12, 31), "2025"),
        ("2024-01-01/2025-12-31", date(2024, 1, 1), date(2025, 12, 31), "2024-01-01/2025-12-31"),
        ("2025-11/..", date(2025, 11, 1), None, "2025-11-01/.."),
        ("../2025-11", None, date(2025, 11, 30), "../2025-11-30"),
        ("../..", None, None, "../.."),
        ("2025/", date(2025, 1, 1), None, "2025-01-01/.."),
    ],
)
def test_periods(text: str, earliest: date | None, latest: date | None, written: str) -> None:
    period = parse_period(text)
    assert (period.earliest, period.latest) == (earliest, latest)
    assert str(period) == written
    assert period.is_day == (earliest is not None and earliest == latest)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "25-09",
        "2025-9",
        "2025-09-13T10:00",
        "2025-13",
        "2025-00",
        "2025-02-29",
        "0000",
        "２０２５",
        "2025\n",
        "2025/2026/2027",
        "2025-11/2025-09",
        "2025-xx/..",
    ],
)
def test_what_is_no_period(text: str) -> None:
    with pytest.raises(WrongCharacter):
        parse_period(text)


def test_a_period_does_not_end_before_it_begins() -> None:
    with pytest.raises(ValueError, match="before it begins"):
        Period(date(2025, 9, 2), date(2025, 9, 1))


def test_a_moment_is_kept_in_utc() -> None:
    beijing = datetime(2026, 2, 1, 20, tzinfo=timezone(timedelta(hours=8)))
    assert Dated(beijing, HowDated.EXIF).at.isoformat() == "2026-02-01T12:00:00+00:00"


def test_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        Dated(datetime(2026, 2, 1), HowDated.EXIF)  # noqa: DTZ001 - what must be refused


@pytest.mark.parametrize(("seconds", "at"), [(0, (1970, 1, 1)), (86400.9, (1970, 1, 2)), (-86400, (1969, 12, 31))])
def test_seconds_since_1970(seconds: float, at: tuple[int, int, int]) -> None:
    assert from_epoch_s(seconds, HowDated.PLATFORM) == Dated(datetime(*at, tzinfo=UTC), HowDated.PLATFORM)


@pytest.mark.parametrize("seconds", [1771857163000, 10**30, math.inf, math.nan, -(10**18)])
def test_what_is_no_moment(seconds: float) -> None:
    with pytest.raises(ValueError, match=r"."):
        from_epoch_s(seconds, HowDated.PLATFORM)
