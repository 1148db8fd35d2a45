"""What the recogniser says of a line, folded to the few characters a number may have, as regrets (see `ctc`)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from yellowplate.read.ctc import FLOOR

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from yellowplate.read.ctc import Frames

LEAST_PROB = 1e-12


@dataclass(frozen=True, slots=True)
class Alphabet:
    """The characters a number may have.

    Attributes:
        symbols: one character per column of the frames; the blank comes after them.
        alikes: (character, recogniser's symbols drawn like it), beside the character itself in either case.
    """

    symbols: str
    alikes: tuple[tuple[str, str], ...] = ()

    @classmethod
    def of(cls, symbols: str, alikes: Mapping[str, str]) -> Alphabet:
        """Take the look-alikes as a mapping."""
        return cls(symbols, tuple(sorted(alikes.items())))


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
def folding(symbols: tuple[str, ...], alphabet: Alphabet) -> Folding:
    """Group the recogniser's symbols by the character that they are drawn like.

    Args:
        symbols: one per index; index 0 is the blank.
        alphabet: what they are folded to; each of its characters is among the symbols.
    """
    import numpy as np

    column_of = {alike: character for character, alikes in alphabet.alikes for alike in alikes}
    groups: list[list[int]] = [[] for _ in range(len(alphabet.symbols) + 1)]
    others = []
    for index, symbol in enumerate(symbols):
        letter = column_of.get(symbol) or (symbol.upper() if symbol.isascii() else symbol)
        if index == 0:
            groups[-1].append(index)
        elif len(letter) == 1 and letter in alphabet.symbols:
            groups[alphabet.symbols.index(letter)].append(index)
        else:
            others.append(index)
    begins = np.cumsum([0, *(len(group) for group in groups[:-1])])
    columns = np.array([index for group in groups for index in group], dtype=np.intp)
    return Folding(columns, begins, np.array(others, dtype=np.intp))


def regrets(probs: NDArray[np.float32], symbols: tuple[str, ...], alphabet: Alphabet) -> Frames:
    """Fold the recogniser's frames.

    Args:
        probs: frames by symbols, each row a distribution.
        symbols: one per column; the first is the blank, and each character of the alphabet is among them.
        alphabet: what to fold to.

    Returns:
        Frames by characters and the blank: log of each character's probability, all its look-alikes added up, over that
        of the favourite among all characters, the blank and every other symbol; from `FLOOR` to 0.
    """
    import numpy as np

    fold = folding(symbols, alphabet)
    folded = np.add.reduceat(probs[:, fold.columns], fold.begins, axis=1)
    favourite = np.maximum(folded.max(axis=1), probs[:, fold.others].max(axis=1, initial=0.0))
    told = np.log(np.maximum(folded, LEAST_PROB)) - np.log(np.maximum(favourite, LEAST_PROB))[:, None]
    return np.asarray(np.clip(told, FLOOR, 0.0), dtype=np.float32)
