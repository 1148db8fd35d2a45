"""Readings: alternatives in falling order with no more probability than there is."""

from __future__ import annotations

import math

import pytest

from yellowplate.records import Alternative, Box, Locator, Reading, ReadingKind

ITEM = "ab" * 32


def _reading(*probs: float, gap: float | None = None, box: Box | None = None) -> Reading:
    alternatives = tuple(Alternative(f"text {n}", prob) for n, prob in enumerate(probs))
    return Reading(Locator(ITEM, box=box), ReadingKind.VIN, alternatives, "test/1", ITEM, gap=gap)


@pytest.mark.parametrize("probs", [(1.0,), (0.0,), (0.6, 0.4), (0.5, 0.5), (0.333334, 0.333334, 0.333334)])
def test_allowed_alternatives(probs: tuple[float, ...]) -> None:
    reading = _reading(*probs)
    assert (reading.text, reading.prob) == ("text 0", probs[0])


@pytest.mark.parametrize(
    ("probs", "message"),
    [
        ((), "at least one alternative"),
        ((0.4, 0.6), "falling order"),
        ((0.12345678,), "must be rounded"),
        ((0.6, 0.5), "sum to more than 1"),
        ((1.1,), "not a probability"),
        ((math.nan,), "not a probability"),
    ],
)
def test_refused_alternatives(probs: tuple[float, ...], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        _reading(*probs)


@pytest.mark.parametrize("gap", [math.inf, -math.inf, math.nan])
def test_a_gap_without_a_runner_up_is_none(gap: float) -> None:
    assert _reading(1.0).gap is None
    assert _reading(0.9, gap=-1.5).gap == -1.5
    with pytest.raises(ValueError, match="no runner-up is None"):
        _reading(0.9, gap=gap)


def test_the_id_tells_boxes_apart() -> None:
    ids = {_reading(1.0).id, _reading(1.0, box=Box(0, 0, 1, 1)).id, _reading(1.0, box=Box(0, 0, 1, 2)).id}
    assert len(ids) == 3
    assert _reading(1.0).id == _reading(0.5).id
