"""Ties of a transaction to legal orders: found, excluded, and those that nobody could test."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from yellowplate.law import Facts, nexuses, screen
from yellowplate.law.nexus import REGIMES
from yellowplate.law.screening import facts_in

ON = date(2026, 4, 1)


def _ties(on: date = ON, **values: Any) -> dict[tuple[str, str], bool | None]:
    return {(one.regime, one.name): one.holds for one in nexuses(facts_in(values), on)}


@pytest.mark.parametrize(
    ("values", "tie", "holds"),
    [
        ({"goods_origin_country": "us"}, ("us_goods", "goods_origin_country"), True),
        ({"goods_origin_country": "cn"}, ("us_goods", "goods_origin_country"), False),
        ({"goods_origin_country": "other"}, ("us_goods", "goods_origin_country"), None),
        ({"us_content_pct": 10}, ("us_goods", "us_content"), False),
        ({"us_content_pct": "10.01"}, ("us_goods", "us_content"), True),
        ({"currency": "usd"}, ("us_persons", "dollars"), None),
        ({"currency": "CNY"}, ("us_persons", "dollars"), False),
        ({"bank_country": "us"}, ("us_persons", "bank_country"), True),
        ({"party_countries": ["de"]}, ("eu", "party_countries"), True),
        ({"party_countries": ["ch"]}, ("eu", "party_countries"), False),
        ({"party_countries": []}, ("eu", "party_countries"), False),
        ({"carrier_flag": "gb"}, ("uk", "carrier_flag"), True),
        ({"first_export_country": "jp"}, ("jp", "first_export_country"), True),
        ({"broker_country": "jp"}, ("jp", "broker_country"), True),
        ({"route_countries": ["cn", "kr"]}, ("kr", "route_countries"), True),
        ({"act_countries": ["hk"]}, ("hk", "act_countries"), True),
        ({"route_countries": ["sg"]}, ("sg", "route_countries"), True),
        ({"origin_country": "in"}, ("in", "origin_country"), True),
        ({"origin_country": "cn"}, ("cn", "origin_country"), True),
    ],
)
def test_ties(values: dict[str, Any], tie: tuple[str, str], holds: bool | None) -> None:
    assert _ties(**values)[tie] is holds


def test_content_was_no_tie_before_the_rule() -> None:
    assert _ties(date(2007, 1, 25), us_content_pct=50)["us_goods", "us_content"] is None


def test_the_united_kingdom_left_the_union() -> None:
    assert _ties(date(2020, 1, 31), party_countries=["gb"])["eu", "party_countries"] is True
    assert _ties(date(2020, 2, 1), party_countries=["gb"])["eu", "party_countries"] is False


def test_what_could_not_be_tested_is_named() -> None:
    found = nexuses(Facts(), ON)
    assert {one.regime for one in found} == set(REGIMES)
    assert all(one.holds is None and one.missing and one.says for one in found)
    facts = facts_in({"origin_country": {"value": "hk", "statement": "st_1"}})
    tie = next(one for one in nexuses(facts, ON) if (one.regime, one.name) == ("hk", "origin_country"))
    assert (tie.holds, tie.missing, tie.statements) == (True, (), ("st_1",))


def test_the_trace_tells_each_tie() -> None:
    found = screen({"destination_country": "kp", "vehicle_class": "bus", "carrier_flag": "hk"}, on=ON)
    because = next(one.because for one in found if one.rule == "hk-537ae")
    told = next(sentence for sentence in because if "tie by tie" in sentence)
    assert "found The carrier flies the flag of Hong Kong (carrier_flag = hk (a party's word))" in told
    assert "could not be tested origin_country, party_countries, act_countries, route_countries." in told
