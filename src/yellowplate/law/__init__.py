"""VehicleFile, day → Finding: which rules an export breaks, on what grounds, and what is missing to tell.

    facts_of(vehicle, judgements, sources)     a vehicle's statements → Facts with their grounds
    assess(facts, on)                 Facts, day → one Finding a rule
    screen(document)                  a screening document → the same
    relevant(findings)                findings → those that something read raises, and the others
    contexts(facts, on)               legal bases, consequences and limits of excuses that apply
    nexuses(facts, on)                what ties the transaction to a legal order, and what could not be tested
    indicators(vehicle, facts, on)    red flags; indicators, never findings
    classify(facts, on)               six-digit customs codes that the facts allow
    decide(vehicle, near, findings, sources_searched)     → HOLD, REFER or NO_OBSTACLE_FOUND
    version()                         fingerprint of rules and texts: same fingerprint, same findings

A rule is one file in `rules/<jurisdiction>/`; its text, dates and address stand in `tables/law_texts.toml`.
"""

from yellowplate.law.decision import Decision, DecisionKind, decide
from yellowplate.law.engine import Context, all_rules, assess, contexts
from yellowplate.law.fact import FACT_KINDS, Fact, Facts, Grounds
from yellowplate.law.fingerprint import version
from yellowplate.law.hs import Classification, HsCode, classify
from yellowplate.law.indicators import Hit, Indicator, indicator_json, indicators
from yellowplate.law.nexus import Tie, nexuses
from yellowplate.law.relevance import Relevant, relevant
from yellowplate.law.screening import as_json, screen
from yellowplate.law.vehicle_facts import facts_of

__all__ = [
    "FACT_KINDS",
    "Classification",
    "Context",
    "Decision",
    "DecisionKind",
    "Fact",
    "Facts",
    "Grounds",
    "Hit",
    "HsCode",
    "Indicator",
    "Relevant",
    "Tie",
    "all_rules",
    "as_json",
    "assess",
    "classify",
    "contexts",
    "decide",
    "facts_of",
    "indicator_json",
    "indicators",
    "nexuses",
    "relevant",
    "screen",
    "version",
]
