"""The change gate."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from yellowplate.read.gate import Gate


def _text(top: int) -> NDArray[np.uint8]:
    luma = np.full((320, 320), 30, np.uint8)
    luma[top : top + 40, 20:300] = np.where(np.arange(280) // 3 % 2, 230, 10)
    return luma


def test_the_first_look_opens_and_a_still_picture_stays_shut() -> None:
    gate = Gate(every_s=10.0)
    assert [gate.opens(_text(40), place * 0.2) for place in range(6)] == [True] + [False] * 5


def test_time_opens() -> None:
    gate = Gate(every_s=1.0)
    blank = np.zeros((320, 320), np.uint8)
    assert [gate.opens(blank, t_s) for t_s in (0.0, 0.5, 1.0, 1.5, 2.0)] == [True, False, True, False, True]


def test_text_that_comes_or_goes_opens() -> None:
    gate = Gate(every_s=100.0)
    blank = np.full((320, 320), 30, np.uint8)
    looks = [blank] * 3 + [_text(40)] * 4 + [_text(200)] * 4 + [blank] * 3
    opened = [gate.opens(luma, place * 0.2) for place, luma in enumerate(looks)]
    assert opened[0]
    assert any(opened[3:6])
    assert any(opened[7:10])
    assert any(opened[11:14])


def test_what_moves_does_not_open() -> None:
    gate = Gate(every_s=100.0)
    coarse = np.random.default_rng(3).integers(0, 255, (40, 120), dtype=np.uint8)
    street = np.kron(coarse, np.ones((8, 8), np.uint8))
    opened = [gate.opens(street[:, place * 37 : place * 37 + 320], place * 0.2) for place in range(12)]
    assert sum(opened[4:]) <= 2


def test_a_picture_smaller_than_a_cell_is_borne() -> None:
    assert Gate(every_s=1.0).opens(np.zeros((4, 6), np.uint8), 0.0)


def test_a_frame_that_stays_needs_no_second_look() -> None:
    gate = Gate(every_s=100.0)
    blank = np.full((320, 320), 30, np.uint8)
    assert gate.opens(blank, 0.0)
    assert gate.opens(_text(40), 0.5, stays=True)
    assert gate.opens(blank, 3.0, stays=True)
