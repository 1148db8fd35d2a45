"""Vehicle registration rules (MPS Order 164), article 28: the note and the temporary plate pending export."""

from __future__ import annotations

from datetime import date

from yellowplate.law.conditions import EXPORTED, WAS_REGISTERED, equals
from yellowplate.law.fact import Facts
from yellowplate.law.rule import Condition, Rule
from yellowplate.law.three import any_of, negated
from yellowplate.records import Binds
from yellowplate.tables.law_texts_figures import figure


def _lacks_note(facts: Facts, _on: date) -> bool | None:
    return negated(equals(facts, "pending_export_noted", wanted=True))


def _plate_was_over(facts: Facts, on: date) -> bool | None:
    """Ask whether the car was cleared after its plate ran out, by its day or by the longest life a plate can have."""
    cleared, last, noted = (
        facts.day(name) for name in ("export_cleared_on", "temp_plate_expiry", "pending_export_date")
    )
    longest = figure("cn-mps-164-28", "temporary_plate_days", on)
    if cleared is None:
        return None
    by_day = None if last is None else cleared > last
    by_life = None
    if noted is not None and longest is not None:
        by_life = True if (cleared - noted).days > longest else None if last is None else False
    return any_of((by_day, by_life))


RULE = Rule(
    id="cn-mps-164-28",
    conditions=(
        WAS_REGISTERED,
        Condition(
            "no_note_or_plate",
            "The certificate carries no note of a transfer pending export, or the temporary plate had run out",
            ("pending_export_noted", "export_cleared_on", "temp_plate_expiry", "pending_export_date"),
            lambda facts, on: any_of((_lacks_note(facts, on), _plate_was_over(facts, on))),
            is_dated=True,
        ),
        EXPORTED,
    ),
    meaning="A used car left China outside the way the registration rules lay down for it.",
    binds=(Binds.FIRM,),
)
