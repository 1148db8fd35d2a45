"""The grammars of a VIN for the decoder: free, with the check digit, and of one maker.

Sums run over weight times value modulo 11; the ninth place enters with weight -1 and X as 10, so a VIN satisfies the
check digit exactly where its sum is 0. The sets of places 9 and 10 hold only where the check digit binds: of the
trusted easy set 27 of 329 have 0, U or Z at place 10.

Source: 49 CFR 565.15; GB 16735-2019; the project's note on VINs, section 6. Limits: the last four are taken for digits,
which held for every label.
"""

from __future__ import annotations

from functools import cache

from yellowplate.numbers import vin as numbers
from yellowplate.read.ctc import Grammar
from yellowplate.read.vin_frames import SYMBOLS

DIGITS = "0123456789"
BINDING = "".join(one for one in SYMBOLS if numbers.is_binding(one))
YEARS = "".join(one for one in SYMBOLS if one not in "0UZ")
MODULUS = 11
CHECK_PLACE = 9
N_LAST = 4

FREE = Grammar(SYMBOLS, (SYMBOLS,) * 13 + (DIGITS,) * N_LAST)
"""Any VIN, nothing forced but the digits at the end."""


def _step(place: int, one: str) -> int:
    """Return what a character adds to the sum, found by asking `check_digit` about it alone among zeros."""
    if place == CHECK_PLACE:
        # Only digits and X are allowed there; what other characters would add is never used.
        value = int(one) if one in DIGITS else MODULUS - 1
        return -value % MODULUS
    alone = ["0"] * numbers.LENGTH
    alone[place - 1] = one
    digit = numbers.check_digit("".join(alone))
    return 10 if digit == "X" else int(digit)


@cache
def checked() -> Grammar:
    """Return the grammar of VINs whose market asks for the check digit, and which satisfy it."""
    steps = tuple(tuple(_step(place, one) for one in SYMBOLS) for place in range(1, numbers.LENGTH + 1))
    places = (BINDING, *(SYMBOLS,) * 7, DIGITS + "X", YEARS, *(SYMBOLS,) * 3, *(DIGITS,) * N_LAST)
    return Grammar(SYMBOLS, places, steps, MODULUS)


def of_maker(wmi: str, costs: tuple[tuple[float, ...], ...], *, is_checked: bool) -> Grammar:
    """Narrow a grammar to one maker.

    Args:
        wmi: three characters.
        costs: the maker's habits, see `Prior.costs`.
        is_checked: True for VINs that satisfy the check digit.
    """
    grammar = checked() if is_checked else FREE
    places = (*wmi, *grammar.places[len(wmi) :])
    return Grammar(SYMBOLS, places, grammar.steps, grammar.modulus, costs)
