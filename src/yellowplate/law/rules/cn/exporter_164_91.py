"""Vehicle registration rules (MPS Order 164), article 91: only a recognised enterprise exports used cars."""

from __future__ import annotations

from yellowplate.law.asked import asked
from yellowplate.law.conditions import EXPORTED, WAS_REGISTERED
from yellowplate.law.rule import Rule
from yellowplate.records import Binds

RULE = Rule(
    id="cn-mps-164-91",
    conditions=(
        WAS_REGISTERED,
        asked(
            "exporter_qualified",
            "The exporter is not recognised by the commerce authority",
            wanted=False,
            name="not_recognised",
        ),
        EXPORTED,
    ),
    meaning="A transfer pending export is not open to this exporter, so the car had no lawful way out through it.",
    binds=(Binds.FIRM,),
)
