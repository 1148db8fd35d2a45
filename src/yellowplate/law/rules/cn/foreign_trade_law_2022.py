"""Foreign Trade Law (2022 amendment), articles 34 and 61 in the old numbering: until 28 February 2026."""

from __future__ import annotations

from yellowplate.law.conditions import CARRIED_OUT, FROM_CHINA
from yellowplate.law.export_path import BANNED_OR_UNLICENSED
from yellowplate.law.rule import Rule
from yellowplate.records import Binds

RULE = Rule(
    id="cn-ftl-2022",
    conditions=(FROM_CHINA, BANNED_OR_UNLICENSED, CARRIED_OUT),
    meaning="The same sanctions under the older text, which is the one to cite for events before 1 March 2026.",
    binds=(Binds.PERSON, Binds.FIRM),
    supports="cn-mofcom-gacc-2018-4",
)
