"""Notice [2025] 648, item 1(1): a car registered 180 days or less needs the maker's letter for its licence."""

from __future__ import annotations

from datetime import date

from yellowplate.law.conditions import EXPORTED, equals
from yellowplate.law.fact import Facts
from yellowplate.law.rule import Condition, Rule
from yellowplate.law.three import all_of, negated
from yellowplate.records import Binds
from yellowplate.tables.law_texts_figures import figure

NOTICE_PUBLISHED_ON = date(2025, 11, 14)
"""Cars moved to pending-export status before the notice may complete. Source: notice [2025] 648, item 1(1)."""


def _is_young(facts: Facts, on: date) -> bool | None:
    first, applied = facts.day("first_registration_date"), facts.day("application_date")
    limit = figure("cn-2025-648-180", "letter_days", on)
    if first is None or applied is None or limit is None:
        return None
    return applied >= RULE.text.effective_from and (applied - first).days <= limit


def _lacks_letter(facts: Facts, _on: date) -> bool | None:
    """Ask for a letter that names the destination; one that names North Korea is evidence of its own, not a cure."""
    named, to = facts.value("maker_letter_country"), facts.value("destination_country")
    open_ends = (None, "other", "not_kp")
    fits = None if named in open_ends or to in open_ends else named == to
    fits = False if named == "kp" else fits
    return negated(all_of((equals(facts, "maker_letter", wanted=True), fits)))


def _was_pending(facts: Facts, _on: date) -> bool | None:
    pending = facts.day("pending_export_date")
    if pending is not None:
        return pending < NOTICE_PUBLISHED_ON
    return False if facts.value("pending_export_noted") is False else None


RULE = Rule(
    id="cn-2025-648-180",
    conditions=(
        Condition(
            "young_car",
            "The licence was applied for from 1 January 2026 on, 180 days or less after first registration",
            ("first_registration_date", "application_date"),
            _is_young,
            is_dated=True,
        ),
        Condition(
            "no_letter",
            "There is no sealed letter of the maker that names the country of destination",
            ("maker_letter", "maker_letter_country", "destination_country"),
            _lacks_letter,
        ),
        EXPORTED,
    ),
    meaning="The car left although no licence may be given without the letter; one naming North Korea cures nothing.",
    binds=(Binds.FIRM,),
    defences=(
        Condition(
            "pending_before_notice",
            "The car was pending export before the notice of 14 November 2025",
            ("pending_export_date", "pending_export_noted"),
            _was_pending,
        ),
    ),
)
