"""Customs Law, article 84: who knowingly lends money, papers, carriage or storage to smuggling."""

from __future__ import annotations

from datetime import date

from yellowplate.law.asked import asked
from yellowplate.law.conditions import EXPORTED
from yellowplate.law.export_path import BANNED_OR_CONTROLLED, EVADES_CUSTOMS
from yellowplate.law.fact import Facts
from yellowplate.law.rule import Condition, Rule
from yellowplate.records import Binds

HELP = ("financier", "invoicer", "paper_supplier", "carrier", "storage")
"""Kinds of help the article names: loans and accounts, invoices, papers, carriage, storage."""


def _helped(facts: Facts, _on: date) -> bool | None:
    role = facts.value("party_role")
    return None if role is None else role in HELP


RULE = Rule(
    id="cn-customs-84",
    conditions=(
        Condition("helped", "The party gave money, invoices, papers, carriage or storage", ("party_role",), _helped),
        asked("knew_of_smuggling", "The party knew of the smuggling"),
        BANNED_OR_CONTROLLED,
        EVADES_CUSTOMS,
        EXPORTED,
    ),
    meaning="The helper is punished beside the smuggler.",
    binds=(Binds.PERSON, Binds.FIRM),
)
