"""The owner's side as reported: shortage prices, yellow plates by visit, statements by theme, the dated line of events.

Nothing is added up across sources and nobody is scored; what no report says stays blank and is named.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from statistics import NormalDist

from yellowplate.records import Period
from yellowplate.tables import fees, owner_statements, route_events
from yellowplate.tables.reported_facts import Fact
from yellowplate.tables.route_events import EventKind, RouteEvent

SIDES = {
    EventKind.CRACKDOWN: "crackdown",
    EventKind.HALT: "crackdown",
    EventKind.RULE: "crackdown",
    EventKind.CONCESSION: "concession",
    EventKind.OWNERSHIP: "concession",
    EventKind.OPENING: "concession",
    EventKind.RESTART: "concession",
}
"""On which side of the line an event is drawn: what takes, and what gives; a place on a drawing, not a judgement."""


@dataclass(frozen=True, slots=True)
class Shortage:
    """The price of one class on the two banks.

    Attributes:
        vehicle_class: class of vehicle.
        there: the fact with the price in North Korea, or None.
        here: the fact with the price in China, or None.
        low: lower price there over upper price here; None where a price is missing.
        high: upper over lower; None where one is open above, or missing.
        says: one sentence.
    """

    vehicle_class: str
    there: Fact | None
    here: Fact | None
    low: Decimal | None
    high: Decimal | None
    says: str


def _overlap(one: Period | None, other: Period | None) -> bool:
    if one is None or other is None:
        return False
    return (one.earliest or date.min) <= (other.latest or date.max) and (other.earliest or date.min) <= (
        one.latest or date.max
    )


def _ratio(over: Decimal | None, under: Decimal | None) -> Decimal | None:
    return None if over is None or not under else (over / under).quantize(Decimal("0.01"))


def shortages() -> tuple[Shortage, ...]:
    """Divide reported prices of one class on both banks, where the days they speak of overlap.

    Returns:
        One row a couple, and one row naming each class that lacks a price on a bank or a common time.
    """
    found = []
    classes = sorted({fee.vehicle_class for fee in fees.load() if fee.item in ("sale_price", "purchase")})
    for vehicle_class in classes:
        there = [fee for fee in fees.of_item("sale_price", vehicle_class) if fee.fact]
        # A price that may be a landed cost, as its note in the table of fees says, is no price in China.
        here = [fee for fee in fees.of_item("purchase", vehicle_class) if fee.fact and "calls it" not in fee.note]
        couples = [
            Shortage(
                vehicle_class,
                one.fact,
                other.fact,
                _ratio(one.fact.low, other.fact.high),
                _ratio(one.fact.high, other.fact.low),
                "price on the North Korean bank over price in China; duties, permit, carriage and profit are in it",
            )
            for one in there
            for other in here
            if one.fact and other.fact and _overlap(one.fact.observed, other.fact.observed)
        ]
        if not couples:
            lacks = (
                "no price in China" if not here else "no price in North Korea" if not there else "no two prices at once"
            )
            says = f"blank: {lacks} reported of this class"
            couples = [Shortage(vehicle_class, None, None, None, None, says)]
        found += couples
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Visit:
    """Plates seen in one visit.

    Attributes:
        on: when.
        place: where.
        n_yellow: yellow plates seen.
        n_seen: plates of all colours seen, or None where the report does not say.
        source: who saw them.
    """

    on: str
    place: str
    n_yellow: int
    n_seen: int | None
    source: str


@dataclass(frozen=True, slots=True)
class YellowShare:
    """The yellow share of the plates of one visit.

    Attributes:
        visit: the visit.
        share: yellow over all, or None where it cannot be computed.
        low: lower end of the 95 % interval, or None.
        high: upper end, or None.
        says: one sentence.
    """

    visit: Visit
    share: float | None
    low: float | None
    high: float | None
    says: str


def wilson(n_hits: int, n: int, level: float = 0.95) -> tuple[float, float]:
    """Return the Wilson interval of a share.

    Args:
        n_hits: from 0 to n.
        n: at least 1.
        level: coverage it aims at.

    Source: Wilson 1927; limits as in Brown, Cai, DasGupta 2001, section 3.1.1.

    >>> [round(end, 4) for end in wilson(5, 10)]
    [0.2366, 0.7634]
    """
    z = NormalDist().inv_cdf(0.5 + level / 2)
    middle = (n_hits + z * z / 2) / (n + z * z)
    half = z * (n_hits * (n - n_hits) / n + z * z / 4) ** 0.5 / (n + z * z)
    return max(0.0, middle - half), min(1.0, middle + half)


def yellow_share(visit: Visit) -> YellowShare:
    """Compute the yellow share of a visit, or say why it cannot be."""
    if not visit.n_seen:
        return YellowShare(visit, None, None, None, "blank: how many plates of other colours were seen is not reported")
    low, high = wilson(visit.n_yellow, visit.n_seen)
    return YellowShare(
        visit,
        visit.n_yellow / visit.n_seen,
        low,
        high,
        "interval as if plates were seen at random; a visitor sees some streets on some days",
    )


def reported_visits(facts: Sequence[Fact]) -> tuple[Visit, ...]:
    """Turn facts that count yellow plates in a visit (unit "plates") into visits; none prints the other colours."""
    return tuple(
        Visit(str(fact.observed), fact.place, int(fact.low), None, f"{fact.id}, {fact.attribution}")
        for fact in facts
        if fact.unit == "plates" and fact.low is not None
    )


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """One event with what is said of it.

    Attributes:
        event: the event.
        side: "crackdown" or "concession".
        said_by: first reporters.
        readings: (speaker, what they say) for each interpretation or contrary report, side by side.
    """

    event: RouteEvent
    side: str
    said_by: tuple[str, ...]
    readings: tuple[tuple[str, str], ...]


def timeline() -> tuple[TimelineEntry, ...]:
    """Return every event in order of day, with its interpretations side by side and none preferred."""
    return tuple(
        TimelineEntry(
            event,
            SIDES[event.kind],
            event.said_by,
            tuple((f"{fact.id}, {fact.attribution}", fact.note) for fact in event.readings),
        )
        for event in route_events.load()
    )


def statements() -> tuple[tuple[str, Fact], ...]:
    """Return what is reported about buyers, as (theme, fact), in order of theme."""
    return tuple((theme, fact) for theme, facts in owner_statements.by_theme().items() for fact in facts)
