"""What is known of a VIN before it is seen: its maker's habits at the places that describe the model.

The counts are those of the shipped table and, where a caller has them, of the VINs that a case vouches for: `learnt`.

For a WMI with at least `MIN_VINS` counted VINs, the share of each character at places 4 to 8, 10 and 11 against chance,
as a logarithm; for other makers nothing (the shares over all Chinese makers are those of two of them, and drew clear
VINs of a third to other countries). A single character is moved by at most `WEIGHT` times `CAP` each way, which is less
than the recogniser's regret for a character it plainly sees; and where the whole VIN is plain the habits are not asked
at all (see `vin_fusion`).

Source: the project's note on VINs, section 6 (stage F: + 2 points alone, + 4 on top of the laxer detector).
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from yellowplate.numbers import vin as numbers
from yellowplate.read.vin_frames import SYMBOLS
from yellowplate.tables.vin_prior import Counts

PLACES = (4, 5, 6, 7, 8, 10, 11)
MIN_VINS = 3
CAP = 2.5
WEIGHT = 0.5
BACKED = 2.0
"""VINs' worth of trust in chance."""
ODD_COST = -0.7
"""What costs as much stands at a place where its maker never has it, by seven VINs or more."""
MAKER_CAPS = (-4.0, 5.0)
UNKNOWN_VINS, TYPICAL_SHARE = 0.02, 1 / 2000
"""Weight of a maker that was not met, in VINs; and the share of a WMI that is neither common nor rare."""


@dataclass(slots=True, eq=False)
class Prior:
    """Counts of VINs with what follows from them.

    Attributes:
        counts: VINs by maker, place and character.
    """

    counts: Counts
    _costs: dict[str, tuple[tuple[float, ...], ...]] = field(default_factory=dict)

    def makers(self) -> list[str]:
        """Return the WMIs that have been met often enough, sorted."""
        return sorted(wmi for wmi, n in self.counts.n_vins.items() if n >= MIN_VINS)

    def costs(self, wmi: str) -> tuple[tuple[float, ...], ...]:
        """Return for each place what each symbol adds to the regret of a VIN of this maker.

        Args:
            wmi: three characters.
        """
        if wmi not in self._costs:
            n_wmi, n_all = self.counts.n_vins.get(wmi, 0), sum(self.counts.n_vins.values())
            share = (n_wmi + UNKNOWN_VINS) / (n_all + 1000 * UNKNOWN_VINS)
            maker = min(max(math.log(share / TYPICAL_SHARE), MAKER_CAPS[0]), MAKER_CAPS[1])
            table = [(WEIGHT * maker,) * len(SYMBOLS)]
            for place in range(2, 18):
                if place in PLACES:
                    table.append(tuple(self._cost(wmi, place, n_wmi)))
                else:
                    table.append((0.0,) * len(SYMBOLS))
            self._costs[wmi] = tuple(table)
        return self._costs[wmi]

    def _cost(self, wmi: str, place: int, n_wmi: int) -> list[float]:
        if n_wmi < MIN_VINS:
            return [0.0] * len(SYMBOLS)
        chance = 1 / len(SYMBOLS)
        shares = [(self.counts.n_at.get((wmi, place, one), 0) + BACKED * chance) / (n_wmi + BACKED) for one in SYMBOLS]
        return [WEIGHT * min(max(math.log(share / chance), -CAP), CAP) for share in shares]

    def score(self, vin: str) -> float:
        """Return what is added to the regret of a whole VIN."""
        costs = self.costs(vin[:3])
        return sum(costs[place][SYMBOLS.index(one)] for place, one in enumerate(vin))

    def n_odd(self, vin: str) -> int:
        """Count the places at which a VIN has what its maker's VINs practically never have; 0 for unknown makers."""
        if self.counts.n_vins.get(vin[:3], 0) < MIN_VINS:
            return 0
        costs = self.costs(vin[:3])
        return sum(costs[place - 1][SYMBOLS.index(vin[place - 1])] <= ODD_COST for place in PLACES)


def learnt(vins: Iterable[str], beside: Counts) -> Prior:
    """Learn makers' habits from the VINs of a case.

    Args:
        vins: those that a case vouches for, in any order: accepted by a person, or read with an observed check digit.
            Each vehicle counts once. Leave out the VIN that is being read: it would be its own witness.
        beside: counts that they are added to, such as those of the shipped table.

    Returns:
        Habits; the same for the same vehicles.

    Raises:
        WrongLength: one of them has not 17 characters.
        WrongCharacter: one of them has a character that no VIN has, or is a placeholder.
    """
    n_vins, n_at = Counter(beside.n_vins), Counter(beside.n_at)
    for vin in sorted({numbers.validate(one) for one in vins}):
        n_vins[vin[:3]] += 1
        n_at.update((vin[:3], place, vin[place - 1]) for place in (1, *PLACES))
    return Prior(Counts(dict(n_vins), dict(n_at)))
