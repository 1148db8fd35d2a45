"""Vehicles a month from counts of yards over months, with the time they stay."""

from __future__ import annotations

from yellowplate.estimate.caution import Caution
from yellowplate.estimate.looks.counts import CountAnswer, CountTable
from yellowplate.estimate.looks.dwell_state import FEWEST_SCENES, GRID_DAYS, Yard, flows, free_flow
from yellowplate.estimate.method import Method, Question

DISPERSED = 2.0
"""Ratio of the steps' squares to what is foreseen, above which a constant flow is doubtful."""


def answer(table: CountTable, *, level: float) -> CountAnswer:
    """Estimate vehicles arriving a month, with the dwell time free and at each dwell time given.

    Args:
        table: scenes with days and ranges.
        level: coverage of the intervals.

    Limits: one rate over the whole time: cut the file at halts of the route. Counts far apart say little of how long
        a vehicle stays; then read the flows at the dwell times given, not the free one.
    """
    quantity, unit = "vehicles arriving at the places a month", "vehicles a month"
    yards, left_out = [], []
    for series in table.series:
        try:
            yards.append(Yard(series))
        except ValueError as error:
            left_out.append(str(error))
    if not yards:
        why = "; ".join(left_out) or f"no place with {FEWEST_SCENES} dated counts"
        return CountAnswer(quantity, unit, why_not=why)
    free, (shortest, longest) = free_flow(yards, level=level)
    given, widened = flows(yards, table.dwell_days, level=level)
    figures = {"dwell_days": free.dwell_days, "dwell_days:shortest": shortest, "dwell_days:longest": longest}
    figures["dispersion"] = widened
    for flow in given:
        name = f"at {flow.dwell_days:g} days of stay"
        figures |= {name: flow.per_month, f"{name}:lower": flow.lower, f"{name}:upper": flow.upper}
    cautions = []
    if shortest == GRID_DAYS[0] or longest == GRID_DAYS[-1]:
        text = "The counts do not say how long a vehicle stays: read the flows at each dwell time."
        cautions.append(Caution("dwell_not_identified", f"{shortest:g} to {longest:g} days", text))
    if widened > DISPERSED:
        text = "Counts move more than single arrivals and departures explain: halts, convoys or clearances in between."
        cautions.append(Caution("flow_not_constant", f"{widened:.1f}", text))
    if left_out:
        cautions.append(Caution("places_left_out", str(len(left_out)), "; ".join(left_out)))
    told = tuple(sorted(cautions))
    if free.dwell_days in (GRID_DAYS[0], GRID_DAYS[-1]):
        why = f"the likeliest stay, {free.dwell_days:g} days, is an end of those tried: no flow follows without a stay"
        return CountAnswer(quantity, unit, why_not=why, figures=figures, cautions=told)
    value = free.per_month
    ends = min(free.lower, value), max(free.upper, value)
    return CountAnswer(quantity, unit, value, *ends, level=level, figures=figures, cautions=told)


METHOD = Method(
    name="stock_flow",
    question=Question.COUNTS,
    what="arrivals a month from counts over time, stays of random length",
    source="M/M/infinity queue, exact likelihood; compare Dail and Madsen 2011, Biometrics 67, 577-587",
    assumptions=(
        "Vehicles arrive one by one at one rate over the whole time counted.",
        "Stays are exponential: a vehicle that has stood long is as likely to leave as one that came today.",
        "The share of the place in view holds its share of the vehicles, and what is in view is counted.",
    ),
    answer=answer,
)
