"""Statements and quantities: what is refused, and what makes two statements two."""

from __future__ import annotations

import dataclasses
from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal
from typing import Any

import pytest

from yellowplate.records import (
    Basis,
    Box,
    Link,
    Locator,
    Origin,
    Polarity,
    Quantity,
    Statement,
    Subject,
    SubjectKind,
    parse_period,
)

ITEM = "ab" * 32
ONE = Statement(
    Subject(SubjectKind.PRICE, "price:permit"),
    "fee",
    "30000",
    "와크 값은 혜산과 무산에서 3만원",
    Locator(ITEM, start=0, end=18),
    "test/1",
    quantity=Quantity(Decimal(30000), Decimal(30000), "CNY"),
    place="혜산",
)


@pytest.mark.parametrize("ends", [(None, None), (Decimal(1), None), (None, Decimal(1)), (Decimal(1), Decimal("1.0"))])
def test_allowed_ranges(ends: tuple[Decimal | None, Decimal | None]) -> None:
    assert (Quantity(*ends, "km").low, Quantity(*ends, "km").high) == ends


@pytest.mark.parametrize(
    ("low", "high", "message"),
    [
        (Decimal(2), Decimal(1), "a range from 2 to 1"),
        (Decimal("NaN"), None, "an open end is None"),
        (None, Decimal("Infinity"), "an open end is None"),
        (Decimal("sNaN"), Decimal(1), "an open end is None"),
    ],
)
def test_refused_ranges(low: Decimal | None, high: Decimal | None, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        Quantity(low, high, "km")


def test_equal_quantities_have_equal_parts() -> None:
    one, other = Quantity(Decimal("6.80E+4"), None, "CNY"), Quantity(Decimal(68000), None, "CNY")
    assert one == other
    assert one.parts == other.parts
    assert one.parts != Quantity(None, Decimal(68000), "CNY").parts


def test_an_inference_names_its_grounds() -> None:
    with pytest.raises(ValueError, match="names what it rests on"):
        dataclasses.replace(ONE, origin=Origin.INFERRED)
    assert dataclasses.replace(ONE, origin=Origin.INFERRED, because=("st_1",)).because == ("st_1",)


@pytest.mark.parametrize(("prob", "message"), [(1 / 3, "must be rounded"), (1.5, "not a probability")])
def test_probabilities_are_rounded_before_they_enter(prob: float, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        dataclasses.replace(ONE, prob=prob)


@pytest.mark.parametrize("name", ["published_at", "captured_at"])
def test_moments_are_kept_in_utc_and_refused_without_a_zone(name: str) -> None:
    beijing = datetime(2026, 2, 1, 20, tzinfo=timezone(timedelta(hours=8)))
    fields: dict[str, Any] = {name: beijing}
    assert getattr(dataclasses.replace(ONE, **fields), name).isoformat() == "2026-02-01T12:00:00+00:00"
    assert getattr(dataclasses.replace(ONE, **fields), name).tzinfo is UTC
    fields[name] = beijing.replace(tzinfo=None)
    with pytest.raises(ValueError, match=f"{name} needs a time zone"):
        dataclasses.replace(ONE, **fields)


@pytest.mark.parametrize(
    "change",
    [
        {"place": "무산"},
        {"happened_on": parse_period("2025-09")},
        {"quantity": None},
        {"quantity": Quantity(Decimal(30000), Decimal(30000), "CNY", is_approx=True)},
        {"polarity": Polarity.DENIED},
        {"said_by": (Link("a trader", Basis.HEARD),)},
        {"because": ("re_1",)},
        {"supersedes": "st_1"},
        {"locator": Locator(ITEM, start=0, end=17)},
        {"locator": Locator(ITEM, box=Box(0, 0, 1, 1))},
    ],
)
def test_what_makes_it_another_statement(change: dict[str, Any]) -> None:
    assert dataclasses.replace(ONE, **change).id != ONE.id


@pytest.mark.parametrize(
    "change",
    [{"prob": 0.5}, {"note": "read twice"}, {"captured_at": datetime(2026, 2, 1, tzinfo=UTC)}],
)
def test_what_leaves_it_the_same_statement(change: dict[str, Any]) -> None:
    assert dataclasses.replace(ONE, **change).id == ONE.id
