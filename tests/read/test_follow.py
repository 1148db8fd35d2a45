"""Lines that are found again where they went."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from numpy.typing import NDArray

from yellowplate.read.follow import Motion, cut
from yellowplate.read.gate import strokes
from yellowplate.records import Box

if TYPE_CHECKING:
    from yellowplate.read.gate import Strokes

GROUND = np.random.default_rng(5).integers(90, 130, (160, 200), dtype=np.uint8)
WORDS = np.where(np.random.default_rng(6).random((10, 60)) > 0.5, 250, 5).astype(np.uint8)
OTHERS = np.where(np.random.default_rng(8).random((10, 60)) > 0.5, 250, 5).astype(np.uint8)


def _look(left: int, top: int, words: NDArray[np.uint8] = WORDS) -> Strokes:
    image = GROUND.copy()
    x0, x1 = max(0, left), min(200, left + 60)
    image[top : top + 10, x0:x1] = words[:, x0 - left : x1 - left]
    return strokes(image)


def _cut(left: int, top: int) -> Motion:
    motion = cut(_look(left, top), Box(left, top, left + 60, top + 10), 0.0)
    assert motion is not None
    return motion


def test_a_line_that_stands_is_found_over_another_ground() -> None:
    motion = _cut(40, 50)
    image = np.random.default_rng(9).integers(0, 255, (160, 200), dtype=np.uint8)
    image[50:60, 40:100] = WORDS
    assert motion.find(strokes(image), 0.1)
    assert (motion.across, motion.down, motion.speed) == (0.0, 0.0, (0.0, 0.0))


@pytest.mark.parametrize(("across", "down"), [(2, 0), (0, -2), (1, 2), (-2, -1)])
def test_a_line_that_moves_is_followed(across: int, down: int) -> None:
    motion = _cut(60, 80)
    for step in range(1, 6):
        assert motion.find(_look(60 + across * step, 80 + down * step), step / 10)
    assert (motion.across, motion.down) == pytest.approx((across * 5, down * 5), abs=0.6)
    assert motion.speed == pytest.approx((across * 10, down * 10), abs=3)


def test_backwards_in_time_too() -> None:
    motion = _cut(60, 80)
    assert all(motion.find(_look(60 - 2 * step, 80), -step / 10) for step in range(1, 5))
    assert motion.across == pytest.approx(-8, abs=0.6)


def test_other_words_are_not_the_line() -> None:
    motion = _cut(40, 50)
    assert not motion.find(_look(40, 50, OTHERS), 0.1)
    assert motion.n_missed == 1
    assert motion.find(_look(44, 50), 0.2), "after a look without it, it is searched farther away"


def test_a_piece_that_is_another_is_noticed() -> None:
    motion = _cut(40, 50)
    words = WORDS.copy()
    words[:, 36:48] = OTHERS[:, 36:48]
    assert motion.find(_look(40, 50, words), 0.1)
    assert motion.n_changed == 1
    assert motion.find(_look(40, 50), 0.2)
    assert motion.n_changed == 0


def test_a_line_that_leaves_is_followed_until_little_of_it_is_left() -> None:
    motion = _cut(10, 50)
    found = [motion.find(_look(10 - 2 * step, 50), step / 10) for step in range(1, 29)]
    assert all(found[:20])
    assert not found[-1]


@pytest.mark.parametrize("box", [Box(0, 0, 4, 10), Box(0, 0, 60, 2), Box(300, 20, 400, 40)])
def test_what_is_too_small_is_not_followed(box: Box) -> None:
    assert cut(_look(40, 50), box, 0.0) is None


def test_a_blank_place_is_not_followed() -> None:
    assert cut(strokes(np.full((160, 200), 9, np.uint8)), Box(0, 0, 60, 20), 0.0) is None
