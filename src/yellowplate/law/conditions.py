"""Conditions that several rules share; each looks at its own facts only and answers True, False or None."""

from __future__ import annotations

import calendar
from datetime import date

from yellowplate.law.fact import NO_VEHICLE, VEHICLE_CLASSES, Facts, Value
from yellowplate.law.rule import Condition
from yellowplate.law.three import all_of, any_of, negated

VEHICLE_HEADINGS = ("8701", "8702", "8703", "8704", "8705", "8711")
"""Headings whose own titles name a vehicle that drives on a road. Source: HS 2022, chapter 87 (headings read)."""
TRANSPORT_CHAPTERS = tuple(str(chapter) for chapter in range(84, 90))
"""Chapters of machines and transport equipment; goods outside them are no vehicle by anybody's reading."""
ROAD_HEADINGS = tuple(str(code) for code in range(8701, 8717))
"""Road vehicles, their parts and trailers. Source: HS 2022, chapter 87."""
EXPORT_TERM_MONTHS = 2
"""Months for deregistration after customs clearance. Source: MPS Order 164 (in force 2022-05-01), art 37."""


def equals(facts: Facts, name: str, wanted: Value) -> bool | None:
    """Compare one fact with a value; None where the fact is not known."""
    value = facts.value(name)
    return None if value is None else value == wanted


def months_later(day: date, n_months: int) -> date:
    """Go forward (or back) by whole months.

    Args:
        day: the day to count from.
        n_months: months to add; negative to go back.

    Returns:
        The day of the same number, or the last day of the month where there is none; the first or last day that a
        calendar date can be where the sum lies beyond it.

    Source: Civil Code of the People's Republic of China, art 202.

    >>> months_later(date(2024, 12, 31), 2).isoformat()
    '2025-02-28'
    """
    year, month = divmod(day.year * 12 + day.month - 1 + n_months, 12)
    if not date.min.year <= year <= date.max.year:
        return date.min if year < date.min.year else date.max
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))


def is_road_code(facts: Facts) -> bool | None:
    """Say whether the customs code is one of road vehicles and their parts (8701 to 8716)."""
    code = facts.value("hs_code")
    return None if code is None else str(code)[:4] in ROAD_HEADINGS


def is_vehicle(facts: Facts, _on: date) -> bool | None:
    """Say whether the goods are a transport vehicle in the plain sense of the word.

    Limits: parts, trailers, ships and machines are left open here; they hang on HS chapters that were not read.
    """
    kind = facts.value("vehicle_class")
    by_class = True if kind in VEHICLE_CLASSES else False if kind == NO_VEHICLE else None
    code = facts.value("hs_code")
    by_code = None
    if code is not None and str(code)[:4] in VEHICLE_HEADINGS:
        by_code = True
    elif code is not None and str(code)[:2] not in TRANSPORT_CHAPTERS:
        by_code = False
    return any_of((by_class, by_code))


def leaves_china(facts: Facts) -> bool | None:
    """Say whether the goods leave China, by their destination or because it is said outright."""
    to = facts.value("destination_country")
    by_country = None if to in (None, "not_kp") else to != "cn"
    return any_of((by_country, equals(facts, "leaves_china", wanted=True)))


def has_entry(facts: Facts) -> bool | None:
    """Say whether a mortgage or a pledge stands in the vehicle register."""
    return any_of(equals(facts, name, wanted=True) for name in ("mortgage_registered", "pledge_recorded"))


def was_registered(facts: Facts, on: date) -> bool | None:
    """Say whether the car has been registered in China by a day."""
    first = facts.day("first_registration_date")
    return any_of((None if first is None else first <= on, equals(facts, "registered_in_china", wanted=True)))


def is_blocked(facts: Facts) -> bool | None:
    """Say whether the car is in a state in which it cannot be deregistered (MPS Order 164, art 42)."""
    return any_of(
        (
            has_entry(facts),
            equals(facts, "seal_status", "sealed"),
            equals(facts, "theft_status", "stolen"),
            negated(equals(facts, "file_match", wanted=True)),
        )
    )


BOUND_FOR_DPRK = Condition(
    "bound_for_dprk",
    "The goods or their end user are in, or bound for, North Korea",
    ("destination_country", "end_user_country"),
    lambda facts, _on: any_of(equals(facts, name, "kp") for name in ("destination_country", "end_user_country")),
    is_setting=True,
)
TRANSPORT_VEHICLE = Condition(
    "transport_vehicle", "The goods are a transport vehicle", ("vehicle_class", "hs_code"), is_vehicle, is_setting=True
)
CARRIED_OUT = Condition(
    "carried_out",
    "The supply, sale or transfer has been carried out",
    ("carried_out",),
    lambda facts, _on: equals(facts, "carried_out", wanted=True),
    is_setting=True,
)
EXPORTED = Condition(
    "exported",
    "The car has left China by a sale or export that was carried out",
    ("carried_out", "destination_country", "leaves_china"),
    lambda facts, _on: all_of((equals(facts, "carried_out", wanted=True), leaves_china(facts))),
    is_setting=True,
)
FROM_CHINA = Condition(
    "from_china",
    "The goods are exported from China",
    ("origin_country",),
    lambda facts, _on: equals(facts, "origin_country", "cn"),
    is_setting=True,
)
TO_DPRK = Condition(
    "to_dprk",
    "The goods go to North Korea",
    ("destination_country",),
    lambda facts, _on: equals(facts, "destination_country", "kp"),
    is_setting=True,
)
WAS_REGISTERED = Condition(
    "registered",
    "The car has been registered in China",
    ("first_registration_date", "registered_in_china"),
    was_registered,
    is_dated=True,
    is_setting=True,
)
REGISTER_ENTRY = Condition(
    "register_entry",
    "A mortgage or a pledge of the car stands in the vehicle register",
    ("mortgage_registered", "pledge_recorded"),
    lambda facts, _on: has_entry(facts),
)
DEREGISTRATION_BLOCKED = Condition(
    "deregistration_blocked",
    "The car is mortgaged or pledged in the register, sealed, stolen, or does not match its file",
    ("mortgage_registered", "pledge_recorded", "seal_status", "theft_status", "file_match"),
    lambda facts, _on: is_blocked(facts),
)
SETTING_FACTS = frozenset(
    name for part in (BOUND_FOR_DPRK, TRANSPORT_VEHICLE, EXPORTED, FROM_CHINA, WAS_REGISTERED) for name in part.needs
)
"""Facts of what nearly every rule asks; by themselves they raise no rule that asks more."""
