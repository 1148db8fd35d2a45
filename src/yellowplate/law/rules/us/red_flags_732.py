"""Export Administration Regulations, supplement 3 to part 732: red flags are looked into."""

from __future__ import annotations

from yellowplate.law.asked import asked
from yellowplate.law.nexus import nexus
from yellowplate.law.rule import Rule, RuleKind

RULE = Rule(
    id="us-ear-732-s3",
    conditions=(
        nexus("us_goods"),
        asked("red_flag_present", "A red flag of the guidance was present"),
    ),
    meaning="The exporter has to inquire, refrain or ask for advice, and may not cut itself off from bad news.",
    kind=RuleKind.CONTEXT,
    explains=("us-ear-746-4",),
)
