"""How near two VINs are, by what the picture reader takes for what.

The distance of two characters is how much it takes, in nats, for one to be read as the other: minus the logarithm of
the share that the reader's own statistics give the likelier direction (tables/vin_calibration_confusions.csv: D is
called 0, B is called 8 in about one of seven). Characters that are never taken for each other cost as much as the
table's share for all others; equal ones nothing. The distance of two VINs is the sum over their places.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from functools import cache

from yellowplate.numbers import vin as numbers
from yellowplate.records.errors import WrongCharacter, WrongLength
from yellowplate.tables import vin_calibration

NEAR = 6.0
"""Three of the most usual confusions (D/0, B/8), or one that is rather rare: worth showing to a person."""


@cache
def _costs() -> dict[tuple[str, str], float]:
    shares = vin_calibration.confusions()
    other = vin_calibration.other_share()
    return {
        (one, two): 0.0 if one == two else -math.log(max(shares.get((one, two), other), shares.get((two, one), other)))
        for one in numbers.ALPHABET
        for two in numbers.ALPHABET
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

    Limits: only characters taken for others, none lost or added; counted on photographs of maker's plates and
        windscreens, mostly of two Chinese makers.

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
    return total


def nearest(vin: str, known: Iterable[str], *, within: float = NEAR) -> list[tuple[str, float]]:
    """Find known VINs that a VIN may be a misreading of.

    Args:
        vin: 17 characters of the VIN alphabet, upper case.
        known: VINs of the same form.
        within: largest distance.

    Returns:
        VINs with their distances, nearest first, equal ones by text; the VIN itself with 0 if it is known.

    Raises:
        WrongLength: one is not of 17 characters.
        WrongCharacter: a character outside the alphabet.
    """
    found = {one: apart for one in known if (apart := distance(vin, one)) <= within}
    return sorted(found.items(), key=lambda pair: (pair[1], pair[0]))
