"""The change gate."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from yellowplate.read.gate import LOOK_PX, Gate, small, strokes


def _text(top: int) -> NDArray[np.uint8]:
    luma = np.full((320, 320), 30, np.uint8)
    luma[top : top + 40, 20:300] = np.where(np.arange(280) // 3 % 2, 230, 10)
    return luma


BLANK = np.full((320, 320), 30, np.uint8)


def test_a_still_picture_stays_shut() -> None:
    gate = Gate()
    assert [gate.came(_text(40)) for _ in range(6)] == [[]] * 6


def test_text_that_comes_is_found_where_it_is_and_text_that_goes_is_not() -> None:
    gate = Gate()
    found = [gate.came(luma) for luma in [BLANK] * 3 + [_text(40)] * 4 + [_text(200)] * 4 + [BLANK] * 3]
    (first,), (second,) = (boxes for boxes in found if boxes)
    assert (first.top, first.bottom) == pytest.approx((40, 80), abs=9)
    assert (second.top, second.bottom) == pytest.approx((200, 240), abs=9)
    assert first.left <= 28
    assert first.right >= 292
    assert not any(found[11:])


def test_what_moves_does_not_open() -> None:
    gate = Gate()
    coarse = np.random.default_rng(3).integers(0, 255, (40, 120), dtype=np.uint8)
    street = np.kron(coarse, np.ones((8, 8), np.uint8))
    opened = [bool(gate.came(street[:, place * 37 : place * 37 + 320])) for place in range(12)]
    assert sum(opened[4:]) <= 2


def test_a_picture_smaller_than_a_cell_is_borne() -> None:
    assert Gate().came(np.zeros((4, 6), np.uint8)) == []


def test_a_frame_that_stays_needs_no_second_look() -> None:
    gate = Gate()
    assert gate.came(BLANK) == []
    assert gate.came(_text(40), stays=True)
    assert gate.came(BLANK, stays=True) == []


def test_whether_anything_happened() -> None:
    gate = Gate()
    assert gate.moved(BLANK)
    gate.rest(BLANK)
    assert not gate.moved(BLANK)
    assert gate.moved(_text(40))
    assert gate.moved(np.zeros((10, 10), np.uint8)), "another size"


@pytest.mark.parametrize(("rows", "columns", "size"), [(1280, 720, (320, 180)), (200, 100, (200, 100)), (4, 6, (8, 8))])
def test_looks_are_small(rows: int, columns: int, size: tuple[int, int]) -> None:
    look = small(np.full((rows, columns), 77, np.uint8))
    assert look.shape == size
    assert max(look.shape) <= LOOK_PX
    assert int(look.min()) == int(look.max()) == 77
    assert float(np.abs(strokes(look)).max()) == 0.0
