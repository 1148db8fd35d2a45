"""Vehicle registration rules (MPS Order 164), article 42: an encumbered or sealed car cannot be deregistered."""

from __future__ import annotations

from yellowplate.law.conditions import DEREGISTRATION_BLOCKED, EXPORTED
from yellowplate.law.rule import Rule
from yellowplate.records import Binds

RULE = Rule(
    id="cn-mps-164-42",
    conditions=(DEREGISTRATION_BLOCKED, EXPORTED),
    meaning=(
        "The car was exported in a state in which it cannot be deregistered, so the duty of article 37 cannot be met: "
        "it had no lawful way out."
    ),
    binds=(Binds.PERSON, Binds.FIRM),
)
