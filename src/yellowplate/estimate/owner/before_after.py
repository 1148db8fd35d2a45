"""The flow before and after each candidate date of the ownership policy, refused where too little was counted."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from yellowplate.records import Period
from yellowplate.records.units import VehiclesPerNight
from yellowplate.tables import reported_facts, route_events
from yellowplate.tables.route_events import EventKind

MIN_COUNTS = 3
"""Dated counts needed on either side: with fewer neither the spread nor a trend can be seen."""
WINDOW_DAYS = 365
"""How far from the date a count may lie."""
CANDIDATES = ("civil-law-2024", "ownership-2025", "ownership-2026")
"""Events between which the reports do not decide: February 2024, February 2025, January 2026."""


@dataclass(frozen=True, slots=True)
class FlowCount:
    """Vehicles counted coming over.

    Attributes:
        on: the days.
        count: vehicles.
        n_nights: nights the count covers.
        source: who counted.
    """

    on: Period
    count: float
    n_nights: float
    source: str


@dataclass(frozen=True, slots=True)
class BeforeAfter:
    """One candidate date.

    Attributes:
        event: id of the event.
        on: its first day.
        n_before: counts in the year before.
        n_after: counts in the year after.
        ratio: flow after over flow before, or None where refused.
        low: lower end of the 95 % interval, or None.
        high: upper end, or None.
        also: other events within the window, each of which could move the flow too.
        says: one sentence; where refused, with the figures that fell short.
    """

    event: str
    on: date
    n_before: int
    n_after: int
    ratio: float | None
    low: float | None
    high: float | None
    also: tuple[str, ...]
    says: str


def reported_counts() -> tuple[FlowCount, ...]:
    """Return every reported count of a night's flow; words such as "tens a day" are no counts."""
    return tuple(
        FlowCount(fact.observed, float(fact.low), 1.0, f"{fact.id}, {fact.attribution}")
        for fact in reported_facts.of_topic("flow")
        if fact.unit == VehiclesPerNight.UNIT and fact.low is not None and fact.observed is not None
    )


def _side(counts: Sequence[FlowCount], first: date, last: date) -> list[FlowCount]:
    """Return the counts whose days lie wholly within a span."""
    return [
        one
        for one in counts
        if one.on.earliest is not None
        and one.on.latest is not None
        and first <= one.on.earliest
        and one.on.latest <= last
    ]


def _rate(counts: Sequence[FlowCount]) -> float:
    return sum(one.count for one in counts) / sum(one.n_nights for one in counts)


def _dispersion(before: Sequence[FlowCount], after: Sequence[FlowCount]) -> float:
    """Pearson's dispersion around the two rates, at least 1: nights differ by more than chance alone."""
    squares = sum(
        (one.count - _rate(side) * one.n_nights) ** 2 / (_rate(side) * one.n_nights)
        for side in (before, after)
        for one in side
    )
    return max(1.0, squares / (len(before) + len(after) - 2))


def before_after(counts: Sequence[FlowCount]) -> tuple[BeforeAfter, ...]:
    """Compare the flow in the year before and after each candidate date.

    Args:
        counts: vehicles counted on dated nights; reported ones and the user's.

    Returns:
        One row a candidate date. A ratio is given only with three counts or more on either side and at least one
        vehicle on either side.

    Limits: a difference is not the policy's doing; `also` names what else happened within the window.
    Source: ratio of two rates with dispersion, McCullagh and Nelder 1989, section 6.2.3; t quantile on the log scale.
    """
    found = []
    for name in CANDIDATES:
        event = route_events.by_id()[name]
        on = event.happened_on.earliest
        assert on is not None, "candidate dates have a first day"
        window = timedelta(days=WINDOW_DAYS)
        before = _side(counts, on - window, on - timedelta(days=1))
        after = _side(counts, on, on + window)
        also = tuple(
            one.id
            for one in route_events.load()
            if one.id != name
            and one.kind is not EventKind.RULE
            and one.happened_on.earliest is not None
            and abs(one.happened_on.earliest - on) <= window
        )
        found.append(_compared(name, on, before, after, also))
    return tuple(found)


def _compared(
    name: str, on: date, before: Sequence[FlowCount], after: Sequence[FlowCount], also: tuple[str, ...]
) -> BeforeAfter:
    n_before, n_after = len(before), len(after)
    short = [f"{n} {side}" for n, side in ((n_before, "before"), (n_after, "after")) if n < MIN_COUNTS]
    if short:
        says = f"refused: {' and '.join(short)}, of {MIN_COUNTS} dated counts needed on either side"
        return BeforeAfter(name, on, n_before, n_after, None, None, None, also, says)
    vehicles = [sum(one.count for one in side) for side in (before, after)]
    if not all(vehicles):
        says = f"refused: {vehicles[0]:g} vehicles before and {vehicles[1]:g} after; a ratio needs some on either side"
        return BeforeAfter(name, on, n_before, n_after, None, None, None, also, says)
    from scipy.stats import t

    ratio = _rate(after) / _rate(before)
    error = math.sqrt(_dispersion(before, after) * sum(1 / one for one in vehicles))
    half = float(t.ppf(0.975, n_before + n_after - 2)) * error
    says = "a difference in time, not an effect: see what else happened within the window"
    return BeforeAfter(name, on, n_before, n_after, ratio, ratio * math.exp(-half), ratio * math.exp(half), also, says)


def count_from(on: Period, count: Decimal, n_nights: Decimal, source: str) -> FlowCount:
    """Make a count from a user's row.

    Raises:
        ValueError: a count below zero, or no nights.
    """
    if count < 0 or n_nights <= 0:
        msg = f"{count} vehicles in {n_nights} nights"
        raise ValueError(msg)
    return FlowCount(on, float(count), float(n_nights), source)
