"""How near two VINs are, by what the picture reader takes for what, and which of many are near.

The distance of two characters is how much it takes, in nats, for one to be read as the other: minus the logarithm of
the share counted on photographs (tables/vin_near.toml). Equal ones cost nothing. The distance of two VINs is the sum
over their places.

`Book` finds the near ones of many without looking at all: of the VIN asked for it makes every string within the
distance, by exchanging characters that are cheap enough, and looks each up: some hundred strings, 0.13 ms, however
large the book is; looking at all of 100,000 VINs takes 250 ms (python -m benchmarks.vin_near).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from yellowplate.numbers import vin as numbers
from yellowplate.records.errors import WrongCharacter, WrongLength
from yellowplate.tables import vin_near

NEAR = vin_near.limits()[1]
"""Three of the most usual confusions (B/8), or one that is rather rare: worth showing to a person."""

_ROUNDING = 1e-9
"""So that a sum that is exactly the limit is within it."""


@cache
def _costs() -> dict[tuple[str, str], float]:
    listed, other = vin_near.costs(), vin_near.limits()[0]
    return {
        (one, two): 0.0 if one == two else listed.get((one, two), other)
        for one in numbers.ALPHABET
        for two in numbers.ALPHABET
    }


@cache
def _exchanges() -> dict[str, tuple[tuple[float, str], ...]]:
    """Return for each character what it may be exchanged for, cheapest first."""
    costs = _costs()
    return {
        one: tuple(sorted((costs[one, two], two) for two in numbers.ALPHABET if two != one)) for one in numbers.ALPHABET
    }


def distance(one: str, other: str) -> float:
    """Tell how much it takes to read one VIN as another.

    Args:
        one: 17 characters of the VIN alphabet, upper case.
        other: the same.

    Returns:
        Nats, 0 for equal VINs; the order of the two does not matter.

    Raises:
        WrongLength: not 17 characters.
        WrongCharacter: a character outside the alphabet.

    Limits: only characters taken for others, none lost or added; see tables/vin_near.toml.

    >>> distance("LVVDB21B4MD115843", "LVV082184M0115843") < distance("LVVDB21B4MD115843", "LVVXK21X4MX115843")
    True
    """
    for vin in (one, other):
        if len(vin) != numbers.LENGTH:
            msg = f"a VIN has {numbers.LENGTH} characters, not {len(vin)}"
            raise WrongLength(msg)
    costs = _costs()
    total = 0.0
    for place, pair in enumerate(zip(one, other, strict=True), start=1):
        if pair not in costs:
            msg = f"one of {pair} cannot stand in a VIN (place {place})"
            raise WrongCharacter(msg)
        total += costs[pair]
    return round(total, 6)


def spellings(text: str, *, within: float = NEAR) -> Iterator[tuple[str, float]]:
    """Give every string that a text may be read as.

    Args:
        text: characters of the VIN alphabet, upper case; a whole VIN or a part of one.
        within: largest distance.

    Yields:
        Strings of the same length with their distances, the text itself with 0 among them; each once, in no promised
        order.

    Raises:
        WrongCharacter: a character outside the alphabet.

    Limits: their number grows fast with `within`.
    """
    exchanges = _exchanges()
    for character in text:
        if character not in exchanges:
            msg = f"{character!r} cannot stand in a VIN"
            raise WrongCharacter(msg)
    pending = [(text, 0, 0.0)]
    while pending:
        spelt, start, spent = pending.pop()
        yield spelt, round(spent, 6)
        for place in range(start, len(text)):
            for cost, other in exchanges[text[place]]:
                if spent + cost > within + _ROUNDING:
                    break
                pending.append((spelt[:place] + other + spelt[place + 1 :], place + 1, spent + cost))


def holding(part: str, vins: Iterable[str], *, within: float | None = None) -> list[tuple[str, float]]:
    """Find VINs in which a part may stand, if some of its characters were misread.

    Args:
        part: 1 to 17 characters of the VIN alphabet, upper case.
        vins: VINs to look at, each of them.
        within: largest distance of the part from where it fits best; by default the share of `NEAR` that a part of this
            length has of a whole VIN.

    Returns:
        VINs with the distance of their nearest stretch, nearest first, equal ones by text.

    Raises:
        WrongCharacter: the part has a character outside the alphabet.

    Limits: time grows with the number of VINs, about a microsecond each.
    """
    limit = NEAR * len(part) / numbers.LENGTH if within is None else within
    exchanges = _exchanges_within(part, limit)
    pattern = re.compile(f"(?=({''.join(f'[{one}]' for one in exchanges)}))")
    costs = _costs()
    found = {}
    for vin in vins:
        stretches = [match[1] for match in pattern.finditer(vin)]
        nearest_one = min(
            (sum(costs[pair] for pair in zip(part, one, strict=True)) for one in stretches), default=limit + 1
        )
        if nearest_one <= limit + _ROUNDING:
            found[vin] = round(nearest_one, 6)
    return sorted(found.items(), key=lambda pair: (pair[1], pair[0]))


def _exchanges_within(part: str, limit: float) -> list[str]:
    """Return for each character of a part all that it may stand for, itself first."""
    exchanges = _exchanges()
    for character in part:
        if character not in exchanges:
            msg = f"{character!r} cannot stand in a VIN"
            raise WrongCharacter(msg)
    return [one + "".join(other for cost, other in exchanges[one] if cost <= limit) for one in part]


class Book:
    """Many VINs, asked for the near ones.

    Args:
        vins: the VINs, 17 characters of the alphabet each; others are never found.
    """

    def __init__(self, vins: Iterable[str]) -> None:
        self._vins = frozenset(vins)

    def near(self, vin: str, *, within: float = NEAR) -> list[tuple[str, float]]:
        """Find the VINs of the book that a VIN may be a misreading of.

        Args:
            vin: 17 characters of the VIN alphabet, upper case.
            within: largest distance.

        Returns:
            As `nearest`, and the same as it would give.

        Raises:
            WrongLength: not 17 characters.
            WrongCharacter: a character outside the alphabet.
        """
        if len(vin) != numbers.LENGTH:
            msg = f"a VIN has {numbers.LENGTH} characters, not {len(vin)}"
            raise WrongLength(msg)
        known = self._vins
        return sorted(
            ((one, apart) for one, apart in spellings(vin, within=within) if one in known),
            key=lambda pair: (pair[1], pair[0]),
        )


def nearest(vin: str, known: Iterable[str], *, within: float = NEAR) -> list[tuple[str, float]]:
    """Find known VINs that a VIN may be a misreading of, by looking at all of them.

    Args:
        vin: 17 characters of the VIN alphabet, upper case.
        known: VINs of the same form; for many of them or several questions see `Book`.
        within: largest distance.

    Returns:
        VINs with their distances, nearest first, equal ones by text; the VIN itself with 0 if it is known.

    Raises:
        WrongLength: one is not of 17 characters.
        WrongCharacter: a character outside the alphabet.
    """
    found = {one: apart for one in known if (apart := distance(vin, one)) <= within}
    return sorted(found.items(), key=lambda pair: (pair[1], pair[0]))
