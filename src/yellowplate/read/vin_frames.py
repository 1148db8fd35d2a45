"""What the recogniser says of a line, folded to the 33 characters of a VIN and the blank, as regrets (see `ctc`)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from yellowplate.numbers import vin as numbers
from yellowplate.read.ctc import FLOOR
from yellowplate.tables import vin_calibration

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from yellowplate.read.ctc import Frames

SYMBOLS = numbers.ALPHABET
"""Columns of the frames; the blank comes after them."""
LOOK_ALIKES = {
    "0": "OQoq○〇",
    "1": "Iil|",
    **dict(zip("ABEHKMNPTXYZ", "ΑΒΕΗΚΜΝΡΤΧΥΖ", strict=True)),
}
"""Symbols of the recogniser that are drawn like a character of the alphabet: ISO 3779 allows no I, O, Q; Greek capitals
are in the recogniser's list, Cyrillic ones are not."""
LEAST_PROB = 1e-12


@dataclass(frozen=True, slots=True, eq=False)
class Folding:
    """Which of the recogniser's symbols stand for which column.

    Attributes:
        columns: indices of symbols, those of one column next to each other.
        begins: where in `columns` each column begins.
        others: indices of all other symbols.
    """

    columns: NDArray[np.intp]
    begins: NDArray[np.intp]
    others: NDArray[np.intp]


@cache
def folding(symbols: tuple[str, ...]) -> Folding:
    """Group the recogniser's symbols by the character that they are drawn like.

    Args:
        symbols: one per index; index 0 is the blank.
    """
    import numpy as np

    column_of = {alike: column for column, alikes in LOOK_ALIKES.items() for alike in alikes}
    groups: list[list[int]] = [[] for _ in range(len(SYMBOLS) + 1)]
    others = []
    for index, symbol in enumerate(symbols):
        letter = column_of.get(symbol) or (symbol.upper() if symbol.isascii() else symbol)
        if index == 0:
            groups[-1].append(index)
        elif len(letter) == 1 and letter in SYMBOLS:
            groups[SYMBOLS.index(letter)].append(index)
        else:
            others.append(index)
    begins = np.cumsum([0, *(len(group) for group in groups[:-1])])
    columns = np.array([index for group in groups for index in group], dtype=np.intp)
    return Folding(columns, begins, np.array(others, dtype=np.intp))


def regrets(probs: NDArray[np.float32], symbols: Sequence[str]) -> Frames:
    """Fold the recogniser's frames.

    Args:
        probs: frames by symbols, each row a distribution.
        symbols: one per column; the first is the blank, and each character of the alphabet is among them.

    Returns:
        Frames by 34: log of each character's probability, all its look-alikes added up, over that of the favourite
        among all characters, the blank and every other symbol; from `FLOOR` to 0.
    """
    import numpy as np

    fold = folding(tuple(symbols))
    folded = np.add.reduceat(probs[:, fold.columns], fold.begins, axis=1)
    favourite = np.maximum(folded.max(axis=1), probs[:, fold.others].max(axis=1, initial=0.0))
    told = np.log(np.maximum(folded, LEAST_PROB)) - np.log(np.maximum(favourite, LEAST_PROB))[:, None]
    return np.asarray(np.clip(told, FLOOR, 0.0), dtype=np.float32)


@cache
def _shares() -> NDArray[np.float32]:
    """How often what the recogniser says (row) is another character (column); nothing on the diagonal."""
    import numpy as np

    shares = np.full((len(SYMBOLS), len(SYMBOLS)), vin_calibration.other_share(), np.float32)
    for (says, is_), share in vin_calibration.confusions().items():
        shares[SYMBOLS.index(says), SYMBOLS.index(is_)] = share
    np.fill_diagonal(shares, 0.0)
    return shares


def doubted(frames: Frames) -> Frames:
    """Let no character be less probable than the recogniser's habit of taking it for another one.

    The network is too sure of itself: of the characters of the hard set that it calls 0 one in five is a D, whatever
    probability it gives.

    Args:
        frames: regrets.

    Returns:
        Regrets of the same shape, none lower than before.
    """
    import numpy as np

    probs = np.exp(frames[:, :-1])
    told = frames.copy()
    told[:, :-1] = np.log(np.maximum(np.maximum(probs, probs @ _shares()), LEAST_PROB))
    return np.maximum(told, frames)
