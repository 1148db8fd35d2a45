"""Notice [2025] 648, item 1(2): four fields of the licence form equal the registration certificate."""

from __future__ import annotations

from yellowplate.law.conditions import EXPORTED
from yellowplate.law.export_path import LICENCE_FIELDS, licence_fields_differ
from yellowplate.law.rule import Condition, Rule
from yellowplate.records import Binds

RULE = Rule(
    id="cn-2025-648-fields",
    conditions=(
        Condition(
            "fields_differ",
            "Brand, model, first registration or pending-export day differ between licence form and certificate",
            LICENCE_FIELDS,
            licence_fields_differ,
        ),
        EXPORTED,
    ),
    meaning="The car left on a licence form that did not match its certificate; repeated errors are published.",
    binds=(Binds.FIRM,),
)
