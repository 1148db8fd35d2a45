"""Civil Code, article 157: what follows where a contract is void."""

from __future__ import annotations

from yellowplate.law.conditions import FROM_CHINA
from yellowplate.law.export_path import BANNED_EXPORT
from yellowplate.law.rule import Rule, RuleKind

RULE = Rule(
    id="cn-cc-157",
    conditions=(FROM_CHINA, BANNED_EXPORT),
    meaning="What was received is given back or its value paid, and loss is borne by fault, if the sale is void.",
    kind=RuleKind.CONTEXT,
    explains=("cn-mofcom-gacc-2018-4",),
)
