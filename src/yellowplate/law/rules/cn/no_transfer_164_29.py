"""Vehicle registration rules (MPS Order 164), article 29: states in which no transfer is registered."""

from __future__ import annotations

from datetime import date

from yellowplate.law.conditions import CARRIED_OUT, equals, months_later
from yellowplate.law.fact import Facts
from yellowplate.law.rule import Condition, Rule
from yellowplate.law.three import any_of, negated
from yellowplate.records import Binds

SCRAP_TERM_MONTHS = 12
"""No transfer in the last year before compulsory scrapping. Source: MPS Order 164 (in force 2022-05-01), art 29."""


def _is_near_scrapping(facts: Facts, on: date) -> bool | None:
    scrap = facts.day("scrap_date")
    return None if scrap is None else on >= months_later(scrap, -SCRAP_TERM_MONTHS)


def _is_barred(facts: Facts, on: date) -> bool | None:
    return any_of(
        (
            equals(facts, "seal_status", "sealed"),
            equals(facts, "theft_status", "stolen"),
            equals(facts, "customs_control", wanted=True),
            negated(equals(facts, "file_match", wanted=True)),
            negated(equals(facts, "papers_valid", wanted=True)),
            _is_near_scrapping(facts, on),
        )
    )


RULE = Rule(
    id="cn-mps-164-29",
    conditions=(
        Condition(
            "barred_state",
            "The car is sealed, stolen, under customs control, without valid papers, near compulsory scrapping, "
            "or does not match its file",
            ("seal_status", "theft_status", "customs_control", "file_match", "papers_valid", "scrap_date"),
            _is_barred,
            is_dated=True,
        ),
        CARRIED_OUT,
    ),
    meaning="The sale went ahead although its transfer may not be registered; it has no lawful export as a used car.",
    binds=(Binds.PERSON, Binds.FIRM),
)
