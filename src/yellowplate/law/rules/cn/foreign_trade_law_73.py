"""Foreign Trade Law (2025 revision), article 73: sanctions for exporting banned or unlicensed goods."""

from __future__ import annotations

from yellowplate.law.conditions import CARRIED_OUT, FROM_CHINA
from yellowplate.law.export_path import BANNED_OR_UNLICENSED
from yellowplate.law.rule import Rule
from yellowplate.records import Binds

RULE = Rule(
    id="cn-ftl-73",
    conditions=(FROM_CHINA, BANNED_OR_UNLICENSED, CARRIED_OUT),
    meaning="Customs penalty, prosecution of a crime and a bar from the trade for one to three years may follow.",
    binds=(Binds.PERSON, Binds.FIRM),
)
