"""Civil Code, article 153: a contract against mandatory law or public order is void."""

from __future__ import annotations

from yellowplate.law.conditions import FROM_CHINA
from yellowplate.law.export_path import BANNED_EXPORT
from yellowplate.law.rule import Rule, RuleKind

RULE = Rule(
    id="cn-cc-153",
    conditions=(FROM_CHINA, BANNED_EXPORT),
    meaning="A sale whose purpose is delivery to North Korea is void: the buyer has no claim for delivery.",
    kind=RuleKind.CONTEXT,
    explains=("cn-mofcom-gacc-2018-4",),
)
