"""Customs Law, article 82: evading a ban or a licence at the border is smuggling."""

from __future__ import annotations

from yellowplate.law.conditions import EXPORTED
from yellowplate.law.export_path import BANNED_OR_CONTROLLED, EVADES_CUSTOMS
from yellowplate.law.rule import Rule
from yellowplate.records import Binds

RULE = Rule(
    id="cn-customs-82",
    conditions=(BANNED_OR_CONTROLLED, EVADES_CUSTOMS, EXPORTED),
    meaning="Goods and gains are confiscated, the means of transport too where it served mainly or repeatedly for it.",
    binds=(Binds.PERSON, Binds.FIRM),
)
