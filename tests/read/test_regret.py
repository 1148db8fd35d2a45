"""Folding the recogniser's symbols to the characters of a number."""

from __future__ import annotations

import numpy as np
import pytest

from yellowplate.read.ctc import FLOOR
from yellowplate.read.regret import Alphabet, regrets

ALPHABET = Alphabet.of("0A辽", {"0": "Oo", "辽": "遼"})
READ = ("blank", "0", "A", "辽", "O", "o", "a", "遼", "中")


def _row(**probs: float) -> np.ndarray[tuple[int, int], np.dtype[np.float32]]:
    return np.array([[probs.get(symbol, 0.0) for symbol in READ]], np.float32)


def test_look_alikes_and_lower_case_add_up() -> None:
    (row,) = regrets(_row(O=0.3, o=0.2, A=0.25, a=0.15, blank=0.1), READ, ALPHABET)
    assert row[0] == 0.0
    assert row[1] == pytest.approx(np.log(0.4 / 0.5))
    assert row[2] == FLOOR
    assert row[-1] == pytest.approx(np.log(0.1 / 0.5))


def test_another_symbol_is_the_favourite_too() -> None:
    (row,) = regrets(_row(中=0.9, 遼=0.1), READ, ALPHABET)
    assert row.max() == row[2] == pytest.approx(np.log(0.1 / 0.9))
