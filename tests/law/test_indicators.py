"""Red flags: three answers each, weights and sources from the table, and signs read from statements."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from tests.factories import told, yuan
from yellowplate.law import FACT_KINDS, Facts, Hit, Indicator, indicator_json, indicators
from yellowplate.law.screening import facts_in
from yellowplate.law.signs import SIGNS
from yellowplate.records import Claim, ClaimKind, Polarity, Statement, VehicleFile
from yellowplate.tables.indicators import red_flags

ON = date(2026, 4, 1)
FIELDS = {
    "licence_brand": "A",
    "cert_brand": "a",
    "licence_model": "M",
    "cert_model": "M",
    "licence_first_registration": "2025-01-01",
    "cert_first_registration": "2025-01-01",
    "licence_pending_export_date": "2026-01-01",
}
CASES: list[tuple[str, dict[str, Any], dict[str, Any]]] = [
    ("rf-ad-dprk", {"advert_names_dprk": True}, {"advert_names_dprk": False}),
    (
        "rf-vin-on-encumbered",
        {"seal_status": "sealed"},
        {"seal_status": "none", "mortgage_registered": False, "pledge_recorded": False},
    ),
    (
        "rf-no-transfer-sale",
        {"seller_is_registered_owner": False},
        {"no_transfer_wording": False, "seller_is_registered_owner": True},
    ),
    ("rf-price-gap", {"price_cny": 69, "market_price_cny": 100}, {"price_cny": 70, "market_price_cny": 100}),
    ("rf-gps-removed", {"tracker_removed": True}, {"tracker_removed": False}),
    (
        "rf-under-180",
        {"first_registration_date": "2025-10-01", "application_date": "2026-03-30"},
        {"first_registration_date": "2025-10-01", "application_date": "2026-03-31"},
    ),
    (
        "rf-maker-letter-dprk",
        {"maker_letter_country": "kp"},
        {"maker_letter": True, "maker_letter_country": "ru", "destination_country": "ru"},
    ),
    (
        "rf-cert-mismatch",
        {"licence_brand": "A", "cert_brand": "B"},
        {**FIELDS, "cert_pending_export_date": "2026-01-01"},
    ),
    (
        "rf-no-dereg",
        {"export_cleared_on": "2026-01-31", "deregistered": False},
        {"export_cleared_on": "2026-02-01", "deregistered": False},
    ),
    (
        "rf-temp-plate-expired",
        {"temp_plate_expiry": "2026-03-31", "carried_out": False},
        {"temp_plate_expiry": "2026-04-01", "carried_out": False},
    ),
    ("rf-border-county", {"delivery_county": "Changbai County"}, {"delivery_county": "Chaoyang"}),
    (
        "rf-informal-crossing",
        {"track_end_to_crossing_km": "2.9", "track_end_to_post_km": "3.1"},
        {"track_end_to_crossing_km": 3, "track_end_to_post_km": 9},
    ),
    ("rf-excavator-ford", {"excavator_to_ford_m": 200}, {"excavator_to_ford_m": 201}),
    ("rf-plates-off-rows", {"rows_without_plates": True}, {"rows_without_plates": False}),
    (
        "rf-model-mix",
        {"model": "Toyota Camry"},
        {"model": "Golf", "make": "VW", "vehicle_class": "passenger_car", "body_type": "sedan"},
    ),
    (
        "rf-prepaid-full",
        {"full_prepayment": True, "payer_is_contract_party": False},
        {"full_prepayment": True, "payer_is_contract_party": True},
    ),
    ("rf-wak", {"trade_permit_named": True}, {"trade_permit_named": False}),
    ("rf-price-band", {"price_cny": 45000, "other_border_sign": True}, {"price_cny": 200001}),
    (
        "rf-repaint",
        {"repaint_date": "2026-01-01", "delivery_date": "2026-03-02", "vehicle_age_years": 11},
        {"repaint_date": "2026-01-01", "delivery_date": "2026-03-03", "vehicle_age_years": 11},
    ),
    ("rf-ex-military", {"prior_owner_military": True, "disposal_record": False}, {"prior_owner_military": False}),
    ("rf-ais-dark", {"ais_gap_h": 25, "cargo_has_vehicles": True}, {"ais_gap_h": 24}),
    (
        "rf-false-manifest",
        {"port_call_confirmed": False},
        {"port_call_confirmed": True, "return_cargo_plausible": True},
    ),
    ("rf-multi-hop", {"route_countries": ["nl", "cn", "jp", "kr"], "is_luxury": True}, {"route_countries": ["cn"]}),
    ("rf-vin-refused", {"vin_provided": False}, {"vin_provided": True}),
    ("rf-brand-elite", {"model": "Lexus LX570"}, {"model": "Camry"}),
    (
        "rf-intermediary-nanjing",
        {"vehicle_count": 2, "model": "LX570", "buyer_is_dealer": False},
        {"vehicle_count": 1},
    ),
    (
        "rf-shell",
        {"company_age_days": 364},
        {"company_age_days": 365, "web_presence": True, "shared_address": False},
    ),
    ("rf-enduse-refusal", {"end_use_stated": False}, {"end_use_stated": True}),
    ("rf-third-payer", {"payer_on_end_user_form": False}, {"payer_on_end_user_form": True}),
    ("rf-ip-mismatch", {"ip_fits_country": False}, {"ip_fits_country": True}),
    (
        "rf-last-minute-route",
        {"route_changed_days_before_loading": 6, "route_change_usual": False},
        {"route_changed_days_before_loading": 7},
    ),
    ("rf-personal-mail", {"mail_is_private": True}, {"mail_is_private": False}),
    ("rf-residential-address", {"firms_at_address": 6}, {"firms_at_address": 5, "address_residential": False}),
    ("rf-no-service", {"warranty_waived": True}, {"warranty_waived": False}),
    (
        "rf-docs-falsified",
        {"declared_hs": "8708.29", "weight_is_whole_car": True},
        {"declared_hs": "8703.23", "papers_pass_checks": True},
    ),
    ("rf-abnormal-route", {"route_to_direct_ratio": "2.6"}, {"route_to_direct_ratio": "2.5"}),
    ("rf-dandong-front", {"listed_trader_match": True}, {"listed_trader_match": False}),
    (
        "rf-destination-unspecified",
        {"declared_destination": "mn", "import_record_found": False},
        {"declared_destination": "mn", "import_record_found": True},
    ),
    ("rf-multi-lender", {"n_secured_lenders": 3}, {"n_secured_lenders": 2}),
]


def _one(name: str, facts: Facts, vehicle: VehicleFile | None = None) -> Indicator:
    return next(one for one in indicators(vehicle, facts, ON) if one.id == name)


@pytest.mark.parametrize(("name", "hit", "miss"), CASES, ids=[case[0] for case in CASES])
def test_each_indicator_has_three_answers(name: str, hit: dict[str, Any], miss: dict[str, Any]) -> None:
    assert _one(name, facts_in(hit)).answer is Hit.YES
    assert _one(name, facts_in(miss)).answer is Hit.NO
    nothing = _one(name, Facts())
    assert nothing.answer is Hit.UNKNOWN
    assert nothing.missing == SIGNS[name].needs
    assert set(nothing.missing) <= set(FACT_KINDS)
    assert "cannot be tested" in nothing.because


def test_the_table_and_the_tests_name_the_same_flags() -> None:
    assert [one.id for one in red_flags()] == sorted(SIGNS) == sorted(case[0] for case in CASES)
    assert all(1 <= one.weight <= 5 for one in red_flags())
    assert all(SIGNS[one.id].holds(Facts(), ON) is None for one in red_flags())


def test_a_letter_that_is_only_missing_its_country_stays_open() -> None:
    assert _one("rf-maker-letter-dprk", facts_in({"maker_letter": True})).answer is Hit.UNKNOWN
    other = facts_in({"maker_letter": True, "maker_letter_country": "ru", "destination_country": "kz"})
    assert _one("rf-maker-letter-dprk", other).answer is Hit.YES


def _car(*statements: Statement, lenders: int = 0) -> VehicleFile:
    claims = tuple(
        Claim("vin:X", f"Made-up Bank {number}", ClaimKind.MORTGAGE, statements=(f"st_{number}",))
        for number in range(lenders)
    )
    return VehicleFile("vin:X", "", (), statements, (), (), claims, (), ())


@pytest.mark.parametrize(
    ("name", "statement", "answer"),
    [
        ("rf-ad-dprk", told("destination", "dprk"), Hit.YES),
        ("rf-ad-dprk", told("destination", "dprk", polarity=Polarity.DENIED), Hit.NO),
        ("rf-ad-dprk", told("destination", "dprk", polarity=Polarity.HYPOTHETICAL), Hit.UNKNOWN),
        ("rf-ad-dprk", told("destination", "other"), Hit.UNKNOWN),
        ("rf-gps-removed", told("tracker_removed", "yes"), Hit.YES),
        ("rf-model-mix", told("model", "凯美瑞"), Hit.YES),
        ("rf-model-mix", told("model", "凯美瑞", polarity=Polarity.DENIED), Hit.UNKNOWN),
        ("rf-border-county", told("place", "长白"), Hit.YES),
        ("rf-price-band", told("price", "68000", quantity=yuan(68000)), Hit.UNKNOWN),
        ("rf-price-gap", told("price", "68000"), Hit.UNKNOWN),
    ],
)
def test_signs_in_statements(name: str, statement: Statement, answer: Hit) -> None:
    found = _one(name, Facts(), _car(statement))
    assert found.answer is answer
    assert found.statements == ((statement.id,) if answer is not Hit.UNKNOWN or "band" in name else ())


def test_prices_count_with_what_is_known_and_facts_win() -> None:
    car = _car(told("price", "60000", quantity=yuan(60000)))
    assert _one("rf-price-gap", facts_in({"market_price_cny": 100000}), car).answer is Hit.YES
    assert _one("rf-price-gap", facts_in({"market_price_cny": 100000, "price": 90000}), car).answer is Hit.NO


def test_contradicting_and_replaced_statements_leave_a_sign_open() -> None:
    first, second = told("model", "Camry"), told("model", "Golf", raw="golf")
    assert _one("rf-brand-elite", Facts(), _car(first, second)).answer is Hit.UNKNOWN
    newer = replace(second, supersedes=first.id)
    assert _one("rf-model-mix", Facts(), _car(first, newer)).missing == ("make", "vehicle_class", "body_type")


def test_lenders_are_counted_up_from_three() -> None:
    assert _one("rf-multi-lender", Facts(), _car(lenders=2)).answer is Hit.UNKNOWN
    found = _one("rf-multi-lender", Facts(), _car(lenders=3))
    assert (found.answer, found.statements) == (Hit.YES, ("st_0", "st_1", "st_2"))
    assert found.because == "Three or more secured lenders on one VIN: seen, by n_secured_lenders = 3."


def test_json_has_the_promised_keys() -> None:
    row = indicator_json(_one("rf-price-gap", facts_in({"price_cny": 1, "market_price_cny": Decimal(2)})))
    assert {"indicator", "answer", "weight", "because", "source"} <= set(row)
    assert (row["answer"], row["weight"]) == ("yes", 3)
