"""Whole fen: shares that lose nothing, and amounts as people write them."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

FEN_PER_CNY = 100


def shares(amount: int, dues: Sequence[int]) -> list[int]:
    """Split an amount in proportion to what is due, in whole fen.

    Args:
        amount: fen, at least 0.
        dues: fen, each at least 0; the order breaks ties of equal remainders.

    Returns:
        One share a due, none above it; together the smaller of amount and dues.

    Source: law.md 3.4: left-over fen go to the largest remainders, then by claim id (the caller's order).

    >>> shares(200000, [600000, 100000])
    [171429, 28571]
    """
    total = sum(dues)
    if amount >= total:
        return list(dues)
    found = [amount * due // total for due in dues]
    left = amount - sum(found)
    by_remainder = sorted(range(len(dues)), key=lambda n: (-(amount * dues[n] % total), n))
    for n in by_remainder[:left]:
        found[n] += 1
    return found


def half_up(value: Fraction) -> int:
    """Round a positive number of fen half up.

    >>> half_up(Fraction(5, 2))
    3
    """
    return (2 * value.numerator + value.denominator) // (2 * value.denominator)


def spoken(fen: int) -> str:
    """Write an amount in CNY as the worked cases do: thousands separated, fen only where there are some.

    >>> spoken(13690823), spoken(3047200)
    ('136,908.23', '30,472')
    """
    whole, rest = divmod(fen, FEN_PER_CNY)
    return f"{whole:,}.{rest:02d}" if rest else f"{whole:,}"


def number(fen: int) -> int | float:
    """Write an amount in CNY as a JSON number: whole where it is whole.

    >>> number(4401977), number(3047200)
    (44019.77, 30472)
    """
    whole, rest = divmod(fen, FEN_PER_CNY)
    return fen / FEN_PER_CNY if rest else whole
