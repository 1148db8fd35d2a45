"""Sightings: counts stay side by side."""

from __future__ import annotations

from decimal import Decimal

from tests.factories import place, stated, told
from yellowplate.records import Polarity, Quantity, SubjectKind, parse_period
from yellowplate.resolve import sightings
from yellowplate.resolve.seen import of_vehicle

MANY = Quantity(Decimal(100), None, "vehicles")


def test_reprints_of_one_count_are_one_sighting() -> None:
    told_twice = [
        stated(SubjectKind.PLACE, "place:Hyesan", "vehicle_count", "100", at=place(name), quantity=MANY)
        for name in ("a", "b")
    ]
    (found,) = sightings(told_twice)
    assert (found.place, found.what, found.count) == ("Hyesan", "vehicles", MANY)
    assert found.statements == tuple(sorted(one.id for one in told_twice))


def test_different_counts_are_not_added() -> None:
    few = Quantity(Decimal(20), Decimal(20), "")
    found = sightings(
        [
            stated(SubjectKind.PLACE, "place:Hyesan", "vehicle_count", "100", place="惠山", quantity=MANY),
            stated(SubjectKind.PLACE, "place:Hyesan", "crossing_count", "20", place="惠山", quantity=few),
        ]
    )
    assert sorted(one.what for one in found) == ["crossing", "vehicles"]


def test_what_is_no_count_at_a_place() -> None:
    assert (
        sightings(
            [
                stated(SubjectKind.PLACE, "place:X", "vehicle_count", "many"),
                stated(SubjectKind.PLACE, "place:X", "guard", "3", quantity=MANY),
                stated(SubjectKind.FLOW, "flow:X", "vehicle_count", "100", quantity=MANY),
                stated(SubjectKind.PLACE, "place:X", "vehicle_count", "100", quantity=MANY, polarity=Polarity.DENIED),
            ]
        )
        == ()
    )


def test_a_vehicle_is_seen_once_a_statement() -> None:
    seen = told("seen", "丹东", happened_on=parse_period("2025-09"))
    (found,) = of_vehicle([seen, told("price", "1"), told("seen", "丹东", polarity=Polarity.HYPOTHETICAL)])
    assert (found.place, found.seen_on, found.statements) == ("丹东", seen.happened_on, (seen.id,))
