"""Interpretation on smuggling cases (2014), article 11: thresholds for used vehicles and other banned goods."""

from __future__ import annotations

from yellowplate.law.export_path import CRIMINAL_AMOUNT
from yellowplate.law.rule import Rule, RuleKind

RULE = Rule(
    id="cn-smug-11",
    conditions=(CRIMINAL_AMOUNT,),
    meaning=(
        "The threshold of crime is reached (20 t or CNY 200,000); at 100 t or CNY 1,000,000 the case is serious. "
        "The clause was drafted with imports in mind."
    ),
    kind=RuleKind.CONTEXT,
    explains=("cn-crim-151-3", "cn-smug-21"),
)
