"""Foreign Trade Law (2025 revision), articles 18 to 20: the power to ban goods for treaty duties and peace."""

from __future__ import annotations

from yellowplate.law.conditions import FROM_CHINA
from yellowplate.law.export_path import BANNED_EXPORT
from yellowplate.law.rule import Rule, RuleKind

RULE = Rule(
    id="cn-ftl-19-20",
    conditions=(FROM_CHINA, BANNED_EXPORT),
    meaning="These articles are the legal basis of the ban from 1 March 2026 on.",
    kind=RuleKind.CONTEXT,
    explains=("cn-mofcom-gacc-2018-4", "cn-ftl-73"),
)
