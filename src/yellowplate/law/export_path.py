"""Conditions that several rules of the way out of China share; each on its own facts, dated by the texts."""

from __future__ import annotations

from datetime import date

from yellowplate.law.asked import reaches
from yellowplate.law.conditions import equals, is_vehicle, was_registered
from yellowplate.law.fact import Facts
from yellowplate.law.rule import Condition
from yellowplate.law.three import all_of, any_of, negated
from yellowplate.tables.law_texts import law_texts

BAN = "cn-mofcom-gacc-2018-4"
USED_CAR_LICENCE = "cn-usedcar-2024-6"
BATTERY_CAR_LICENCE = "cn-2025-54-ev"
BATTERY_CAR_CODE = "8703801090"
"""Battery-electric passenger vehicle with a VIN in China's tariff. Source: Announcement No. 54 of 2025 and press."""
NO_VIN_CODE = "8703809090"
"""Low-speed electric vehicle without a VIN in China's tariff. Source: press on the same announcement."""

LICENCE_TEXTS = (("licence_brand", "cert_brand"), ("licence_model", "cert_model"))
LICENCE_DAYS = (
    ("licence_first_registration", "cert_first_registration"),
    ("licence_pending_export_date", "cert_pending_export_date"),
)
LICENCE_FIELDS = tuple(name for pair in (*LICENCE_TEXTS, *LICENCE_DAYS) for name in pair)
"""The four fields of the licence form, each with its like on the certificate. Source: notice [2025] 648, item 1(2)."""


def is_banned(facts: Facts, on: date) -> bool | None:
    """Say whether China bans the export: a vehicle to North Korea, from the day of the ban."""
    in_force = law_texts()[BAN].is_in_force(on)
    return all_of((in_force, equals(facts, "destination_country", "kp"), is_vehicle(facts, on)))


def is_battery_car(facts: Facts, _on: date) -> bool | None:
    """Say whether it is a passenger car driven only by an electric motor and bearing a VIN."""
    code = facts.value("hs_code")
    by_code = None
    if code is not None and str(code).startswith((BATTERY_CAR_CODE, NO_VIN_CODE)):
        by_code = str(code).startswith(BATTERY_CAR_CODE)
    kind = facts.value("vehicle_class")
    is_car = None if kind in (None, "vehicle") else kind == "passenger_car"
    by_facts = all_of((is_car, equals(facts, "fuel", "electric"), equals(facts, "has_vin", wanted=True)))
    return any_of((by_code, by_facts))


def needs_licence(facts: Facts, on: date) -> bool | None:
    """Say whether the export is licence-controlled as a used car or as a battery car.

    Limits: new petrol and hybrid cars are licensed too (notice of 2012, content not read); they stay open here.
    """
    used = all_of((law_texts()[USED_CAR_LICENCE].is_in_force(on), was_registered(facts, on)))
    battery = all_of((law_texts()[BATTERY_CAR_LICENCE].is_in_force(on), is_battery_car(facts, on)))
    return True if used or battery else None


def evades_customs(facts: Facts, _on: date) -> bool | None:
    """Say whether the goods cross away from a customs post or under a false declaration."""
    return any_of(
        (equals(facts, "crossing_point", "off_post"), negated(equals(facts, "declaration_true", wanted=True)))
    )


def licence_fields_differ(facts: Facts, _on: date) -> bool | None:
    """Say whether one of the four fields of the licence form differs from the registration certificate."""
    texts = (_unlike(facts.words(one), facts.words(other)) for one, other in LICENCE_TEXTS)
    days = (_unlike(facts.day(one), facts.day(other)) for one, other in LICENCE_DAYS)
    return any_of((*texts, *days))


def _unlike(one: object, other: object) -> bool | None:
    return None if one is None or other is None else one != other


BANNED_EXPORT = Condition(
    "banned_export",
    "The goods are a vehicle bound for North Korea, whose export China bans",
    ("destination_country", "vehicle_class", "hs_code"),
    is_banned,
    is_dated=True,
    is_setting=True,
)
LICENCE_CONTROLLED = Condition(
    "licence_controlled",
    "The export needs a licence (a car registered in China, or a battery car)",
    ("first_registration_date", "registered_in_china", "vehicle_class", "hs_code", "fuel", "has_vin"),
    needs_licence,
    is_dated=True,
    is_setting=True,
)
BANNED_OR_CONTROLLED = Condition(
    "banned_or_controlled",
    "The goods are banned from export or need a licence for it",
    tuple(dict.fromkeys((*BANNED_EXPORT.needs, *LICENCE_CONTROLLED.needs))),
    lambda facts, on: any_of((is_banned(facts, on), needs_licence(facts, on))),
    is_dated=True,
    is_setting=True,
)
BANNED_OR_UNLICENSED = Condition(
    "banned_or_unlicensed",
    "The export is banned outright, or needs a licence that is not held",
    (*BANNED_OR_CONTROLLED.needs, "licence_held"),
    lambda facts, on: any_of(
        (
            is_banned(facts, on),
            all_of((needs_licence(facts, on), negated(equals(facts, "licence_held", wanted=True)))),
        )
    ),
    is_dated=True,
    is_setting=True,
)
EVADES_CUSTOMS = Condition(
    "evades_customs",
    "The goods cross away from a customs post or under a false declaration",
    ("crossing_point", "declaration_true"),
    evades_customs,
)
SEALED_OR_STOLEN = Condition(
    "sealed_or_stolen",
    "The car is sealed by an authority or listed as stolen",
    ("seal_status", "theft_status"),
    lambda facts, _on: any_of((equals(facts, "seal_status", "sealed"), equals(facts, "theft_status", "stolen"))),
)
CRIMINAL_AMOUNT = reaches(
    "cn-smug-11",
    {"total_weight_t": "weight_t", "total_value_cny": "value_cny"},
    "criminal_amount",
    "Weight or value of all goods reaches the threshold of crime (20 t or CNY 200,000)",
)
SERIOUS_AMOUNT = reaches(
    "cn-smug-11",
    {"total_weight_t": "serious_weight_t", "total_value_cny": "serious_value_cny"},
    "serious_amount",
    "Weight or value of all goods reaches the threshold of the serious case (100 t or CNY 1,000,000)",
)
