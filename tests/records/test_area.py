"""Areas, coverage and looks: seen and empty is not unseen."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from yellowplate.records import MACHINE, Area, AreaCount, AreaKind, Coverage, Quantity, from_plain, to_plain
from yellowplate.records.area import Ring

RING: Ring = ((128.0, 41.0), (128.1, 41.0), (128.1, 41.1), (128.0, 41.0))


def quantity(low: int | None, high: int | None) -> Quantity:
    return Quantity(None if low is None else Decimal(low), None if high is None else Decimal(high), "vehicles")


def look(count: Quantity | None = None, coverage: float | None = 1.0, **change: Any) -> AreaCount:
    return AreaCount("Yard", "S1", None, count, coverage, statements=("st_1",), **change)


def test_an_area_is_itself_after_plain_json() -> None:
    area = Area("Yard", AreaKind.YARD, "kp", (RING,), "a person", ("st_1",), ("Other",))
    assert from_plain(Area, to_plain(area)) == area
    assert area.id == Area("Yard", AreaKind.YARD, "cn", (RING,)).id
    assert area.id != Area("Yard", AreaKind.CROSSING, "kp", (RING,)).id


@pytest.mark.parametrize(
    ("rings", "reason"),
    [
        ((), "needs an outline"),
        ((RING[:3],), "at least 4"),
        (((*RING[:3], (128.0, 41.05)),), "closed"),
        ((((128.0, 91.0), *RING[1:3], (128.0, 91.0)),), "globe"),
        ((RING, ((181.0, 0.0), (1.0, 1.0), (2.0, 2.0), (181.0, 0.0))), "globe"),
    ],
)
def test_areas_that_are_none(rings: tuple[Ring, ...], reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        Area("Yard", AreaKind.YARD, "", rings)


def test_coverage_in_per_cent() -> None:
    seen = Coverage("Yard", "S1", None, 0.333333)
    assert (seen.is_seen, seen.percent) == (True, 33.3)
    assert not Coverage("Yard", "S1", None, 0.0).is_seen
    with pytest.raises(ValueError, match="rounded"):
        Coverage("Yard", "S1", None, 1 / 3)


@pytest.mark.parametrize(
    ("count", "is_empty"),
    [
        (quantity(0, 0), True),
        (quantity(3, 3), False),
        (quantity(3, None), False),
        (quantity(0, 5), None),
        (quantity(None, 5), None),
        (quantity(None, None), None),
        (None, None),
    ],
)
def test_empty_is_a_count_of_nothing(count: Quantity | None, is_empty: bool | None) -> None:
    assert look(count).is_empty is is_empty


def test_looks_that_are_none() -> None:
    with pytest.raises(ValueError, match="rests on statements"):
        AreaCount("Yard", "S1", None, None, None)
    with pytest.raises(ValueError, match="rounded"):
        look(coverage=1 / 3)
    with pytest.raises(ValueError, match="does not show"):
        look(quantity(0, 0), 0.0)
    assert look(None, 0.0).count is None


def test_a_look_is_known_by_what_it_says() -> None:
    one = look(quantity(3, 3), method=MACHINE)
    assert one.is_machine
    assert not look().is_machine
    assert one.id == look(quantity(3, 3), method=MACHINE, note="another note").id
    assert one.id != look(quantity(4, 4), method=MACHINE).id
    assert from_plain(AreaCount, to_plain(one)) == one
    assert look().id != one.id
