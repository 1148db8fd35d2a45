"""Runs of characters that look like a VIN, and the words, weights and sentences that only seem to.

Source: the project's note on VINs (stage A2); the refusals are lines met on the shared photographs ("GAWR FRONT 2900
lbs 1315 kg" has seventeen letters and digits and ends in four digits).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from yellowplate.numbers import vin as numbers
from yellowplate.read.look import Character

FOLDED = str.maketrans({"O": "0", "Q": "0", "I": "1"})
"""Letters that no VIN has, and the digits they are misread from (ISO 3779)."""
FOLDED_LETTERS = "OQI"
MAX_FOLDED = 3
"""More of them make a sentence, not a misreading ("ONLY FOR KOREA 68000")."""
LIKE_CAPITALS = "ckopsuvwxz"
"""Lower-case letters that look like their capitals; any other says that the run is words."""
SPECKS = ".·'`,•"
"""Marks that dirt and stamping make inside a number."""
MAX_PIECES = 3
"""Parts a VIN may be printed in; "GAWR FRONT 2900 1315" has more."""
LABELS = ("VINNO", "VIN", "NO")
"""Words that the engine glues to the front of a number."""
N_LAST_DIGITS = 4
MIN_DIGITS = 5


def is_vin_shaped(text: str) -> bool:
    """Tell whether a text, folded, looks like a VIN: alphabet, length, four last digits, five digits in all.

    >>> is_vin_shaped("LVGBM51K5PG123456"), is_vin_shaped("CHERYAUT0M0B1LEC0")
    (True, False)
    """
    return (
        len(text) == numbers.LENGTH
        and set(text) <= set(numbers.ALPHABET)
        and set(text[-N_LAST_DIGITS:]) <= set("0123456789")
        and sum(one.isdigit() for one in text) >= MIN_DIGITS
        and not numbers.is_placeholder(text)
    )


def fold(text: str) -> str:
    """Bring the text of a candidate to the VIN alphabet: capitals, O and Q to 0, I to 1."""
    return text.upper().translate(FOLDED)


def _pieces(characters: Sequence[Character]) -> Iterator[list[list[Character]]]:
    """Part a line into groups that something other than a space divides, and each group into pieces at its spaces."""
    group: list[list[Character]] = [[]]
    for one in characters:
        if one.text.isascii() and one.text.isalnum():
            group[-1].append(one)
        elif one.text.isspace():
            group.append([])
        elif one.text not in SPECKS:
            yield [piece for piece in group if piece]
            group = [[]]
    yield [piece for piece in group if piece]


def runs(characters: Sequence[Character]) -> Iterator[list[Character]]:
    """Give runs that could be a VIN, single pieces before joined ones."""
    groups = list(_pieces(characters))
    for group in groups:
        yield from group
    for group in groups:
        for n_joined in range(2, MAX_PIECES + 1):
            for start in range(len(group) - n_joined + 1):
                joined = [one for piece in group[start : start + n_joined] for one in piece]
                if len(joined) == numbers.LENGTH:
                    yield joined


def is_plausible(run: Sequence[Character]) -> bool:
    """Tell whether a run looks like a VIN and not like words: few folded letters, no lower case but look-alikes."""
    text = "".join(one.text for one in run)
    n_folded = sum(one in FOLDED_LETTERS for one in text.upper())
    is_upper = all(one in LIKE_CAPITALS for one in text if one.islower())
    return n_folded <= MAX_FOLDED and is_upper and is_vin_shaped(fold(text))


def seventeen(run: list[Character]) -> list[Character] | None:
    """Take the one stretch of a run that looks like a VIN; None where there is none, or more than one."""
    text = "".join(one.text for one in run).upper()
    label = next((label for label in LABELS if text.startswith(label)), "")
    if len(run) - len(label) >= numbers.LENGTH:
        run = run[len(label) :]
    windows = [run[start : start + numbers.LENGTH] for start in range(len(run) - numbers.LENGTH + 1)]
    shaped = [window for window in windows if is_plausible(window)]
    return shaped[0] if len(shaped) == 1 else None
