"""UN Security Council resolution 2680: the Panel of Experts, whose mandate ended on 30 April 2024."""

from __future__ import annotations

from yellowplate.law.asked import asked
from yellowplate.law.rule import Rule, RuleKind

RULE = Rule(
    id="un-poe-end",
    conditions=(asked("panel_report_cited", "A finding of the UN Panel of Experts is cited"),),
    meaning=(
        "The Panel's mandate ran on this day: cite its document and date. After 30 April 2024 there are no new ones, "
        "and findings of the eleven-state team (MSMT) are not findings of the United Nations."
    ),
    kind=RuleKind.CONTEXT,
    explains=("un-2397-7",),
)
