"""Places in items: boxes, spans and times, and what is refused."""

from __future__ import annotations

import math
from typing import Any

import pytest

from yellowplate.records import Box, Locator

ITEM = "ab" * 32


@pytest.mark.parametrize("edges", [(10, 0, 10, 5), (10, 0, 9, 5), (0, 5, 5, 5), (0, 6, 5, 5)])
def test_empty_and_turned_boxes_are_refused(edges: tuple[int, int, int, int]) -> None:
    with pytest.raises(ValueError, match="an empty box"):
        Box(*edges)


def test_right_and_bottom_are_excluded() -> None:
    assert (Box(2, 3, 5, 4).width, Box(2, 3, 5, 4).height) == (3, 1)


@pytest.mark.parametrize(
    ("other", "share", "why"),
    [
        (Box(0, 0, 10, 10), 1.0, "the same"),
        (Box(5, 0, 15, 10), 1 / 3, "half of each"),
        (Box(10, 0, 20, 10), 0.0, "touching at an excluded edge"),
        (Box(0, 10, 10, 20), 0.0, "one below the other"),
        (Box(2, 2, 4, 7), 0.1, "inside"),
    ],
)
def test_overlap(other: Box, share: float, why: str) -> None:
    assert Box(0, 0, 10, 10).overlap(other) == pytest.approx(share), why


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"item": "ab"}, "not a SHA-256"),
        ({"item": "AB" * 32}, "not a SHA-256"),
        ({"item": "x" * 64}, "not a SHA-256"),
        ({"start": 1}, "a span needs both"),
        ({"end": 1}, "a span needs both"),
        ({"start": 3, "end": 2}, "not a span: 3..2"),
        ({"start": -1, "end": 2}, "not a span: -1..2"),
        ({"t_start_s": 1.0}, "a time span needs both"),
        ({"t_end_s": 1.0}, "a time span needs both"),
        ({"t_start_s": 2.0, "t_end_s": 1.0}, "not a time span: 2.0..1.0"),
        ({"t_start_s": math.nan, "t_end_s": 1.0}, "t_start_s is not a time"),
        ({"t_best_s": math.inf}, "t_best_s is not a time"),
    ],
)
def test_half_places_are_refused(fields: dict[str, Any], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        Locator(**{"item": ITEM, **fields})


def test_equal_times_are_written_alike() -> None:
    times = Locator(ITEM, t_start_s=0, t_end_s=2, t_best_s=-0.0)
    assert [repr(time_s) for time_s in (times.t_start_s, times.t_end_s, times.t_best_s)] == ["0.0", "2.0", "0.0"]


def test_places_are_in_order_of_item_field_time_span_and_box() -> None:
    in_order = [
        Locator(ITEM),
        Locator(ITEM, start=0, end=3),
        Locator(ITEM, start=0, end=4),
        Locator(ITEM, start=2, end=3),
        Locator(ITEM, t_start_s=-0.5, t_end_s=1),
        Locator(ITEM, t_start_s=0, t_end_s=1),
        Locator(ITEM, t_start_s=0, t_end_s=2),
        Locator(ITEM, t_start_s=0, t_end_s=1, box=Box(9, 0, 10, 1)),
        Locator(ITEM, t_start_s=0, t_end_s=1, box=Box(0, 1, 10, 2)),
        Locator(ITEM, "/1"),
        Locator("b" * 64),
    ]
    assert sorted(set(in_order), key=lambda place: place.sort_key) == in_order
