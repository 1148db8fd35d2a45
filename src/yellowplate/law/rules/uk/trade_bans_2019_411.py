"""DPRK (Sanctions) (EU Exit) Regulations 2019: goods for the armed forces, and listed luxury vehicles."""

from __future__ import annotations

from datetime import date

from yellowplate.law.asked import authorised
from yellowplate.law.conditions import BOUND_FOR_DPRK, CARRIED_OUT, equals
from yellowplate.law.fact import Facts
from yellowplate.law.nexus import nexus
from yellowplate.law.rule import Condition, Rule
from yellowplate.law.three import any_of
from yellowplate.records import Binds


def _is_covered(facts: Facts, _on: date) -> bool | None:
    return any_of(equals(facts, name, wanted=True) for name in ("end_user_military", "luxury_listed"))


RULE = Rule(
    id="uk-2019-411",
    conditions=(
        nexus("uk"),
        BOUND_FOR_DPRK,
        Condition(
            "covered",
            "The goods are for the armed forces or on the luxury list",
            ("end_user_military", "luxury_listed"),
            _is_covered,
        ),
        CARRIED_OUT,
    ),
    meaning="Goods went that regulation 43 or the luxury list bans; the regulation on vehicles was not read.",
    binds=(Binds.PERSON, Binds.FIRM),
    defences=(authorised("gb", "The Department for Business and Trade gave a licence"),),
)
