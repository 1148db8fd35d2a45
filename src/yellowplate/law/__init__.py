"""VehicleFile, day → Finding: which rules an export breaks, on what grounds, and what is missing to tell.

    facts_of(vehicle, judgements)     a vehicle's statements → Facts with their grounds
    assess(facts, on)                 Facts, day → one Finding a rule
    screen(document)                  a screening document → the same
    decide(vehicle, near, findings, sources_searched)     → HOLD, REFER or NO_OBSTACLE_FOUND
    version()                         fingerprint of rules and texts: same fingerprint, same findings

A rule is one file in `rules/<jurisdiction>/`; its text, dates and address stand in `tables/law_texts.toml`.
"""

from yellowplate.law.decision import Decision, DecisionKind, decide
from yellowplate.law.engine import all_rules, assess
from yellowplate.law.fact import FACT_KINDS, Fact, Facts, Grounds
from yellowplate.law.fingerprint import version
from yellowplate.law.screening import as_json, screen
from yellowplate.law.vehicle_facts import facts_of

__all__ = [
    "FACT_KINDS",
    "Decision",
    "DecisionKind",
    "Fact",
    "Facts",
    "Grounds",
    "all_rules",
    "as_json",
    "assess",
    "decide",
    "facts_of",
    "screen",
    "version",
]
