"""Customs Administrative Penalty Regulations (2004), articles 7, 9, 10, 13: crossing off the post, false papers."""

from __future__ import annotations

from yellowplate.law.conditions import EXPORTED
from yellowplate.law.export_path import EVADES_CUSTOMS
from yellowplate.law.rule import Rule
from yellowplate.records import Binds

RULE = Rule(
    id="cn-custpen-7",
    conditions=(EVADES_CUSTOMS, EXPORTED),
    meaning=(
        "Smuggling by the regulations: for banned goods confiscation and a fine of up to CNY 1,000,000. The text of "
        "2004 was read; fine levels of later amendments were not."
    ),
    binds=(Binds.PERSON, Binds.FIRM),
)
