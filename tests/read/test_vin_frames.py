"""Folding the recogniser's symbols, and doubting what it says."""

from __future__ import annotations

import numpy as np
import pytest

from yellowplate.read.ctc import FLOOR
from yellowplate.read.vin_frames import SYMBOLS, doubted, regrets

READ = ["blank", *SYMBOLS, "O", "o", "I", "l", "d", "中"]


def _row(**probs: float) -> np.ndarray[tuple[int, int], np.dtype[np.float32]]:
    return np.array([[probs.get(symbol, 0.0) for symbol in READ]], np.float32)


def test_look_alikes_add_up() -> None:
    (row,) = regrets(_row(O=0.3, o=0.2, D=0.25, d=0.15, blank=0.1), READ)
    assert row[SYMBOLS.index("0")] == 0.0
    assert row[SYMBOLS.index("D")] == pytest.approx(np.log(0.4 / 0.5))
    assert row[-1] == pytest.approx(np.log(0.1 / 0.5))
    assert row[SYMBOLS.index("K")] == FLOOR


def test_another_symbol_is_the_favourite_too() -> None:
    (row,) = regrets(_row(中=0.9, l=0.1), READ)
    assert row.max() == row[SYMBOLS.index("1")] == pytest.approx(np.log(0.1 / 0.9))


def test_doubt_raises_what_is_taken_for_another() -> None:
    frames = np.full((1, len(SYMBOLS) + 1), FLOOR, np.float32)
    frames[0, SYMBOLS.index("0")] = 0.0
    told = doubted(frames)
    assert (told >= frames).all()
    assert told[0, SYMBOLS.index("0")] == 0.0
    assert told[0, -1] == FLOOR
    assert told[0, SYMBOLS.index("D")] > told[0, SYMBOLS.index("K")] > FLOOR
