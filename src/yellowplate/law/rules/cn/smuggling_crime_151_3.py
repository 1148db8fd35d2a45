"""Criminal Law, article 151(3): smuggling other banned goods, from the thresholds of the 2014 interpretation on."""

from __future__ import annotations

from yellowplate.law.conditions import EXPORTED
from yellowplate.law.export_path import BANNED_EXPORT, CRIMINAL_AMOUNT, EVADES_CUSTOMS, SERIOUS_AMOUNT
from yellowplate.law.rule import Rule
from yellowplate.records import Binds

RULE = Rule(
    id="cn-crim-151-3",
    conditions=(BANNED_EXPORT, EVADES_CUSTOMS, CRIMINAL_AMOUNT, EXPORTED),
    meaning=(
        "Up to five years; five years and more in serious cases; units are fined. That it covers exports to North "
        "Korea is our reading."
    ),
    binds=(Binds.PERSON, Binds.FIRM),
    graver=(SERIOUS_AMOUNT,),
)
