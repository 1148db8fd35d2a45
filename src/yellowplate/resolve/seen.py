"""Sightings: of one very vehicle, and of vehicles and crossings that no VIN names."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from yellowplate.records import MACHINE, Period, Polarity, Quantity, Sighting, Statement, SubjectKind
from yellowplate.resolve.looks import area_counts

COUNT = "_count"
"""Properties that end so are counts of something at a place ("vehicle_count")."""
FINDS = ("detections", "occupied_area")
"""Properties of scenes that a machine stated."""


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
    """Collect counts at places, and what machines found in scenes.

    Args:
        statements: any; those about places whose property is a count are used, unless denied or hypothetical, and
            detections by the area they lie in, or by their scene where no area is stated.

    Returns:
        One sighting per place, thing counted, range, days and way of counting, with all statements that tell it, in
        order of place, day and thing. Different counts stay side by side: they are never added up or averaged. The
        way of counting is empty where the statement does not say it.
    """
    kept = list(statements)
    found: dict[tuple[str, str, Quantity, Period | None, str], set[str]] = {}
    for statement in kept:
        counts = statement.property.endswith(COUNT) and statement.quantity is not None
        if statement.subject.kind is not SubjectKind.PLACE or not counts:
            continue
        if statement.polarity is not Polarity.ASSERTED:
            continue
        assert statement.quantity is not None
        place = statement.place or statement.subject.key.partition(":")[2]
        unit = statement.quantity.unit
        what = unit or statement.property.removesuffix(COUNT)
        key = (place, what, statement.quantity, statement.happened_on, statement.method)
        found.setdefault(key, set()).add(statement.id)
    built = [
        Sighting(place, what, count, seen_on, method, tuple(sorted(names)))
        for (place, what, count, seen_on, method), names in found.items()
    ]
    built += _of_machines(kept)
    return tuple(sorted(built, key=lambda one: (one.place, str(one.seen_on or ""), one.what, one.id)))


def _of_machines(statements: Sequence[Statement]) -> list[Sighting]:
    """Give each detection by area; what lies in no area by its scene, so that it is not lost."""
    told = [one for one in statements if one.property in FINDS and one.polarity is Polarity.ASSERTED]
    if not told:
        return []
    looks = [one for one in area_counts(statements) if one.is_machine and one.count is not None]
    in_areas = {name for one in looks for name in one.statements}
    built = [
        Sighting(one.area, one.count.unit, one.count, one.seen_on, MACHINE, one.statements)
        for one in looks
        if one.count is not None
    ]
    for one in told:
        if one.id not in in_areas and one.quantity is not None:
            scene = f"scene {one.subject.key.partition(':')[2]}"
            built.append(Sighting(scene, one.quantity.unit, one.quantity, one.happened_on, MACHINE, (one.id,)))
    return built
