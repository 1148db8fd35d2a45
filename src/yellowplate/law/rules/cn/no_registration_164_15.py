"""Vehicle registration rules (MPS Order 164), article 15: sealed and stolen vehicles are not registered."""

from __future__ import annotations

from yellowplate.law.asked import asked
from yellowplate.law.export_path import SEALED_OR_STOLEN
from yellowplate.law.rule import Rule
from yellowplate.records import Binds

RULE = Rule(
    id="cn-mps-164-15",
    conditions=(
        SEALED_OR_STOLEN,
        asked("pending_export_noted", "The vehicle office entered a transfer pending export all the same"),
    ),
    meaning="The vehicle office entered what it must refuse; the entry does not cure the seal or the theft.",
    binds=(Binds.STATE,),
)
