"""MOFCOM and GACC Announcement No. 4 of 2018: China's own ban on vehicles to North Korea."""

from __future__ import annotations

from yellowplate.law.conditions import CARRIED_OUT, TRANSPORT_VEHICLE, equals
from yellowplate.law.rule import Condition, Rule
from yellowplate.records import Binds

RULE = Rule(
    id="cn-mofcom-gacc-2018-4",
    conditions=(
        Condition(
            "from_china",
            "The goods are exported from China",
            ("origin_country",),
            lambda facts, _on: equals(facts, "origin_country", "cn"),
        ),
        Condition(
            "to_dprk",
            "The goods go to North Korea",
            ("destination_country",),
            lambda facts, _on: equals(facts, "destination_country", "kp"),
        ),
        TRANSPORT_VEHICLE,
        CARRIED_OUT,
    ),
    meaning=(
        "The export was prohibited outright and customs may not release it; the list of codes in annex 1 was not read."
    ),
    binds=(Binds.PERSON, Binds.FIRM),
)
