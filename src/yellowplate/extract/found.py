"""What every pattern does with a find: mark the words in the raw line and choose between finds that overlap."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from yellowplate.folded import Folded
from yellowplate.records import Mention, Quantity

FOLDED_NOTE = "O, Q or I stood where only 0 or 1 can; read as digits"
"""Note of a VIN that does not stand in the text as it is: an inference, not an observation."""


def mention(
    folded: Folded,
    kind: str,
    value: str,
    span: tuple[int, int],
    prob: float,
    *,
    quantity: Quantity | None = None,
    note: str = "",
) -> Mention:
    """Make a mention of a folded span, with the raw words and their place in the raw line.

    Args:
        folded: the line.
        kind: kind of the pattern.
        value: normalised value.
        span: first folded character and the one after the last.
        prob: from 0 to 1.
        quantity: the number, where there is one.
        note: a caveat, or "".
    """
    start, end = folded.span(*span)
    return Mention(kind, value, folded.raw[start:end], start, end, prob, quantity, note)


def exactly(number: Decimal, unit: str, *, is_approx: bool = False) -> Quantity:
    """Make the quantity of one figure."""
    return Quantity(number, number, unit, is_approx)


def plain(number: Decimal) -> str:
    """Write a decimal without exponent and without useless zeros.

    >>> plain(Decimal("6.80E+4"))
    '68000'
    """
    text = format(number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def longest(finds: Iterable[Mention]) -> Iterator[Mention]:
    """Drop finds that overlap a longer one of the same kind; the rest in order of place."""
    taken: list[Mention] = []
    covered: set[int] = set()
    for find in sorted(finds, key=lambda find: (find.start - find.end, find.start, find.value)):
        if covered.isdisjoint(range(find.start, find.end)):
            covered.update(range(find.start, find.end))
            taken.append(find)
    yield from sorted(taken, key=lambda find: find.start)


def before(folded: Folded, place: int, n_characters: int) -> str:
    """Return up to `n_characters` folded characters before a place, never across a line feed."""
    return folded.text[max(0, place - n_characters) : place].rpartition("\n")[2]


def after(folded: Folded, place: int, n_characters: int) -> str:
    """Return up to `n_characters` folded characters from a place on, never across a line feed."""
    return folded.text[place : place + n_characters].partition("\n")[0]


def is_led_by(folded: Folded, place: int, cue: re.Pattern[str], n_characters: int = 8) -> bool:
    """Tell whether the characters just before a place end with a cue (the cue's expression ends with "$")."""
    return cue.search(before(folded, place, n_characters)) is not None
