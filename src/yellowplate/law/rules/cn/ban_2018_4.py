"""MOFCOM and GACC Announcement No. 4 of 2018: China's own ban on vehicles to North Korea."""

from __future__ import annotations

from yellowplate.law.conditions import CARRIED_OUT, FROM_CHINA, TO_DPRK, TRANSPORT_VEHICLE
from yellowplate.law.rule import Rule
from yellowplate.records import Binds

RULE = Rule(
    id="cn-mofcom-gacc-2018-4",
    conditions=(
        FROM_CHINA,
        TO_DPRK,
        TRANSPORT_VEHICLE,
        CARRIED_OUT,
    ),
    meaning=(
        "The export was prohibited outright and customs may not release it; the list of codes in annex 1 was not read."
    ),
    binds=(Binds.PERSON, Binds.FIRM),
)
