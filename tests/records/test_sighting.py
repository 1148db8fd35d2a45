"""Sightings rest on statements."""

from __future__ import annotations

from decimal import Decimal

import pytest

from yellowplate.records import Quantity, Sighting

AT_LEAST = Quantity(Decimal(20), None, "vehicles")


def test_a_sighting_nobody_told_is_refused() -> None:
    with pytest.raises(ValueError, match="a sighting rests on statements: cars at Hyesan"):
        Sighting("Hyesan", "cars", AT_LEAST, None)


def test_the_id_takes_statements_in_any_order() -> None:
    one = Sighting("Hyesan", "cars", AT_LEAST, None, statements=("st_2", "st_1"))
    assert one.id == Sighting("Hyesan", "cars", AT_LEAST, None, statements=("st_1", "st_2")).id
    assert one.id != Sighting("Musan", "cars", AT_LEAST, None, statements=("st_2", "st_1")).id
