"""Quantities carry their unit as a type: a mistake is refused by the checker of types and when the program runs."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yellowplate.records.errors import WrongUnit, YellowplateError
from yellowplate.records.units import (
    KINDS,
    Dollars,
    Measure,
    Share,
    VehiclesPerMonth,
    VehiclesPerNight,
    VehiclesPerYear,
    Won,
    WonPerYuan,
    Yuan,
    YuanPerDollar,
    YuanPerMonth,
    YuanPerVehicle,
    YuanPerVehicleMonth,
    YuanPerVehicleYear,
    YuanPerYear,
    check_unit,
)

# The ignores below are the test: mypy runs over this file with warn_unused_ignores, so that a mistake which types no
# longer refuse is reported as an ignore without use.


def test_won_is_not_taken_for_yuan() -> None:
    with pytest.raises(WrongUnit, match="won are not yuan"):
        YuanPerVehicle.written(Decimal(150_000), "KPW per vehicle")
    with pytest.raises(WrongUnit, match="KPW together with CNY"):
        Yuan(Decimal(1)) + Won(Decimal(1))  # type: ignore[operator]
    with pytest.raises(WrongUnit, match="converts yuan, not Won"):
        YuanPerDollar(Decimal(7)).to_dollars(Won(Decimal(1)))  # type: ignore[arg-type]
    with pytest.raises(WrongUnit, match="converts won, not Yuan"):
        WonPerYuan(Decimal(5000)).to_yuan(Yuan(Decimal(1)))  # type: ignore[arg-type]
    with pytest.raises(WrongUnit, match="converts dollars"):
        YuanPerDollar(Decimal(7)).to_yuan(Won(Decimal(1)))  # type: ignore[arg-type]


def test_a_month_is_not_taken_for_a_year() -> None:
    with pytest.raises(WrongUnit, match="per year is not per month"):
        VehiclesPerMonth.written(Decimal(9000), "vehicles per year")
    with pytest.raises(WrongUnit, match="per vehicle per month is not per vehicle per year"):
        YuanPerVehicleYear.written(Decimal(10), "CNY per vehicle per month")
    with pytest.raises(WrongUnit, match="together"):
        YuanPerYear(Decimal(1)) - YuanPerMonth(Decimal(1))  # type: ignore[operator]
    with pytest.raises(WrongUnit, match="multiplied with vehicles per month, not VehiclesPerYear"):
        YuanPerVehicle(Decimal(1)).times(VehiclesPerYear(Decimal(1)))  # type: ignore[arg-type]
    with pytest.raises(WrongUnit, match="together"):
        assert VehiclesPerYear(Decimal(1)) < VehiclesPerMonth(Decimal(2))  # type: ignore[operator]


def test_a_sum_is_not_taken_for_a_rate() -> None:
    with pytest.raises(WrongUnit, match="a sum is not per vehicle"):
        check_unit(YuanPerVehicle, "CNY")
    with pytest.raises(WrongUnit, match="given in no unit"):
        check_unit(YuanPerVehicle, "")
    with pytest.raises(WrongUnit, match="asked for in share, given in percent"):
        check_unit(Share, "percent")
    with pytest.raises(WrongUnit, match="together"):
        Yuan(Decimal(1)) + 1  # type: ignore[operator]


@pytest.mark.parametrize(("kind", "value"), [(Share, "1.01"), (Share, "-0.1"), (VehiclesPerMonth, "-1"), (Yuan, "NaN")])
def test_impossible_values(kind: type[Measure], value: str) -> None:
    with pytest.raises(WrongUnit):
        kind(Decimal(value))


def test_floats_and_bare_numbers_are_refused() -> None:
    with pytest.raises(WrongUnit, match="not float"):
        Yuan(0.1)  # type: ignore[arg-type]
    with pytest.raises(WrongUnit, match="of a unit"):
        Measure(Decimal(1))
    with pytest.raises(WrongUnit, match="rate of 0"):
        YuanPerDollar(Decimal(0)).to_dollars(Yuan(Decimal(1)))
    with pytest.raises(WrongUnit, match="rate of 0"):
        WonPerYuan(Decimal(0)).to_yuan(Won(Decimal(1)))


def test_the_error_is_of_our_tree_and_a_type_error() -> None:
    assert issubclass(WrongUnit, YellowplateError)
    assert issubclass(WrongUnit, TypeError)


def test_named_ways_from_one_unit_to_another() -> None:
    assert VehiclesPerYear(Decimal(24)).per_month() == VehiclesPerMonth(Decimal(2))
    assert YuanPerMonth(Decimal(2)).per_year() == YuanPerYear(Decimal(24))
    assert YuanPerVehicleYear(Decimal(120)).per_month() == YuanPerVehicleMonth(Decimal(10))
    assert YuanPerVehicle(Decimal(25000)).times(VehiclesPerMonth(Decimal(3))) == YuanPerMonth(Decimal(75000))
    assert VehiclesPerNight(Decimal(27)).if_every_night().value == Decimal("821.8125")
    assert YuanPerDollar(Decimal(8)).to_dollars(Yuan(Decimal(16))) == Dollars(Decimal(2))
    assert YuanPerDollar(Decimal(8)).to_yuan(Dollars(Decimal(2))) == Yuan(Decimal(16))
    assert WonPerYuan(Decimal(5000)).to_yuan(Won(Decimal(150_000))) == Yuan(Decimal(30))
    assert Yuan(Decimal(3)) - Yuan(Decimal(5)) == Yuan(Decimal(-2))
    assert Yuan(Decimal(2)) < Yuan(Decimal(3))
    assert str(Yuan(Decimal("2.50"))) == "2.50 CNY"


@given(st.sampled_from(sorted(KINDS)), st.sampled_from(sorted(KINDS)))
def test_a_unit_is_taken_by_its_own_class_only(asked: str, given_unit: str) -> None:
    kind = KINDS[asked]
    if asked == given_unit:
        assert type(kind.written(Decimal(1), given_unit)) is kind
    else:
        with pytest.raises(WrongUnit):
            kind.written(Decimal(1), given_unit)


@given(st.decimals(-(10**9), 10**9, places=2), st.decimals(-(10**9), 10**9, places=2))
def test_adding_and_taking_away_undo_each_other(one: Decimal, other: Decimal) -> None:
    assert Yuan(one) + Yuan(other) - Yuan(other) == Yuan(one)
