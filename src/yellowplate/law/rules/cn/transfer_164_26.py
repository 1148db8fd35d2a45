"""Vehicle registration rules (MPS Order 164), article 26: no transfer of a mortgaged car without the creditor."""

from __future__ import annotations

from yellowplate.law.conditions import CARRIED_OUT, REGISTER_ENTRY, equals
from yellowplate.law.rule import Condition, Rule
from yellowplate.records import Binds

RULE = Rule(
    id="cn-mps-164-26",
    conditions=(REGISTER_ENTRY, CARRIED_OUT),
    meaning=(
        "The sale went ahead without the joint application of old owner, new owner and secured creditor that a "
        "registered transfer needs; the transfer could not be registered and the security stays on the car."
    ),
    binds=(Binds.PERSON, Binds.FIRM),
    defences=(
        Condition(
            "creditor_joined",
            "The secured creditor joined the application for the transfer",
            ("creditor_consent",),
            lambda facts, _on: equals(facts, "creditor_consent", wanted=True),
        ),
    ),
)
