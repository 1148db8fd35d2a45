"""Shared conditions: vehicles, borders and months."""

from __future__ import annotations

from datetime import date

import pytest

from yellowplate.law.conditions import equals, is_road_code, is_vehicle, leaves_china, months_later
from yellowplate.law.fact import Fact, Facts, Grounds, Value

ON = date(2025, 1, 1)


def _facts(**values: Value) -> Facts:
    return Facts.of(Fact(name, value, Grounds.PARTY_WORD) for name, value in values.items())


@pytest.mark.parametrize(
    ("day", "n_months", "expected"),
    [
        (date(2025, 3, 1), 2, date(2025, 5, 1)),
        (date(2023, 12, 31), 2, date(2024, 2, 29)),
        (date(2025, 1, 31), -2, date(2024, 11, 30)),
        (date(2026, 9, 1), -12, date(2025, 9, 1)),
        (date.min, -12, date.min),
        (date.max, 2, date.max),
    ],
)
def test_months_later(day: date, n_months: int, expected: date) -> None:
    assert months_later(day, n_months) == expected


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({}, None),
        ({"vehicle_class": "bus"}, True),
        ({"vehicle_class": "parts"}, None),
        ({"vehicle_class": "not_a_vehicle"}, None),
        ({"hs_code": "8703"}, True),
        ({"hs_code": "8708"}, None),
        ({"hs_code": "8429"}, None),
        ({"hs_code": "0808"}, None),
        ({"hs_code": "0808", "vehicle_class": "not_a_vehicle"}, False),
        ({"hs_code": "0808", "vehicle_class": "truck"}, True),
    ],
)
def test_is_vehicle(values: dict[str, Value], expected: bool | None) -> None:
    assert is_vehicle(_facts(**values), ON) is expected


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({}, None),
        ({"destination_country": "kp"}, True),
        ({"destination_country": "other"}, True),
        ({"destination_country": "not_kp"}, None),
        ({"destination_country": "cn"}, None),
        ({"leaves_china": False}, None),
        ({"destination_country": "cn", "leaves_china": False}, False),
        ({"leaves_china": True}, True),
    ],
)
def test_leaves_china(values: dict[str, Value], expected: bool | None) -> None:
    assert leaves_china(_facts(**values)) is expected


def test_road_codes_and_equality() -> None:
    assert [is_road_code(_facts(hs_code=code)) for code in ("8701", "871690", "8717", "8807")] == [
        True,
        True,
        False,
        False,
    ]
    assert is_road_code(Facts()) is None
    assert equals(Facts(), "carried_out", wanted=True) is None
    assert equals(_facts(carried_out=False), "carried_out", wanted=True) is False
