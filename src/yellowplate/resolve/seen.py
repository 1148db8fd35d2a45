"""Sightings: of one very vehicle, and of vehicles and crossings that no VIN names."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from yellowplate.records import Period, Polarity, Quantity, Sighting, Statement, SubjectKind

COUNT = "_count"
"""Properties that end so are counts of something at a place ("vehicle_count")."""


def of_vehicle(statements: Sequence[Statement]) -> tuple[Sighting, ...]:
    """Collect where one vehicle was seen.

    Args:
        statements: of the vehicle, in their order.

    Returns:
        One sighting a statement, in the same order.
    """
    one = Quantity(Decimal(1), Decimal(1), "vehicles")
    return tuple(
        Sighting(statement.value, "this vehicle", one, statement.happened_on, "", (statement.id,))
        for statement in statements
        if statement.property == "seen" and statement.polarity is Polarity.ASSERTED
    )


def sightings(statements: Iterable[Statement]) -> tuple[Sighting, ...]:
    """Collect counts at places.

    Args:
        statements: any; those about places whose property is a count are used, unless denied or hypothetical.

    Returns:
        One sighting per place, thing counted, range, days and way of counting, with all statements that tell it, in
        order of place, day and thing. Different counts stay side by side: they are never added up or averaged. The
        way of counting is not in a statement and is left empty.
    """
    found: dict[tuple[str, str, Quantity, Period | None], set[str]] = {}
    for statement in statements:
        counts = statement.property.endswith(COUNT) and statement.quantity is not None
        if statement.subject.kind is not SubjectKind.PLACE or not counts:
            continue
        if statement.polarity is not Polarity.ASSERTED:
            continue
        assert statement.quantity is not None
        place = statement.place or statement.subject.key.partition(":")[2]
        unit = statement.quantity.unit
        what = unit or statement.property.removesuffix(COUNT)
        key = (place, what, statement.quantity, statement.happened_on)
        found.setdefault(key, set()).add(statement.id)
    built = [
        Sighting(place, what, count, seen_on, "", tuple(sorted(names)))
        for (place, what, count, seen_on), names in found.items()
    ]
    return tuple(sorted(built, key=lambda one: (one.place, str(one.seen_on or ""), one.what, one.id)))
