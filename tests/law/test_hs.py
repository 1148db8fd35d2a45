"""Customs codes from facts: classes of engine, drive and weight, ranges where facts are missing, editions by day."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yellowplate.law import FACT_KINDS, Classification, classify
from yellowplate.law.screening import facts_in
from yellowplate.tables.hs_headings import hs_headings

ON = date(2026, 1, 1)
CAR: dict[str, Any] = {"vehicle_class": "passenger_car"}
PETROL = ("870321", "870322", "870323", "870324")


def _classified(on: date = ON, **values: Any) -> Classification:
    return classify(facts_in(values), on)


def _codes(on: date = ON, **values: Any) -> tuple[str, ...]:
    return tuple(one.code for one in _classified(on, **values).codes)


@pytest.mark.parametrize(
    ("values", "codes", "why"),
    [
        ({"fuel": "petrol", "engine_cc": 1000}, ("870321",), "1000 is not exceeding 1000"),
        ({"fuel": "petrol", "engine_cc": 1001}, ("870322",), "above 1000"),
        ({"fuel": "petrol", "engine_cc": 1500}, ("870322",), "not exceeding 1500"),
        ({"fuel": "petrol", "engine_cc": "1500.5"}, ("870323",), "above 1500"),
        ({"fuel": "petrol", "engine_cc": 3000}, ("870323",), "not exceeding 3000"),
        ({"fuel": "petrol", "engine_cc": 3001}, ("870324",), "above 3000"),
        ({"fuel": "diesel", "engine_cc": 1500}, ("870331",), "not exceeding 1500"),
        ({"fuel": "diesel", "engine_cc": 2500}, ("870332",), "not exceeding 2500"),
        ({"fuel": "diesel", "engine_cc": 2501}, ("870333",), "above 2500"),
        ({"fuel": "petrol_electric", "plug_in": False}, ("870340",), "petrol and electric, no plug"),
        ({"fuel": "petrol_electric", "plug_in": True}, ("870360",), "petrol and electric, plug"),
        ({"fuel": "diesel_electric", "plug_in": False}, ("870350",), "diesel and electric, no plug"),
        ({"fuel": "diesel_electric", "plug_in": True}, ("870370",), "diesel and electric, plug"),
        ({"fuel": "electric"}, ("870380",), "electric motor only"),
        ({"fuel": "other"}, ("870390",), "nothing else takes it"),
        ({"body_type": "golf_cart", "fuel": "electric"}, ("870310",), "golf cars stand apart, whatever drives them"),
        ({"fuel": "range_extender"}, ("870360", "870380"), "practice varies: both"),
        ({"fuel": "petrol"}, PETROL, "the capacity is missing"),
        ({"fuel": "petrol_electric"}, ("870340", "870360"), "the plug is missing"),
        ({"seats": 10, "fuel": "diesel"}, ("870210",), "ten persons with the driver make a bus"),
        ({"seats": 9, "fuel": "electric"}, ("870380",), "nine do not"),
    ],
)
def test_passenger_cars(values: dict[str, Any], codes: tuple[str, ...], why: str) -> None:
    found = _classified(**CAR, **values)
    assert tuple(one.code for one in found.codes) == codes, why
    assert all(one.is_certain for one in found.codes) == (len(codes) == 1)
    assert bool(found.missing) == (len(codes) > 1 and values.get("fuel") != "range_extender")


@pytest.mark.parametrize(
    ("values", "codes"),
    [
        ({"vehicle_class": "truck", "fuel": "diesel", "gvw_t": 5}, ("870421",)),
        ({"vehicle_class": "truck", "fuel": "diesel", "gvw_t": 20}, ("870422",)),
        ({"vehicle_class": "truck", "fuel": "diesel", "gvw_t": "20.1"}, ("870423",)),
        ({"vehicle_class": "truck", "body_type": "dumper"}, ("870410",)),
        ({"vehicle_class": "bus", "fuel": "petrol"}, ("870290",)),
        ({"vehicle_class": "bus", "seats": 8, "fuel": "electric"}, ("870380",)),
        ({"vehicle_class": "tractor", "body_type": "road_tractor", "fuel": "diesel"}, ("870121",)),
        ({"vehicle_class": "tractor", "body_type": "other", "power_kw": 130}, ("870194",)),
        ({"vehicle_class": "special", "body_type": "crane"}, ("870510",)),
        ({"vehicle_class": "motorcycle", "fuel": "petrol", "engine_cc": 50}, ("871110",)),
        ({"vehicle_class": "motorcycle", "fuel": "petrol", "engine_cc": 801}, ("871150",)),
        ({"vehicle_class": "trailer"}, ("8716",)),
        ({"vehicle_class": "earth_mover"}, ("8429",)),
        ({"vehicle_class": "parts"}, ("8708",)),
        ({"vehicle_class": "not_a_vehicle"}, ()),
        ({}, ()),
    ],
)
def test_other_goods(values: dict[str, Any], codes: tuple[str, ...]) -> None:
    assert _codes(**values) == codes


def test_a_vehicle_of_unknown_class_leaves_all_motor_headings_open() -> None:
    found = _classified(vehicle_class="vehicle")
    assert {one.code[:4] for one in found.codes} == {"8701", "8702", "8703", "8704", "8705", "8711"}
    assert found.missing[0] == "vehicle_class"
    assert not any(one.is_certain for one in found.codes)


def test_editions_by_day() -> None:
    truck: dict[str, Any] = {"vehicle_class": "truck", "fuel": "electric"}
    assert _codes(date(2021, 12, 31), **truck) == ("870490",)
    assert _codes(date(2022, 1, 1), **truck) == ("870460",)
    assert _codes(date(2016, 12, 31), **CAR, fuel="electric") == ("870390",)
    assert _codes(date(1987, 12, 31), **CAR, fuel="electric") == ()


@pytest.mark.parametrize(
    ("has_vin", "lines"),
    [(True, ("cn 8703801090",)), (False, ("cn 8703809090",)), (None, ("cn 8703801090", "cn 8703809090"))],
)
def test_chinas_own_lines_for_battery_cars(has_vin: bool | None, lines: tuple[str, ...]) -> None:
    assert _classified(**CAR, fuel="electric", has_vin=has_vin).national == lines
    assert _classified(**CAR, fuel="petrol", has_vin=has_vin).national == ()


def test_reasons_name_the_facts() -> None:
    (code,) = _classified(**CAR, fuel="petrol", engine_cc=1998).codes
    assert code.why == "petrol only, over 1500 to 3000 cc: fuel = petrol, engine_cc = 1998."
    assert _classified(**CAR, fuel="range_extender").notes[-1].startswith("Practice on range-extender cars varies")
    assert _classified(vehicle_class="tractor").codes[0].why.endswith("nothing known excludes it.")


NAMES = ("vehicle_class", "fuel", "plug_in", "engine_cc", "gvw_t", "body_type", "seats")


@given(data=st.data())
def test_taking_a_fact_away_never_loses_a_code(data: st.DataObject) -> None:
    numbers = st.sampled_from([0, 5, 10, 50, 1000, 1500, 2600, 4000])
    values: dict[str, Any] = {}
    for name in data.draw(st.lists(st.sampled_from(NAMES), unique=True)):
        kind = FACT_KINDS[name]
        values[name] = data.draw(
            st.sampled_from(kind.choices) if kind.choices else st.booleans() if name == "plug_in" else numbers
        )
    if "vehicle_class" not in values:
        return
    known = set(_codes(**values))
    size = data.draw(st.sampled_from(["engine_cc", "gvw_t", "plug_in"]))
    assert known <= set(_codes(**{name: value for name, value in values.items() if name != size}))


def test_every_class_of_goods_has_a_heading() -> None:
    classes = {name for one in hs_headings() for name in one.classes}
    assert classes | {"vehicle", "not_a_vehicle"} == set(FACT_KINDS["vehicle_class"].choices)
