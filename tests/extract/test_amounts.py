"""Counts with their range, by the rules of the shared news samples."""

from __future__ import annotations

from decimal import Decimal

import pytest

from yellowplate.extract.patterns.crossing_count import PATTERN as CROSSINGS
from yellowplate.extract.patterns.vehicle_count import PATTERN as VEHICLES
from yellowplate.folded import fold
from yellowplate.records import Quantity


@pytest.mark.parametrize(
    ("line", "low", "high", "is_approx"),
    [
        ("64 vehicles", 64, 64, False),
        ("over 50 vehicles", 50, None, False),
        ("at least 1,200 cars", 1200, None, False),
        ("no fewer than 20 trucks", 20, None, False),
        ("no more than three cars", None, 3, False),
        ("up to 30 vehicles", None, 30, False),
        ("about 120 vehicles", 120, 120, True),
        ("between 80 and 95 vehicles", 80, 95, False),
        ("80-95 vehicles", 80, 95, False),
        ("dozens of vehicles", None, None, False),
        ("about two dozen vans", 24, 24, True),
        ("차량 40여 대", 40, None, False),
        ("약 30대가 있었다", 30, 30, True),
        ("최소 100대의 차", 100, None, False),
        ("20대 이하", None, 20, False),
        ("수십 대가 서 있었다", None, None, False),
        ("승용차 열두 대를 보았다", 12, 12, False),
        ("30~40대가 있다", 30, 40, False),
        ("30多辆", 30, None, False),
        ("不到二十辆", None, 20, False),
        ("三十辆左右", 30, 30, True),
        ("几十辆", None, None, False),
        ("20到30辆", 20, 30, False),
        ("十二台车", 12, 12, False),
    ],
)
def test_ranges(line: str, low: int | None, high: int | None, is_approx: bool) -> None:
    (found,) = VEHICLES.find(fold(line))
    wanted = Quantity(
        None if low is None else Decimal(low), None if high is None else Decimal(high), "vehicles", is_approx
    )
    assert found.quantity == wanted


@pytest.mark.parametrize("line", ["95 to 80 vehicles", "一二十到三十辆"])
def test_ranges_that_make_no_sense_are_refused(line: str) -> None:
    assert list(VEHICLES.find(fold(line))) == []


def test_crossings_have_their_own_unit() -> None:
    (found,) = CROSSINGS.find(fold("more than 20 temporary crossings"))
    assert found.quantity == Quantity(Decimal(20), None, "crossings")
