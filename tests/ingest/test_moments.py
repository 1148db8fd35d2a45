"""Seconds, milliseconds, strings; local times of unknown zones are no moments."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yellowplate.ingest.moments import CHINA, dated, moment_of
from yellowplate.records import HowDated

AT = datetime(2026, 2, 23, 14, 32, 43, tzinfo=UTC)


@pytest.mark.parametrize(
    "value",
    [
        1771857163,
        1771857163.9,
        "1771857163",
        1771857163000,
        "1771857163000",
        1771857163000000,
        "2026-02-23 14:32:43+00:00",
        "2026-02-23T14:32:43Z",
        "2026-02-23T22:32:43+08:00",
        datetime(2026, 2, 23, 22, 32, 43, tzinfo=timezone(timedelta(hours=8))),
    ],
)
def test_every_form_is_one_moment(value: object) -> None:
    assert moment_of(value) == AT


@pytest.mark.parametrize(
    "value",
    [
        None, True, 0, -1, "", "0", "soon", float("nan"), float("inf"), [], date(2026, 2, 23),
        "2026-02-23 14:32:43", AT.replace(tzinfo=None), 10**30, "9" * 400, "²",
        datetime.min.replace(tzinfo=timezone(timedelta(hours=8))),
    ],
)  # fmt: skip
def test_what_is_no_moment(value: object) -> None:
    assert moment_of(value) is None
    assert dated(value, HowDated.PLATFORM) is None


def test_a_zone_that_is_known_is_used() -> None:
    assert moment_of("2026-02-23 22:32:43", zone=CHINA) == AT


@given(st.integers(1, 4_000_000_000))
def test_milliseconds_and_seconds_agree(seconds: int) -> None:
    at = moment_of(seconds)
    assert at is not None
    assert int(at.timestamp()) == seconds
    if seconds >= 100_000_000:
        assert moment_of(seconds * 1000) == at
